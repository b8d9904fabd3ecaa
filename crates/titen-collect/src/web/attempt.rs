//! One request under its limits of time and size, and what its answer means.

use super::{FetchError, WebSettings};
use crate::raw::{Answered, RawLog};
use chrono::Utc;
use reqwest::{
    Client, Response, StatusCode,
    header::{
        ACCEPT, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH,
        LAST_MODIFIED, LOCATION, RETRY_AFTER,
    },
};
use std::{
    error::Error,
    time::{Duration, SystemTime},
};
use titen_model::{DropReason, Validators};
use titen_reach::PrivateName;
use url::Url;

const WANTED: &str = "application/rss+xml, application/atom+xml, application/feed+json, \
                      application/xml;q=0.9, text/html;q=0.8, */*;q=0.5";

pub struct Attempt<'a> {
    pub client: &'a Client,
    pub settings: &'a WebSettings,
    pub url: &'a Url,
    pub known: Option<&'a Validators>,
    /// Where the answer is kept, and what was asked first.
    pub raw: Option<(&'a RawLog, &'a Url)>,
}

pub enum Answer {
    Same(Validators),
    Body {
        content_type: Option<String>,
        validators: Validators,
        body: Vec<u8>,
    },
    Redirect {
        to: Url,
        permanent: bool,
    },
}

