//! Links from a number to the items behind it. Neighbours in an issue's list become one range, so
//! that three hundred items stay readable and none is left out.

use serde::Serialize;
use titen_model::BriefIssue;

#[derive(Serialize)]
pub(crate) struct Ref {
    pub(crate) href: String,
    pub(crate) label: String,
    /// How many items.
    pub(crate) n: usize,
}

/// The address of item `i` (from 0) on the page.
pub(crate) fn item_anchor(issue: &BriefIssue, i: usize) -> String {
    format!("{}-{}", issue.id, i + 1)
}

/// The address of the issue's whole list.
pub(crate) fn list_anchor(issue: &BriefIssue) -> String {
    format!("butir-{}", issue.id)
}

/// `indexes` ascending, without repeats.
pub(crate) fn ranges(issue: &BriefIssue, indexes: &[usize]) -> Vec<Ref> {
    indexes
        .chunk_by(|a, b| a + 1 == *b)
        .map(|run| {
            let (first, last) = (run[0], run[run.len() - 1]);
            Ref {
                href: item_anchor(issue, first),
                n: run.len(),
                label: if first == last {
                    (first + 1).to_string()
                } else {
                    format!("{}–{}", first + 1, last + 1)
                },
            }
        })
        .collect()
}
