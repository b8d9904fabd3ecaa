//! Which words decided a tone: what each weighs for the answer against the next best.

use super::features::{Word, features, negated_hash, pair_hash, word_hash};
use super::{N_CLASSES, N_GROUPS, TONES, best, marginal};
use crate::linear::{Features, Sums, group_weight};
use titen_dict::{LinearModel, ToneLexicon};
use titen_model::Tone;

/// A word or a pair of words of a text, and how far it speaks for the tone (or against: below 0).
#[derive(Debug, Clone, PartialEq)]
pub struct ToneReason {
    pub words: String,
    /// Did a negator reach it?
    pub negated: bool,
    pub weight: f32,
}

/// The tone, and its reasons with the heaviest first.
pub(super) fn explain(
    model: &LinearModel,
    lexicon: &ToneLexicon,
    words: &[Word<'_>],
    texts: [&str; 2],
) -> (Tone, Vec<ToneReason>) {
    let mut sums: Sums<'_, N_CLASSES, N_GROUPS> = Sums::new(model);
    let mut taken = Taken::default();
    features(lexicon, words.iter().copied(), texts, &mut sums);
    features(lexicon, words.iter().copied(), texts, &mut taken);
    let logits = sums.logits();
    let tone = best(&logits);
    let score = |t: &usize| marginal(&logits, *t);
    let others = (0..TONES.len()).filter(|t| *t != tone);
    let next = others.max_by(|a, b| score(a).total_cmp(&score(b)));
    // Each tone by the one of its two classes that makes it likely.
    let class = |t: usize| if logits[t] >= logits[t + 3] { t } else { t + 3 };
    let (yes, no) = (class(tone), class(next.unwrap_or(tone)));
    let weight = |group: usize, hash: u32| {
        let weights = model.weights(hash);
        let of = |c: usize| match weights.get(c) {
            Some(w) => model.classes()[c].scale * f32::from(w.cast_signed()),
            None => 0.0,
        };
        (of(yes) - of(no)) * group_weight(taken.n[group])
    };
    let mut reasons: Vec<ToneReason> = Vec::new();
    let mut add = |words: &str, negated: bool, group: usize, hash: u32| {
        let known = |r: &ToneReason| r.words == words && r.negated == negated;
        if taken.hashes.contains(&(group, hash)) && !reasons.iter().any(known) {
            reasons.push(ToneReason {
                words: words.to_owned(),
                negated,
                weight: weight(group, hash),
            });
        }
    };
    let mut last: Option<&Word<'_>> = None;
    for word in words {
        add(word.lower, false, 0, word_hash(word.text()));
        add(word.lower, true, 0, negated_hash(word.text()));
        if let Some(last) = last {
            let pair = format!("{} {}", last.lower, word.lower);
            add(&pair, false, 1, pair_hash(last.text(), word.text()));
        }
        last = Some(word);
    }
    reasons.retain(|r| r.weight != 0.0);
    reasons.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    (TONES[tone], reasons)
}

#[derive(Default)]
struct Taken {
    hashes: Vec<(usize, u32)>,
    n: [u32; N_GROUPS],
}

impl Features for Taken {
    fn take(&mut self, group: usize, hash: u32) {
        self.hashes.push((group, hash));
        self.n[group] += 1;
    }
}
