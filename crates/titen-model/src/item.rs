//! What a source said, as received but redacted.

use crate::{Channel, ItemId, WIB, hash::sha256_hex};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// The source gave a time of day.
    Instant,
    /// The source gave a day alone: that day in WIB.
    Day,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Published {
    pub at: DateTime<Utc>,
    pub precision: Precision,
}

impl Published {
    pub fn instant(at: DateTime<Utc>) -> Self {
        Published {
            at,
            precision: Precision::Instant,
        }
    }

    /// Noon in WIB stands for a day without a time, so that no zone pushes it into another day.
    pub fn day(date: NaiveDate) -> Self {
        let noon = date.and_time(NaiveTime::MIN) + chrono::Duration::hours(12) - WIB;
        Published {
            at: noon.and_utc(),
            precision: Precision::Day,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub id: ItemId,
    /// The source's own key; with `source` it makes `id`.
    pub key: String,
    pub source: String,
    pub channel: Channel,
    pub url: Option<String>,
    pub title: Option<String>,
    pub body: Option<String>,
    pub published: Option<Published>,
    /// When the office first received it; stands in where `published` is missing.
    pub received: DateTime<Utc>,
    pub lang: Option<String>,
    /// Keys of the input that titen has no field for, kept as they came.
    pub extra: BTreeMap<String, serde_json::Value>,
}

/// The key of `extra` that says: how things stood at `received`, as an export shows it.
pub const SNAPSHOT: &str = "snapshot";

/// Keys of `extra` that change from one look to the next while the item says the same: views and polls,
/// and when the site says that it last touched the page.
const NOT_SAID: [&str; 2] = ["engagement", "modified"];

impl Item {
    /// Of an export that shows how things stood at its date, which is `received`, and not when they
    /// changed. Exports may come in another order than they were made in.
    pub fn is_snapshot(&self) -> bool {
        self.extra.get(SNAPSHOT) == Some(&serde_json::Value::Bool(true))
    }

    /// The day that it counts in. A date after its receipt is a source's mistake, so receipt stands in there too.
    pub fn at(&self) -> DateTime<Utc> {
        Item::at_of(self.published, self.received)
    }

    /// `at` of an item that is not at hand.
    pub fn at_of(published: Option<Published>, received: DateTime<Utc>) -> DateTime<Utc> {
        match published {
            Some(p) if p.at <= received + chrono::Duration::days(1) => p.at,
            _ => received,
        }
    }

    /// Is `at` the office's date of receipt and not the source's own?
    pub fn dated_by_receipt(&self) -> bool {
        self.published.is_none_or(|p| p.at != self.at())
    }

    /// Two revisions with one hash say the same; receipt is not part of what was said, nor is what readers
    /// did with it: a count of views that has grown is no edit.
    pub fn content_hash(&self) -> String {
        let extra: BTreeMap<&String, &serde_json::Value> = self
            .extra
            .iter()
            .filter(|(key, _)| !NOT_SAID.contains(&key.as_str()))
            .collect();
        let said = (
            &self.channel,
            &self.url,
            &self.title,
            &self.body,
            &self.published,
            &self.lang,
            &extra,
        );
        sha256_hex(&serde_json::to_vec(&said).expect("strings, dates and JSON values serialise"))
    }

    /// Title, else the beginning of the body.
    pub fn headline(&self) -> &str {
        let text = self
            .title
            .as_deref()
            .filter(|t| !t.trim().is_empty())
            .or(self.body.as_deref())
            .unwrap_or("");
        text.lines()
            .find(|l| !l.trim().is_empty())
            .unwrap_or("")
            .trim()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn more_views_are_no_edit_and_another_caption_is_one() {
        let hash = |extra: serde_json::Value| {
            let item = Item {
                id: ItemId::new("s", "1"),
                key: "1".into(),
                source: "s".into(),
                channel: Channel::News,
                url: None,
                title: Some("Jalan rusak".into()),
                body: None,
                published: None,
                received: "2026-08-10T00:00:00Z".parse().unwrap(),
                lang: None,
                extra: serde_json::from_value(extra).unwrap(),
            };
            item.content_hash()
        };
        let first = hash(json!({"captions": ["Lubang"], "engagement": {"views": 338}}));
        assert_eq!(
            first,
            hash(json!({"captions": ["Lubang"], "engagement": {"views": 1229}, "modified": "x"}))
        );
        assert_ne!(
            first,
            hash(json!({"captions": ["Jembatan"], "engagement": {"views": 338}}))
        );
    }
}
