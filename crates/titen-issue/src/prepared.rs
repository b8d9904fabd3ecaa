//! A week's documents, made ready to be compared: in order, copies told, features counted and weighed.

use crate::{
    carried::Carried,
    constraints::Constraints,
    decisions::Decisions,
    features::{self, Fields},
    idf::{Background, DocumentFrequencies},
    near_duplicates::near_copies,
    settings::{GroupSettings, Rarity},
    who_speaks::WhoSpeaks,
};
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{Document, Item, ItemId};

pub struct Prepared<'a> {
    /// By (at, id), each item once, in its last revision.
    pub docs: Vec<&'a Document>,
    pub copy_of: Vec<Option<usize>>,
    pub constraints: Constraints<'a>,
    /// With this week's documents.
    pub frequencies: DocumentFrequencies,
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
        let counts: Vec<Fields> = docs
            .iter()
            .map(|d| features::count(d, settings, |_| false))
            .collect();
        let who = WhoSpeaks::in_week(&docs, dict);
        let matters: Vec<Fields> = docs
            .iter()
            .map(|d| features::count(d, settings, |word| who.is_speaker(word)))
            .collect();
        let mut frequencies = carried.frequencies.clone();
        frequencies.learn(
            counts
                .iter()
                .zip(&copy_of)
                .filter(|(_, copy)| copy.is_none())
                .map(|(fields, _)| {
                    Box::new(fields.iter().flat_map(|f| f.iter().map(|(k, _)| k)))
                        as Box<dyn Iterator<Item = u32>>
                }),
        );
        let background = Background::of(&dict.frequencies);
        let weighed = |counts: &[Fields], rarity: &Rarity| -> Vec<Option<Fields>> {
            let one = |d: usize| {
                let voice = docs[d].channel.is_voice();
                let weigh =
                    || features::weigh(&counts[d], voice, &frequencies, &background, rarity);
                copy_of[d].is_none().then(weigh)
            };
            (0..docs.len()).map(one).collect()
        };
        let fields = weighed(&counts, &settings.story.rarity);
        let issue_fields = weighed(&matters, &settings.issue.rarity);
        Prepared {
            docs,
            copy_of,
            constraints,
            frequencies,
            fields,
            issue_fields,
        }
    }
}

fn in_order_of_time(docs: &[Document]) -> Vec<&Document> {
    let mut last: BTreeMap<ItemId, &Document> = BTreeMap::new();
    for doc in docs {
        let kept = last.entry(doc.item).or_insert(doc);
        if doc.revision > kept.revision {
            *kept = doc;
        }
    }
    let mut docs: Vec<&Document> = last.into_values().collect();
    docs.sort_by_key(|d| (d.at, d.item));
    docs
}
