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

impl Item {
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

    /// Two revisions with one hash say the same; receipt is not part of what was said.
    pub fn content_hash(&self) -> String {
        let said = (
            &self.channel,
            &self.url,
            &self.title,
            &self.body,
            &self.published,
            &self.lang,
            &self.extra,
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
