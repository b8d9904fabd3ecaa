//! Reads a JSONL file of items and analyses it, for the examples.

use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;
use titen_model::{Document, Item, ItemId, Published};
use titen_text::Analyser;

pub struct Period {
    pub docs: Vec<Document>,
    pub items: BTreeMap<ItemId, Item>,
}

pub fn read(path: &str, analyser: &Analyser) -> Period {
    let received = "2026-11-01T00:00:00Z".parse().unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let items: Vec<Item> = text.lines().map(|l| item(l, received)).collect();
    let docs: Vec<Document> = items.iter().map(|i| analyser.analyse(i, 1)).collect();
    Period {
        docs,
        items: items.into_iter().map(|i| (i.id, i)).collect(),
    }
}

fn item(line: &str, received: DateTime<Utc>) -> Item {
    let v: serde_json::Value = serde_json::from_str(line).unwrap();
    let text = |k: &str| v[k].as_str().map(str::to_owned);
    let published = text("published").and_then(|p| {
        let instant = DateTime::parse_from_rfc3339(&p)
            .ok()
            .map(|t| Published::instant(t.to_utc()));
        instant.or_else(|| p.parse::<NaiveDate>().ok().map(Published::day))
    });
    let (key, source) = (text("id").unwrap(), text("source").unwrap_or_default());
    Item {
        id: ItemId::new(&source, &key),
        key,
        source,
        channel: text("channel").unwrap().parse().unwrap(),
        url: text("url"),
        title: text("title"),
        body: text("body"),
        published,
        received,
        lang: text("lang"),
        extra: BTreeMap::new(),
    }
}
