//! Which bidang urusan and which perangkat daerah lead an issue: a vote of its items, each by its confidence.

use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{Document, PerangkatDaerahId, UrusanCode, Week};

/// Mean confidence below which an issue has no urusan: one stray tag in thirty items decides nothing.
const MIN_MEAN_CONFIDENCE: f32 = 0.15;

pub fn lead_urusan(docs: &[&Document]) -> Option<UrusanCode> {
    let votes = docs
        .iter()
        .flat_map(|d| &d.urusan)
        .map(|t| (&t.code, t.confidence));
    let (code, sum) = winner(votes)?;
    (sum >= MIN_MEAN_CONFIDENCE * docs.len() as f32).then(|| code.clone())
}

/// The unit that the items name or point to; where they point to none, the unit that leads the urusan.
pub fn lead_perangkat_daerah(
    docs: &[&Document],
    urusan: Option<&UrusanCode>,
    week: Week,
    dict: &Dictionaries,
) -> Option<PerangkatDaerahId> {
    let votes = docs
        .iter()
        .flat_map(|d| &d.perangkat_daerah)
        .map(|t| (&t.id, t.confidence));
    let by_items = winner(votes)
        .filter(|(_, sum)| *sum >= MIN_MEAN_CONFIDENCE * docs.len() as f32)
        .map(|(id, _)| id.clone());
    by_items.or_else(|| {
        let units = dict.perangkat_daerah.for_urusan(urusan?, week.sunday());
        units.first().map(|unit| unit.id.clone())
    })
}

/// Most votes; of two equals the lower code.
fn winner<'a, K: Ord>(votes: impl Iterator<Item = (&'a K, f32)>) -> Option<(&'a K, f32)> {
    let mut sums: BTreeMap<&K, f32> = BTreeMap::new();
    for (key, vote) in votes {
        *sums.entry(key).or_default() += vote;
    }
    sums.into_iter()
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
}
