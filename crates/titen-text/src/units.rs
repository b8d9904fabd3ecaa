//! Which perangkat daerah a text names, and which one its urusan belongs to where it names none.

use crate::reading::Reading;
use crate::tokenise::tokens;
use crate::vocabulary::{PhraseIndex, Vocabulary};
use chrono::NaiveDate;
use titen_dict::Dictionaries;
use titen_model::{PerangkatDaerahId, PerangkatDaerahTag, Span, UrusanTag};

pub struct Units {
    names: PhraseIndex<Name>,
}

struct Name {
    id: PerangkatDaerahId,
    /// Short names are words too (`PU`, `Satpol`): they count as they are written, in capitals.
    shout: bool,
}

const NAMED: f32 = 0.9;
/// What a unit's confidence keeps of its urusan's.
const INFERRED: f32 = 0.8;
const MOST_TAGS: usize = 4;

impl Units {
    pub(crate) fn new(dict: &Dictionaries, vocabulary: &mut Vocabulary) -> Self {
        let mut names = PhraseIndex::new();
        for unit in dict.perangkat_daerah.all() {
            for name in unit.names() {
                let words: Vec<_> = tokens(name)
                    .map(|t| crate::normalise::lower(t.text))
                    .collect();
                let shout = words.len() == 1 && name.len() <= 3;
                names.add(
                    vocabulary,
                    words.iter().map(|w| w.as_str()),
                    Name {
                        id: unit.id.clone(),
                        shout,
                    },
                );
            }
        }
        Units { names }
    }

    /// Named units first, in reading order; then those that the urusan imply on that day.
    pub(crate) fn tags(
        &self,
        dict: &Dictionaries,
        reading: &Reading<'_>,
        urusan: &[UrusanTag],
        day: NaiveDate,
    ) -> Vec<PerangkatDaerahTag> {
        let mut tags: Vec<PerangkatDaerahTag> = Vec::new();
        let mut add = |id: &PerangkatDaerahId, confidence: f32, span: Option<Span>| {
            // A unit that was merged away is named for whoever does its work now.
            let id = dict
                .perangkat_daerah
                .standing_on(id, day)
                .map_or(id, |u| &u.id);
            if tags.len() < MOST_TAGS && tags.iter().all(|t| t.id != *id) {
                tags.push(PerangkatDaerahTag {
                    id: id.clone(),
                    confidence,
                    span,
                });
            }
        };
        let mut i = 0;
        while i < reading.raw_ids.len() {
            let Some((len, mut named)) = self.names.longest(&reading.raw_ids[i..]) else {
                i += 1;
                continue;
            };
            let (first, last) = (&reading.raw[i], &reading.raw[i + len - 1]);
            let one_name = reading.raw[i + 1..i + len]
                .iter()
                .all(|r| !r.starts_sentence)
                && first.span.field == last.span.field;
            let shouted = first.text.chars().all(char::is_uppercase);
            if let Some(name) = named.find(|n| one_name && (!n.shout || shouted)) {
                add(
                    &name.id,
                    NAMED,
                    Some(Span {
                        end: last.span.end,
                        ..first.span
                    }),
                );
            }
            i += len;
        }
        for tag in urusan {
            if let Some(lead) = dict.perangkat_daerah.for_urusan(&tag.code, day).first() {
                add(&lead.id, tag.confidence * INFERRED, None);
            }
        }
        tags
    }
}
