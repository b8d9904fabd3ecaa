//! What the configuration says of a source, checked.

use crate::{FileReader, GammuSource, JsonApi, WebhookSource};
use chrono::{DateTime, Utc};
use scraper::Selector;
use std::{path::PathBuf, sync::Arc, time::Duration};
use titen_model::{Channel, SourceState, WilayahCode};
use url::Url;

#[derive(Debug, Clone)]
pub struct Source {
    pub id: String,
    pub channel: Channel,
    pub kind: SourceKind,
    /// The place that its items are about where they name none.
    pub wilayah: Option<WilayahCode>,
    /// Ask for each entry's page, since the feed carries summaries only.
    pub follow: bool,
    /// From one pass to the next, at least.
    pub every: Duration,
    /// And at most, however seldom it publishes and however often it fails.
    pub every_at_most: Duration,
    /// The address is a guess that nobody has tried yet.
    pub presumed: bool,
}

#[derive(Debug, Clone)]
pub enum SourceKind {
    Feed {
        url: Url,
    },
    /// For a site without a feed: its own list of pages (sitemaps.org, Google News).
    Sitemap {
        url: Url,
    },
    Listing {
        url: Url,
        selectors: Selectors,
    },
    /// A file, or a folder of them.
    Files {
        path: PathBuf,
        reader: FileReader,
    },
    /// An API that answers with JSON.
    Json(Arc<JsonApi>),
    /// The inbox of an SMS daemon.
    Gammu(GammuSource),
    /// Others call: what they brought lies in a spool.
    Webhook(WebhookSource),
}

impl Source {
    pub fn address(&self) -> Option<&Url> {
        match &self.kind {
            SourceKind::Feed { url }
            | SourceKind::Sitemap { url }
            | SourceKind::Listing { url, .. } => Some(url),
            SourceKind::Json(api) => Some(api.address()),
            SourceKind::Files { .. } | SourceKind::Gammu(_) | SourceKind::Webhook(_) => None,
        }
    }

    pub fn is_transcript(&self) -> bool {
        matches!(
            &self.kind,
            SourceKind::Files {
                reader: FileReader::Transcript(_),
                ..
            }
        )
    }

    pub fn is_due(&self, state: &SourceState, now: DateTime<Utc>) -> bool {
        let Some(last) = state.last_pass else {
            return true;
        };
        // Told to be off for good: until another address is configured.
        if let (Some(gone), Some(address)) = (&state.polling.gone, self.address()) {
            return gone != address.as_str();
        }
        if let Some(due) = state.polling.next_due {
            return now < last || now >= due;
        }
        let every = chrono::Duration::from_std(self.every).unwrap_or(chrono::Duration::MAX);
        // A pass from the future is a clock that was wrong: asking again is harmless.
        now < last || now.signed_duration_since(last) >= every
    }
}

/// Where things stand on the pages of a site without a feed.
#[derive(Debug, Clone)]
pub struct Selectors {
    /// On the listing: links to articles; where there is none, those that look and repeat like headlines.
    pub link: Option<Selector>,
    /// On the article's page.
    pub title: Option<Selector>,
    /// On the article's page; every match, in order.
    pub body: Option<Selector>,
    /// On the article's page; its `datetime` or `content` attribute, else its text.
    pub date: Option<Selector>,
    /// On the listing: the link to its next page.
    pub next: Option<Selector>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` in `{key}` is not a CSS selector; write it as in `main article h2 a`")]
pub struct BadSelector {
    pub key: &'static str,
    pub text: String,
}

impl Selectors {
    pub fn new(
        link: &str,
        title: Option<&str>,
        body: Option<&str>,
        date: Option<&str>,
    ) -> Result<Self, BadSelector> {
        let optional = |key, text: Option<&str>| text.map(|text| parse(key, text)).transpose();
        Ok(Selectors {
            link: Some(parse("link", link)?),
            title: optional("title", title)?,
            body: optional("body", body)?,
            date: optional("date", date)?,
            next: None,
        })
    }

    /// For a site that nobody has looked at: its links to articles are discovered.
    pub fn discovered() -> Self {
        Selectors {
            link: None,
            title: None,
            body: None,
            date: None,
            next: None,
        }
    }

    /// For a listing that is split over several pages.
    pub fn with_next(mut self, next: &str) -> Result<Self, BadSelector> {
        self.next = Some(parse("next", next)?);
        Ok(self)
    }
}

fn parse(key: &'static str, text: &str) -> Result<Selector, BadSelector> {
    Selector::parse(text).map_err(|_| BadSelector {
        key,
        text: text.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_selector_is_named_with_its_key() {
        let bad = Selectors::new("article a", None, None, Some("time[")).unwrap_err();
        assert_eq!((bad.key, bad.text.as_str()), ("date", "time["));
        let good = Selectors::new("article a", None, None, Some("time")).unwrap();
        assert!(good.date.is_some());
        assert_eq!(good.with_next("a[").unwrap_err().key, "next");
    }

    #[test]
    fn a_source_is_due_after_its_interval_and_after_a_wrong_clock() {
        let source = Source {
            id: "blok".into(),
            channel: Channel::News,
            kind: SourceKind::Files {
                path: "x".into(),
                reader: FileReader::Jsonl,
            },
            wilayah: None,
            follow: false,
            every: Duration::from_secs(3600),
            every_at_most: Duration::from_secs(3600),
            presumed: false,
        };
        let at = |s: &str| s.parse::<DateTime<Utc>>().unwrap();
        let mut state = SourceState::default();
        assert!(source.is_due(&state, at("2026-08-10T00:00:00Z")));
        state.last_pass = Some(at("2026-08-10T00:00:00Z"));
        assert!(!source.is_due(&state, at("2026-08-10T00:59:59Z")));
        assert!(source.is_due(&state, at("2026-08-10T01:00:00Z")));
        assert!(source.is_due(&state, at("2026-08-09T00:00:00Z")));
        state.polling.next_due = Some(at("2026-08-10T03:00:00Z"));
        assert!(!source.is_due(&state, at("2026-08-10T02:59:59Z")));
        assert!(source.is_due(&state, at("2026-08-10T03:00:00Z")));
        assert!(source.is_due(&state, at("2026-08-09T00:00:00Z")));
    }
}
