//! A set of words, in file order.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use smol_str::SmolStr;
use std::collections::HashSet;

#[derive(Debug, Clone)]
pub struct WordSet {
    words: Vec<SmolStr>,
    set: HashSet<SmolStr>,
}

const ROOTS: Spec = Spec {
    file: "kata_dasar.tsv",
    columns: &["word"],
    n_key: 1,
};

impl WordSet {
    pub fn contains(&self, word: &str) -> bool {
        self.set.contains(word)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(SmolStr::as_str)
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(crate) fn load_roots(sources: &Sources) -> Result<Self, DictError> {
        let mut words = Vec::new();
        for row in read(&ROOTS, sources.of(ROOTS.file))? {
            words.push(SmolStr::new(row.word(0)?));
        }
        let set = words.iter().cloned().collect();
        Ok(WordSet { words, set })
    }
}
