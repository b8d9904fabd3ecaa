//! The index at the end of the page: for a number that gathers items of several issues (a cell of
//! a table), the list of those items.

use super::refs::{Refs, ranges};
use crate::indonesian::integer;
use titen_model::BriefIssue;

#[derive(Default)]
pub(crate) struct ItemIndex {
    pub(crate) entries: Vec<Entry>,
}

pub(crate) struct Entry {
    pub(crate) anchor: String,
    pub(crate) label: String,
    pub(crate) n: usize,
    pub(crate) issues: Vec<EntryIssue>,
}

impl Entry {
    pub(crate) fn said(&self) -> String {
        integer(self.n as u64)
    }
}

pub(crate) struct EntryIssue {
    pub(crate) rank: u32,
    pub(crate) refs: Refs,
}

impl ItemIndex {
    /// Adds an entry and gives its address; `items` are each issue's indexes, ascending.
    pub(crate) fn add(&mut self, label: String, items: &[(&BriefIssue, Vec<usize>)]) -> String {
        let anchor = format!("indeks-{}", self.entries.len() + 1);
        self.entries.push(Entry {
            anchor: anchor.clone(),
            label,
            n: items.iter().map(|(_, indexes)| indexes.len()).sum(),
            issues: items
                .iter()
                .filter(|(_, indexes)| !indexes.is_empty())
                .map(|(issue, indexes)| EntryIssue {
                    rank: issue.rank,
                    refs: ranges(issue, indexes),
                })
                .collect(),
        });
        anchor
    }
}
