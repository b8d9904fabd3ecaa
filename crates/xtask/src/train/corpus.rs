//! Reads the folder of data: tables, and the corpus of items.

use anyhow::{Context, Result};
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;

pub struct Item {
    pub id: String,
    pub channel: String,
    pub lang: String,
    pub title: String,
    pub body: String,
}

/// All items, in their order.
pub fn items(folder: &Path) -> Result<Vec<Item>> {
    let path = folder.join("corpus/items.jsonl.gz");
    let file = std::fs::File::open(&path).with_context(|| path.display().to_string())?;
    let mut items = Vec::new();
    for line in BufReader::new(MultiGzDecoder::new(file)).lines() {
        let v: Value = serde_json::from_str(&line?).with_context(|| path.display().to_string())?;
        let text = |key: &str| v[key].as_str().unwrap_or_default().to_owned();
        items.push(Item {
            id: text("id"),
            channel: text("channel"),
            lang: text("lang"),
            title: text("title"),
            body: text("body"),
        });
    }
    Ok(items)
}

/// Rows of a table without comments; cells are not trimmed, as texts are among them.
pub fn table(path: &Path) -> Result<Vec<Vec<String>>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let lines = text
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty());
    Ok(lines
        .map(|l| l.split('\t').map(str::to_owned).collect())
        .collect())
}
