//! `titen indicator`: statistics in, with a report of what became of each figure; and what is known.

use super::Usage;
use crate::cli;
use crate::config::Settings;
use crate::office::Office;
use crate::say;
use crate::stage::{self, TakenFigures};
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::Path;
use titen_followup::Given;
use titen_model::{Figure, WilayahCode};

/// Refusals that are printed.
const SHOWN: usize = 20;

pub async fn indicator(settings: Settings, data: &Path, what: cli::Indicator) -> Result<()> {
    if settings.evidence.indicators.is_empty() {
        return Err(Usage(
            "the config names no indicator; write `indicators = \"indicators.toml\"` there, and an [[indicator]] in that file"
                .to_owned(),
        )
        .into());
    }
    match what {
        cli::Indicator::Import(args) => import(Office::open(settings, data)?, args).await,
        cli::Indicator::List => list(&Office::open_to_read(settings, data)?).await,
    }
}

async fn import(office: Office, args: cli::ImportFigures) -> Result<()> {
    let given = Given {
        indicator: args.indicator,
        source: args.source,
        year: args.year,
    };
    let map = args.map.into_iter().collect();
    let taken = stage::import_figures(&office, &args.file, &given, &map).await?;
    report(&office, &taken)
}

fn report(office: &Office, taken: &TakenFigures) -> Result<()> {
    let read = &taken.read;
    for refused in read.refused.iter().take(SHOWN) {
        say!("{}: {}", refused.place, refused.why)?;
    }
    if read.refused.len() > SHOWN {
        say!("… and {} more", read.refused.len() - SHOWN)?;
    }
    for column in &read.unread {
        say!(
            "column `{column}` is not read; if it holds figures, say which with --map \"{column}=KEY\""
        )?;
    }
    for revised in &taken.put.revised {
        let (before, now) = (&revised.before, &revised.now);
        let place = office.dict.wilayah.full_name(&now.wilayah);
        say!(
            "{}, {place}, {}: {} ({}) is now {} ({})",
            now.indicator,
            now.year,
            before.value,
            before.source,
            now.value,
            now.source
        )?;
    }
    say!(
        "{} taken, {} unchanged, {} revised, {} refused; {} blank cells, {} rows of totals left out",
        taken.put.taken,
        taken.put.unchanged,
        taken.put.revised.len(),
        read.refused.len(),
        read.n_blank,
        read.n_totals
    )?;
    Ok(())
}

async fn list(office: &Office) -> Result<()> {
    let figures = office.store.figures(&office.id).await?;
    for indicator in &office.settings.evidence.indicators {
        let own: Vec<&Figure> = figures
            .iter()
            .filter(|f| f.indicator == indicator.key)
            .collect();
        let places: BTreeSet<&WilayahCode> = own.iter().map(|f| &f.wilayah).collect();
        let years: BTreeSet<u16> = own.iter().map(|f| f.year).collect();
        let sources: BTreeSet<&str> = own.iter().map(|f| f.source.as_str()).collect();
        let years = match (years.first(), years.last()) {
            (Some(a), Some(b)) if a != b => format!("{a} to {b}"),
            (Some(a), _) => a.to_string(),
            _ => "no figures".to_owned(),
        };
        let sources: Vec<&str> = sources.into_iter().collect();
        say!(
            "{:<20} {:>4} places  {years:<12} {}",
            indicator.key,
            places.len(),
            sources.join(", ")
        )?;
    }
    let known = &office.settings.evidence.indicators;
    let unknown: BTreeSet<&str> = figures
        .iter()
        .map(|f| f.indicator.as_str())
        .filter(|key| known.iter().all(|i| i.key != *key))
        .collect();
    for key in unknown {
        say!("{key:<20} is stored, but no longer named in the config: it is not shown")?;
    }
    Ok(())
}
