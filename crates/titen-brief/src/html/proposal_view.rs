//! A few of the proposals for analysts, those about the shown issues first.

use serde::Serialize;
use titen_model::{Brief, Proposal, Proposed};

/// An edition is for readers; analysts have `titen edit proposals`.
const SHOWN: usize = 6;

#[derive(Serialize)]
pub(crate) struct ProposalView<'a> {
    pub(crate) what: &'static str,
    /// Id, title, and whether the edition shows the issue in full.
    pub(crate) issues: Vec<(&'a str, &'a str, bool)>,
    pub(crate) why: &'a str,
}

pub(crate) fn proposals(brief: &Brief) -> Vec<ProposalView<'_>> {
    let shown = |id: &str| brief.issues.iter().any(|i| i.id.as_str() == id);
    let listed = |p: &&Proposal| p.issues().iter().any(|id| shown(id.as_str()));
    let (first, others): (Vec<&Proposal>, Vec<&Proposal>) =
        brief.proposals.iter().partition(listed);
    let all = first.into_iter().chain(others).take(SHOWN);
    all.map(|p| ProposalView {
        what: match p.what {
            Proposed::Merge { .. } => "Gabungkan?",
            Proposed::Split { .. } => "Pisahkan?",
        },
        issues: p
            .issues()
            .into_iter()
            .zip(&p.titles)
            .map(|(id, title)| (id.as_str(), title.as_str(), shown(id.as_str())))
            .collect(),
        why: &p.why,
    })
    .collect()
}
