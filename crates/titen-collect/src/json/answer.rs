//! What an API's answer means: a page of items, a wish to be left alone, or an error, in its own words.

use super::{
    api::{ErrorRule, JsonApi, Means},
    path::{Path, said},
};
use crate::telling::without_numbers;
use crate::web::Told;
use chrono::{DateTime, NaiveDateTime, Utc};
use serde_json::Value;
use std::time::Duration;
use titen_model::DropReason;

/// Why there is no page. Its words are for an administrator, and free of the secret.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    pub kind: RefusalKind,
    pub said: String,
}

#[derive(Debug, Clone, PartialEq)]
pub enum RefusalKind {
    Wait(Option<Duration>),
    Restart,
    Other(DropReason),
}

/// Of an error's own words.
const LONGEST_MESSAGE: usize = 200;

impl JsonApi {
    /// The body with its list of items.
    pub(super) fn judge(&self, told: &Told, now: DateTime<Utc>) -> Result<Value, Refusal> {
        let body: Result<Value, _> = serde_json::from_slice(&told.body);
        let json = body.as_ref().unwrap_or(&Value::Null);
        let words = self.words(json);
        let status = told.status;
        let refusal = |kind, said: String| {
            Err(Refusal {
                kind,
                said: format!("{said}{words}"),
            })
        };
        let other = |reason, said: String| refusal(RefusalKind::Other(reason), said);
        if let Some(rule) = self.errors.iter().find(|rule| rule.holds(json)) {
            let remedy = rule
                .remedy
                .as_ref()
                .map_or(String::new(), |r| format!("; {r}"));
            return match rule.means {
                Means::Auth => other(DropReason::Blocked, self.token_refused(status) + &remedy),
                Means::Wait => {
                    let wait = self
                        .wait(told, json, now)
                        .or(rule.wait_s.map(Duration::from_secs));
                    refusal(RefusalKind::Wait(wait), too_often(status, wait) + &remedy)
                }
                Means::Later => other(
                    DropReason::Unreachable,
                    format!(
                        "the API is in trouble ({status}); it is asked again at the next pass{remedy}"
                    ),
                ),
                Means::Refused => other(
                    DropReason::Blocked,
                    format!("refused with {status}{remedy}"),
                ),
                Means::Restart => refusal(
                    RefusalKind::Restart,
                    format!("refused with {status}{remedy}"),
                ),
            };
        }
        match status {
            200..=299 => {}
            401 | 403 => return other(DropReason::Blocked, self.token_refused(status)),
            404 | 410 => {
                return other(
                    DropReason::Gone,
                    format!("not there ({status}); check the parameters in `with`"),
                );
            }
            429 => {
                let wait = self.wait(told, json, now);
                return refusal(RefusalKind::Wait(wait), too_often(status, wait));
            }
            _ => {
                return other(
                    DropReason::WrongKind,
                    format!("answered {status}; check `url`, `query` and `with`"),
                );
            }
        }
        let Ok(body) = body else {
            return other(
                DropReason::WrongKind,
                "the answer is not JSON; check the address".into(),
            );
        };
        if self.elements(&body).is_none() {
            return other(
                DropReason::WrongKind,
                "the answer has no list where `items` says; check `items`, and whether the API has changed".into(),
            );
        }
        Ok(body)
    }

