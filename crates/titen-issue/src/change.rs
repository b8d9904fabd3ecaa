//! What became of each issue since the week before: new, up, down, same, closed.

use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Change, ClosedIssue, IssueId, RankedWeek};

pub struct Before<'a> {
    ranks: BTreeMap<&'a IssueId, u32>,
}

impl<'a> Before<'a> {
    pub fn of(before: Option<&'a RankedWeek>) -> Self {
        let ranked = before.iter().flat_map(|w| &w.ranked);
        Before {
            ranks: ranked.map(|r| (&r.issue, r.rank)).collect(),
        }
    }

    pub fn change(&self, issue: &IssueId, rank: u32) -> (Change, Option<u32>) {
        let before = self.ranks.get(issue).copied();
        let change = match before {
            None => Change::New,
            Some(b) if rank < b => Change::Up,
            Some(b) if rank > b => Change::Down,
            Some(_) => Change::Same,
        };
        (change, before)
    }
}

/// Issues of the list before (its first `top`) that nobody speaks of this week.
pub fn closed(
    before: Option<&RankedWeek>,
    heard: &BTreeSet<&IssueId>,
    top: usize,
) -> Vec<ClosedIssue> {
    let listed = before
        .iter()
        .flat_map(|w| &w.ranked)
        .filter(|r| r.rank as usize <= top);
    listed
        .filter(|r| !heard.contains(&r.issue))
        .map(|r| ClosedIssue {
            issue: r.issue.clone(),
            title: r.title.clone(),
            rank_before: r.rank,
        })
        .collect()
}
