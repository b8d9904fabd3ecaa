//! The labelled sets: gold of the data folder and our own labels, each analysed once.

use crate::eval::gold::rows;
use anyhow::{Context, Result};
use chrono::{DateTime, NaiveDate};
use flate2::read::MultiGzDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use titen_dict::Dictionaries;
use titen_model::{Document, Item, ItemId, Published};
use titen_text::Analyser;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    /// Given with the data: it may be what others score by.
    Gold,
    Own,
}

/// Items that were read as one, years or channels apart from other sets.
pub struct Set {
    pub name: String,
    pub labels: Labels,
    pub docs: Vec<Document>,
    pub items: BTreeMap<ItemId, Item>,
    /// Of each document.
    pub index: BTreeMap<ItemId, usize>,
    pub stories: Vec<Option<String>>,
    pub issues: Vec<Option<String>>,
}

const OWN: &str = include_str!("../../labels/stories.tsv");

pub fn dictionaries() -> &'static Arc<Dictionaries> {
    static DICT: LazyLock<Arc<Dictionaries>> = LazyLock::new(|| {
        Arc::new(Dictionaries::builtin().expect("the dictionaries that are compiled in are right"))
    });
    &DICT
}

/// Story and issue of an item, `?` where nobody could tell.
type Told = BTreeMap<String, [String; 2]>;

pub fn sets(data: &Path) -> Result<Vec<Set>> {
    let mut plans: BTreeMap<String, (Labels, BTreeSet<String>)> = BTreeMap::new();
    let mut told = Told::new();
    let gold = data.join("gold");
    for (file, pool) in [
        ("stories_dev.tsv", "stories_pool_ids.txt"),
        ("week_dev.tsv", "week_pool_ids.txt"),
    ] {
        if !gold.join(file).is_file() {
            continue;
        }
        for row in rows(&gold.join(file))?
            .iter()
            .skip(1)
            .filter(|r| r.len() > 2)
        {
            told.insert(row[0].clone(), [row[1].clone(), row[2].clone()]);
        }
        let ids = rows(&gold.join(pool))?.into_iter().map(|r| r[0].clone());
        plans.insert(file.to_owned(), (Labels::Gold, ids.collect()));
    }
    for line in OWN.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [set, id, story, issue] = cells[..] else {
            anyhow::bail!("labels/stories.tsv: {line}: four columns are needed");
        };
        told.insert(id.to_owned(), [story.to_owned(), issue.to_owned()]);
        let plan = plans.entry(set.to_owned());
        plan.or_insert_with(|| (Labels::Own, BTreeSet::new()))
            .1
            .insert(id.to_owned());
    }
    let wanted: BTreeSet<&String> = plans.values().flat_map(|p| &p.1).collect();
    let items = items(&data.join("corpus/items.jsonl.gz"), &|item| {
        wanted.contains(&item.key)
    })?;
    let analyser = Analyser::new(dictionaries().clone(), None);
    let mut sets = Vec::new();
    for (name, (labels, ids)) in &plans {
        // One file may hold several periods: each is grouped alone.
        let mut parts: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
        for id in ids {
            let item = items
                .get(id)
                .with_context(|| format!("{name}: no item {id}"))?;
            let year = item
                .published
                .map_or("none".to_owned(), |p| p.at.format("%Y").to_string());
            parts
                .entry(format!("{year}{}", item.channel))
                .or_default()
                .push(item);
        }
        let whole = parts.len() == 1;
        for (part, items) in parts {
            let name = name.trim_end_matches(".tsv");
            let name = if whole {
                name.to_owned()
            } else {
                format!("{name}/{part}")
            };
            sets.push(set(name, *labels, &items, &told, &analyser));
        }
    }
    Ok(sets)
}

fn set(name: String, labels: Labels, items: &[&Item], told: &Told, analyser: &Analyser) -> Set {
    let of = |item: &&Item, j: usize| {
        let label = told.get(&item.key).map(|t| t[j].clone());
        label.filter(|l| l != "?")
    };
    Set {
        name,
        labels,
        docs: items.iter().map(|i| analyser.analyse(i, 1)).collect(),
        items: items.iter().map(|i| (i.id, (*i).clone())).collect(),
        index: items.iter().enumerate().map(|(n, i)| (i.id, n)).collect(),
        stories: items.iter().map(|i| of(i, 0)).collect(),
        issues: items.iter().map(|i| of(i, 1)).collect(),
    }
}

/// Items of a corpus by their keys there.
pub fn items(path: &Path, wanted: &dyn Fn(&Item) -> bool) -> Result<BTreeMap<String, Item>> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let mut found = BTreeMap::new();
    for line in BufReader::new(MultiGzDecoder::new(file)).lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let Some(key) = value["id"].as_str() else {
            continue;
        };
        let item = item(key, &value)?;
        if wanted(&item) {
            found.insert(key.to_owned(), item);
        }
    }
    Ok(found)
}

fn item(key: &str, value: &serde_json::Value) -> Result<Item> {
    let text = |k: &str| value[k].as_str().map(str::to_owned);
    let published = text("published").and_then(|p| {
        let instant = DateTime::parse_from_rfc3339(&p);
        let instant = instant.ok().map(|t| Published::instant(t.to_utc()));
        instant.or_else(|| p.parse::<NaiveDate>().ok().map(Published::day))
    });
    let source = text("source").unwrap_or_default();
    Ok(Item {
        id: ItemId::new(&source, key),
        key: key.to_owned(),
        source,
        channel: value["channel"].as_str().unwrap_or_default().parse()?,
        url: text("url"),
        title: text("title"),
        body: text("body"),
        published,
        // Never before it was published: that would pass for a date in the future.
        received: published.map_or(DateTime::UNIX_EPOCH, |p| p.at),
        lang: text("lang"),
        extra: BTreeMap::new(),
    })
}
