//! A document's weighted fields, made when they are asked for: to hold them all costs more than to make them twice.

use crate::{
    features::{self, Fields},
    idf::{Background, DocumentFrequencies, Rarities},
    programmes::Programmes,
    ready::Ready,
    settings::{GroupSettings, Rarity},
    weights::Weights,
    who_speaks::WhoSpeaks,
};
use titen_dict::Dictionaries;
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
    reading: Option<&'a ForIssues<'a>>,
    no_programmes: Programmes<'a>,
}

/// How texts are read for issues: without who speaks, and with one name for each programme.
pub struct ForIssues<'a> {
    who: WhoSpeaks<'a>,
    programmes: Programmes<'a>,
    /// What is left of a programme's weight, by feature.
    left: Vec<(u32, f32)>,
}

impl<'a> ForIssues<'a> {
    pub fn in_week(ready: &Ready<'a>, dict: &'a Dictionaries, settings: &GroupSettings) -> Self {
        let programmes = Programmes::of(dict);
        let originals = ready.docs.iter().zip(&ready.copy_of);
        let originals = originals.filter(|(_, copy)| copy.is_none());
        let half = settings.issue.programme_items;
        ForIssues {
            who: WhoSpeaks::in_week(&ready.docs, dict),
            left: programmes.left(originals.map(|(doc, _)| *doc), half),
            programmes,
        }
    }
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
        reading: Option<&'a ForIssues<'a>>,
    ) -> Self {
        let left = reading.map_or(&[][..], |r| &r.left);
        Weighing {
            counted,
            weights: Weights::of(&counted.rarities, counted.background, left, rarity),
            reading,
            no_programmes: Programmes::default(),
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
        let counts = match self.reading {
            None => features::count(docs[d], &self.no_programmes, settings, |_| false),
            Some(ForIssues {
                who, programmes, ..
            }) => {
                let local = features::local_places(docs[d]);
                features::count(docs[d], programmes, settings, |word| {
                    who.is_speaker(word) || local.contains(word)
                })
            }
        };
        let voice = docs[d].channel.is_voice();
        Some(features::weigh(counts, voice, &self.weights))
    }
}
