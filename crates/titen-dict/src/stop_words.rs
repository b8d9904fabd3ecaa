//! Function words, which carry no matter of their own.

use crate::files::Sources;
use crate::tsv::{Spec, read};
use crate::{DictError, JawaRoots, Roots, WordMap};
use foldhash::HashMap;
use smol_str::SmolStr;
use titen_model::Lang;

#[derive(Debug, Clone)]
pub struct StopWords {
    words: Vec<(SmolStr, Lang)>,
    by_word: HashMap<SmolStr, Vec<Lang>>,
}

const SPEC: Spec = Spec {
    file: "kata_tugas.tsv",
    columns: &["word", "lang"],
    n_key: 2,
};

const LANGS: [(&str, Lang); 3] = [("id", Lang::Id), ("jv", Lang::Jv), ("en", Lang::En)];

impl StopWords {
    /// In any language: texts mix them.
    pub fn contains(&self, word: &str) -> bool {
        self.by_word.contains_key(word)
    }

    pub fn contains_in(&self, word: &str, lang: Lang) -> bool {
        self.by_word
            .get(word)
            .is_some_and(|langs| langs.contains(&lang))
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, Lang)> {
        self.words.iter().map(|(word, lang)| (word.as_str(), *lang))
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let mut words = Vec::new();
        let mut by_word: HashMap<SmolStr, Vec<Lang>> = HashMap::default();
        for row in read(&SPEC, sources.of(SPEC.file))? {
            let (word, lang) = (SmolStr::new(row.word(0)?), row.one_of(1, &LANGS)?);
            by_word.entry(word.clone()).or_default().push(lang);
            words.push((word, lang));
        }
        Ok(StopWords { words, by_word })
    }

    /// Javanese function words too, where they are no word of matter in Indonesian and have no
    /// Indonesian meaning that would stand in their place.
    pub(crate) fn with_javanese(
        mut self,
        jawa: &JawaRoots,
        roots: &Roots,
        bridge: &WordMap,
    ) -> Self {
        for root in jawa.iter().filter(|r| jawa.is_function_word(&r.word)) {
            let word = &root.word;
            let free = !roots.contains(word) && bridge.get(word, Lang::Jv).is_none();
            if free && !self.contains(word) {
                self.by_word.insert(word.clone(), vec![Lang::Jv]);
                self.words.push((word.clone(), Lang::Jv));
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_matter_to_an_office_are_kept() {
        let stop = StopWords::load(&Sources::builtin()).unwrap();
        for word in [
            "masalah",
            "kasus",
            "tidak",
            "belum",
            "kurang",
            "persoalan",
            "jalan",
            "air",
        ] {
            assert!(!stop.contains(word), "{word}");
        }
        assert!(stop.contains_in("yang", Lang::Id) && !stop.contains_in("yang", Lang::Jv));
        assert!(stop.contains_in("sing", Lang::Jv));
    }
}
