//! What became of each issue since the week before: new, up, down, same, closed, back again; weeks on the list.

use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Change, ClosedIssue, Issue, IssueId, ListedIssue, RankedWeek, Week};

/// Weeks after which the list forgets an issue.
const REMEMBERED: i64 = 52;

/// What earlier rankings tell.
pub struct Before<'a> {
    /// Of the week before, if it was ranked.
    ranks: BTreeMap<&'a IssueId, u32>,
    listed: BTreeMap<&'a IssueId, &'a ListedIssue>,
}

impl<'a> Before<'a> {
    /// `before`: the last ranking of an earlier week than `week`.
    pub fn of(before: Option<&'a RankedWeek>, week: Week) -> Self {
        let ranked = last_week(before, week).into_iter().flat_map(|w| &w.ranked);
        Before {
            ranks: ranked.map(|r| (&r.issue, r.rank)).collect(),
            listed: before
                .iter()
                .flat_map(|w| &w.listed)
                .filter(|l| week.since(l.last) <= REMEMBERED)
                .map(|l| (&l.issue, l))
                .collect(),
        }
    }

    pub fn change(&self, issue: &Issue, rank: u32) -> (Change, Option<u32>) {
        let before = self.ranks.get(&issue.id).copied();
        let change = match before {
            None if self.listed(issue).is_some() => Change::Back,
            None => Change::New,
            Some(b) if rank < b => Change::Up,
            Some(b) if rank > b => Change::Down,
            Some(_) => Change::Same,
        };
        (change, before)
    }

    /// Its time on the list, or the longest of those of the issues that it took in.
    pub fn listed(&self, issue: &Issue) -> Option<&'a ListedIssue> {
        let ids = issue.absorbed.iter().chain([&issue.id]);
        let known = ids.filter_map(|id| self.listed.get(id).copied());
        known.max_by_key(|l| (l.weeks, l.last))
    }
}

fn last_week(before: Option<&RankedWeek>, week: Week) -> Option<&RankedWeek> {
    before.filter(|b| b.week == week.before(1))
}

/// Issues of the list before (its first `top`) that nobody speaks of this week.
pub fn closed(
    before: Option<&RankedWeek>,
    week: Week,
    heard: &BTreeSet<&IssueId>,
    top: usize,
) -> Vec<ClosedIssue> {
    let ranked = last_week(before, week).into_iter().flat_map(|w| &w.ranked);
    let listed = ranked.filter(|r| r.rank as usize <= top);
    listed
        .filter(|r| !heard.contains(&r.issue))
        .map(|r| ClosedIssue {
            issue: r.issue.clone(),
            title: r.title.clone(),
            rank_before: r.rank,
        })
        .collect()
}

/// What the next week is told by: this week's list (its first `top`), and what earlier ones tell.
pub fn listed<'a>(
    before: Option<&RankedWeek>,
    week: Week,
    top: usize,
    now: impl Iterator<Item = (&'a Issue, u32)>,
) -> Vec<ListedIssue> {
    let earlier = Before::of(before, week);
    let all = earlier.listed.iter();
    let mut all: BTreeMap<IssueId, ListedIssue> =
        all.map(|(id, l)| ((*id).clone(), (*l).clone())).collect();
    for (issue, rank) in now {
        let known = earlier.listed(issue);
        for id in &issue.absorbed {
            all.remove(id);
        }
        let issue = issue.id.clone();
        let now = if rank as usize <= top {
            let weeks = known.map_or(0, |k| k.weeks) + 1;
            ListedIssue {
                issue,
                weeks,
                last: week,
                rank,
            }
        } else if let Some(known) = known {
            ListedIssue {
                issue,
                ..known.clone()
            }
        } else {
            continue;
        };
        all.insert(now.issue.clone(), now);
    }
    all.into_values().collect()
}
