//! Bodies and dates of pages against the true ones.

use super::groups::Measured;
use crate::pages::{Page, pages, score};
use anyhow::{Context, Result};
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use titen_model::wib_date;
use titen_text::extract::{Article, article};
use titen_text::parse_date;

const ARTICLES: &str = "web/articles";
const INDONESIA: &str = "web/indonesia";

pub fn measure(data: &Path, out: &mut dyn Write) -> Result<Vec<Measured>> {
    let mut measured = Vec::new();
    for (set, name) in [(ARTICLES, "body_articles"), (INDONESIA, "body_indonesia")] {
        let folder = data.join(set);
        if !folder.is_dir() {
            writeln!(
                out,
                "{name:<28} left out: {} is not there",
                folder.display()
            )?;
            continue;
        }
        let pages = pages(&folder)?;
        let read: Vec<Option<Article>> = pages.iter().map(|p| read(&p.html)).collect();
        let body = |a: &'_ Option<Article>| a.as_ref().map_or(String::new(), |a| a.body.clone());
        let bodies: Vec<String> = read.iter().map(body).collect();
        let pairs = pages
            .iter()
            .zip(&bodies)
            .map(|(p, b)| (p.gold.as_str(), b.as_str()));
        let [p, r, f1] = score(pairs);
        writeln!(out, "{name:<28} n {} P {p:.4} R {r:.4}", pages.len())?;
        // The gold is a folder: a text of it stands for the rest, so that other pages are noticed.
        let gold = all_texts(&folder, &pages);
        measured.push(Measured {
            name: name.to_owned(),
            value: f1,
            gold,
        });
        let meta = folder.join("meta.json");
        if meta.is_file() {
            let text =
                std::fs::read_to_string(&meta).with_context(|| meta.display().to_string())?;
            let [right, precision] = dates(&serde_json::from_str(&text)?, &pages, &read, out)?;
            for (name, value) in [
                ("date_indonesia", right),
                ("date_indonesia_precision", precision),
            ] {
                measured.push(Measured {
                    name: name.to_owned(),
                    value,
                    gold: meta.clone(),
                });
            }
        }
    }
    Ok(measured)
}

fn all_texts(folder: &Path, pages: &[Page]) -> std::path::PathBuf {
    let first = pages.first().map_or("", |p| p.name.as_str());
    folder.join(format!("{first}.txt"))
}

fn read(html: &str) -> Option<Article> {
    article(html, &"http://pages.invalid/".parse().ok()?)
}

/// The share of dated pages whose day (WIB) is right, and of the days that were told.
fn dates(
    meta: &Value,
    pages: &[Page],
    read: &[Option<Article>],
    out: &mut dyn Write,
) -> Result<[f64; 2]> {
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
