//! `titen text feed`: what a collector reads in a feed's file, a JSON line each.

use crate::say;
use anyhow::Result;
use serde_json::{Value, json};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use titen_collect::{FeedEntry, ParsedFeed, parse_feed};
use titen_model::{Precision, Published, WIB, wib_date};
use url::Url;

pub fn feeds(files: &[PathBuf]) -> Result<()> {
    for file in files {
        say!("{}", answer(file))?;
    }
    Ok(())
}

fn answer(file: &Path) -> Value {
    let name = file.display().to_string();
    let read = std::fs::read(file).map_err(|e| format!("{e}; check the path"));
    let read = read.and_then(|bytes| {
        // A file has no address; links that name no host stay out.
        let base = Url::parse("http://localhost/").map_err(|e| e.to_string())?;
        catch_unwind(|| parse_feed(&bytes, None, &base))
            .map_err(|_| "titen failed while reading it; please report this".to_owned())?
            .map_err(|e| e.to_string())
    });
    match read {
        Err(error) => {
            json!({"file": name, "ok": false, "error": error, "title": null, "entries": []})
        }
        Ok(feed) => {
            let ParsedFeed {
                title,
                entries,
                damage,
                ..
            } = feed;
            let entries: Vec<Value> = entries.into_iter().map(entry).collect();
            json!({"file": name, "ok": true, "error": null, "damage": damage, "title": title, "entries": entries})
        }
    }
}

/// As items are written: a time in WIB, or a day alone.
fn written(published: Published) -> String {
    match published.precision {
        Precision::Day => wib_date(published.at).to_string(),
        Precision::Instant => (published.at + WIB)
            .format("%Y-%m-%dT%H:%M:%S+07:00")
            .to_string(),
    }
}

fn entry(entry: FeedEntry) -> Value {
    let published = entry.published.or(entry.updated.map(Published::instant));
    json!({
        "id": entry.key,
        "title": entry.title,
        "url": entry.url.map(String::from),
        "published": published.map(written),
        "author": entry.author,
        "body": entry.body,
    })
}
