//! Counts in how many items of a corpus each stem stands, among the words that grouping looks at.

use super::{corpus, say};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use titen_dict::{Dictionaries, Frequencies};
use titen_issue::GroupSettings;
use titen_model::{Channel, Item, ItemId};
use titen_text::Analyser;

const FILE: &str = "frekuensi_kata.tsv";
const HEAD: &str = "# Made by `cargo xtask train frequencies`; do not edit.\nstem\titems\n";
/// What fewer items have tells of the corpus, not of the language.
const LEAST: u32 = 8;

pub fn train(data: &Path) -> Result<()> {
    let analyser = Analyser::new(Arc::new(Dictionaries::builtin()?), None);
    let words = GroupSettings::default().max_words;
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let items = corpus::items(data)?;
    for (n, item) in items.iter().enumerate() {
        let document = analyser.analyse(&as_item(item), 1);
        let content = document.terms.iter().filter(|t| !t.stop).take(words);
        let stems: BTreeSet<&str> = content.map(|t| t.stem.as_str()).collect();
        for stem in stems {
            *counts.entry(stem.to_owned()).or_default() += 1;
        }
        if n % 10_000 == 9_999 {
            say(format_args!("{} items", n + 1))?;
        }
    }
    let mut table = HEAD.to_owned();
    for (stem, n) in counts.iter().filter(|(_, n)| **n >= LEAST) {
        let of = *n as f32 * Frequencies::OF / items.len() as f32;
        writeln!(table, "{stem}\t{of:.0}")?;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../dictionaries")
        .join(FILE);
    std::fs::write(&path, table).with_context(|| path.display().to_string())?;
    say(format_args!(
        "written: dictionaries/{FILE}; now run `cargo xtask manifest`"
    ))
}

fn as_item(item: &corpus::Item) -> Item {
    Item {
        id: ItemId::new("corpus", &item.id),
        key: item.id.clone(),
        source: "corpus".to_owned(),
        channel: item.channel.parse().unwrap_or(Channel::News),
        url: None,
        title: Some(item.title.clone()).filter(|t| !t.is_empty()),
        body: Some(item.body.clone()).filter(|b| !b.is_empty()),
        published: None,
        received: chrono::DateTime::UNIX_EPOCH,
        lang: None,
        extra: BTreeMap::new(),
    }
}
