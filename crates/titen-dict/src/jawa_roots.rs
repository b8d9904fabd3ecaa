//! Javanese root words and function words, in file order, each with the root it stands for.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use foldhash::HashSet;
use smol_str::SmolStr;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JawaRoot {
    pub word: SmolStr,
    /// The word itself but for irregular forms.
    pub root: SmolStr,
    /// Literary or seldom heard.
    pub rare: bool,
}

#[derive(Debug, Clone)]
pub struct JawaRoots {
    words: Vec<JawaRoot>,
    function: HashSet<SmolStr>,
}

const ROOTS: Spec = Spec {
    file: "jawa_dasar.tsv",
    columns: &["word", "root", "rare"],
    n_key: 1,
};
const FUNCTION: Spec = Spec {
    file: "jawa_tugas.tsv",
    columns: &["word", "root"],
    n_key: 1,
};

impl JawaRoots {
    pub fn iter(&self) -> impl Iterator<Item = &JawaRoot> {
        self.words.iter()
    }

    /// Does it belong to the closed classes: pronouns, particles, conjunctions?
    pub fn is_function_word(&self, word: &str) -> bool {
        self.function.contains(word)
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let (mut words, mut function) = (Vec::new(), HashSet::default());
        for spec in [&ROOTS, &FUNCTION] {
            for row in read(spec, sources.of(spec.file))? {
                let word = SmolStr::new(row.word(0)?);
                let root = match row.word(1)? {
                    "" => word.clone(),
                    root => SmolStr::new(root),
                };
                let rare = if spec.file == FUNCTION.file {
                    function.insert(word.clone());
                    false
                } else {
                    row.one_of(2, &[("0", false), ("1", true)])?
                };
                words.push(JawaRoot { word, root, rare });
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
        assert!(roots.iter().any(|r| r.word == "omah" && r.root == "omah"));
        assert!(roots.iter().count() > 3_000);
    }
}
