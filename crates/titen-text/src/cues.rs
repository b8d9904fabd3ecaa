//! Phrases that say how urgent or serious something is, with the number that belongs to them: dead and
//! wounded, people touched, days of waiting, rupiah, houses and hectares of damage. A household (KK)
//! counts as stated, once: how many live in it is nothing that the text says.

mod amounts;
mod read;
mod words;

use crate::reading::Reading;
use crate::vocabulary::{PhraseIndex, Vocabulary};
use amounts::{Amount, Around};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{Cue, CueKind, CueUnit, Span, Term};

pub struct CueFinder {
    /// What a phrase may speak for: *keracunan* is a hazard and has victims.
    phrases: PhraseIndex<Vec<CueKind>>,
    classes: Vec<u8>,
}

impl CueFinder {
    pub(crate) fn new(dict: &Dictionaries, vocabulary: &mut Vocabulary) -> Self {
        let mut kinds: BTreeMap<&str, Vec<CueKind>> = BTreeMap::new();
        for row in dict.cues.rows() {
            kinds.entry(&row.phrase).or_default().extend(row.tag);
        }
        let mut phrases = PhraseIndex::new();
        for (phrase, kinds) in kinds {
            phrases.add(vocabulary, phrase.split(' '), kinds);
        }
        CueFinder {
            phrases,
            classes: words::classes(vocabulary),
        }
    }

    /// In reading order.
    pub(crate) fn cues(&self, reading: &Reading<'_>) -> Vec<Cue> {
        let mut cues: Vec<Cue> = Vec::new();
        // One number tells of one thing: 3 orang tewas dalam kecelakaan.
        let mut told: Vec<(CueKind, usize)> = Vec::new();
        let terms = &reading.terms;
        let mut i = 0;
        while i < terms.len() {
            if let Some((len, kinds)) = self
                .phrases
                .longest_of_either(&reading.word_ids[i..], &reading.stem_ids[i..])
            {
                let around = Around {
                    reading,
                    classes: &self.classes,
                    at: i,
                    len,
                };
                let harmless = around.is_weak_quake();
                for (n, kind) in kinds.iter().enumerate().filter(|_| !harmless) {
                    let amount = around
                        .amount(*kind)
                        .filter(|a| !told.contains(&(*kind, a.at)));
                    told.extend(amount.map(|a| (*kind, a.at)));
                    // Its second meaning must be borne out by a number.
                    let speaks = n == 0 && !counts(*kind) || amount.is_some();
                    if speaks || n == 0 && speaks_without_number(*kind, &around) {
                        cues.push(cue(*kind, amount, terms, i, len));
                    }
                }
                i += len;
            } else if let Some((days, len)) = read::waited(terms, i) {
                cues.push(cue(CueKind::Waiting, Some(days), terms, i, len));
                i += len;
            } else {
                i += 1;
            }
        }
        cues
    }
}

fn counts(kind: CueKind) -> bool {
    matches!(kind, CueKind::Victims | CueKind::PeopleTouched)
}

fn cue(kind: CueKind, amount: Option<Amount>, terms: &[Term], at: usize, len: usize) -> Cue {
    let (first, last) = (&terms[at], &terms[at + len - 1]);
    let words: Vec<&str> = terms[at..at + len]
        .iter()
        .map(|t| t.word.as_str())
        .collect();
    // A phrase over the seam of title and body points at its title part.
    let end = if first.span.field == last.span.field {
        last.span.end
    } else {
        first.span.end
    };
    Cue {
        kind,
        value: amount.map(|a| a.value),
        unit: amount.map(|a| a.unit),
        approximate: amount.is_some_and(|a| a.approximate),
        words: SmolStr::new(words.join(" ")),
        span: Span { end, ..first.span },
    }
}

/// *warga* alone touches nobody, *mati* alone may be a lamp, and *tidak ada korban jiwa* tells of none.
fn speaks_without_number(kind: CueKind, around: &Around<'_>) -> bool {
    kind == CueKind::Victims && !around.denied() && around.names_persons()
}

impl Amount {
    fn days(at: usize, value: f64) -> Self {
        Amount {
            at,
            value,
            unit: CueUnit::Days,
            approximate: false,
        }
    }
}

#[cfg(test)]
mod tests;
