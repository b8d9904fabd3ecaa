//! What a week's picture rests on, and what is missing from it.

use super::{
    health::{source_health, warn_of},
    source_counts::source_counts,
    states,
};
use crate::office::Office;
use anyhow::Result;
use chrono::Duration;
use std::collections::{BTreeMap, BTreeSet};
use titen_collect::{Source, SourceKind};
use titen_model::{
    Channel, Coverage, Document, DropReason, FailedSource, GroupedWeek, Item, ItemId, SourceHealth,
    Week, wib_date,
};

pub async fn coverage(
    office: &Office,
    week: Week,
    documents: &[Document],
    grouped: &GroupedWeek,
) -> Result<Coverage> {
    let mut coverage = Coverage {
        n_items: documents.len() as u32,
        ..Coverage::default()
    };
    let mut heard: BTreeSet<&str> = BTreeSet::new();
    for d in documents {
        heard.insert(&d.source);
        let channel = d.channel.counted();
        *coverage.channels.entry(channel).or_default() += 1;
        *coverage
            .tone_by_channel
            .entry(channel)
            .or_default()
            .entry(d.tone)
            .or_default() += 1;
    }
    coverage.n_copies = grouped
        .stories
        .iter()
        .flat_map(|s| &s.members)
        .filter(|m| m.copy_of.is_some())
        .count() as u32;
    let ids: Vec<ItemId> = documents.iter().map(|d| d.item).collect();
    let items: Vec<Item> = office.store.items(&office.id, &ids).await?;
    coverage.n_dated_by_receipt = items.iter().filter(|i| i.dated_by_receipt()).count() as u32;

    let sources = &office.settings.sources;
    let configured: BTreeSet<&str> = sources.iter().map(|s| s.id.as_str()).collect();
    // A file's items may name sources of their own: then it was heard if its channel brought such.
    let from_files: BTreeSet<Channel> = documents
        .iter()
        .filter(|d| !configured.contains(d.source.as_str()))
        .map(|d| d.channel)
        .collect();
    let is_silent = |s: &&Source| {
        let by_file = matches!(s.kind, SourceKind::Files { .. }) && from_files.contains(&s.channel);
        !heard.contains(s.id.as_str()) && !by_file
    };
    coverage.silent_sources = sources
        .iter()
        .filter(is_silent)
        .map(|s| s.id.clone())
        .collect();
    coverage.silent_sources.sort();
    coverage.silent_channels = Channel::ALL
        .into_iter()
        .filter(|c| c.counted() == *c && !coverage.channels.contains_key(c))
        .collect();
    let states = states(office.store.as_ref(), &office.id).await?;
    let until = week.next().monday();
    let all = source_health(
        office.store.as_ref(),
        &office.id,
        sources,
        &states,
        &office.dict,
        until,
    )
    .await?;
    coverage.unheard_percent = unheard_percent(&all);
    coverage.unheard = all.into_iter().filter(|h| h.state.is_alarm()).collect();
    coverage.unheard.sort_by(|a, b| {
        let most_missing = b.n_missing().cmp(&a.n_missing());
        most_missing.then_with(|| a.source.cmp(&b.source))
    });
    warn_of(&coverage.unheard);
    coverage.failed_sources = states
        .into_values()
        .filter(|state| sources.iter().any(|s| s.id == state.source))
        .filter_map(|state| {
            Some(FailedSource {
                source: state.source,
                error: state.error?,
            })
        })
        .collect();
    // The edition is made on the day after its week, and so is the pass that brings the week's last items.
    let (from, to) = week.bounds();
    let day = Duration::days(1);
    let mut drops: BTreeMap<DropReason, u32> = BTreeMap::new();
    for tally in office
        .store
        .drop_tallies(&office.id, from + day, to + day)
        .await?
    {
        *drops.entry(tally.reason).or_default() += tally.n as u32;
    }
    coverage.drops = drops;
    coverage.sources = source_counts(documents, grouped);
    coverage.unfinished_on = (office.now() < to).then(|| wib_date(office.now()));
    Ok(coverage)
}

/// Usual items that are missing, of all that is usual.
fn unheard_percent(all: &[SourceHealth]) -> u32 {
    let (missing, usual) = all.iter().fold((0u64, 0u64), |(missing, usual), h| {
        (
            missing + u64::from(h.n_missing()),
            usual + u64::from(h.usual.unwrap_or(0)),
        )
    });
    match usual {
        0 => 0,
        usual => ((missing * 100 + usual / 2) / usual) as u32,
    }
}
