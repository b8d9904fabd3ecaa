//! The root words of Indonesian, and how productive each is: a hand-written list, and a table of
//! counts that `cargo xtask train roots` makes from a corpus.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use foldhash::{HashMap, HashMapExt};
use smol_str::SmolStr;

#[derive(Debug, Clone)]
pub struct Roots {
    words: Vec<SmolStr>,
    forms: HashMap<SmolStr, f32>,
}

const ROOTS: Spec = Spec {
    file: "kata_dasar.tsv",
    columns: &["word"],
    n_key: 1,
};
const WEIGHTS: Spec = Spec {
    file: "bobot_kata_dasar.tsv",
    columns: &["word", "forms"],
    n_key: 1,
};
const MOST: f32 = 1e6;

impl Roots {
    pub fn contains(&self, word: &str) -> bool {
        self.forms.contains_key(word)
    }

    /// In file order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(SmolStr::as_str)
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many words with affixes the corpus has of this root.
    pub fn forms(&self, word: &str) -> f32 {
        self.forms.get(word).copied().unwrap_or_default()
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let rows = read(&ROOTS, sources.of(ROOTS.file))?;
        let mut words = Vec::with_capacity(rows.len());
        let mut forms = HashMap::with_capacity(rows.len());
        for row in rows {
            let word = SmolStr::new(row.word(0)?);
            forms.insert(word.clone(), 0.0);
            words.push(word);
        }
        for row in read(&WEIGHTS, sources.of(WEIGHTS.file))? {
            let n = row.number(1, 0.0, MOST)?;
            // A root that has left the list since the counts were made counts no more.
            if let Some(known) = forms.get_mut(row.word(0)?) {
                *known = n;
            }
        }
        Ok(Roots { words, forms })
    }
}
