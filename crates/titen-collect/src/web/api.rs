//! One request to an API. Its status and headers are the caller's to read, since each API has its own; pace, ceiling,
//! limits and private networks are as for pages.
//!
//! Redirects are not followed: a token must not travel to where nobody configured it to go.

use super::{FetchError, Web, address::check, attempt::Attempt};
use chrono::Utc;
use reqwest::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue, LINK};
use std::time::Duration;
use titen_model::DropReason;
use url::Url;

pub struct Ask {
    /// As it is sent, the secret included.
    pub sent: Url,
    /// As it may be logged and stored.
    pub shown: Url,
    pub header: Option<(HeaderName, HeaderValue)>,
    /// Its terms say how it may be asked, so robots.txt, which is for crawlers of pages, does not.
    pub has_terms: bool,
}

pub struct Told {
    pub status: u16,
    headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Told {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl Web {
    pub async fn ask(&self, ask: &Ask) -> Result<Told, FetchError> {
        check(&self.guard, &ask.shown)?;
        if !ask.has_terms
            && self.settings.robots
            && !self.rules(&ask.shown).await?.allow(&ask.shown)
        {
            return Err(FetchError::Robots {
                url: ask.shown.to_string(),
            });
        }
        let mut n_failures = 0;
        loop {
            self.turn(&ask.shown).await?;
            let told = self.ask_once(ask).await;
            let error = match told {
                Ok(told) if !(told.status >= 500 || told.status == 408) => return Ok(told),
                Ok(told) => FetchError::later(
                    &ask.shown,
                    format!("answered {}", told.status),
                    told.retry_after(),
                ),
                Err(error @ FetchError::Later { .. }) => error,
                Err(error) => return Err(error),
            };
            let after = match &error {
                FetchError::Later { after, .. } => *after,
                _ => None,
            };
            if let Some(after) = after {
                self.leave_alone(&ask.shown, after);
            }
            n_failures += 1;
            if n_failures > self.settings.retries
                || after.is_some_and(|a| a > self.settings.longest_wait)
            {
                return Err(error);
            }
            tokio::time::sleep(self.pause(n_failures)).await;
        }
    }

    async fn ask_once(&self, ask: &Ask) -> Result<Told, FetchError> {
        // Whatever goes wrong is said with the address that may be shown.
        let attempt = Attempt {
            client: &self.client,
            settings: &self.settings,
            url: &ask.shown,
            known: None,
            // An answer of citizens, whose words are not kept as they came.
            raw: None,
        };
        let _permit = self
            .at_once
            .acquire()
            .await
            .expect("the semaphore is never closed");
        let told = async {
            let mut request = self
                .client
                .get(ask.sent.clone())
                .header(ACCEPT, "application/json");
            if let Some((name, value)) = &ask.header {
                request = request.header(name, value.clone());
            }
            let response = request.send().await.map_err(|e| attempt.broken(e))?;
            let status = response.status();
            if let Some(by) = super::attempt::challenge(response.headers()) {
                let url = ask.shown.to_string();
                return Err(FetchError::Challenge {
                    url,
                    status: status.as_u16(),
                    by,
                });
            }
            if status.is_redirection() {
                let (url, why) = (
                    ask.shown.to_string(),
                    "a token is not sent on to another address".into(),
                );
                return Err(FetchError::Redirects { url, why });
            }
            let headers = response.headers().clone();
            let body = attempt.body(response).await?;
            Ok(Told {
                status: status.as_u16(),
                headers,
                body,
            })
        };
        match tokio::time::timeout(self.settings.timeout, told).await {
            Ok(told) => told,
            Err(_) => Err(attempt.too_slow()),
        }
    }

    /// Waits for the host's turn, and counts the request.
    pub(super) async fn turn(&self, url: &Url) -> Result<(), FetchError> {
        let host = url.host_str().unwrap_or_default();
        let ceiling = self.settings.requests_a_day;
        if !self.manners.may_ask(host, ceiling, Utc::now()) {
            return Err(FetchError::Later {
                url: url.to_string(),
                why: format!(
                    "the ceiling of {ceiling} requests a day to one host is reached (`requests_a_day` in [http])"
                ),
                after: None,
                reason: DropReason::Ceiling,
            });
        }
        let (pace, longest) = (self.settings.pace, self.settings.longest_wait);
        let turn = self.manners.pace().turn(host, pace, longest).await;
        turn.map_err(|wait| FetchError::later(url, "the host asked us to wait", Some(wait)))
    }

    /// The host asked for it: it holds for all sources there.
    pub fn leave_alone(&self, url: &Url, quiet: Duration) {
        self.manners
            .pace()
            .hold(url.host_str().unwrap_or_default(), quiet);
    }

    /// No two requests to this host closer than that.
    pub fn slow_down(&self, url: &Url, every: Duration) {
        self.manners
            .pace()
            .slow(url.host_str().unwrap_or_default(), every);
    }
}

impl Told {
    fn retry_after(&self) -> Option<Duration> {
        super::attempt::retry_after(&self.headers)
    }

    /// RFC 8288: where `Link: <…>; rel="next"` leads.
    pub fn link_next(&self) -> Option<String> {
        let values = self
            .headers
            .get_all(LINK)
            .iter()
            .filter_map(|v| v.to_str().ok());
        values.flat_map(|v| v.split('<').skip(1)).find_map(|link| {
            let (target, parameters) = link.split_once('>')?;
            let is_next = parameters.split(';').any(|p| {
                let (name, value) = p.split_once('=').unwrap_or_default();
                let value = value.trim().trim_end_matches(',').trim().trim_matches('"');
                name.trim().eq_ignore_ascii_case("rel")
                    && value.split_whitespace().any(|rel| rel == "next")
            });
            is_next.then(|| target.trim().to_owned())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_is_the_link_that_says_so() {
        for (header, expect) in [
            (
                "<http://a.test/?max_id=1>; rel=\"next\", <http://a.test/?min_id=9>; rel=\"prev\"",
                Some("http://a.test/?max_id=1"),
            ),
            (
                "<http://a.test/?a=1,2>; title=x; rel=next",
                Some("http://a.test/?a=1,2"),
            ),
            ("<http://a.test/>; rel=\"prev\"", None),
            ("next", None),
        ] {
            let headers = HeaderMap::from_iter([(LINK, header.parse().unwrap())]);
            let told = Told {
                status: 200,
                headers,
                body: Vec::new(),
            };
            assert_eq!(told.link_next().as_deref(), expect, "{header}");
        }
    }
}
