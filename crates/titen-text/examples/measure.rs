//! Measures the parts of the analyser on files of one's own, while working on them:
//!
//! ```text
//! cargo run -p titen-text --example measure -- stem < words.txt
//! cargo run -p titen-text --example measure -- analyse items.jsonl > documents.jsonl
//! ```
//! `stem [--no-places]`, `stem-jv`, `tone`, `language`, `redact` (channel, tab, text): a line in, a line out. `extract FILE…`: a JSON line a page.
//! `analyses`: every reading of a word, its cost and the marks that make it.
//! `analyse FILE`: JSONL items in, JSON documents out, speed on standard error.
//! TITEN_HOME names the office's wilayah, TITEN_OVERLAY a folder of dictionaries.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use serde_json::{Value, json};
use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use titen_dict::Dictionaries;
use titen_model::{Channel, Item, ItemId, Lang, WilayahCode};
use titen_text::{Analyser, Redactor, Stemmer, extract, parse_date};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let mode = args.next().unwrap_or_default();
    if mode == "extract" {
        return args.try_for_each(|file| extract_page(&file));
    }
    let dict = match std::env::var("TITEN_OVERLAY") {
        Ok(folder) => Dictionaries::with_overlay(Path::new(&folder))?,
        Err(_) => Dictionaries::builtin()?,
    };
    let dict = Arc::new(dict);
    let analyser = Analyser::new(
        dict.clone(),
        std::env::var("TITEN_HOME").ok().map(WilayahCode::new),
    );
    match mode.as_str() {
        "analyse" => analyse(&analyser, &args.next().ok_or("name a JSONL file")?),
        "stem" => {
            let keep_places = args.next().as_deref() != Some("--no-places");
            lines(|l| analyser.stem(l, Lang::Id, keep_places).to_string())
        }
        "stem-jv" => lines(|l| analyser.stem(l, Lang::Jv, true).to_string()),
        "analyses" => {
            let stemmer = Stemmer::new(&dict);
            lines(|l| {
                let one = |a: &titen_text::Analysis| format!("{}:{}:{:x}", a.root, a.cost, a.marks);
                let all: Vec<String> = stemmer.analyses(l).iter().map(one).collect();
                format!("{l}\t{}", all.join(" "))
            })
        }
        "redact" => {
            let redactor = Redactor::new(&dict);
            lines(|l| match l.split_once('\t') {
                Some((c, text)) => match c.parse() {
                    Ok(channel) => redactor.redact(text, channel).text,
                    Err(e) => format!("{e}"),
                },
                None => redactor.redact(l, Channel::Lapor).text,
            })
        }
        "tone" => lines(|l| analyser.tone(l).to_string()),
        "language" => lines(|l| analyser.language(l).as_str().to_owned()),
        other => Err(format!(
            "unknown part `{other}`; use stem, stem-jv, tone, language, redact, extract or analyse"
        )
        .into()),
    }
}

type Done = Result<(), Box<dyn std::error::Error>>;

fn lines(answer: impl Fn(&str) -> String) -> Done {
    for line in std::io::stdin().lock().lines() {
        println!("{}", answer(&line?));
    }
    Ok(())
}

fn extract_page(file: &str) -> Done {
    let html = String::from_utf8_lossy(&std::fs::read(file)?).into_owned();
    let url = url::Url::parse("https://page.example/")?;
    let answer = match extract::article(&html, &url) {
        Some(a) => {
            json!({"file": file, "title": a.title, "body": a.body, "author": a.author, "published": a.published.map(|p| p.at.to_rfc3339())})
        }
        None => json!({"file": file, "body": ""}),
    };
    println!("{answer}");
    Ok(())
}

fn analyse(analyser: &Analyser, file: &str) -> Done {
    let text = std::fs::read_to_string(file)?;
    let items = text.lines().map(item).collect::<Result<Vec<_>, _>>()?;
    let begun = Instant::now();
    let documents: Vec<_> = items.iter().map(|i| analyser.analyse(i, 1)).collect();
    let seconds = begun.elapsed().as_secs_f64();
    eprintln!(
        "{} items in {seconds:.2} s: {:.0} items/s",
        items.len(),
        items.len() as f64 / seconds
    );
    for (item, document) in items.iter().zip(&documents) {
        let mut value = serde_json::to_value(document)?;
        value["key"] = json!(item.key);
        println!("{value}");
    }
    Ok(())
}

fn item(line: &str) -> Result<Item, Box<dyn std::error::Error>> {
    let v: Value = serde_json::from_str(line)?;
    let text = |key: &str| v[key].as_str().map(str::to_owned);
    let key = text("id").ok_or("an item has no id")?;
    let source = text("source").unwrap_or_default();
    Ok(Item {
        id: ItemId::new(&source, &key),
        key,
        channel: text("channel").map_or(Ok(Channel::News), |c| c.parse())?,
        url: text("url"),
        title: text("title"),
        body: text("body"),
        published: text("published").and_then(|p| parse_date(&p)),
        received: chrono::DateTime::UNIX_EPOCH + chrono::Duration::days(30_000),
        lang: text("lang"),
        extra: Default::default(),
        source,
    })
}
