//! The weighted criteria of one issue: each a value from 0 to 1 out of what its items say, or honestly none. A rank by
//! them stands beside the one by USG.

mod evidence;
mod listed;

use crate::{
    case::Case,
    criteria::{CriterionEvidence, CriterionSettings},
    overrides::{decimal, of},
    rank_settings::RankSettings,
    tally::Tally,
};
use evidence::{breadth, leverage, own_duty};
use listed::listed;
use titen_dict::Dictionaries;
use titen_model::{ItemId, SetValue, Weighted, WeightedCriterion};

const UNASSESSED: &str = "belum dinilai";
/// Shares that differ by less are the same.
const SAME: f64 = 1e-4;

/// What an issue's week says of one criterion.
pub struct Found {
    pub value: f64,
    /// In Indonesian.
    pub why: String,
    pub evidence: Vec<ItemId>,
}

/// None where the office has no criteria. The rank is for `rank_weighted` to say.
pub fn weighted(
    case: &Case<'_>,
    tally: &Tally,
    dict: &Dictionaries,
    settings: &RankSettings,
) -> Option<Weighted> {
    let criteria = settings.criteria.iter();
    let criteria: Vec<WeightedCriterion> = criteria
        .map(|c| criterion(c, found(c, case, tally, dict, settings), case))
        .collect();
    (!criteria.is_empty()).then_some(Weighted {
        criteria,
        rank: None,
    })
}

fn found(
    c: &CriterionSettings,
    case: &Case<'_>,
    tally: &Tally,
    dict: &Dictionaries,
    settings: &RankSettings,
) -> Option<Found> {
    match c.evidence {
        CriterionEvidence::Duty => own_duty(case, dict),
        CriterionEvidence::Breadth => Some(breadth(case, tally, &settings.full)),
        CriterionEvidence::Leverage => Some(leverage(case, tally, dict, &settings.full)),
        CriterionEvidence::Listed => listed(c.listed.as_deref().unwrap_or_default(), case),
        CriterionEvidence::Analyst => None,
    }
}

fn criterion(c: &CriterionSettings, found: Option<Found>, case: &Case<'_>) -> WeightedCriterion {
    let found = found.map(|f| Found {
        value: f.value.clamp(0.0, 1.0),
        ..f
    });
    let computed = found.as_ref().map(|f| f.value);
    let (why, evidence) = match found {
        Some(f) => (f.why, f.evidence),
        None => (UNASSESSED.to_owned(), Vec::new()),
    };
    let mut out = WeightedCriterion {
        key: c.key.clone(),
        name: c.name.clone(),
        weight: c.weight,
        value: computed,
        why,
        evidence,
        set: None,
    };
    if let Some(set) = of(&case.issue.decided.overrides, &c.key) {
        let before = computed.map_or(String::new(), |v| format!("{}: ", decimal(v)));
        out.why = format!(
            "ditetapkan analis: {} (hitungan titen {before}{})",
            set.edit.reason, out.why
        );
        out.value = Some(set.value.clamp(0.0, 1.0));
        out.set = Some(SetValue {
            computed,
            edit: set.edit.clone(),
        });
    }
    out
}

/// Ranks tables by their share of the points that they could have: an issue does not rise by the mere number of its
/// criteria that are assessed. Equal ones stand alike, and none has a rank where all are equal.
pub fn rank_weighted<'w>(tables: impl Iterator<Item = &'w mut Weighted>) {
    let mut known: Vec<(f64, &mut Weighted)> = tables
        .filter_map(|w| w.share().map(|share| (share, w)))
        .collect();
    known.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (Some(first), Some(last)) = (known.first(), known.last()) else {
        return;
    };
    if first.0 - last.0 < SAME {
        return;
    }
    let mut alike = (1, f64::INFINITY);
    for (place, (share, table)) in (1..).zip(known) {
        if alike.1 - share >= SAME {
            alike = (place, share);
        }
        table.rank = Some(alike.0);
    }
}

#[cfg(test)]
mod tests;
