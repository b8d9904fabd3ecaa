//! Words that stand for others: SMS spelling and slang, and Javanese for its Indonesian.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Row, Spec, read};
use foldhash::HashMap;
use smol_str::SmolStr;
use titen_model::Lang;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordPair {
    pub from: SmolStr,
    /// One word or more.
    pub to: SmolStr,
    /// Only in a Javanese text: `larang` is dear there and forbids elsewhere.
    pub only_jv: bool,
}

#[derive(Debug, Clone)]
pub struct WordMap {
    pairs: Vec<WordPair>,
    by_word: HashMap<SmolStr, usize>,
}

const SLANG: Spec = Spec {
    file: "slang.tsv",
    columns: &["word", "standard"],
    n_key: 1,
};
const JAWA: Spec = Spec {
    file: "jawa.tsv",
    columns: &["word", "indonesian", "only_jv"],
    n_key: 1,
};

impl WordMap {
    /// What the word stands for in a text of this language.
    pub fn get(&self, word: &str, lang: Lang) -> Option<&str> {
        let pair = &self.pairs[*self.by_word.get(word)?];
        (!pair.only_jv || lang == Lang::Jv).then_some(pair.to.as_str())
    }

    pub fn iter(&self) -> impl Iterator<Item = &WordPair> {
        self.pairs.iter()
    }

    pub(crate) fn load_slang(sources: &Sources) -> Result<Self, DictError> {
        Self::load(&SLANG, sources, |_| Ok(false))
    }

    pub(crate) fn load_jawa(sources: &Sources) -> Result<Self, DictError> {
        Self::load(&JAWA, sources, |row| {
            row.one_of(2, &[("0", false), ("1", true)])
        })
    }

    fn load(
        spec: &Spec,
        sources: &Sources,
        only_jv: impl Fn(&Row<'_>) -> Result<bool, DictError>,
    ) -> Result<Self, DictError> {
        let mut pairs = Vec::new();
        for row in read(spec, sources.of(spec.file))? {
            let (from, to) = (row.word(0)?, row.phrase(1)?);
            if to.is_empty() {
                return Err(row.error(format!("`{from}` stands for nothing"), "say what it means"));
            }
            let (from, to) = (SmolStr::new(from), SmolStr::new(to));
            pairs.push(WordPair {
                from,
                to,
                only_jv: only_jv(&row)?,
            });
        }
        let by_word = pairs
            .iter()
            .enumerate()
            .map(|(i, p)| (p.from.clone(), i))
            .collect();
        Ok(WordMap { pairs, by_word })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trap_counts_only_in_a_javanese_text() {
        let jawa = WordMap::load_jawa(&Sources::builtin()).unwrap();
        assert_eq!(jawa.get("larang", Lang::Jv), Some("mahal"));
        assert_eq!(jawa.get("larang", Lang::Id), None);
        assert_eq!(jawa.get("dalan", Lang::Id), Some("jalan"));
    }

    #[test]
    fn no_slang_stands_for_slang() {
        let slang = WordMap::load_slang(&Sources::builtin()).unwrap();
        assert_eq!(slang.get("yg", Lang::Id), Some("yang"));
        for pair in slang.iter() {
            for word in pair.to.split(' ') {
                assert_eq!(slang.get(word, Lang::Id), None, "{} → {word}", pair.from);
            }
        }
    }
}
