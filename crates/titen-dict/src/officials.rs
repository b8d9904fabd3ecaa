//! Words that say who speaks, not what the matter is: titles of officials, names of institutions.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use smol_str::SmolStr;
use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficialKind {
    /// A person's name may follow.
    Title,
    Institution,
}

#[derive(Debug, Clone)]
pub struct Officials(HashMap<SmolStr, OfficialKind>);

const SPEC: Spec = Spec {
    file: "pejabat.tsv",
    columns: &["word", "kind"],
    n_key: 1,
};

const KINDS: [(&str, OfficialKind); 2] = [
    ("title", OfficialKind::Title),
    ("institution", OfficialKind::Institution),
];

impl Officials {
    pub fn kind_of(&self, word: &str) -> Option<OfficialKind> {
        self.0.get(word).copied()
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let mut kinds = HashMap::new();
        for row in read(&SPEC, sources.of(SPEC.file))? {
            kinds.insert(SmolStr::new(row.word(0)?), row.one_of(1, &KINDS)?);
        }
        Ok(Officials(kinds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_an_institution_and_a_matter() {
        let dict = crate::Dictionaries::builtin().unwrap();
        assert_eq!(dict.officials.kind_of("menteri"), Some(OfficialKind::Title));
        assert_eq!(
            dict.officials.kind_of("kejagung"),
            Some(OfficialKind::Institution)
        );
        assert_eq!(dict.officials.kind_of("banjir"), None);
    }
}
