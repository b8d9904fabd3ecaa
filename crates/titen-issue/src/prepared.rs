//! A week's documents as grouping compared them, all weighed at once: for explaining, which asks for them again
//! and again.

use crate::{
    carried::Carried,
    constraints::Constraints,
    decisions::Decisions,
    features::Fields,
    group::in_order_of_time,
    idf::Background,
    near_duplicates::near_copies,
    settings::{GroupSettings, Rarity},
    weighing::{Counted, Weighing, learn},
    who_speaks::WhoSpeaks,
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
        settings: &GroupSettings,
    ) -> Self {
        let docs = in_order_of_time(docs);
        let mut copy_of = near_copies(&docs, items, settings.near_copy);
        let constraints = Constraints::of(decisions, &docs, &mut copy_of);
        let who = WhoSpeaks::in_week(&docs, dict);
        let mut frequencies = carried.frequencies.clone();
        learn(&mut frequencies, &docs, &copy_of, settings);
        let counted = Counted {
            docs: &docs,
            copy_of: &copy_of,
            settings,
            rarities: frequencies.rarities(),
            background: Background::of(&dict.frequencies),
        };
        let all = |rarity: &Rarity, who: Option<&WhoSpeaks<'_>>| -> Vec<Option<Fields>> {
            let weighing = Weighing {
                counted: &counted,
                rarity,
                who,
            };
            (0..docs.len()).map(|d| weighing.of(d)).collect()
        };
        let fields = all(&settings.story.rarity, None);
        let issue_fields = all(&settings.issue.rarity, Some(&who));
        Prepared {
            docs,
            constraints,
            fields,
            issue_fields,
        }
    }
}