impl Attempt<'_> {
    pub async fn run(&self) -> Result<Answer, FetchError> {
        let limit = self.settings.timeout;
        match tokio::time::timeout(limit, self.ask()).await {
            Ok(answer) => answer,
            Err(_) => Err(self.too_slow()),
        }
    }

    pub fn too_slow(&self) -> FetchError {
        let seconds = self.settings.timeout.as_secs_f64();
        FetchError::later(
            self.url,
            format!("no whole answer within {seconds} s"),
            None,
        )
    }

    async fn ask(&self) -> Result<Answer, FetchError> {
        let mut request = self.client.get(self.url.clone()).header(ACCEPT, WANTED);
        if let Some(known) = self.known {
            for (name, value) in [
                (IF_NONE_MATCH, &known.etag),
                (IF_MODIFIED_SINCE, &known.last_modified),
            ] {
                if let Some(value) = value {
                    request = request.header(name, value);
                }
            }
        }
        let response = request.send().await.map_err(|e| self.broken(e))?;
        self.judge(response).await
    }

    async fn judge(&self, response: Response) -> Result<Answer, FetchError> {
        let (url, status) = (self.url.to_string(), response.status());
        let code = status.as_u16();
        if let Some(by) = challenge(response.headers()) {
            return Err(FetchError::Challenge {
                url,
                status: code,
                by,
            });
        }
        match status {
            StatusCode::NOT_MODIFIED if self.known.is_some() => {
                Ok(Answer::Same(self.kept(response.headers())))
            }
            StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT => {
                self.redirect(&response, true)
            }
            StatusCode::FOUND | StatusCode::SEE_OTHER | StatusCode::TEMPORARY_REDIRECT => {
                self.redirect(&response, false)
            }
            StatusCode::UNAUTHORIZED
            | StatusCode::FORBIDDEN
            | StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS => {
                Err(FetchError::Refused { url, status: code })
            }
            StatusCode::NOT_FOUND | StatusCode::GONE => Err(FetchError::Gone { url, status: code }),
            StatusCode::TOO_MANY_REQUESTS => Err(FetchError::Later {
                url,
                why: format!("answered {status}"),
                after: retry_after(response.headers()),
                reason: DropReason::Blocked,
            }),
            StatusCode::REQUEST_TIMEOUT => Err(FetchError::later(
                self.url,
                format!("answered {status}"),
                retry_after(response.headers()),
            )),
            s if s.is_server_error() => Err(FetchError::later(
                self.url,
                format!("answered {status}"),
                retry_after(response.headers()),
            )),
            s if s.is_success() => self.read(response).await,
            _ => Err(FetchError::Unusable {
                url,
                why: format!("answered {status}"),
            }),
        }
    }

    /// A 304 may bring new validators; what it leaves out stays as it was.
    fn kept(&self, headers: &HeaderMap) -> Validators {
        let (new, old) = (validators(headers), self.known.cloned().unwrap_or_default());
        Validators {
            etag: new.etag.or(old.etag),
            last_modified: new.last_modified.or(old.last_modified),
        }
    }

    fn redirect(&self, response: &Response, permanent: bool) -> Result<Answer, FetchError> {
        let to = text(response.headers(), &LOCATION).and_then(|to| self.url.join(&to).ok());
        let Some(mut to) = to else {
            return Err(FetchError::Redirects {
                url: self.url.to_string(),
                why: "no usable Location is given".into(),
            });
        };
        to.set_fragment(None);
        Ok(Answer::Redirect { to, permanent })
    }

    async fn read(&self, response: Response) -> Result<Answer, FetchError> {
        let content_type = text(response.headers(), &CONTENT_TYPE);
        let validators = validators(response.headers());
        let head = self
            .raw
            .map(|raw| (raw, response.status(), kept_headers(response.headers())));
        let body = self.body(response).await?;
        if let Some(((raw, asked), status, headers)) = head {
            raw.keep(&Answered {
                asked,
                url: self.url,
                user_agent: &self.settings.user_agent,
                status: status.to_string(),
                headers,
                body: &body,
                at: Utc::now(),
            });
        }
        Ok(Answer::Body {
            content_type,
            validators,
            body,
        })
    }

    pub async fn body(&self, mut response: Response) -> Result<Vec<u8>, FetchError> {
        let limit = self.settings.max_bytes;
        let too_large = || FetchError::TooLarge {
            url: self.url.to_string(),
            limit,
        };
        if response.content_length().is_some_and(|n| n > limit as u64) {
            return Err(too_large());
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|e| self.broken(e))? {
            if body.len() + chunk.len() > limit {
                return Err(too_large());
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    pub fn broken(&self, error: reqwest::Error) -> FetchError {
        let error = error.without_url();
        let mut why = error.to_string();
        let mut cause = error.source();
        while let Some(inner) = cause {
            if let Some(tls) = tls_error(inner) {
                return FetchError::Tls {
                    url: self.url.to_string(),
                    why: tls.to_string(),
                };
            }
            if let Some(private) = inner.downcast_ref::<PrivateName>() {
                return FetchError::Address {
                    url: self.url.to_string(),
                    why: private.to_string(),
                };
            }
            let said = inner.to_string();
            if !why.contains(&said) {
                why = format!("{why}: {said}");
            }
            cause = inner.source();
        }
        FetchError::later(self.url, why, None)
    }
}

/// hyper hands rustls' errors on inside an `io::Error` in an `io::Error`.
fn tls_error<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e rustls::Error> {
    error.downcast_ref::<rustls::Error>().or_else(|| {
        let io = error.downcast_ref::<std::io::Error>()?;
        tls_error(io.get_ref()?)
    })
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

fn kept_headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let readable = headers.iter().filter_map(|(name, value)| {
        let value = value.to_str().ok()?;
        Some((name.to_string(), value.to_owned()))
    });
    readable.collect()
}

fn validators(headers: &HeaderMap) -> Validators {
    Validators {
        etag: text(headers, &ETAG),
        last_modified: text(headers, &LAST_MODIFIED),
    }
}

/// Firewalls that want a browser to prove itself say so in a header.
pub fn challenge(headers: &HeaderMap) -> Option<&'static str> {
    let says = |name: &str, word: &str| {
        let value = headers.get(name).and_then(|v| v.to_str().ok());
        value.is_some_and(|v| v.to_ascii_lowercase().contains(word))
    };
    [
        ("cf-mitigated", "challenge", "Cloudflare"),
        ("x-amzn-waf-action", "challenge", "AWS WAF"),
        ("x-amzn-waf-action", "captcha", "AWS WAF"),
        ("x-sucuri-block", "", "Sucuri"),
    ]
    .into_iter()
    .find(|(name, word, _)| says(name, word))
    .map(|(_, _, by)| by)
}

/// Seconds, or a date.
pub fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = text(headers, &RETRY_AFTER)?;
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = httpdate::parse_http_date(&value).ok()?;
    Some(until.duration_since(SystemTime::now()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let read = |value: &str| {
            let value = value.parse().unwrap();
            retry_after(&HeaderMap::from_iter([(RETRY_AFTER, value)]))
        };
        assert_eq!(read("120"), Some(Duration::from_secs(120)));
        assert_eq!(read("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        let soon = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(100));
        assert!(read(&soon).is_some_and(|wait| (90..=100).contains(&wait.as_secs())));
        assert_eq!(read("nanti"), None);
    }
}
