//! `titen collect`: one pass of the collectors, due or not.

use super::Usage;
use crate::cli;
use crate::config::Settings;
use crate::office::Office;
use crate::say;
use crate::stage::{self, Collected};
use anyhow::Result;
use std::path::Path;
use titen_collect::Source;

pub async fn collect(settings: Settings, data: &Path, args: cli::Collect) -> Result<()> {
    let office = Office::open(settings, data)?;
    let sources = chosen(&office.settings.sources, &args.sources)?;
    say_collected(&stage::collect(&office, &sources).await?)?;
    warn_of_unheard(&office).await
}

/// The sources whose own interval has passed.
pub async fn collect_due(office: &Office) -> Result<Collected> {
    let states = stage::states(office.store.as_ref(), &office.id).await?;
    let now = office.now();
    let quiet = office
        .settings
        .quiet_hours
        .is_some_and(|quiet| quiet.holds(now));
    if quiet {
        tracing::info!("quiet hours: no site is asked");
    }
    let due: Vec<Source> = office
        .settings
        .sources
        .iter()
        .filter(|s| !quiet || s.address().is_none())
        .filter(|s| states.get(&s.id).is_none_or(|state| s.is_due(state, now)))
        .cloned()
        .collect();
    stage::collect(office, &due).await
}

/// Tells the log of sources that are not heard as usual.
pub async fn warn_of_unheard(office: &Office) -> Result<()> {
    let (store, settings, now) = (office.store.as_ref(), &office.settings, office.now());
    stage::warn_of(&stage::health_now(store, settings, &office.dict, now).await?);
    Ok(())
}

/// All sources, or those that are named; a name that isn't there is a typo.
pub fn chosen(all: &[Source], names: &[String]) -> Result<Vec<Source>> {
    if all.is_empty() {
        return Err(Usage("the config names no source; add [[source]] tables to it".into()).into());
    }
    if names.is_empty() {
        return Ok(all.to_vec());
    }
    let find = |name: &String| {
        all.iter().find(|s| s.id == *name).cloned().ok_or_else(|| {
            let nearest = all
                .iter()
                .min_by_key(|s| (strsim::damerau_levenshtein(name, &s.id), s.id.clone()));
            let hint = nearest.map_or(String::new(), |s| format!("; did you mean `{}`?", s.id));
            Usage(format!("there is no source `{name}`{hint}")).into()
        })
    };
    names.iter().map(find).collect()
}

fn say_collected(collected: &Collected) -> Result<()> {
    for (source, outcome) in &collected.sources {
        let put = &outcome.put;
        match &outcome.error {
            Some(error) => say!("{source}: failed: {error}")?,
            None => say!(
                "{source}: {} taken, {} unchanged, {} revised, {} refused",
                put.taken,
                put.unchanged,
                put.revised,
                outcome.refused
            )?,
        }
        for note in &outcome.notes {
            say!("  note: {note}")?;
        }
    }
    let put = &collected.put;
    let failed = collected
        .sources
        .values()
        .filter(|o| o.error.is_some())
        .count();
    say!(
        "{} sources, {failed} failed: {} taken, {} unchanged, {} revised, {} refused",
        collected.sources.len(),
        put.taken,
        put.unchanged,
        put.revised,
        collected.refused
    )?;
    Ok(())
}
