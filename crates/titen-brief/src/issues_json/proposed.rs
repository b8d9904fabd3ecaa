//! Proposals for analysts, as `issues.json` gives them.

use serde::Serialize;
use titen_model::Proposal;

pub(super) fn proposed(p: &Proposal) -> Proposed<'_> {
    let (stories, n_items) = match &p.what {
        titen_model::Proposed::Merge { .. } => (Vec::new(), None),
        titen_model::Proposed::Split { stories, items, .. } => {
            let stories = stories.iter().map(|s| s.as_str()).collect();
            (stories, Some(items.len()))
        }
    };
    Proposed {
        kind: p.kind(),
        issues: p.issues().iter().map(|i| i.as_str()).collect(),
        titles: &p.titles,
        stories,
        n_items,
        likeness: p.likeness,
        threshold: p.threshold,
        why: &p.why,
        command: p.command(),
        refusal: p.refusal(),
    }
}

#[derive(Serialize)]
pub(super) struct Proposed<'a> {
    kind: &'static str,
    issues: Vec<&'a str>,
    titles: &'a [String],
    /// Of a split: what would go out.
    stories: Vec<&'a str>,
    n_items: Option<usize>,
    likeness: f64,
    threshold: f64,
    why: &'a str,
    /// Does it; `refusal` decides otherwise.
    command: String,
    refusal: String,
}
