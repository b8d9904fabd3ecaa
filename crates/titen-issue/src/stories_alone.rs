//! The part of `group_week` that forms stories, by itself: for measurements.

use crate::{
    constraints::Constraints,
    decisions::Decisions,
    group::in_order_of_time,
    idf::{Background, DocumentFrequencies},
    near_duplicates::near_copies,
    settings::GroupSettings,
    stories::form_stories,
    weighing::{Counted, Weighing, learn},
};
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{Document, Item, ItemId};

/// Each story's items, without near-copies, by the first of them.
pub fn stories_alone(
    docs: &[Document],
    items: &BTreeMap<ItemId, Item>,
    dict: &Dictionaries,
    settings: &GroupSettings,
) -> Vec<Vec<ItemId>> {
    let docs = in_order_of_time(docs);
    let mut copy_of = near_copies(&docs, items, settings.near_copy);
    let decisions = Decisions::default();
    let constraints = Constraints::of(&decisions, &docs, &mut copy_of);
    let mut frequencies = DocumentFrequencies::default();
    learn(&mut frequencies, &docs, &copy_of, settings);
    let counted = Counted {
        docs: &docs,
        copy_of: &copy_of,
        settings,
        rarities: frequencies.rarities(),
        background: Background::of(&dict.frequencies),
    };
    let fields = Weighing {
        counted: &counted,
        rarity: &settings.story.rarity,
        who: None,
    };
    form_stories(&docs, &fields, &[], &constraints, settings)
        .iter()
        .map(|s| s.members.iter().map(|d| docs[*d].item).collect())
        .collect()
}
