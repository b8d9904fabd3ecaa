//! What comes before any comparison: documents in order, near-copies told, edits in force, words counted.

use crate::{
    constraints::Constraints,
    decisions::Decisions,
    idf::{Background, DocumentFrequencies},
    near_duplicates::near_copies,
    settings::GroupSettings,
    weighing::{Counted, learn},
};
use chrono::{DateTime, Utc};
use std::{cmp::Reverse, collections::BTreeMap};
use titen_dict::Dictionaries;
use titen_model::{Document, Item, ItemId};

pub struct Ready<'a> {
    /// By (at, id), each item once, in its last revision.
    pub docs: Vec<&'a Document>,
    pub copy_of: Vec<Option<usize>>,
    pub constraints: Constraints<'a>,
    /// Of the weeks before and these documents.
    pub frequencies: DocumentFrequencies,
    background: Background,
    settings: &'a GroupSettings,
}

impl<'a> Ready<'a> {
    pub fn of(
        docs: &'a [Document],
        items: &BTreeMap<ItemId, Item>,
        before: DocumentFrequencies,
        decisions: &'a Decisions,
        dict: &Dictionaries,
        settings: &'a GroupSettings,
    ) -> Self {
        let docs = in_order_of_time(docs);
        let mut copy_of = near_copies(&docs, items, settings.near_copy);
        let constraints = Constraints::of(decisions, &docs, &mut copy_of);
        let mut frequencies = before;
        learn(&mut frequencies, &docs, &copy_of, settings);
        Ready {
            docs,
            copy_of,
            constraints,
            frequencies,
            background: Background::of(&dict.frequencies),
            settings,
        }
    }

    pub fn counted(&self) -> Counted<'_> {
        Counted {
            docs: &self.docs,
            copy_of: &self.copy_of,
            settings: self.settings,
            rarities: self.frequencies.rarities(),
            background: &self.background,
        }
    }
}

fn in_order_of_time(docs: &[Document]) -> Vec<&Document> {
    // Sorted by copies of what decides: the documents themselves lie far apart in memory.
    let key = |(i, d): (usize, &Document)| (d.item, Reverse(d.revision), i);
    let mut last_revisions: Vec<_> = docs.iter().enumerate().map(key).collect();
    last_revisions.sort_unstable();
    last_revisions.dedup_by_key(|key| key.0);
    let key = |(item, _, i): (ItemId, _, usize)| (docs[i].at, item, i);
    let mut in_order: Vec<(DateTime<Utc>, ItemId, usize)> =
        last_revisions.into_iter().map(key).collect();
    in_order.sort_unstable();
    in_order.into_iter().map(|(_, _, i)| &docs[i]).collect()
}
