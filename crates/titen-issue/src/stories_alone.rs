//! The part of `group_week` that forms stories, by itself: for measurements.

use crate::{
    decisions::Decisions, idf::DocumentFrequencies, ready::Ready, settings::GroupSettings,
    stories::form_stories, weighing::Weighing,
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
    let decisions = Decisions::default();
    let before = DocumentFrequencies::default();
    let ready = Ready::of(docs, items, before, &decisions, dict, settings);
    let counted = ready.counted();
    let fields = Weighing::new(&counted, &settings.story.rarity, None);
    form_stories(&ready.docs, &fields, &[], &ready.constraints, settings)
        .iter()
        .map(|s| s.members.iter().map(|d| ready.docs[*d].item).collect())
        .collect()
}
