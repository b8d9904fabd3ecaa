//! Bodies and dates of pages against the true ones.
//!
//! `body_*_cv` is what other sites may expect: the weights are fitted anew without the page's outlet.
//! `body_*` is with the weights that titen carries, which know these pages: it says whether they still fit
//! the code that they were fitted for.

use super::groups::Measured;
use crate::pages::{INDONESIA, Page, SETS, cross_validated, pages, score};
use anyhow::{Context, Result};
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use titen_model::wib_date;
use titen_text::extract::{Article, article};
use titen_text::parse_date;

pub fn measure(data: &Path, out: &mut dyn Write) -> Result<Vec<Measured>> {
    let mut measured = Vec::new();
    let missing = SETS.iter().map(|set| data.join(set)).find(|f| !f.is_dir());
    if let Some(folder) = missing {
        writeln!(out, "Pages left out: {} is not there", folder.display())?;
        return Ok(measured);
    }
    let mut add = |name: String, value: f64, set: &str| {
        let gold = data.join(set);
        measured.push(Measured { name, value, gold });
    };
    let name_of = |set: &str| format!("body_{}", set.rsplit('/').next().unwrap_or(set));
    for set in SETS {
        let pages = pages(&data.join(set))?;
        let read: Vec<Option<Article>> = pages.iter().map(|p| read(&p.html)).collect();
        let body = |a: &'_ Option<Article>| a.as_ref().map_or(String::new(), |a| a.body.clone());
        let bodies: Vec<String> = read.iter().map(body).collect();
        let gold = pages.iter().map(|p| p.gold.as_str());
        let [p, r, f1] = score(gold.zip(bodies.iter().map(String::as_str)));
        let name = name_of(set);
        writeln!(out, "{name:<28} n {} P {p:.4} R {r:.4}", pages.len())?;
        add(name, f1, set);
        if set == INDONESIA {
            let [right, precision] = dates(&data.join(set), &pages, &read, out)?;
            add("date_indonesia".to_owned(), right, set);
            add("date_indonesia_precision".to_owned(), precision, set);
        }
    }
    // The weights need both sets, and each set's figure stands on both.
    for (set, [p, r, f1]) in cross_validated(data)? {
        let name = format!("{}_cv", name_of(set));
        writeln!(out, "{name:<28} P {p:.4} R {r:.4}")?;
        add(name, f1, set);
    }
    Ok(measured)
}

fn read(html: &str) -> Option<Article> {
    article(html, &"http://pages.invalid/".parse().ok()?)
}

/// The share of dated pages whose day (WIB) is right, and of the days that were told.
fn dates(
    folder: &Path,
    pages: &[Page],
    read: &[Option<Article>],
    out: &mut dyn Write,
) -> Result<[f64; 2]> {
    let meta = folder.join("meta.json");
    let text = std::fs::read_to_string(&meta).with_context(|| meta.display().to_string())?;
    let meta: Value = serde_json::from_str(&text).with_context(|| meta.display().to_string())?;
    let (mut n, mut told, mut right) = (0.0_f64, 0.0_f64, 0.0_f64);
    for (page, article) in pages.iter().zip(read) {
        let Some(gold) = meta[&page.name]["date"].as_str().and_then(parse_date) else {
            continue;
        };
        n += 1.0;
        let Some(got) = article.as_ref().and_then(|a| a.published) else {
            writeln!(out, "  {}: no date", page.name)?;
            continue;
        };
        told += 1.0;
        let same = wib_date(got.at) == wib_date(gold.at);
        right += f64::from(u8::from(same));
        if !same {
            writeln!(out, "  {}: {} for {}", page.name, got.at, gold.at)?;
        }
    }
    Ok([right / n.max(1.0), right / told.max(1.0)])
}
