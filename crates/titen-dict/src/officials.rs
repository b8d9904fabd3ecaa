//! Words that say who speaks, not what the matter is: titles of officials, names of institutions; and
//! roles, by which a quotation's speaker is known to be public or private.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use smol_str::SmolStr;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficialKind {
    /// A person's name may follow.
    Title,
    Institution,
    /// Who speaks for something or some trade, in a word that also has ordinary uses.
    Public,
    /// Who speaks for himself: his name is not kept.
    Private,
}

#[derive(Debug, Clone)]
pub struct Officials(BTreeMap<SmolStr, OfficialKind>);

const SPEC: Spec = Spec {
    file: "pejabat.tsv",
    columns: &["word", "kind"],
    n_key: 1,
};

const KINDS: [(&str, OfficialKind); 4] = [
    ("title", OfficialKind::Title),
    ("institution", OfficialKind::Institution),
    ("public", OfficialKind::Public),
    ("private", OfficialKind::Private),
];

impl Officials {
    /// A title or an institution: roles are ordinary words too, and a matter may be about them.
    pub fn kind_of(&self, word: &str) -> Option<OfficialKind> {
        let speaks =
            |k: &OfficialKind| matches!(k, OfficialKind::Title | OfficialKind::Institution);
        self.0.get(word).copied().filter(speaks)
    }

    /// Every word with its kind, in alphabetical order.
    pub fn all(&self) -> impl Iterator<Item = (&str, OfficialKind)> {
        self.0.iter().map(|(word, kind)| (word.as_str(), *kind))
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let mut kinds = BTreeMap::new();
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
        assert_eq!(dict.officials.kind_of("warga"), None);
        let mut all = dict.officials.all();
        assert!(all.any(|(word, kind)| word == "warga" && kind == OfficialKind::Private));
    }
}
