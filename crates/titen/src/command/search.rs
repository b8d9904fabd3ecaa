//! `titen search`: full text, by the analyser that made the index's terms.

use super::Usage;
use crate::cli;
use crate::config::Settings;
use crate::office::Office;
use crate::say;
use anyhow::Result;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;
use titen_index::{Query, SearchTerm};
use titen_model::{Field, Item, ItemId, UrusanCode, WIB, WilayahCode, wib_date};
use titen_text::QueryTerm;
use titen_text::highlight::{Excerpt, excerpt, highlights};

/// Bytes of a hit's text that are shown.
const EXCERPT: usize = 160;

pub async fn search(settings: Settings, data: &Path, args: cli::Search) -> Result<()> {
    let office = Office::open_to_read(settings, data)?;
    let asked = office.analyser.query(&args.query);
    let terms: Vec<SearchTerm> = asked
        .iter()
        .map(|t| SearchTerm {
            word: t.word.to_string(),
            stem: t.stem.to_string(),
            stop: t.stop,
        })
        .collect();
    if terms.is_empty() {
        return Err(Usage(format!("`{}` holds no word to search for", args.query)).into());
    }
    let query = Query {
        terms,
        from: args.from.map(first_instant),
        to: args
            .to
            .map(|day| first_instant(day + chrono::Duration::days(1))),
        channel: args.channel,
        wilayah: args
            .wilayah
            .as_deref()
            .map(|code| known_wilayah(&office, code))
            .transpose()?,
        urusan: args
            .urusan
            .as_deref()
            .map(|code| known_urusan(&office, code))
            .transpose()?,
        limit: usize::from(args.limit),
        ..Query::all(office.id.clone())
    };
    let found = office.index_to_search()?.search(query).await?;
    let ids: Vec<ItemId> = found.hits.iter().map(|h| h.item).collect();
    let items: BTreeMap<ItemId, Item> = office
        .store
        .items(&office.id, &ids)
        .await?
        .into_iter()
        .map(|i| (i.id, i))
        .collect();
    say!("{} found", found.total)?;
    for item in ids.iter().filter_map(|id| items.get(id)) {
        say!(
            "{}  {:<6} {}  {}  [{}]",
            wib_date(item.at()),
            item.channel,
            item.source,
            shortened(item.headline(), 100),
            item.key
        )?;
        let part = found_part(&office, item, &asked);
        if !part.is_empty() {
            say!("    {part}")?;
        }
    }
    Ok(())
}

/// The words that were found, as the body has them: bold on a terminal, else in brackets.
fn found_part(office: &Office, item: &Item, asked: &[QueryTerm]) -> String {
    let Some(body) = item.body.as_deref() else {
        return String::new();
    };
    let document = office.analyser.analyse(item, 1);
    let spans = highlights(&document.terms, asked);
    let marks = if std::io::stdout().is_terminal() {
        ["\u{1b}[1m", "\u{1b}[0m"]
    } else {
        ["[", "]"]
    };
    marked(&excerpt(body, Field::Body, &spans, EXCERPT), marks)
}

/// In one line.
fn marked(excerpt: &Excerpt, [open, close]: [&str; 2]) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for mark in &excerpt.marks {
        out.push_str(&excerpt.text[at..mark.start]);
        out.push_str(open);
        out.push_str(&excerpt.text[mark.clone()]);
        out.push_str(close);
        at = mark.end;
    }
    out.push_str(&excerpt.text[at..]);
    let line = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let [before, after] = excerpt.cut.map(|cut| if cut { "…" } else { "" });
    format!("{before}{line}{after}")
}

fn first_instant(day: NaiveDate) -> DateTime<Utc> {
    (day.and_time(NaiveTime::MIN) - WIB).and_utc()
}

fn known_wilayah(office: &Office, code: &str) -> Result<WilayahCode> {
    let code = WilayahCode::new(code);
    match office.dict.wilayah.get(&code) {
        Some(_) => Ok(code),
        None => Err(Usage(format!(
            "--wilayah {code} is not in the dictionaries; write a code such as 35.22 or 35.22.15"
        ))
        .into()),
    }
}

fn known_urusan(office: &Office, code: &str) -> Result<UrusanCode> {
    let code = UrusanCode::new(code);
    match office.dict.urusan.name(&code) {
        Some(_) => Ok(code),
        None => Err(Usage(format!(
            "--urusan {code} is not a bidang urusan; write a code such as 1.03"
        ))
        .into()),
    }
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}
