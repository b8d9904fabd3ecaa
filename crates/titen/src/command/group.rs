//! `titen group`: the items of one period grouped on the spot, nothing stored.

use super::{open_input, unstored};
use crate::config::Settings;
use crate::office;
use crate::say;
use anyhow::Result;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;
use titen_collect::{Intake, read_jsonl};
use titen_issue::{Carried, Known, group_week};
use titen_model::{Document, Item, ItemId, Week};
use titen_text::Redactor;

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    story: Option<String>,
    issue: Option<String>,
    urusan: &'a str,
    perangkat_daerah: Option<&'a str>,
    tone: &'a str,
}

#[derive(Serialize)]
struct Refused {
    error: String,
}

/// A line an item, in the order of the lines; one that holds no item says so.
pub fn group(settings: &Settings, file: &Path) -> Result<()> {
    let reader = open_input(file)?;
    let (dict, analyser) = office::analyser(settings)?;
    let now = settings.now.unwrap_or_else(chrono::Utc::now);
    let origin = unstored(file.display().to_string());
    // Grouped as the weekly run groups: what it masks joins no items.
    let intake = Intake::new("", Arc::new(Redactor::new(&dict)));
    let lines: Vec<_> = read_jsonl(reader, &origin, &intake, now).collect();
    // The clock must not decide: what has no date came with the last that has one.
    let last = lines
        .iter()
        .flatten()
        .filter_map(|i| i.published.map(|p| p.at))
        .max();
    // An item that stands there twice is grouped once and answered twice.
    let items: BTreeMap<ItemId, Item> = lines
        .iter()
        .flatten()
        .map(|item| {
            let received = last.unwrap_or(item.received);
            (
                item.id,
                Item {
                    received,
                    ..item.clone()
                },
            )
        })
        .collect();
    let documents: Vec<Document> = items
        .values()
        .collect::<Vec<_>>()
        .par_iter()
        .map(|item| analyser.analyse(item, 1))
        .collect();
    let (grouped, _) = group_week(
        Week::of(last.unwrap_or(now)),
        Known::after(&Carried::default()),
        &documents,
        &items,
        &dict,
        &settings.group,
    );
    let homes: HashMap<ItemId, (String, String)> = grouped
        .stories
        .iter()
        .flat_map(|s| {
            let home = (s.id.to_string(), s.issue.to_string());
            s.members.iter().map(move |m| (m.item, home.clone()))
        })
        .collect();
    let of: HashMap<ItemId, &Document> = documents.iter().map(|d| (d.item, d)).collect();
    for line in &lines {
        let answer = match line {
            Ok(item) => answer(item, of[&item.id], homes.get(&item.id))?,
            Err(drop) => serde_json::to_string(&Refused {
                error: format!("{}: {}: {}", drop.place, drop.reason, drop.detail),
            })?,
        };
        say!("{answer}")?;
    }
    Ok(())
}

fn answer(item: &Item, document: &Document, home: Option<&(String, String)>) -> Result<String> {
    let (story, issue) = home.cloned().unzip();
    Ok(serde_json::to_string(&Answer {
        id: &item.key,
        story,
        issue,
        urusan: document.urusan.first().map_or("-", |u| u.code.as_str()),
        perangkat_daerah: document.perangkat_daerah.first().map(|u| u.id.as_str()),
        tone: document.tone.as_str(),
    })?)
}
