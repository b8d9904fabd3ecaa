//! Counts how many words with affixes each root word has in a corpus. A word of several analyses
//! counts for each as likely as it is (expectation maximisation, a few rounds).

use super::say;
use anyhow::{Context, Result};
use flate2::read::MultiGzDecoder;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_text::{Stemmer, tokenise};

const FILE: &str = "bobot_kata_dasar.tsv";
const HEAD: &str = "# Made by `cargo xtask train roots`; do not edit.\nword\tforms\n";
const ROUNDS: usize = 4;
/// A form written once may be a slip of the pen.
const LEAST: u32 = 2;

/// Expected forms of each root.
type Counts = BTreeMap<String, f64>;

pub fn train(corpus: &Path) -> Result<()> {
    let words = words(corpus)?;
    say(format_args!("{} forms written in lower case", words.len()))?;
    let work = tempfile::tempdir()?;
    let mut table = HEAD.to_owned();
    for _ in 0..ROUNDS {
        std::fs::write(work.path().join(FILE), &table)?;
        std::fs::write(
            work.path().join("overlay.toml"),
            format!("version = 1\nreplace = [\"{FILE}\"]\n"),
        )?;
        let stemmer = Stemmer::new(&Arc::new(Dictionaries::with_overlay(work.path())?));
        let counts = expected(&stemmer, &words);
        say(format_args!("{} roots have forms", counts.len()))?;
        table = written(&counts)?;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../dictionaries")
        .join(FILE);
    std::fs::write(&path, table).with_context(|| path.display().to_string())?;
    say(format_args!(
        "written: dictionaries/{FILE}; now run `cargo xtask manifest`"
    ))
}

/// Words in lower case: names stay out.
fn words(corpus: &Path) -> Result<Vec<String>> {
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    for line in BufReader::new(items(corpus)?).lines() {
        let item: serde_json::Value = serde_json::from_str(&line?)?;
        for field in ["title", "body"] {
            let text = item[field].as_str().unwrap_or_default();
            for token in tokenise::tokens(text) {
                if token.text.bytes().all(|b| b.is_ascii_lowercase()) {
                    *words.entry(token.text.to_owned()).or_default() += 1;
                }
            }
        }
    }
    words.retain(|_, n| *n >= LEAST);
    Ok(words.into_keys().collect())
}

fn items(corpus: &Path) -> Result<Box<dyn Read>> {
    let plain = corpus.join("items.jsonl");
    if plain.exists() {
        return Ok(Box::new(File::open(plain)?));
    }
    let packed = corpus.join("items.jsonl.gz");
    let file = File::open(&packed).with_context(|| packed.display().to_string())?;
    Ok(Box::new(MultiGzDecoder::new(file)))
}

fn expected(stemmer: &Stemmer, words: &[String]) -> Counts {
    let mut counts = Counts::new();
    for word in words {
        let analyses = stemmer.analyses(word);
        let likely = |cost: f32| f64::from(-cost).exp();
        let all: f64 =
            analyses.iter().map(|a| likely(a.cost)).sum::<f64>() + likely(Stemmer::COST_OF_UNKNOWN);
        for a in analyses {
            if a.root != word.as_str() {
                *counts.entry(a.root.to_string()).or_default() += likely(a.cost) / all;
            }
        }
    }
    counts
}

fn written(counts: &Counts) -> Result<String> {
    let mut table = HEAD.to_owned();
    for (root, forms) in counts {
        if *forms >= 0.05 {
            writeln!(table, "{root}\t{forms:.1}")?;
        }
    }
    Ok(table)
}
