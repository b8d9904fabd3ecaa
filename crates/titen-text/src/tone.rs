//! The tone of a text towards the public matter it is about, by a linear model over surface words,
//! words in the reach of a negator, pairs of words, runs of four characters, and marks. Stems lose
//! tone.
//!
//! Who asks for help reports a fault (*negatif*); a question of procedure is *netral*: the model
//! has both from examples. Reviews and posts praise and blame in other words than news and
//! complaints do, and a review is neutral where news would not be: so the model has each tone
//! twice, once of either kind, and the two are added. Trained by `cargo xtask train tone`.

mod explain;
mod features;

use crate::linear::Features;
use crate::reading::{Raw, Reading, raw_tokens};
use crate::tokenise::Kind;
pub(crate) use features::OfWord;
use features::{Word, features, sums};
use std::sync::Arc;
use titen_dict::{Dictionaries, ToneLexicon};
use titen_model::{Field, Tone};

pub use explain::ToneReason;
pub use features::{negated_hash, pair_hash, word_hash};

pub const TONES: [Tone; 3] = [Tone::Negatif, Tone::Netral, Tone::Positif];
/// Tones of public matters, then of reviews.
pub const N_CLASSES: usize = 6;
pub const N_GROUPS: usize = 3;

pub struct ToneScorer {
    dict: Arc<Dictionaries>,
}

impl ToneScorer {
    pub(crate) fn new(dict: Arc<Dictionaries>) -> Self {
        ToneScorer { dict }
    }

    pub(crate) fn tone(&self, reading: &Reading<'_>, texts: [&str; 2]) -> Tone {
        let words = words_of(reading);
        let sums = sums(&self.dict.tone_model, &self.dict.tone, words, texts);
        TONES[best(&sums.logits())]
    }

    pub(crate) fn explain(
        &self,
        reading: &Reading<'_>,
        texts: [&str; 2],
    ) -> (Tone, Vec<ToneReason>) {
        let words: Vec<_> = words_of(reading).collect();
        explain::explain(&self.dict.tone_model, &self.dict.tone, &words, texts)
    }
}

fn word<'r>(raw: &'r Raw<'_>, kept: Option<&'r OfWord>) -> Word<'r> {
    let is_number = raw.kind == Kind::Number;
    Word {
        lower: &raw.lower,
        is_number,
        parted: raw.parted,
        // All numbers are one word here, and none of them is the word of its digits.
        kept: kept.filter(|_| !is_number),
    }
}

fn words_of<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = Word<'r>> {
    let raw = reading.raw.iter().enumerate();
    raw.map(|(i, r)| word(r, Some(&reading.known(i).tone)))
}

/// The features of a title and a body that no analyser has read, for whoever trains the model.
pub fn features_of(lexicon: &ToneLexicon, texts: [&str; 2], take: &mut impl Features) {
    let mut raw = Vec::new();
    for (field, text) in [Field::Title, Field::Body].into_iter().zip(texts) {
        raw_tokens(field, text, &mut raw);
    }
    features(lexicon, raw.iter().map(|r| word(r, None)), texts, take);
}

/// The tone whose two classes together are likeliest.
pub fn best(logits: &[f32]) -> usize {
    let score = |tone: usize| marginal(logits, tone);
    (1..TONES.len()).fold(0, |best, i| if score(i) > score(best) { i } else { best })
}

/// How likely a tone is as either kind, up to what all tones have in common.
fn marginal(logits: &[f32], tone: usize) -> f32 {
    let max = logits.iter().fold(f32::MIN, |a, b| a.max(*b));
    (logits[tone] - max).exp() + (logits[tone + TONES.len()] - max).exp()
}

#[cfg(test)]
mod tests;
