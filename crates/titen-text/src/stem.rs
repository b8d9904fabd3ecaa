//! The root of an Indonesian word. Every legal analysis over the root list is made and the
//! cheapest wins, never the first: that is what keeps *berikan* from *ikan* and *perbankan*
//! from *perban* (the errors that users of Sastrawi report). Affix costs were set by hand from
//! how common each affix is, and looked at on the UD treebanks. English goes to Snowball.

mod affixes;
mod cache;

use crate::jawa::Jawa;
use cache::Cache;
use rust_stemmers::{Algorithm, Stemmer as Snowball};
use smol_str::SmolStr;
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_model::Lang;

/// Where the cheapest analysis is not the right one. Sorted.
const IRREGULAR: [(&str, &str); 5] = [
    ("mengarang", "karang"),
    ("mengawal", "kawal"),
    ("pengarang", "karang"),
    ("perbankan", "bank"),
    ("perihal", "hal"),
];

pub struct Stemmer {
    dict: Arc<Dictionaries>,
    english: Snowball,
    cache: Cache,
    jawa: Jawa,
}

impl Stemmer {
    pub fn new(dict: Arc<Dictionaries>) -> Self {
        Stemmer {
            jawa: Jawa::new(&dict),
            dict,
            english: Snowball::create(Algorithm::English),
            cache: Cache::default(),
        }
    }

    /// Of a normalised word. A place's name is its own stem: Kedewan has nothing to do with *dewan*.
    pub fn stem(&self, word: &str, lang: Lang) -> SmolStr {
        if self.is_place(word) {
            SmolStr::new(word)
        } else {
            self.stem_anything(word, lang)
        }
    }

    /// The same for a word that is known to name no place.
    pub fn stem_anything(&self, word: &str, lang: Lang) -> SmolStr {
        if lang == Lang::En && word.is_ascii() {
            return SmolStr::new(self.english.stem(word));
        }
        if lang == Lang::Jv {
            let indonesian = |w: &str| Some(self.root(w)).filter(|r| self.dict.roots.contains(r));
            return self.jawa.root(word, indonesian);
        }
        // Shorter than the shortest root with an affix.
        if word.len() < 4 {
            return SmolStr::new(word);
        }
        self.cache.get_or(word, || self.root(word))
    }

    fn is_place(&self, word: &str) -> bool {
        let wilayah = &self.dict.wilayah;
        !wilayah.by_name(word).is_empty()
            && !wilayah.is_common_word(word)
            && !self.dict.roots.contains(word)
    }

    fn root(&self, word: &str) -> SmolStr {
        if let Some((first, second)) = word.split_once('-') {
            return self.root_of_doubled(first, second);
        }
        let known = |w: &str| self.dict.roots.contains(w);
        if let Ok(i) = IRREGULAR.binary_search_by_key(&word, |(w, _)| w) {
            return SmolStr::new(IRREGULAR[i].1);
        }
        // Function words are not taken apart (adalah), but verbs among them are (menjelaskan).
        let verb = word.len() >= 7 && (word.starts_with("me") || word.starts_with("di"));
        if known(word) || (!verb && self.dict.stop_words.contains(word)) {
            return SmolStr::new(word);
        }
        affixes::best_root(word, &known).unwrap_or_else(|| affixes::without_sure_affixes(word))
    }

    /// `berlari-lari` → *lari*, `buku-bukunya` → *buku*, `sayur-mayur` → *sayur*.
    fn root_of_doubled(&self, first: &str, second: &str) -> SmolStr {
        let (a, b) = (self.root(first), self.root(second));
        if a != b
            && second.len() < first.len()
            && self.dict.roots.contains(&b)
            && a.ends_with(b.as_str())
        {
            b
        } else {
            a
        }
    }
}

#[cfg(test)]
mod tests;
