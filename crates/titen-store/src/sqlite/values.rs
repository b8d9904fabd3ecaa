//! How the model's values stand in columns.

use super::fault::Fault;
use chrono::{DateTime, Utc};
use rusqlite::Row;
use serde::{Serialize, de::DeserializeOwned};
use std::{fmt::Display, str::FromStr};
use titen_model::{Document, Item, ItemId, Precision, Published};

/// What `item` reads, from `items i` joined with `revisions r`.
pub(super) const ITEM_COLUMNS: &str = "i.id, i.key, i.source, i.received, \
     r.channel, r.url, r.title, r.body, r.published, r.precision, r.lang, r.extra";

pub(super) fn item(row: &Row<'_>) -> Result<Item, Fault> {
    let precision: Option<String> = row.get(9)?;
    let published = match (row.get(8)?, precision.as_deref()) {
        (Some(at), Some("day")) => Some(Published {
            at: time(at)?,
            precision: Precision::Day,
        }),
        (Some(at), _) => Some(Published::instant(time(at)?)),
        (None, _) => None,
    };
    let extra: Option<String> = row.get(11)?;
    Ok(Item {
        id: item_id(row.get(0)?),
        key: row.get(1)?,
        source: row.get(2)?,
        received: time(row.get(3)?)?,
        channel: parsed(&row.get::<_, String>(4)?)?,
        url: row.get(5)?,
        title: row.get(6)?,
        body: row.get(7)?,
        published,
        lang: row.get(10)?,
        extra: extra
            .map(|e| from_json(&e))
            .transpose()?
            .unwrap_or_default(),
    })
}

pub(super) fn precision(p: Precision) -> &'static str {
    match p {
        Precision::Instant => "instant",
        Precision::Day => "day",
    }
}

pub(super) fn item_id(bytes: [u8; 16]) -> ItemId {
    ItemId::from_bytes(bytes)
}

pub(super) fn micros(at: DateTime<Utc>) -> i64 {
    at.timestamp_micros()
}

pub(super) fn time(micros: i64) -> Result<DateTime<Utc>, Fault> {
    DateTime::from_timestamp_micros(micros)
        .ok_or_else(|| Fault::Damaged(format!("{micros} is not a time")))
}

pub(super) fn parsed<T: FromStr<Err: Display>>(text: &str) -> Result<T, Fault> {
    text.parse()
        .map_err(|e: T::Err| Fault::Damaged(e.to_string()))
}

pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("the model's types have string keys and finite structure")
}

pub(super) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|e| Fault::Damaged(e.to_string()))
}

/// Documents are many, large and made again at will: postcard, a third of their JSON.
pub(super) fn document_bytes(document: &Document) -> Vec<u8> {
    postcard::to_stdvec(document).expect("a document is plain data of known lengths")
}

pub(super) fn document(bytes: &[u8]) -> Result<Document, Fault> {
    postcard::from_bytes(bytes).map_err(|e| Fault::Damaged(format!("a document: {e}")))
}

/// SQLite has no unsigned integers; none of ours comes near the difference.
pub(super) fn int(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
