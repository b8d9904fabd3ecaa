//! Gathers what the week's pages show into one value that stands alone: names beside codes,
//! items beside numbers, what was left out beside what was ranked.

mod issue;
mod unranked;

use crate::{plain::plain, ralat};
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{
    Brief, BriefBelow, BriefClosed, Coverage, Evidence, Item, ItemId, Letterhead, MadeWith,
    Proposal, RankedWeek, Status, Tone, Week,
};

/// Everything that an edition is made from.
pub struct Compose<'a> {
    pub letterhead: Letterhead,
    pub week: Week,
    /// 1, or more for a ralat.
    pub revision: u32,
    pub status: Status,
    /// Invented data: said on every page.
    pub sample: bool,
    pub scope_name: String,
    pub ranked: &'a RankedWeek,
    /// Of the week's grouping.
    pub proposals: &'a [Proposal],
    /// At least every item of the ranked issues.
    pub items: &'a BTreeMap<ItemId, Item>,
    /// An item without an entry counts as neutral.
    pub tone: &'a BTreeMap<ItemId, Tone>,
    pub coverage: Coverage,
    pub dict: &'a Dictionaries,
    /// How many issues the edition shows in full.
    pub top: usize,
    /// The revision that a ralat corrects.
    pub previous: Option<&'a Brief>,
    pub made_with: MadeWith,
}

pub fn compose(input: Compose<'_>) -> Brief {
    let ranked = &input.ranked.ranked;
    let shown = ranked.len().min(input.top);
    let mut brief = Brief {
        issues: ranked[..shown]
            .iter()
            .map(|issue| issue::brief_issue(issue, &input))
            .collect(),
        below: ranked[shown..]
            .iter()
            .map(|issue| BriefBelow {
                id: issue.issue.clone(),
                rank: issue.rank,
                title: plain(&issue.title),
                usg: issue.usg,
                n_items: count(issue.items.len()),
            })
            .collect(),
        closed: input
            .ranked
            .closed
            .iter()
            .map(|c| BriefClosed {
                id: c.issue.clone(),
                title: plain(&c.title),
                rank_before: c.rank_before,
            })
            .collect(),
        unranked: unranked::grouped(&input.ranked.unranked),
        proposals: input.proposals.iter().map(proposal).collect(),
        dialog: Vec::new(),
        letters: Vec::new(),
        press: titen_model::Press::default(),
        board: None,
        evidence: Evidence::default(),
        ralat: Vec::new(),
        office: input.letterhead,
        week: input.week,
        revision: input.revision,
        status: input.status,
        sample: input.sample,
        scope: input.scope_name,
        coverage: coverage(input.coverage),
        made_with: input.made_with,
    };
    if let Some(previous) = input.previous {
        brief.ralat = ralat::changes(previous, &brief);
    }
    brief
}

/// An item names its source as it likes.
fn coverage(mut coverage: Coverage) -> Coverage {
    for source in &mut coverage.sources {
        source.source = plain(&source.source);
    }
    for source in &mut coverage.silent_sources {
        *source = plain(source);
    }
    for failed in &mut coverage.failed_sources {
        failed.source = plain(&failed.source);
        failed.error = plain(&failed.error);
    }
    for health in &mut coverage.unheard {
        health.source = plain(&health.source);
    }
    coverage
}

fn proposal(p: &Proposal) -> Proposal {
    Proposal {
        titles: p.titles.iter().map(|t| plain(t)).collect(),
        why: plain(&p.why),
        ..p.clone()
    }
}

/// No edition holds more than `u32::MAX` of anything.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
