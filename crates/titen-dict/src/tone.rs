//! Words that praise or blame, and the words that turn them round.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use foldhash::HashMap;
use smol_str::SmolStr;
use std::collections::BTreeSet;

#[derive(Debug, Clone)]
pub struct ToneLexicon {
    words: Vec<(SmolStr, f32)>,
    by_word: HashMap<SmolStr, f32>,
    negators: BTreeSet<SmolStr>,
}

const SPEC: Spec = Spec {
    file: "nada.tsv",
    columns: &["phrase", "score"],
    n_key: 1,
};
const NEGATORS: Spec = Spec {
    file: "negasi.tsv",
    columns: &["word"],
    n_key: 1,
};

impl ToneLexicon {
    /// -2 (very bad) to 2 (very good), of a surface form: stems lose tone.
    pub fn score(&self, phrase: &str) -> Option<f32> {
        self.by_word.get(phrase).copied()
    }

    /// Words and phrases of several words, with their scores.
    pub fn iter(&self) -> impl Iterator<Item = (&str, f32)> {
        self.words
            .iter()
            .map(|(word, score)| (word.as_str(), *score))
    }

    pub fn is_negator(&self, word: &str) -> bool {
        self.negators.contains(word)
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let mut words = Vec::new();
        for row in read(&SPEC, sources.of(SPEC.file))? {
            words.push((SmolStr::new(row.phrase(0)?), row.number(1, -2.0, 2.0)?));
        }
        let mut negators = BTreeSet::new();
        for row in read(&NEGATORS, sources.of(NEGATORS.file))? {
            negators.insert(SmolStr::new(row.word(0)?));
        }
        let by_word = words.iter().cloned().collect();
        Ok(ToneLexicon {
            words,
            by_word,
            negators,
        })
    }
}
