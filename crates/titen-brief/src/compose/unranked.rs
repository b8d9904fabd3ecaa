//! What has no rank, gathered by reason: the reader sees how much was set aside, why, and the
//! largest examples of each.

use super::count;
use crate::plain::plain;
use std::collections::BTreeMap;
use titen_model::{BriefUnranked, Unranked, UnrankedExample, UnrankedReason};

const EXAMPLES: usize = 3;

/// The reasons in their own order; within each the issues with most items first.
pub(super) fn grouped(unranked: &[Unranked]) -> Vec<BriefUnranked> {
    let mut by_reason: BTreeMap<UnrankedReason, Vec<&Unranked>> = BTreeMap::new();
    for issue in unranked {
        by_reason.entry(issue.reason).or_default().push(issue);
    }
    by_reason
        .into_iter()
        .map(|(reason, mut issues)| {
            issues.sort_by(|a, b| {
                b.items
                    .len()
                    .cmp(&a.items.len())
                    .then_with(|| a.issue.cmp(&b.issue))
            });
            // A decision is never one of many: each is shown.
            let shown = match reason {
                UnrankedReason::Rejected => issues.len(),
                _ => EXAMPLES,
            };
            BriefUnranked {
                reason,
                n_issues: count(issues.len()),
                n_items: count(issues.iter().map(|i| i.items.len()).sum()),
                examples: issues.iter().take(shown).map(|i| example(i)).collect(),
            }
        })
        .collect()
}

fn example(issue: &Unranked) -> UnrankedExample {
    UnrankedExample {
        title: plain(&issue.title),
        n_items: count(issue.items.len()),
        why: plain(&issue.why),
    }
}
