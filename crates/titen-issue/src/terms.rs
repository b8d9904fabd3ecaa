//! Terms that set an issue apart (c-TF-IDF, Grootendorst 2022), as words that a reader knows, not as stems.

use crate::features::is_content;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use titen_model::Document;

/// Kept by the analyser for what they do to a sentence; alone they name nothing.
const NEGATIONS: [&str; 6] = ["tidak", "belum", "bukan", "jangan", "tanpa", "tak"];

/// A title's words are among this many strongest.
const STRONG: usize = 6;

/// How often the week's originals use each stem, and in which words.
pub struct Vocabulary<'a> {
    n_docs: u32,
    stems: HashMap<&'a str, Use<'a>>,
}

#[derive(Default)]
struct Use<'a> {
    n_docs: u32,
    words: Vec<(&'a SmolStr, u32)>,
}

impl<'a> Vocabulary<'a> {
    pub fn of(docs: &[&'a Document], copy_of: &[Option<usize>]) -> Self {
        let mut vocabulary = Vocabulary {
            n_docs: 0,
            stems: HashMap::new(),
        };
        for (doc, _) in docs.iter().zip(copy_of).filter(|(_, copy)| copy.is_none()) {
            vocabulary.n_docs += 1;
            let mut seen = BTreeSet::new();
            for t in doc.terms.iter().filter(|t| is_content(t)) {
                let entry = vocabulary.stems.entry(&t.stem).or_default();
                entry.n_docs += u32::from(seen.insert(&t.stem));
                match entry.words.iter_mut().find(|w| w.0 == &t.word) {
                    Some(word) => word.1 += 1,
                    None => entry.words.push((&t.word, 1)),
                }
            }
        }
        vocabulary
    }

    /// The `n` strongest, each in its commonest form.
    pub fn terms_of(&self, docs: &[&Document], n: usize) -> Vec<SmolStr> {
        self.stems_of(docs, n)
            .into_iter()
            .map(|stem| self.word(stem))
            .collect()
    }

    fn stems_of<'d>(&self, docs: &[&'d Document], n: usize) -> Vec<&'d str> {
        let mut in_docs: BTreeMap<&str, u32> = BTreeMap::new();
        for doc in docs {
            let content = doc.terms.iter().filter(|t| is_content(t));
            for stem in content.map(|t| t.stem.as_str()).collect::<BTreeSet<_>>() {
                *in_docs.entry(stem).or_default() += 1;
            }
        }
        let mut scored: Vec<(f32, &str)> = in_docs
            .into_iter()
            .filter(|(stem, _)| stem.chars().count() > 2 && !NEGATIONS.contains(stem))
            .map(|(stem, k)| (k as f32 * self.rarity(stem), stem))
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        scored.into_iter().take(n).map(|(_, stem)| stem).collect()
    }

    /// ln(1 + documents / documents with it).
    pub fn rarity(&self, stem: &str) -> f32 {
        let n = self.n_docs(stem);
        (1.0 + self.n_docs as f32 / (n as f32 + 1.0)).ln()
    }

    /// Originals of the week that use it.
    pub fn n_docs(&self, stem: &str) -> u32 {
        self.stems.get(stem).map_or(0, |u| u.n_docs)
    }

    pub fn word(&self, stem: &str) -> SmolStr {
        self.stems
            .get(stem)
            .and_then(|u| {
                u.words
                    .iter()
                    .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)))
            })
            .map_or_else(|| SmolStr::new(stem), |w| w.0.clone())
    }

    /// Two strong words that stand side by side in several of `docs`; else the strongest words.
    pub fn phrase_of(&self, docs: &[&Document]) -> String {
        let strong = self.stems_of(docs, STRONG);
        let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for doc in docs {
            let stems = doc.terms.windows(2).map(|w| (&w[0], &w[1]));
            let told: BTreeSet<(&str, &str)> = stems
                .map(|(a, b)| (a.stem.as_str(), b.stem.as_str()))
                .filter(|(a, b)| a != b && strong.contains(a) && strong.contains(b))
                .collect();
            for pair in told {
                *pairs.entry(pair).or_default() += 1;
            }
        }
        let best = pairs
            .into_iter()
            .filter(|(_, n)| *n > 1 && 8 * n >= docs.len())
            .map(|((a, b), n)| (n as f32 * (self.rarity(a) + self.rarity(b)), a, b))
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        match best {
            Some((_, a, b)) => format!("{} {}", self.word(a), self.word(b)),
            None => self.terms_of(docs, 3).join(", "),
        }
    }
}
