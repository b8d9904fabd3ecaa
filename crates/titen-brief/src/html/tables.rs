//! The tables that look across issues: tone by channel, places by kecamatan, recommendations by
//! unit. Every cell counts the items of the issues shown, and leads to them.

use super::evidence_view::rate_of;
use super::item_index::ItemIndex;
use crate::{indonesian::integer, labels::TONES};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Brief, BriefIssue, BriefItem, Channel, Tone};

#[derive(Serialize)]
pub(crate) struct ToneTable {
    pub(crate) rows: Vec<ToneRow>,
}

#[derive(Serialize)]
pub(crate) struct ToneRow {
    pub(crate) channel: &'static str,
    /// Negatif, netral, positif, all: of the issues shown.
    pub(crate) cells: Vec<Cell>,
    /// The same four for all items of the week.
    pub(crate) week: Vec<String>,
}

/// A number, and where its items are; a zero leads nowhere.
#[derive(Serialize)]
pub(crate) struct Cell {
    pub(crate) n: String,
    pub(crate) href: String,
}

pub(crate) fn tones(brief: &Brief, index: &mut ItemIndex) -> ToneTable {
    let mut week: BTreeMap<Channel, BTreeMap<Tone, u32>> = BTreeMap::new();
    for (channel, tones) in &brief.coverage.tone_by_channel {
        for (tone, n) in tones {
            *week
                .entry(channel.counted())
                .or_default()
                .entry(*tone)
                .or_insert(0) += n;
        }
    }
    let rows = Channel::ALL
        .into_iter()
        .filter(|channel| channel.counted() == *channel)
        .map(|channel| {
            let of = |tone| {
                week.get(&channel)
                    .and_then(|t| t.get(&tone))
                    .copied()
                    .unwrap_or(0)
            };
            let mut cells: Vec<Cell> = TONES
                .iter()
                .map(|tone| {
                    let label = format!("{}, nada {tone}", channel.label());
                    cell(brief, index, label, |i| {
                        i.channel.counted() == channel && i.tone == *tone
                    })
                })
                .collect();
            cells.push(cell(brief, index, channel.label().to_owned(), |i| {
                i.channel.counted() == channel
            }));
            let mut in_week: Vec<String> = TONES.iter().map(|t| integer(of(*t))).collect();
            in_week.push(integer(TONES.iter().map(|t| of(*t)).sum::<u32>()));
            ToneRow {
                channel: channel.label(),
                cells,
                week: in_week,
            }
        })
        .collect();
    ToneTable { rows }
}

fn cell(
    brief: &Brief,
    index: &mut ItemIndex,
    label: String,
    is_in: impl Fn(&BriefItem) -> bool,
) -> Cell {
    let items: Vec<(&BriefIssue, Vec<usize>)> = brief
        .issues
        .iter()
        .map(|issue| {
            (
                issue,
                (0..issue.items.len())
                    .filter(|i| is_in(&issue.items[*i]))
                    .collect(),
            )
        })
        .collect();
    let n: usize = items.iter().map(|(_, i)| i.len()).sum();
    let href = if n == 0 {
        String::new()
    } else {
        index.add(label, &items)
    };
    Cell {
        n: integer(n as u64),
        href,
    }
}

#[derive(Serialize)]
pub(crate) struct PlaceRow {
    pub(crate) name: String,
    pub(crate) items: Cell,
    /// Rank and address of each issue.
    pub(crate) issues: Vec<(u32, String)>,
    /// Items for each 10,000 people, and how that stands.
    pub(crate) rate: Option<(String, String)>,
    /// Villages named, alphabetical.
    pub(crate) villages: String,
}

/// Kecamatan with most items first; what names no kecamatan comes last.
pub(crate) fn places(brief: &Brief, index: &mut ItemIndex) -> Vec<PlaceRow> {
    #[derive(Default)]
    struct Found<'a> {
        name: &'a str,
        items: BTreeMap<usize, BTreeSet<usize>>,
        villages: BTreeSet<&'a str>,
    }
    let mut found: BTreeMap<&str, Found<'_>> = BTreeMap::new();
    for (n, issue) in brief.issues.iter().enumerate() {
        let mut nowhere: BTreeSet<usize> = (0..issue.items.len()).collect();
        for place in &issue.wilayah {
            let Some(kecamatan) = &place.kecamatan else {
                continue;
            };
            for item in &place.items {
                nowhere.remove(item);
            }
            let row = found.entry(&kecamatan.code).or_default();
            row.name = &kecamatan.name;
            row.items.entry(n).or_default().extend(&place.items);
            if kecamatan.code != place.code {
                row.villages.insert(
                    place
                        .name
                        .split_once(", ")
                        .map_or(&*place.name, |(village, _)| village),
                );
            }
        }
        // The same items that the map names so.
        if !nowhere.is_empty() {
            let row = found.entry("").or_default();
            row.name = "Tanpa kecamatan yang disebut";
            row.items.insert(n, nowhere);
        }
    }
    let mut rows: Vec<(&str, Found<'_>)> = found.into_iter().collect();
    let n_items = |f: &Found<'_>| f.items.values().map(BTreeSet::len).sum::<usize>();
    rows.sort_by_key(|(code, f)| (code.is_empty(), std::cmp::Reverse(n_items(f)), *code));
    rows.into_iter()
        .map(|(code, f)| {
            let items: Vec<(&BriefIssue, Vec<usize>)> = f
                .items
                .iter()
                .map(|(n, items)| (&brief.issues[*n], items.iter().copied().collect()))
                .collect();
            PlaceRow {
                items: Cell {
                    n: integer(n_items(&f) as u64),
                    href: index.add(f.name.to_owned(), &items),
                },
                issues: items
                    .iter()
                    .map(|(issue, _)| (issue.rank, issue.id.to_string()))
                    .collect(),
                rate: rate_of(brief, code),
                villages: f.villages.into_iter().collect::<Vec<_>>().join(", "),
                name: f.name.to_owned(),
            }
        })
        .collect()
}

pub(crate) struct Unit<'a> {
    pub(crate) name: &'a str,
    pub(crate) issues: Vec<&'a BriefIssue>,
}

/// Units in the order of their best issue; issues without a unit come last.
pub(crate) fn units(brief: &Brief) -> Vec<Unit<'_>> {
    const NONE: &str = "Belum ada perangkat daerah";
    let mut units: Vec<Unit<'_>> = Vec::new();
    for issue in &brief.issues {
        let name = issue
            .perangkat_daerah
            .as_ref()
            .map_or(NONE, |u| u.name.as_str());
        match units.iter_mut().find(|u| u.name == name) {
            Some(unit) => unit.issues.push(issue),
            None => units.push(Unit {
                name,
                issues: vec![issue],
            }),
        }
    }
    units.sort_by_key(|u| u.name == NONE);
    units
}
