//! Links from a number to the items behind it. Neighbours in an issue's list become one range, so
//! that three hundred items stay readable and none is left out.

use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::ops::Deref;
use titen_model::BriefIssue;

/// On paper a long list of runs is no help: data holds the first few, and how many items the others are.
const ON_PAPER: usize = 9;

#[derive(Default)]
pub(crate) struct Refs(Vec<Ref>);

impl Deref for Refs {
    type Target = [Ref];

    fn deref(&self) -> &[Ref] {
        &self.0
    }
}

impl Serialize for Refs {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (shown, rest) = self.split_at(self.len().min(ON_PAPER));
        let mut data = to.serialize_struct("Refs", 2)?;
        data.serialize_field("shown", shown)?;
        data.serialize_field("rest", &rest.iter().map(|r| r.n).sum::<usize>())?;
        data.end()
    }
}

#[derive(serde::Serialize)]
pub(crate) struct Ref {
    pub(crate) href: String,
    pub(crate) label: String,
    /// How many items.
    #[serde(skip)]
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
pub(crate) fn ranges(issue: &BriefIssue, indexes: &[usize]) -> Refs {
    let runs = indexes
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
        .collect();
    Refs(runs)
}
