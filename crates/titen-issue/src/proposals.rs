//! Merges and splits that an analyst should look at. The grouping joins on strong evidence and never splits; what lies
//! just beside its decisions is proposed here, each with its reason, and done by nobody but an analyst.

mod merges;
mod splits;

use crate::{decisions::Decisions, describe::Scene, issue_draft::IssueDraft};
use std::collections::{BTreeMap, BTreeSet};
use titen_dict::Dictionaries;
use titen_model::{Document, Issue, IssueId, Proposal, WilayahCode};

/// Of each kind: nobody looks at more in a week.
const MOST: usize = 20;

impl Scene<'_> {
    /// `drafts` with their `ids`; `issues` as the week will show them.
    pub fn proposals(
        &self,
        drafts: &[IssueDraft],
        ids: &[IssueId],
        issues: &[Issue],
        decisions: &Decisions,
    ) -> Vec<Proposal> {
        let shown: BTreeMap<&IssueId, &Issue> = issues.iter().map(|i| (&i.id, i)).collect();
        let mut all = best(self.merges(drafts, ids, &shown, decisions));
        all.extend(best(self.splits(drafts, ids, &shown, decisions)));
        all
    }

    fn originals(&self, draft: &IssueDraft) -> Vec<&Document> {
        let members = draft.stories.iter().flat_map(|s| &self.stories[*s].members);
        members.map(|d| self.docs[*d]).collect()
    }
}

/// A proposal with what it weighs.
type Weighed = (f32, Proposal);

fn best(mut all: Vec<Weighed>) -> Vec<Proposal> {
    all.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| a.1.issues().cmp(&b.1.issues()))
    });
    all.truncate(MOST);
    all.into_iter().map(|(_, p)| p).collect()
}

/// For figures that people read and files keep.
fn rounded(x: f32) -> f64 {
    (f64::from(x) * 1000.0).round() / 1000.0
}

fn figure(x: f32) -> String {
    format!("{x:.2}").replace('.', ",")
}

fn kecamatan<'c>(codes: impl Iterator<Item = &'c WilayahCode>) -> BTreeSet<WilayahCode> {
    codes
        .filter(|c| c.level() >= 3)
        .map(|c| c.ancestor(3))
        .collect()
}

fn names<'c>(codes: impl Iterator<Item = &'c WilayahCode>, dict: &Dictionaries) -> String {
    const SHOWN: usize = 3;
    let names: Vec<String> = codes
        .take(SHOWN)
        .map(|c| dict.wilayah.full_name(c))
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests;
