//! The model of urusan: dictionaries/urusan_bobot.tsv.

mod examples;
mod fit;
mod report;

use super::say;
use anyhow::{Context, Result};
use examples::{Text, Texts};
use fit::{CHOSEN, Predictor, Row, Settings};
use std::fmt::Write as _;
use std::path::Path;

const FILE: &str = "dictionaries/urusan_bobot.tsv";

pub fn train(data: &Path, choose: bool) -> Result<()> {
    let texts = examples::read(data)?;
    say(format_args!(
        "{} texts, {} features",
        texts.all.len(),
        texts.words.len()
    ))?;
    if choose {
        let grid = [1.5, 3.0, 6.0, 10.0].map(|l2| Settings { l2, ..CHOSEN });
        for settings in &grid {
            say(format_args!("{settings:?}"))?;
            report::report(&texts, &cross_validated(&texts, settings))?;
        }
        return Ok(());
    }
    let all: Vec<&Text> = texts.all.iter().collect();
    let rows = fit::fit(&texts, &all, &CHOSEN);
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(FILE);
    std::fs::write(&path, file(&texts, &rows)).with_context(|| path.display().to_string())?;
    say(format_args!(
        "written: {FILE}, {} rows; now run `cargo xtask manifest`",
        rows.len()
    ))
}

/// The log odds of each text by a model that has not seen its fold.
fn cross_validated(texts: &Texts, settings: &Settings) -> Vec<Vec<f32>> {
    let mut logits = vec![Vec::new(); texts.all.len()];
    for fold in 0..5 {
        let train: Vec<&Text> = texts.all.iter().filter(|t| t.fold != fold).collect();
        let predictor = Predictor::new(texts, &fit::fit(texts, &train, settings));
        for (i, t) in texts.all.iter().enumerate().filter(|(_, t)| t.fold == fold) {
            logits[i] = predictor.logits(t);
        }
    }
    logits
}

fn file(texts: &Texts, rows: &[Row]) -> String {
    let mut out = HEAD.to_owned();
    for row in rows {
        let sign = if row.weight < 0 { "-" } else { "" };
        let (whole, part) = (row.weight.abs() / 100, row.weight.abs() % 100);
        let code = &texts.codes[row.class];
        let _ = writeln!(out, "{}\t{code}\t{sign}{whole}.{part:02}", row.words);
    }
    out
}

const HEAD: &str = "\
# What roots, and pairs of roots that follow one another, say for each urusan, in log odds; `-` is none of them.
# Written by `cargo xtask train urusan`. An office may change rows in a folder of its own; 0 takes a row out.
# *umum: before a word is read; *lapor, *berita: more in what is said to the office, in all else;
# *tugas: what the phrases of urusan_tugas.tsv count.
words\tcode\tweight
";
