//! A set of words that needs nothing but to know them again: names, which are no form of any root
//! even where they look like one (*Setiawan, Medan, Berlin*).

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use foldhash::HashSet;
use smol_str::SmolStr;

#[derive(Debug, Clone)]
pub struct WordSet {
    words: Vec<SmolStr>,
    set: HashSet<SmolStr>,
}

const NAMES: Spec = spec("nama.tsv");
const PLACE_NAMES: Spec = spec("nama_tempat.tsv");

const fn spec(file: &'static str) -> Spec {
    Spec {
        file,
        columns: &["word"],
        n_key: 1,
    }
}

impl WordSet {
    pub fn contains(&self, word: &str) -> bool {
        self.set.contains(word)
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

    pub(crate) fn load_names(sources: &Sources) -> Result<Self, DictError> {
        WordSet::load(&NAMES, sources)
    }

    pub(crate) fn load_place_names(sources: &Sources) -> Result<Self, DictError> {
        WordSet::load(&PLACE_NAMES, sources)
    }

    fn load(table: &Spec, sources: &Sources) -> Result<Self, DictError> {
        let mut words = Vec::new();
        for row in read(table, sources.of(table.file))? {
            let word = row.word(0)?;
            if !word.chars().all(char::is_alphabetic) {
                return Err(row.error(
                    format!("`{word}` is not a word of letters alone"),
                    "write a name of several parts as one row a part",
                ));
            }
            words.push(SmolStr::new(word));
        }
        let set = words.iter().cloned().collect();
        Ok(WordSet { words, set })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tsv::Source;

    fn check(row: &str, says: &str) {
        let mut sources = Sources::builtin();
        let source = Source {
            name: "kantor/nama.tsv".to_owned(),
            text: format!("word\nbudiono\n{row}\n").into(),
        };
        sources.add("nama.tsv", source, true);
        match WordSet::load_names(&sources) {
            Ok(names) => assert!(says.is_empty() && names.contains(row), "{row}"),
            Err(e) => {
                let e = e.to_string();
                let right = !says.is_empty() && e.contains(says);
                assert!(
                    right && e.contains("kantor/nama.tsv") && e.contains('3'),
                    "{e}"
                );
            }
        }
    }

    #[test]
    fn a_name_is_one_word_in_lower_case_and_stands_once() {
        for (row, says) in [
            ("setiawan", ""),
            ("zoë", ""),
            ("Setiawan", "lower case"),
            ("sri mulyani", "more than one word"),
            ("ma'ruf", "letters alone"),
            ("jay-z", "letters alone"),
            ("b2b", "letters alone"),
            ("budiono", "already in line 2"),
        ] {
            check(row, says);
        }
    }

    #[test]
    fn names_and_roots_are_told_apart() {
        let dict = crate::Dictionaries::builtin().unwrap();
        assert!(dict.names.len() >= 7000);
        let both: Vec<&str> = dict
            .names
            .iter()
            .filter(|n| dict.roots.contains(n))
            .collect();
        assert!(both.is_empty(), "{both:?}");
        let mut sorted: Vec<&str> = dict.names.iter().collect();
        sorted.sort_unstable();
        assert!(dict.names.iter().eq(sorted), "nama.tsv is not in order");
    }
}
