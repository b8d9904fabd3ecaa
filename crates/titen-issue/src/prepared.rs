//! A week's documents as grouping compared them, all weighed at once: for explaining, which asks for them again
//! and again.

use crate::{
    carried::Carried,
    constraints::Constraints,
    decisions::Decisions,
    features::Fields,
    ready::Ready,
    settings::{GroupSettings, Rarity},
    weighing::{ForIssues, Weighing},
};
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{Document, Item, ItemId};

pub struct Prepared<'a> {
    /// By (at, id), each item once, in its last revision.
    pub docs: Vec<&'a Document>,
    pub constraints: Constraints<'a>,
    /// None for copies.
    pub fields: Vec<Option<Fields>>,
    /// As `fields`, without the words that say who speaks, weighed for issues.
    pub issue_fields: Vec<Option<Fields>>,
}

impl<'a> Prepared<'a> {
    pub fn of(
        docs: &'a [Document],
        items: &BTreeMap<ItemId, Item>,
        carried: &Carried,
        decisions: &'a Decisions,
        dict: &'a Dictionaries,
        settings: &'a GroupSettings,
    ) -> Self {
        let before = carried.frequencies.clone();
        let ready = Ready::of(docs, items, before, decisions, dict, settings);
        let reading = ForIssues::in_week(&ready, dict, settings);
        let counted = ready.counted();
        let all = |rarity: &Rarity, reading: Option<&ForIssues<'_>>| -> Vec<Option<Fields>> {
            let weighing = Weighing::new(&counted, rarity, reading);
            (0..ready.docs.len()).map(|d| weighing.of(d)).collect()
        };
        let fields = all(&settings.story.rarity, None);
        let issue_fields = all(&settings.issue.rarity, Some(&reading));
        Prepared {
            docs: ready.docs,
            constraints: ready.constraints,
            fields,
            issue_fields,
        }
    }
}
