//! Groups a JSONL file of one period and prints a line an item, for `score.py stories`.
//! Settings for trials: the environment's GROUP_SETTINGS, as TOML. TOP=n prints the largest issues instead.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

use chrono::{DateTime, NaiveDate, Utc};
use std::{collections::BTreeMap, sync::Arc, time::Instant};
use titen_dict::Dictionaries;
use titen_issue::{Carried, GroupSettings, group_week};
use titen_model::{Document, Item, ItemId, Published, Week};
use titen_text::Analyser;

fn item(line: &str, received: DateTime<Utc>) -> Item {
    let v: serde_json::Value = serde_json::from_str(line).unwrap();
    let text = |k: &str| v[k].as_str().map(str::to_owned);
    let published = text("published").and_then(|p| {
        let instant = DateTime::parse_from_rfc3339(&p).ok().map(|t| Published::instant(t.to_utc()));
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

fn main() {
    let path = std::env::args().nth(1).expect("a JSONL file");
    let received = "2026-11-01T00:00:00Z".parse().unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let items: Vec<Item> = text.lines().map(|l| item(l, received)).collect();
    let dict = Arc::new(Dictionaries::builtin().unwrap());
    let analyser = Analyser::new(dict.clone(), None);
    let t = Instant::now();
    let docs: Vec<Document> = items.iter().map(|i| analyser.analyse(i, 1)).collect();
    let analysed = t.elapsed();
    let settings: GroupSettings =
        std::env::var("GROUP_SETTINGS").map_or_else(|_| GroupSettings::default(), |s| toml::from_str(&s).unwrap());
    let by_id: BTreeMap<ItemId, Item> = items.iter().map(|i| (i.id, i.clone())).collect();
    let week = Week::of(docs.iter().map(|d| d.at).max().unwrap());
    let t = Instant::now();
    let (grouped, carried) = group_week(week, &Carried::default(), None, &docs, &by_id, &dict, &settings);
    if let Ok(top) = std::env::var("TOP") {
        let size = postcard::to_stdvec(&carried).unwrap().len();
        eprintln!(
            "{} items; analysed {analysed:?}, grouped {:?}; {} stories, {} issues; carried {size} bytes",
            items.len(), t.elapsed(), grouped.stories.len(), grouped.issues.len()
        );
        let mut issues: Vec<_> = grouped.issues.iter().collect();
        issues.sort_by_key(|i| std::cmp::Reverse(i.history.last().map(|h| h.n_items)));
        for i in issues.iter().take(top.parse().unwrap()) {
            println!("{:?} {} stories | {} | {:?} | {:?}", i.history.last().unwrap().n_items, i.stories.len(), i.title, i.terms, i.urusan);
        }
        return;
    }
    let urusan: BTreeMap<ItemId, String> =
        docs.iter().map(|d| (d.item, d.urusan.first().map_or("-".into(), |u| u.code.to_string()))).collect();
    for s in &grouped.stories {
        for m in &s.members {
            let line = serde_json::json!({"id": by_id[&m.item].key, "story": s.id, "issue": s.issue, "urusan": urusan[&m.item]});
            println!("{line}");
        }
    }
}
