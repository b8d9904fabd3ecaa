//! Measures analyser, grouping and ranking on gold data of one's own and holds the figures against `tests/floors.toml`.

mod floors;
pub(crate) mod gold;
mod groups;
mod measure;
mod pages;
mod ranks;
mod redaction;

use anyhow::{Result, ensure};
use floors::{Floors, Verdict};
pub use groups::Measured;
use std::io::Write;
use std::path::Path;

const CORPUS: &str = "corpus/items.jsonl.gz";

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
    /// Stems, language, tone, urusan
    Text,
    /// Which items are one event
    Stories,
    /// Which items are one problem
    Issues,
    /// Bodies and dates of web pages
    Pages,
    /// Which issues matter most
    Rank,
    /// Where a programme turns to another matter
    Segments,
    /// What is personal, in our own texts
    Redaction,
    /// Which codes of the nomenclature answer a problem
    Budget,
}

/// `raise` writes what is better than its floor as the new floor.
pub fn eval(what: Option<What>, data: &Path, raise: bool) -> Result<()> {
    let mut floors = Floors::read()?;
    let mut out = std::io::stdout().lock();
    let wanted = |one: What| what.is_none_or(|w| w == one);
    let mut measured = Vec::new();
    if wanted(What::Text) {
        for figure in measure::all() {
            let gold = data.join(figure.gold);
            if !gold.is_file() {
                let path = gold.display();
                writeln!(out, "{:<28} left out: {path} is not there", figure.name)?;
                continue;
            }
            let value = (figure.measure)(data)?;
            measured.push(Measured {
                name: figure.name.to_owned(),
                value,
                gold,
            });
        }
    }
    if wanted(What::Redaction) {
        measured.extend(redaction::measure(&mut out)?);
    }
    for one in [What::Stories, What::Issues, What::Rank]
        .into_iter()
        .filter(|w| wanted(*w))
    {
        if data.join(CORPUS).is_file() {
            measured.extend(match one {
                What::Rank => ranks::measure(data, &mut out)?,
                _ => groups::measure(one, data, &mut out)?,
            });
        } else {
            writeln!(
                out,
                "{one:?} left out: {} is not there",
                data.join(CORPUS).display()
            )?;
        }
    }
    if wanted(What::Segments) {
        measured.extend(crate::segments::eval(data, &mut out)?);
    }
    if wanted(What::Budget) {
        measured.extend(crate::budget::measure(data, &mut out)?);
    }
    if wanted(What::Pages) {
        measured.extend(pages::measure(data, &mut out)?);
    }
    ensure!(
        !measured.is_empty(),
        "no gold file is below {}; see `cargo xtask eval --help`",
        data.display()
    );
    let mut below = Vec::new();
    for figure in &measured {
        let Measured { name, value, gold } = figure;
        let verdict = floors.judge(name, *value, gold)?;
        writeln!(out, "{name:<28} {value:.4}  {verdict}")?;
        match verdict {
            Verdict::Below(_) => below.push(name.as_str()),
            _ if raise => floors.raise(name, *value, gold)?,
            _ => {}
        }
    }
    if raise {
        floors.write()?;
    }
    ensure!(below.is_empty(), "below the floor: {}", below.join(", "));
    Ok(())
}