    pub(super) fn elements<'v>(&self, body: &'v Value) -> Option<&'v [Value]> {
        let list = match &self.items {
            None => Some(body),
            Some(path) => path.of(body),
        };
        match list.and_then(Value::as_array) {
            Some(list) => Some(list),
            None => self
                .empty
                .as_ref()
                .and_then(|e| e.of(body))
                .map(|_| &[][..]),
        }
    }

    /// None left of this window: until when the API wants to be left alone.
    pub(super) fn used_up(&self, told: &Told, now: DateTime<Utc>) -> Option<Duration> {
        let left = self
            .rate
            .remaining
            .as_ref()
            .and_then(|name| told.header(name))?;
        (left.trim() == "0")
            .then(|| self.reset(told, now))
            .flatten()
    }

    fn wait(&self, told: &Told, body: &Value, now: DateTime<Utc>) -> Option<Duration> {
        let in_body = self.retry_s.as_ref().and_then(|path| path.text(body));
        let in_body = in_body
            .and_then(|s| s.parse().ok())
            .map(Duration::from_secs);
        let retry_after = || {
            told.header("retry-after")
                .and_then(|text| moment(text, now))
        };
        in_body
            .or_else(retry_after)
            .or_else(|| self.regain(told))
            .or_else(|| self.reset(told, now))
    }

    fn reset(&self, told: &Told, now: DateTime<Utc>) -> Option<Duration> {
        let name = self.rate.reset.as_ref()?;
        told.header(name).and_then(|text| moment(text, now))
    }

    /// The Graph API says in JSON in a header in how many minutes each of its counters is free again.
    fn regain(&self, told: &Told) -> Option<Duration> {
        let usage = told.header(self.rate.regain.as_ref()?)?;
        let usage: Value = serde_json::from_str(usage).ok()?;
        let minutes = largest(&usage, self.rate.regain_minutes.as_ref()?)?;
        (minutes > 0).then(|| Duration::from_secs(minutes.saturating_mul(60)))
    }

    fn token_refused(&self, status: u16) -> String {
        match &self.secret {
            Some(secret) => format!(
                "refused with {status}: is the token in `{}` expired, or may it not do this? renew it and start titen again",
                secret.env
            ),
            None => format!(
                "refused with {status}: this API may want a token; get one, put it in an environment variable and say `auth = {{ bearer = true, env = \"NAME\" }}`"
            ),
        }
    }

    /// An error's own words.
    fn words(&self, body: &Value) -> String {
        let Some(text) = self.message.iter().find_map(|path: &Path| path.text(body)) else {
            return String::new();
        };
        let text = without_numbers(&self.hide(text));
        let line: Vec<&str> = text.split_whitespace().collect();
        let short: String = line.join(" ").chars().take(LONGEST_MESSAGE).collect();
        format!(" (it says: {short})")
    }
}

impl ErrorRule {
    fn holds(&self, body: &Value) -> bool {
        match self.path.of(body) {
            None => false,
            Some(_) if self.is.is_empty() => true,
            Some(value) => said(value).is_some_and(|s| self.is.contains(&s)),
        }
    }
}

fn too_often(status: u16, wait: Option<Duration>) -> String {
    let wait = wait.map_or(String::new(), |w| format!(" for {} s", w.as_secs()));
    format!("the API wants to be left alone{wait} ({status}: its limit is reached)")
}

fn largest(value: &Value, key: &str) -> Option<u64> {
    match value {
        Value::Array(values) => values.iter().filter_map(|v| largest(v, key)).max(),
        Value::Object(map) => {
            let here = map.get(key).and_then(Value::as_u64);
            map.values()
                .filter_map(|v| largest(v, key))
                .chain(here)
                .max()
        }
        _ => None,
    }
}

/// Seconds from now, seconds of the epoch, RFC 3339 or an HTTP date; what lies behind is now.
fn moment(text: &str, now: DateTime<Utc>) -> Option<Duration> {
    const EPOCH_FROM: u64 = 1_000_000_000;
    let text = text.trim();
    let until = match text.parse::<f64>() {
        Ok(n) if n >= 0.0 && n < EPOCH_FROM as f64 => {
            return Some(Duration::from_secs(n.ceil() as u64));
        }
        Ok(n) if (0.0..1e11).contains(&n) => DateTime::from_timestamp(n.ceil() as i64, 0)?,
        Ok(_) => return None,
        Err(_) => DateTime::parse_from_rfc3339(text)
            .map(|at| at.to_utc())
            .ok()
            .or_else(|| {
                NaiveDateTime::parse_from_str(text, "%a, %d %b %Y %H:%M:%S GMT")
                    .ok()
                    .map(|at| at.and_utc())
            })?,
    };
    Some((until - now).to_std().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn moments_are_told_in_four_ways() {
        let now = "2026-08-17T00:00:00Z".parse().unwrap();
        for (text, expect) in [
            ("35", Some(35)),
            ("1786925700", Some(900)),
            ("2026-08-17T00:05:00.5Z", Some(300)),
            ("Mon, 17 Aug 2026 00:02:00 GMT", Some(120)),
            ("2026-08-16T00:00:00Z", Some(0)),
            ("nanti", None),
            ("-1", None),
        ] {
            let wait = moment(text, now);
            assert_eq!(wait.map(|w| w.as_secs()), expect, "{text}");
        }
    }

    #[test]
    fn the_longest_of_all_counters_counts() {
        let usage = json!({"1": [{"t": 3, "call_count": 99}, {"t": 19}], "2": [{"t": 0}]});
        assert_eq!(largest(&usage, "t"), Some(19));
        assert_eq!(largest(&usage, "x"), None);
    }
}
