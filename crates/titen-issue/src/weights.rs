//! idf^e, ready: of each word that the language's own frequencies know, and of each number of documents that other
//! features can have been in. A week has millions of occurrences and few different weights.

use crate::{
    features::WORDS,
    hashing::Index,
    idf::{Background, Rarities},
    settings::Rarity,
};

/// Above this many documents a weight is reckoned anew.
const READY: u32 = 4096;

#[derive(Debug)]
pub struct Weights<'a> {
    stream: &'a Rarities,
    rarity: &'a Rarity,
    /// Of newsrooms, of citizens.
    by_channel: [Table; 2],
    index_of_words: Index,
}

#[derive(Debug)]
struct Table {
    exponent: f32,
    /// Sorted by feature.
    words: Vec<(u32, f32)>,
    /// By number of documents, of words that the language at large does not know, and of all that is no word.
    other_words: Vec<f32>,
    others: Vec<f32>,
}

impl<'a> Weights<'a> {
    /// Of the words' weights that `left` names (by feature), so much is left.
    pub fn of(
        stream: &'a Rarities,
        background: &Background,
        left: &[(u32, f32)],
        rarity: &'a Rarity,
    ) -> Self {
        let exponents = [rarity.idf_exponent, rarity.idf_exponent_voice];
        let of = rarity.background;
        let by_channel = exponents.map(|exponent| {
            let word = |(feature, share): &(u32, f32)| {
                let idf = stream.idf(stream.count(*feature), share * of, of);
                (*feature, idf.powf(exponent))
            };
            let ready = |of| (0..READY).map(move |n| stream.idf(n, 0.0, of).powf(exponent));
            let mut words: Vec<(u32, f32)> = background.shares().iter().map(word).collect();
            for (feature, left) in left {
                let at = words.binary_search_by_key(feature, |w| w.0);
                let at = at.unwrap_or_else(|at| {
                    let idf = stream.idf(stream.count(*feature), 0.0, of);
                    words.insert(at, (*feature, idf.powf(exponent)));
                    at
                });
                words[at].1 *= left;
            }
            Table {
                exponent,
                words,
                other_words: ready(of).collect(),
                others: ready(0.0).collect(),
            }
        });
        Weights {
            index_of_words: Index::of(&by_channel[0].words),
            stream,
            rarity,
            by_channel,
        }
    }

    /// The weight of each feature of a field.
    pub fn of_field(&self, field: usize, voice: bool) -> impl Fn(u32) -> f32 {
        let table = &self.by_channel[usize::from(voice)];
        let is_word = field == WORDS;
        let (ready, of) = if is_word {
            (&table.other_words, self.rarity.background)
        } else {
            (&table.others, 0.0)
        };
        move |feature| {
            let known = is_word.then(|| self.index_of_words.find(&table.words, feature));
            known.flatten().unwrap_or_else(|| {
                let count = self.stream.count(feature);
                let weight = ready.get(count as usize).copied();
                weight.unwrap_or_else(|| self.stream.idf(count, 0.0, of).powf(table.exponent))
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::idf::DocumentFrequencies;
    use titen_dict::Dictionaries;

    #[test]
    fn what_is_ready_is_what_would_be_reckoned() {
        let background = Background::of(&Dictionaries::builtin().unwrap().frequencies);
        let (known, share) = background.shares()[7];
        let (other_known, other_share) = background.shares()[8];
        let mut df = DocumentFrequencies::default();
        let documents = (0..3 * READY).map(|i| if i < 3 { vec![known, 5] } else { vec![5] });
        df.learn(documents, |d, seen| seen.extend(d));
        let stream = df.rarities();
        let rarity = Rarity {
            idf_exponent: 1.5,
            idf_exponent_voice: 0.5,
            background: 600.0,
        };
        let weights = Weights::of(
            &stream,
            &background,
            &[(known + 1, 0.5), (other_known, 0.5)],
            &rarity,
        );
        for (voice, e) in [(false, 1.5), (true, 0.5)] {
            let word = weights.of_field(WORDS, voice);
            assert_eq!(word(known), stream.idf(3, share * 600.0, 600.0).powf(e));
            assert_eq!(word(5), stream.idf(3 * READY, 0.0, 600.0).powf(e));
            assert_eq!(word(6), stream.idf(1, 0.0, 600.0).powf(e));
            assert_eq!(word(known + 1), 0.5 * word(6));
            let other = stream.idf(1, other_share * 600.0, 600.0).powf(e);
            assert_eq!(word(other_known), 0.5 * other);
            let other = weights.of_field(WORDS + 1, voice);
            assert_eq!(other(known), stream.idf(3, 0.0, 0.0).powf(e));
            assert_eq!(other(6), stream.idf(1, 0.0, 0.0).powf(e));
        }
    }
}
