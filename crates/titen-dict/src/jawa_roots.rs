//! Javanese root words and function words, in file order, each with the root it stands for.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use smol_str::SmolStr;
use std::collections::HashSet;

#[derive(Debug, Clone)]
pub struct JawaRoots {
    words: Vec<(SmolStr, SmolStr)>,
    function: HashSet<SmolStr>,
}

const ROOTS: Spec = Spec {
    file: "jawa_dasar.tsv",
    columns: &["word", "root"],
    n_key: 1,
};
const FUNCTION: Spec = Spec {
    file: "jawa_tugas.tsv",
    columns: &["word", "root"],
    n_key: 1,
};

impl JawaRoots {
    /// A word and its root, which is the word itself but for irregular forms.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.iter().map(|(w, r)| (w.as_str(), r.as_str()))
    }

    /// Does it belong to the closed classes: pronouns, particles, conjunctions?
    pub fn is_function_word(&self, word: &str) -> bool {
        self.function.contains(word)
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let (mut words, mut function) = (Vec::new(), HashSet::new());
        for spec in [&ROOTS, &FUNCTION] {
            for row in read(spec, sources.of(spec.file))? {
                let word = SmolStr::new(row.word(0)?);
                let root = match row.word(1)? {
                    "" => word.clone(),
                    root => SmolStr::new(root),
                };
                if spec.file == FUNCTION.file {
                    function.insert(word.clone());
                }
                words.push((word, root));
            }
        }
        Ok(JawaRoots { words, function })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_and_roots_are_both_known() {
        let roots = JawaRoots::load(&Sources::builtin()).unwrap();
        assert!(roots.is_function_word("lan") && !roots.is_function_word("omah"));
        assert!(roots.iter().any(|(word, root)| word == "omah" && root == "omah"));
        assert!(roots.iter().count() > 3_000);
    }
}
