//! HTML files to the articles in them, as the collectors read a page.

use anyhow::{Context, Result};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use titen_collect::{PageError, read_article};
use titen_model::{Precision, Published, WIB};
use titen_text::extract::{Article, Engagement};
use url::Url;

/// Pages at a time: answers come in the order of the files, and no more are held.
const AT_ONCE: usize = 64;

pub fn extract(url: Option<&Url>, files: &[PathBuf]) -> Result<()> {
    let mut output = io::stdout().lock();
    for some in files.chunks(AT_ONCE) {
        let answers: Vec<String> = some
            .par_iter()
            .map(|file| answer(file, url).to_string())
            .collect();
        for answer in answers {
            writeln!(output, "{answer}")
                .or_else(super::super::ignore_closed_pipe)
                .context("the answers cannot be written")?;
        }
    }
    Ok(())
}

fn answer(file: &Path, url: Option<&Url>) -> Value {
    let name = file.display().to_string();
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(e) => return json!({"file": name, "error": format!("cannot be read: {e}")}),
    };
    match read_article(&bytes, None, url) {
        Ok(article) => told(&name, url, article),
        Err(e @ (PageError::Markup | PageError::NoArticle)) => {
            json!({"file": name, "error": e.to_string(), "body": null})
        }
    }
}

fn told(file: &str, url: Option<&Url>, a: Article) -> Value {
    let address = url.or(a.canonical.as_ref()).map(Url::as_str);
    json!({
        "file": file, "url": address, "title": a.title, "author": a.author, "editor": a.editor,
        "published": a.published.map(written), "modified": a.modified.map(written),
        "language": a.language, "section": a.section, "tags": a.tags, "captions": a.captions,
        "canonical": a.canonical.as_ref().map(Url::as_str),
        "body": a.body, "body_html": a.body_html, "engagement": counted(&a.engagement),
    })
}

/// ISO 8601 in WIB, or the day alone where the page says no more.
fn written(at: Published) -> String {
    let local = at.at.naive_utc() + WIB;
    match at.precision {
        Precision::Instant => format!("{}+07:00", local.format("%Y-%m-%dT%H:%M:%S")),
        Precision::Day => local.format("%Y-%m-%d").to_string(),
    }
}

fn counted(e: &Engagement) -> Value {
    titen_collect::engagement_json(e).unwrap_or(Value::Null)
}
