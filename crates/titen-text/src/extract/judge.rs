//! Which blocks of a page are its article: logistic regression over `features`, with Readability's
//! answer and the page's own statement of its body as witnesses. `cargo xtask train pages` fits the
//! weights; what they are worth on pages that they were not fitted on, `--choose` says.

use super::blocks::Block;
use super::features::{Features, Seen};
use super::weights::{BIAS, WEIGHTS};

/// Log odds, in hundredths.
fn odds(features: &Features) -> i32 {
    BIAS + features
        .iter()
        .map(|f| i32::from(WEIGHTS[usize::from(*f)]))
        .sum::<i32>()
}

/// A block is kept from these odds on: to lose a sentence is worse than to keep a line too many.
const KEPT: f64 = -0.3;
/// A sentence that Readability took too, in one element with one that is kept: the first of a short
/// text has little around it that speaks for it.
const KEPT_BESIDE: f64 = -2.0;
/// Where less is kept than this share of Readability's words, the page is unlike those that the
/// weights know, such as a gallery whose captions are its text.
const LEAST_SHARE: f64 = 0.35;
/// Such a page keeps what Readability took and is a sentence.
const SENTENCE: u32 = 8;

pub(super) fn judge(blocks: &[Block], seen: &[Seen], features: &[Features]) -> Vec<bool> {
    let odds: Vec<f64> = features
        .iter()
        .map(|f| f64::from(odds(f)) / 100.0)
        .collect();
    choose(blocks, seen, &odds)
}

pub(super) fn choose(blocks: &[Block], seen: &[Seen], odds: &[f64]) -> Vec<bool> {
    let mut kept: Vec<bool> = odds.iter().map(|o| *o > KEPT).collect();
    for i in 0..blocks.len() {
        let beside = |j: Option<usize>| {
            j.is_some_and(|j| {
                j < odds.len() && odds[j] > KEPT && blocks[j].grandparent == blocks[i].grandparent
            })
        };
        kept[i] |= odds[i] > KEPT_BESIDE
            && seen[i].is_taken_prose(&blocks[i])
            && (beside(Some(i + 1)) || beside(i.checked_sub(1)));
    }
    let words = |of: &dyn Fn(usize) -> bool| -> u32 {
        (0..blocks.len())
            .filter(|i| of(*i))
            .map(|i| blocks[i].n_words)
            .sum()
    };
    let (n_kept, n_taken) = (words(&|i| kept[i]), words(&|i| seen[i].taken > 0.6));
    if f64::from(n_kept) < LEAST_SHARE * f64::from(n_taken) {
        for i in 0..blocks.len() {
            kept[i] |= seen[i].taken > 0.6
                && blocks[i].n_words >= SENTENCE
                && seen[i].links < 0.6
                && !seen[i].earlier;
        }
    }
    kept
}
