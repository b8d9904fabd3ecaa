//! Who carried the week: each source's items, and how many of them are near-copies.

use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Channel, Document, GroupedWeek, ItemId, SourceCount};

/// The largest first.
pub fn source_counts(documents: &[Document], grouped: &GroupedWeek) -> Vec<SourceCount> {
    let members = grouped.stories.iter().flat_map(|s| &s.members);
    let copies: BTreeSet<ItemId> = members
        .filter(|m| m.copy_of.is_some())
        .map(|m| m.item)
        .collect();
    let mut counts: BTreeMap<(&str, Channel), (u32, u32)> = BTreeMap::new();
    for d in documents {
        let (n, n_copies) = counts.entry((&d.source, d.channel.counted())).or_default();
        *n += 1;
        *n_copies += u32::from(copies.contains(&d.item));
    }
    let mut counts: Vec<SourceCount> = counts
        .into_iter()
        .map(|((source, channel), (n_items, n_copies))| SourceCount {
            source: source.to_owned(),
            channel,
            n_items,
            n_copies,
        })
        .collect();
    counts.sort_by_key(|c| std::cmp::Reverse(c.n_items));
    counts
}
