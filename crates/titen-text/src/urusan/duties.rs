//! Phrases of each bidang's duties, matched by roots, the longest first. A phrase of several bidang
//! speaks for each less.

use super::features::mention;
use crate::reading::Reading;
use crate::vocabulary::{PhraseIndex, Vocabulary};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::UrusanCode;

pub(super) struct Duties {
    phrases: PhraseIndex<Speaks>,
}

#[derive(Clone, Copy)]
struct Speaks {
    class: usize,
    weight: f32,
    /// Of the office's own folder: its weight counts against the model's word.
    own: f32,
}

/// What the phrases of a text say for one bidang.
#[derive(Default)]
pub(super) struct Said {
    pub sum: f32,
    /// The greatest weight of a phrase that the office itself has written.
    pub own: f32,
    /// Weight, first term, number of terms.
    pub phrases: Vec<(f32, usize, usize)>,
}

impl Duties {
    pub fn new(
        dict: &Dictionaries,
        codes: &[UrusanCode],
        vocabulary: &mut Vocabulary,
        stem: impl Fn(&str) -> Vec<SmolStr>,
    ) -> Self {
        let mut sharing: BTreeMap<Vec<SmolStr>, Vec<Speaks>> = BTreeMap::new();
        for duty in dict.urusan.duties() {
            let Some(class) = codes.iter().position(|c| *c == duty.tag) else {
                continue;
            };
            let own = if dict.urusan.is_own(duty) {
                duty.weight
            } else {
                0.0
            };
            let speaks = sharing.entry(stem(&duty.phrase)).or_default();
            match speaks.iter_mut().find(|s| s.class == class) {
                Some(s) => {
                    s.weight = s.weight.max(duty.weight);
                    s.own = s.own.max(own);
                }
                None => speaks.push(Speaks {
                    class,
                    weight: duty.weight,
                    own,
                }),
            }
        }
        let mut phrases = PhraseIndex::new();
        for (words, speaks) in &sharing {
            let share = (speaks.len() as f32).sqrt();
            for s in speaks {
                let speaks = Speaks {
                    weight: s.weight / share,
                    ..*s
                };
                phrases.add(vocabulary, words.iter().map(SmolStr::as_str), speaks);
            }
        }
        Duties { phrases }
    }

    /// By class.
    pub fn said(&self, reading: &Reading<'_>) -> BTreeMap<usize, Said> {
        let mut found: Vec<(&[u32], usize)> = Vec::new();
        let ids = &reading.stem_ids;
        let mut i = 0;
        while i < ids.len() {
            let Some((len, _)) = self.phrases.longest(&ids[i..]) else {
                i += 1;
                continue;
            };
            found.push((&ids[i..i + len], i));
            i += len;
        }
        // Each phrase's mentions together, the first of them first.
        found.sort_unstable();
        let mut said: BTreeMap<usize, Said> = BTreeMap::new();
        for mentions in found.chunk_by(|a, b| a.0 == b.0) {
            let (phrase, first) = mentions[0];
            let n = mentions
                .iter()
                .map(|(_, i)| mention(*i, reading.n_title_terms));
            let times = super::features::value(n.sum());
            let speaks = self.phrases.longest(phrase);
            for s in speaks.into_iter().flat_map(|(_, speaks)| speaks) {
                let class = said.entry(s.class).or_default();
                class.sum += s.weight * times;
                class.own = class.own.max(s.own);
                class.phrases.push((s.weight * times, first, phrase.len()));
            }
        }
        said
    }
}
