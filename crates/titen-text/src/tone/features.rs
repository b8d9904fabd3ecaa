//! What the tone model looks at.

use super::{N_CLASSES, N_GROUPS};
use crate::linear::{Counts, Features, Sums, runs, spread_well};
use std::cell::OnceCell;
use titen_dict::{LinearModel, ToneLexicon};

/// A word or number as it stands in the text, in lower case.
#[derive(Clone, Copy)]
pub struct Word<'a> {
    pub lower: &'a str,
    pub is_number: bool,
    /// Does a mark stand before it?
    pub parted: bool,
    /// Where what it says alone is kept.
    pub kept: Option<&'a OfWord>,
}

/// What one word says, once it was asked. Boxed, for few words stand where it counts.
pub(crate) type OfWord = OnceCell<Box<Alone>>;

/// A word alone.
#[derive(Clone, Copy)]
pub(crate) struct Alone {
    hash: u32,
    negates: bool,
    counts: Counts<N_CLASSES, N_GROUPS>,
}

impl<'a> Word<'a> {
    /// One number is as good as another.
    pub fn text(&self) -> &'a str {
        if self.is_number { "0" } else { self.lower }
    }
}

/// What a text is about, and what it finds of that, is told early: in the headline, the first
/// sentences, the first lines of a complaint.
const MAX_WORDS: usize = 120;
const MAX_BYTES: usize = 1000;
/// How far a negator reaches, in words.
const SCOPE: u32 = 2;

const WORDS: usize = 0;
const PAIRS: usize = 1;
const CHARS: usize = 2;

/// Part the kinds of features.
const OF_WORD: u32 = 0;
const OF_NEGATED: u32 = 0x68e3_1da4;
const OF_PAIR: u32 = 0xb529_7a4d;
const OF_CHARS: u32 = 0x1b56_c4e9;

fn of_kind(kind: u32, hash: u32) -> u32 {
    spread_well(hash ^ kind)
}

pub fn word_hash(word: &str) -> u32 {
    of_kind(OF_WORD, crate::linear::word_hash(word.as_bytes()))
}

pub fn negated_hash(word: &str) -> u32 {
    of_kind(OF_NEGATED, crate::linear::word_hash(word.as_bytes()))
}

pub fn pair_hash(a: &str, b: &str) -> u32 {
    let hash = |w: &str| crate::linear::word_hash(w.as_bytes());
    pair(hash(a), hash(b))
}

fn pair(a: u32, b: u32) -> u32 {
    of_kind(OF_PAIR, a.wrapping_mul(31) ^ b)
}

/// Gives the features of a text; `texts` are title and body as they stand, for their marks.
pub fn features<'a>(
    lexicon: &ToneLexicon,
    words: impl Iterator<Item = Word<'a>>,
    texts: [&str; 2],
    take: &mut impl Features,
) {
    each_word(words, texts, take, |word, take| {
        let hash = alone(word, take);
        (hash, lexicon.is_negator(word.text()))
    });
}

/// The same, summed: a word that was met before is not taken apart again.
pub(super) fn sums<'a, 'm>(
    model: &'m LinearModel,
    lexicon: &ToneLexicon,
    words: impl Iterator<Item = Word<'a>>,
    texts: [&str; 2],
) -> Sums<'m, N_CLASSES, N_GROUPS> {
    let look = |word: &Word<'_>| {
        let mut own = Sums::new(model);
        Alone {
            hash: alone(word, &mut own),
            negates: lexicon.is_negator(word.text()),
            counts: own.counts(),
        }
    };
    let mut sums = Sums::new(model);
    each_word(words, texts, &mut sums, |word, sums| {
        let known = match word.kept {
            Some(kept) => **kept.get_or_init(|| Box::new(look(word))),
            None => look(word),
        };
        sums.add(&known.counts);
        (known.hash, known.negates)
    });
    sums
}

/// What a word gives wherever it stands; its hash, too.
fn alone(word: &Word<'_>, take: &mut impl Features) -> u32 {
    let text = word.text().as_bytes();
    let hash = crate::linear::word_hash(text);
    take.take(WORDS, of_kind(OF_WORD, hash));
    if !word.is_number {
        runs::<4, 4>(text, |h| take.take(CHARS, of_kind(OF_CHARS, h)));
    }
    hash
}

/// `alone` gives a word's own features, and tells its hash and whether it is a negator.
fn each_word<'a, T: Features>(
    words: impl Iterator<Item = Word<'a>>,
    texts: [&str; 2],
    take: &mut T,
    mut alone: impl FnMut(&Word<'a>, &mut T) -> (u32, bool),
) {
    let mut last = None;
    let mut reach = 0;
    for word in words.take(MAX_WORDS) {
        let (hash, negates) = alone(&word, take);
        if word.parted {
            reach = 0;
        }
        if reach > 0 {
            take.take(WORDS, of_kind(OF_NEGATED, hash));
            reach -= 1;
        }
        if let Some(last) = last {
            take.take(PAIRS, pair(last, hash));
        }
        if negates {
            reach = SCOPE;
        }
        last = Some(hash);
    }
    marks(texts, take);
}

/// Question and exclamation marks and emoji, each once.
fn marks(texts: [&str; 2], take: &mut impl Features) {
    let mut seen: [char; 8] = ['\0'; 8];
    let mut n = 0;
    for text in texts {
        for (i, c) in text.char_indices().take_while(|(i, _)| *i < MAX_BYTES) {
            let tells =
                matches!(c, '?' | '!' | '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}');
            if tells && n < seen.len() && !seen[..n].contains(&c) {
                take.take(WORDS, word_hash(&text[i..i + c.len_utf8()]));
                seen[n] = c;
                n += 1;
            }
        }
    }
}
