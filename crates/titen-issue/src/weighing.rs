//! A document's weighted fields, made when they are asked for: to hold them all costs more than to make them twice.

use crate::{
    features::{self, Fields},
    idf::{Background, DocumentFrequencies, Rarities},
    settings::{GroupSettings, Rarity},
    weights::Weights,
    who_speaks::WhoSpeaks,
};
use titen_model::Document;

/// The week's documents, and how rare each of their features is. Near-copies are not counted and have no fields.
pub struct Counted<'a> {
    pub docs: &'a [&'a Document],
    pub copy_of: &'a [Option<usize>],
    pub settings: &'a GroupSettings,
    pub rarities: Rarities,
    pub background: &'a Background,
}

/// Fields for stories or for issues.
pub struct Weighing<'a> {
    counted: &'a Counted<'a>,
    weights: Weights<'a>,
    /// Whose words are left out.
    who: Option<&'a WhoSpeaks<'a>>,
}

pub fn learn(
    frequencies: &mut DocumentFrequencies,
    docs: &[&Document],
    copy_of: &[Option<usize>],
    settings: &GroupSettings,
) {
    let originals = docs.iter().zip(copy_of).filter(|(_, copy)| copy.is_none());
    frequencies.learn(originals, |(doc, _), seen| {
        features::distinct(doc, settings, seen);
    });
}

impl<'a> Weighing<'a> {
    pub fn new(
        counted: &'a Counted<'a>,
        rarity: &'a Rarity,
        who: Option<&'a WhoSpeaks<'a>>,
    ) -> Self {
        Weighing {
            counted,
            weights: Weights::of(&counted.rarities, counted.background, rarity),
            who,
        }
    }

    /// None for a copy.
    pub fn of(&self, d: usize) -> Option<Fields> {
        let Counted {
            docs,
            copy_of,
            settings,
            ..
        } = self.counted;
        if copy_of[d].is_some() {
            return None;
        }
        let counts = match self.who {
            None => features::count(docs[d], settings, |_| false),
            Some(who) => {
                let local = features::local_places(docs[d]);
                features::count(docs[d], settings, |word| {
                    who.is_speaker(word) || local.contains(word)
                })
            }
        };
        let voice = docs[d].channel.is_voice();
        Some(features::weigh(counts, voice, &self.weights))
    }
}
