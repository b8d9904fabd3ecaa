//! One line of JSONL → an item, or what is wrong with it in words that carry none of its text.

use crate::files::{Fault, FileOrigin};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use std::str::FromStr;
use titen_model::{Channel, DropReason, Item, ItemId, Published, UnknownChannel};
use titen_text::parse_date;

pub fn item_of(bytes: &[u8], origin: &FileOrigin, now: DateTime<Utc>) -> Result<Item, Fault> {
    let mut keys = object(bytes)?;
    let key = match keys.remove("id") {
        Some(Value::String(id)) if !id.trim().is_empty() => id,
        Some(Value::Number(id)) => id.to_string(),
        _ => {
            return Err(Fault::new(
                DropReason::NoId,
                "no `id`; give each item the key that its source knows it by",
            ));
        }
    };
    let channel = channel(keys.remove("channel"), origin.channel)?;
    let source = text(&mut keys, "source")?.unwrap_or_else(|| origin.source.clone());
    let (title, body) = (text(&mut keys, "title")?, text(&mut keys, "body")?);
    if title.is_none() && body.is_none() {
        return Err(Fault::new(
            DropReason::Empty,
            "`title` and `body` are both empty; give one of them",
        ));
    }
    let (url, lang) = (text(&mut keys, "url")?, text(&mut keys, "lang")?);
    let published = published(&mut keys);
    if let Some(wilayah) = &origin.wilayah {
        keys.entry("wilayah")
            .or_insert_with(|| wilayah.as_str().into());
    }
    Ok(Item {
        id: ItemId::new(&source, &key),
        key,
        source,
        channel,
        url,
        title,
        body,
        published,
        received: now,
        lang,
        extra: keys.into_iter().collect(),
    })
}

fn object(bytes: &[u8]) -> Result<Map<String, Value>, Fault> {
    let malformed = |detail: String| Fault::new(DropReason::Malformed, detail);
    let text = std::str::from_utf8(bytes).map_err(|e| {
        malformed(format!(
            "not UTF-8 at byte {}; save the file as UTF-8",
            e.valid_up_to() + 1
        ))
    })?;
    match serde_json::from_str(text) {
        Ok(Value::Object(keys)) => Ok(keys),
        Ok(_) => Err(malformed(
            "not a JSON object; write {\"id\": …, \"channel\": …, …}".to_owned(),
        )),
        Err(e) => {
            let said = e.to_string();
            let what = said.split(" at line ").next().unwrap_or_default();
            Err(malformed(format!(
                "broken JSON at column {}: {what}",
                e.column()
            )))
        }
    }
}

fn channel(value: Option<Value>, default: Option<Channel>) -> Result<Channel, Fault> {
    let unknown = |detail: String| Fault::new(DropReason::UnknownChannel, detail);
    match value {
        None | Some(Value::Null) => default.ok_or_else(|| {
            unknown("no `channel`; write it in the line or give --channel".to_owned())
        }),
        // A shifted column may hold an item's text: no more of it than a name's length is shown.
        Some(Value::String(name)) => {
            Channel::from_str(name.trim()).map_err(|UnknownChannel(name)| {
                unknown(UnknownChannel(name.chars().take(16).collect()).to_string())
            })
        }
        Some(_) => Err(unknown("`channel` is not a string".to_owned())),
    }
}

/// Blank is as good as missing.
fn text(keys: &mut Map<String, Value>, key: &str) -> Result<Option<String>, Fault> {
    match keys.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok((!text.trim().is_empty()).then_some(text)),
        Some(_) => Err(Fault::new(
            DropReason::Malformed,
            format!("`{key}` is not a string"),
        )),
    }
}

/// An unreadable date is no reason to lose an item: it is kept beside it, as it came.
fn published(keys: &mut Map<String, Value>) -> Option<Published> {
    let raw = keys
        .remove("published")
        .filter(|v| !v.is_null() && v.as_str().is_none_or(|s| !s.trim().is_empty()))?;
    let read = raw.as_str().and_then(parse_date);
    if read.is_none() {
        keys.insert("published_raw".to_owned(), raw);
    }
    read
}
