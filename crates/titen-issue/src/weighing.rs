//! A document's weighted fields, made when they are asked for: to hold them all costs more than to make them twice.

use crate::{
    features::{self, Fields},
    idf::{Background, DocumentFrequencies, Rarities},
    settings::{GroupSettings, Rarity},
    who_speaks::WhoSpeaks,
};
use titen_model::Document;

/// The week's documents, and how rare each of their features is. Near-copies are not counted and have no fields.
pub struct Counted<'a> {
    pub docs: &'a [&'a Document],
    pub copy_of: &'a [Option<usize>],
    pub settings: &'a GroupSettings,
    pub rarities: Rarities<'a>,
    pub background: &'a Background,
}

/// Fields for stories or for issues.
pub struct Weighing<'a> {
    pub counted: &'a Counted<'a>,
    pub rarity: &'a Rarity,
    /// Whose words are left out.
    pub who: Option<&'a WhoSpeaks<'a>>,
}

pub fn learn(
    frequencies: &mut DocumentFrequencies,
    docs: &[&Document],
    copy_of: &[Option<usize>],
    settings: &GroupSettings,
) {
    let originals = docs.iter().zip(copy_of).filter(|(_, copy)| copy.is_none());
    frequencies.learn(originals.map(|(doc, _)| {
        let fields = features::count(doc, settings, |_| false);
        fields.into_iter().flat_map(|f| f.into_features())
    }));
}

impl Weighing<'_> {
    /// None for a copy.
    pub fn of(&self, d: usize) -> Option<Fields> {
        let Counted {
            docs,
            copy_of,
            settings,
            rarities,
            background,
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
        Some(features::weigh(
            &counts,
            voice,
            rarities,
            background,
            self.rarity,
        ))
    }
}
