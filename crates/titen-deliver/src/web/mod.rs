//! A POST and its answer, told without the address: tokens stand in addresses.

use crate::{Courier, CourierSettings, Failure, NoCourier};
use chrono::{DateTime, Utc};
use reqwest::header::{HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Client, redirect::Policy};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use titen_reach::{Guard, GuardedResolver, PrivateName, tls};
use url::Url;

/// Of an answer: no more is looked at.
const MOST_BYTES: usize = 64 << 10;

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// Seconds or a date (RFC 9110).
    pub fn retry_after(&self, now: DateTime<Utc>) -> Option<Duration> {
        let said = self.headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
        match said.parse() {
            Ok(seconds) => Some(Duration::from_secs(seconds)),
            Err(_) => {
                let at = httpdate::parse_http_date(said).ok()?;
                at.duration_since(now.into()).ok()
            }
        }
    }

    /// What it says, in one short line.
    pub fn said(&self) -> String {
        one_line(&String::from_utf8_lossy(&self.body))
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub enum NoAnswer {
    /// The address is not allowed: nothing was sent.
    Refused(String),
    /// No connection: nothing was sent.
    Unsent(String),
    /// It may have been taken.
    Unknown(String),
}

pub async fn post(
    courier: &Courier,
    url: &Url,
    headers: HeaderMap,
    body: Vec<u8>,
) -> Result<Answer, NoAnswer> {
    courier.guard.check(url).map_err(NoAnswer::Refused)?;
    let sent = courier
        .client
        .post(url.clone())
        .headers(headers)
        .body(body)
        .send()
        .await;
    let mut response = sent.map_err(no_answer)?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let mut body = Vec::new();
    // The status says it: an answer that is cut off is one.
    while let Ok(Some(chunk)) = response.chunk().await {
        body.extend_from_slice(&chunk);
        if body.len() >= MOST_BYTES {
            break;
        }
    }
    Ok(Answer {
        status,
        headers,
        body,
    })
}

fn no_answer(error: reqwest::Error) -> NoAnswer {
    let error = error.without_url();
    let why = causes(&error);
    let mut source = error.source();
    while let Some(e) = source {
        if let Some(private) = e.downcast_ref::<PrivateName>() {
            return NoAnswer::Refused(private.to_string());
        }
        source = e.source();
    }
    match error.is_connect() || error.is_builder() {
        true => NoAnswer::Unsent(why),
        false => NoAnswer::Unknown(why),
    }
}

/// An error with what is behind it, in one line.
pub fn causes(error: &dyn Error) -> String {
    let mut out = error.to_string();
    let mut source = error.source();
    while let Some(e) = source {
        let said = e.to_string();
        if !out.contains(&said) {
            out = format!("{out}: {said}");
        }
        source = e.source();
    }
    one_line(&out)
}

/// Control characters and lengths that no log should have.
pub fn one_line(text: &str) -> String {
    const MOST: usize = 300;
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect();
    let line = words.join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// No redirects: a call and its signature go where the config says, and nowhere else.
pub fn client(settings: &CourierSettings, guard: Arc<Guard>) -> Result<Client, NoCourier> {
    let user_agent = HeaderValue::from_str(&settings.user_agent).map_err(|_| {
        NoCourier(format!(
            "`{}` cannot be sent as a user agent",
            settings.user_agent
        ))
    })?;
    let tls = tls(&settings.authorities).map_err(|fault| NoCourier(fault.to_string()))?;
    Client::builder()
        .user_agent(user_agent)
        .tls_backend_preconfigured(tls)
        .dns_resolver(GuardedResolver(guard))
        .redirect(Policy::none())
        .no_proxy()
        .referer(false)
        .retry(reqwest::retry::never())
        .timeout(settings.timeout)
        // Shorter than the whole, so that where no connection came about it is known that nothing was sent.
        .connect_timeout((settings.timeout / 2).min(Duration::from_secs(15)))
        .pool_max_idle_per_host(0)
        .build()
        .map_err(|e| NoCourier(causes(&e)))
}

/// A repetition is harmless: whatever went wrong on the way, try again.
impl From<NoAnswer> for Failure {
    fn from(none: NoAnswer) -> Self {
        match none {
            NoAnswer::Refused(why) => Failure::never(why).of_target(),
            NoAnswer::Unsent(why) | NoAnswer::Unknown(why) => Failure::later(why),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = "2025-12-08T00:00:00Z".parse().unwrap();
        let after = |said: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, HeaderValue::from_str(said).unwrap());
            let answer = Answer {
                status: 429,
                headers,
                body: Vec::new(),
            };
            answer.retry_after(now).map(|d| d.as_secs())
        };
        assert_eq!(after("37"), Some(37));
        assert_eq!(after("Mon, 08 Dec 2025 00:02:00 GMT"), Some(120));
        assert_eq!(after("Sun, 07 Dec 2025 00:02:00 GMT"), None);
        assert_eq!(after("nanti"), None);
    }

    #[test]
    fn what_a_server_says_is_one_short_line() {
        assert_eq!(one_line("a\r\n\tb\u{7} c"), "a b c");
        assert_eq!(one_line(&"x".repeat(400)).chars().count(), 301);
    }
}
