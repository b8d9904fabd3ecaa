//! The language of a text, if only of five words, by a linear model over runs of one to four
//! characters and whole words. Scripts of no language of ours are told by their letters.
//!
//! Indonesian, Javanese and Sundanese share most roots; what differs are small words, endings and
//! how sounds follow each other, and the model sees all three. Trained by
//! `cargo xtask train language`.

use crate::linear::{Counts, Features, Sums, runs, spread_well, word_hash};
use smol_str::SmolStr;
use std::cell::OnceCell;
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_model::Lang;

/// As the model's classes are ordered.
const LANGS: [Lang; 5] = [Lang::Id, Lang::Jv, Lang::Su, Lang::En, Lang::Other];
/// Enough to be sure, and the price of a long text stays that of a short one.
const MAX_BYTES: usize = 400;
/// Before anything is read (in log odds): nearly all that an office receives is Indonesian, and
/// what is in none of the four languages is rarer still.
const PRIOR: [f32; 5] = [0.7, 0.0, -0.5, -0.3, -1.0];
/// What a source says of its own language: feeds say `id` whatever they hold.
const DECLARED: f32 = 1.0;

/// What one word says, once it was asked. Boxed, for few words stand where it counts.
pub(crate) type OfWord = OnceCell<Box<Counts<5, 1>>>;

pub struct Languages {
    dict: Arc<Dictionaries>,
}

impl Languages {
    pub fn new(dict: Arc<Dictionaries>) -> Self {
        Languages { dict }
    }

    /// `declared` is what the source says: weak evidence beside the words.
    pub(crate) fn of<'a>(
        &self,
        lowered: impl Iterator<Item = (&'a SmolStr, &'a OfWord)>,
        declared: Option<&str>,
    ) -> Lang {
        let model = &self.dict.language_model;
        let mut sums: Sums<'_, 5, 1> = Sums::new(model);
        let foreign = each_word(
            lowered,
            |(word, _)| word,
            |(word, kept)| {
                sums.add(kept.get_or_init(|| {
                    let mut own = Sums::new(model);
                    of_word(word, &mut own);
                    Box::new(own.counts())
                }));
            },
        );
        if foreign {
            return Lang::Other;
        }
        let declared = LANGS.iter().position(|l| Some(l.as_str()) == declared);
        if sums.is_empty() {
            return declared.map_or(Lang::Id, |i| LANGS[i]);
        }
        let mut logits = sums.logits();
        logits.iter_mut().zip(PRIOR).for_each(|(l, p)| *l += p);
        if let Some(i) = declared {
            logits[i] += DECLARED;
        }
        let best =
            (0..LANGS.len()).fold(0, |best, i| if logits[i] > logits[best] { i } else { best });
        LANGS[best]
    }
}

/// Gives the features of the first words, and tells whether most of their letters are of a script
/// that none of our languages is written in.
pub fn features<'a>(words: impl Iterator<Item = &'a str>, take: &mut impl Features) -> bool {
    each_word(words, |word| word, |word| of_word(word, take))
}

fn of_word(word: &str, take: &mut impl Features) {
    runs::<1, 4>(word.as_bytes(), |hash| take.take(0, hash));
    take.take(0, spread_well(word_hash(word.as_bytes()) ^ WHOLE));
}

/// The first words that are of a script of ours; and are most letters of another?
fn each_word<W>(
    words: impl Iterator<Item = W>,
    text: impl Fn(&W) -> &str,
    mut each: impl FnMut(W),
) -> bool {
    let (mut bytes, mut foreign) = (0, 0);
    for w in words {
        let word = text(&w);
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        bytes += word.len();
        if word.starts_with(is_foreign) {
            foreign += word.len();
        } else {
            each(w);
        }
        if bytes > MAX_BYTES {
            break;
        }
    }
    foreign * 2 > bytes
}

/// Parts a word from a run of the same letters.
const WHOLE: u32 = 0x5bd1_e995;

/// Not Latin; Javanese and Sundanese letters are ours, though no model knows them.
fn is_foreign(c: char) -> bool {
    c > '\u{24f}'
        && !matches!(c, '\u{1e00}'..='\u{1eff}' | '\u{a980}'..='\u{a9df}' | '\u{1b80}'..='\u{1bbf}')
}

#[cfg(test)]
mod tests;
