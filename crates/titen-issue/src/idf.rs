//! Document frequencies that grow with the stream and are carried from week to week.
//!
//! A week's documents are counted before any is compared, so that the order within a week can't matter.

use crate::{
    features::{WORDS, feature},
    hashing::Index,
};
use serde::{Deserialize, Serialize};
use titen_dict::Frequencies;

/// Above this many features the oldest knowledge is halved, and what was seen once is forgotten.
const MAX_FEATURES: usize = 200_000;
/// Features that are gathered, at the least, before they are counted.
const AT_ONCE: usize = 1 << 20;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DocumentFrequencies {
    n_documents: u32,
    /// Sorted by feature.
    counts: Vec<(u32, u32)>,
}

impl DocumentFrequencies {
    /// Adds documents, whose features `distinct` writes behind those that are there, each once.
    pub fn learn<D>(
        &mut self,
        documents: impl Iterator<Item = D>,
        distinct: impl Fn(D, &mut Vec<u32>),
    ) {
        let mut seen = Vec::new();
        for document in documents {
            self.n_documents += 1;
            distinct(document, &mut seen);
            // As much as is known already: few merges, and room for little more than the table itself.
            if seen.len() >= self.counts.len().max(AT_ONCE) {
                self.merge(&mut seen);
            }
        }
        self.merge(&mut seen);
    }

    fn merge(&mut self, seen: &mut Vec<u32>) {
        seen.sort_unstable();
        let mut merged = Vec::with_capacity(self.counts.len() + seen.len() / 4);
        let mut old = self.counts.iter().copied().peekable();
        for same in seen.chunk_by(|a, b| a == b) {
            let feature = same[0];
            while let Some(before) = old.next_if(|o| o.0 < feature) {
                merged.push(before);
            }
            let known = old.next_if(|o| o.0 == feature).map_or(0, |o| o.1);
            merged.push((feature, known.saturating_add(same.len() as u32)));
        }
        merged.extend(old);
        self.counts = merged;
        seen.clear();
    }

    pub fn forget_beyond_limit(&mut self) {
        while self.counts.len() > MAX_FEATURES {
            self.n_documents /= 2;
            for c in &mut self.counts {
                c.1 /= 2;
            }
            self.counts.retain(|c| c.1 > 0);
        }
    }

    /// To look many up, once all are learned.
    pub fn rarities(&self) -> Rarities {
        let often: Vec<(u32, u32)> = self.counts.iter().filter(|c| c.1 > 1).copied().collect();
        Rarities {
            index: Index::of(&often),
            often,
            n_documents: self.n_documents,
        }
    }
}

/// How rare each feature is in the stream.
#[derive(Debug)]
pub struct Rarities {
    n_documents: u32,
    /// Features of several documents. Most are of one: without them the table is small enough to look up fast.
    often: Vec<(u32, u32)>,
    index: Index,
}

impl Rarities {
    /// Documents with a feature that was learned.
    pub fn count(&self, feature: u32) -> u32 {
        self.index.find(&self.often, feature).unwrap_or(1)
    }

    /// Of what is in `count` documents, where as if `n` more `of` so many had gone before.
    pub fn idf(&self, count: u32, n: f32, of: f32) -> f32 {
        (1.0 + (self.n_documents as f32 + of) / (count as f32 + n + 1.0)).ln()
    }
}

/// What the language's own frequencies add to the stream's: as if so many items had gone before it.
#[derive(Debug)]
pub struct Background {
    /// Share of items with a word, sorted by feature.
    shares: Vec<(u32, f32)>,
}

impl Background {
    pub fn of(frequencies: &Frequencies) -> Self {
        let share = |(stem, n): (&str, f32)| (feature(WORDS, stem), n / Frequencies::OF);
        let mut shares: Vec<(u32, f32)> = frequencies.iter().map(share).collect();
        shares.sort_by_key(|s| s.0);
        Background { shares }
    }

    pub fn shares(&self) -> &[(u32, f32)] {
        &self.shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learn(df: &mut DocumentFrequencies, docs: &[&[u32]]) {
        df.learn(docs.iter(), |d, seen| seen.extend_from_slice(d));
    }

    #[test]
    fn learning_in_two_steps_is_learning_at_once() {
        let (mut a, mut b) = (
            DocumentFrequencies::default(),
            DocumentFrequencies::default(),
        );
        learn(&mut a, &[&[1, 2], &[2, 9]]);
        learn(&mut a, &[&[2, 5]]);
        learn(&mut b, &[&[2, 5], &[1, 2], &[2, 9]]);
        assert_eq!(a, b);
        let rare = a.rarities();
        let idf = |feature| rare.idf(rare.count(feature), 0.0, 0.0);
        assert!(idf(2) < idf(5));
        assert_eq!((rare.count(2), rare.count(5), rare.count(9)), (3, 1, 1));
    }

    #[test]
    fn the_table_is_bounded() {
        let mut df = DocumentFrequencies::default();
        let many: Vec<u32> = (0..MAX_FEATURES as u32 + 1).collect();
        learn(&mut df, &[&many, &[3], &[3]]);
        df.forget_beyond_limit();
        assert_eq!(df.counts, [(3, 1)]);
    }
}
