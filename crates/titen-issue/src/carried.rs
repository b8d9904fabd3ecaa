//! What one week hands to the next: frequencies, stories that may go on, issues within the window. Bounded.

use crate::{centroid::Centroid, idf::DocumentFrequencies, sparse::Sparse};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use titen_model::{IssueId, PerangkatDaerahId, StoryId, UrusanCode, Week, WeekCount};

/// The state at the end of a week. Opaque: only `group_week` reads it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Carried {
    pub(crate) frequencies: DocumentFrequencies,
    pub(crate) stories: Vec<CarriedStory>,
    /// Smallest first, so that capped lists keep the large ones.
    pub(crate) issues: Vec<CarriedIssue>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct CarriedStory {
    pub id: StoryId,
    pub issue: IssueId,
    pub centroid: Centroid,
    pub n_items: u32,
    pub last_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct CarriedIssue {
    pub id: IssueId,
    pub title: String,
    pub terms: Vec<SmolStr>,
    pub urusan: Option<UrusanCode>,
    pub perangkat_daerah: Option<PerangkatDaerahId>,
    pub first_seen: Week,
    /// Weeks that had items, oldest first.
    pub counts: Vec<WeekCount>,
    pub centroid: Centroid,
    /// Urusan by hash, as far as its items are sure of theirs.
    pub urusan_mass: Sparse,
    pub duties: Sparse,
    pub regions: Sparse,
    pub voices: bool,
}

impl CarriedIssue {
    pub fn n_items(&self) -> u32 {
        self.counts.iter().map(|c| c.n_items).sum()
    }

    /// A lone item is soon forgotten, a problem with a history is not.
    pub fn remembered_in(&self, week: Week, window_weeks: u32) -> bool {
        let Some(last) = self.counts.last() else {
            return false;
        };
        let weeks = match self.n_items() {
            0 | 1 => window_weeks.min(2),
            2 | 3 => window_weeks.min(4),
            _ => window_weeks,
        };
        week.since(last.week) <= i64::from(weeks)
    }
}

/// Every week from `first_seen` (or the window's begin) to `week`: silent weeks are zeros.
pub(crate) fn history(
    counts: &[WeekCount],
    first_seen: Week,
    week: Week,
    window_weeks: u32,
) -> Vec<WeekCount> {
    let mut at = first_seen.max(week.before(window_weeks.saturating_sub(1)));
    let mut out = Vec::new();
    while at <= week {
        let known = counts.iter().find(|c| c.week == at).copied();
        out.push(known.unwrap_or(WeekCount {
            week: at,
            n_items: 0,
            n_sources: 0,
        }));
        at = at.next();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silent_weeks_are_zeros_and_the_window_slides() {
        let week = |s: &str| s.parse::<Week>().unwrap();
        let counts = [("2026-W30", 4), ("2026-W32", 2)].map(|(w, n)| WeekCount {
            week: week(w),
            n_items: n,
            n_sources: 1,
        });
        let n = |from, to, window| -> Vec<u32> {
            history(&counts, week(from), week(to), window)
                .iter()
                .map(|c| c.n_items)
                .collect()
        };
        assert_eq!(n("2026-W30", "2026-W33", 8), [4, 0, 2, 0]);
        assert_eq!(n("2026-W30", "2026-W33", 2), [2, 0]);
        assert_eq!(n("2026-W33", "2026-W33", 8), [0]);
    }
}
