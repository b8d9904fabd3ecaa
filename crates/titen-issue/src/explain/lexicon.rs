//! Hashed features back to what a person reads.

use crate::{
    features::{self, PLACES, feature},
    issue_draft::{DUTIES, URUSAN, duty_stems},
    programmes::Programmes,
    settings::GroupSettings,
    sparse::{Sparse, heaviest},
};
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{Document, Shared, WilayahCode};

/// Shared features that are told.
const TOLD: usize = 6;

pub struct Lexicon(BTreeMap<(usize, u32), String>);

impl Lexicon {
    pub fn of<'d>(
        docs: impl Iterator<Item = &'d Document>,
        dict: &Dictionaries,
        settings: &GroupSettings,
    ) -> Self {
        let programmes = Programmes::of(dict);
        let mut known = BTreeMap::new();
        for doc in docs {
            // For stories as they are written, for issues by one name.
            for programmes in [&Programmes::default(), &programmes] {
                features::each(
                    doc,
                    programmes,
                    settings,
                    |_| false,
                    |field, text, _| {
                        known
                            .entry((field, feature(field, text)))
                            .or_insert_with(|| match field {
                                PLACES => dict.wilayah.full_name(&WilayahCode::new(text)),
                                _ => text.to_owned(),
                            });
                    },
                );
            }
            for tag in &doc.urusan {
                let name = dict.urusan.name(&tag.code).unwrap_or_default();
                known
                    .entry((URUSAN, feature(URUSAN, tag.code.as_str())))
                    .or_insert_with(|| format!("{} {name}", tag.code).trim_end().to_owned());
            }
            for stem in duty_stems(doc) {
                known
                    .entry((DUTIES, feature(DUTIES, stem)))
                    .or_insert_with(|| stem.to_owned());
            }
        }
        Lexicon(known)
    }

    /// What two vectors have in common; each feature has its share of `points`.
    pub fn shared(&self, field: usize, a: &Sparse, b: &Sparse, points: f32) -> Vec<Shared> {
        let there: BTreeMap<u32, f32> = b.iter().collect();
        let both: Vec<(u32, f32)> = a
            .iter()
            .filter_map(|(k, v)| Some((k, v * there.get(&k)?)))
            .collect();
        let all: f32 = both.iter().map(|(_, v)| v).sum();
        heaviest(both, TOLD)
            .into_iter()
            .filter_map(|(k, v)| {
                Some(Shared {
                    text: self.0.get(&(field, k))?.clone(),
                    points: points * v / all,
                })
            })
            .collect()
    }
}
