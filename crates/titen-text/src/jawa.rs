//! The root of a Javanese word, ngoko or krama, in whichever spelling people use. As with the
//! Indonesian stemmer all legal analyses over the root lists are made and the cheapest wins.
//! Descriptions followed: Poedjosoedarmo et al., *Morfologi Bahasa Jawa* (1979); Wedhawati et al.,
//! *Tata Bahasa Jawa Mutakhir* (2006). The costs were set by hand, looked at on half of UD CSUI.

mod cache;
mod doubling;
mod guess;
mod infixes;
mod nasal;
mod prefixes;
mod search;
mod suffixes;

use cache::Cache;
use search::Search;
use smol_str::SmolStr;
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_model::Lang;

/// A word that is spelled so plainly is no other word with affixes.
const PLAIN: f32 = 0.7;

/// Roots that mean another thing as verbs and with other affixes: *lurah* is the village's head and
/// *kalurahan* his office, *langgar* a house of prayer and *nglanggar* is to break a rule. Sorted.
const NOUNS: [&str; 11] = [
    "alas", "gendheng", "kali", "langgar", "larang", "layang", "lebu", "lemah", "lurah", "mari",
    "tindak",
];
const ENDINGS: [&str; 7] = ["", "e", "ne", "ku", "mu", "ipun", "nipun"];

pub(crate) struct Jawa {
    dict: Arc<Dictionaries>,
    cache: Cache,
    /// Without the help of Indonesian.
    own: Cache,
}

/// The root that Indonesian finds in a word: texts mix both, down to the affixes.
type Indonesian<'a> = &'a dyn Fn(&str) -> SmolStr;

impl Jawa {
    pub fn new(dict: Arc<Dictionaries>) -> Self {
        Jawa {
            dict,
            cache: Cache::default(),
            own: Cache::default(),
        }
    }

    pub fn root(&self, word: &str, indonesian: impl Fn(&str) -> SmolStr) -> SmolStr {
        self.cache.get_or(word, || self.find(word, &indonesian))
    }

    /// The Indonesian for a word of a Javanese text, by its root: *dalane* → *jalan*.
    pub fn meaning(&self, word: &str) -> Option<&str> {
        let wilayah = &self.dict.wilayah;
        if !wilayah.by_name(word).is_empty() && !wilayah.is_common_word(word) {
            return None;
        }
        let root = self
            .own
            .get_or(word, || self.find(word, &|w| SmolStr::new(w)));
        let ending = word.strip_prefix(root.as_str());
        let owned = ending.is_some_and(|e| ENDINGS.contains(&e));
        let noun = NOUNS.binary_search(&root.as_str()).is_ok();
        if (noun || self.dict.jawa_roots.is_function_word(&root)) && !owned {
            return self.dict.jawa_forms.cognate(&root);
        }
        let meaning = self.dict.jawa.get(&root, Lang::Jv);
        meaning.or_else(|| self.dict.jawa_forms.cognate(&root))
    }

    fn find(&self, word: &str, indonesian: Indonesian<'_>) -> SmolStr {
        let folded = without_accents(word);
        // Longer than any word: an address, a key.
        if folded.len() > 60 || !folded.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
            return SmolStr::new(word);
        }
        if let Some((root, cost)) = self.dict.jawa_forms.get(&folded)
            && cost < PLAIN
        {
            return root;
        }
        if let Some((first, second)) = doubling::halves(&folded) {
            return doubling::root(self, first, second, indonesian);
        }
        if folded.contains('-') {
            return doubling::of_hyphens(self, &folded, indonesian);
        }
        self.root_of_one(&folded, indonesian)
    }

    fn root_of_one(&self, word: &str, indonesian: Indonesian<'_>) -> SmolStr {
        let mut search = Search::new(&self.dict.jawa_forms, false);
        search.word(word);
        if let Some((root, _)) = search.best() {
            return root;
        }
        let root = indonesian(word);
        if root != word && self.dict.roots.contains(&root) {
            return root;
        }
        search.guess(word)
    }

    /// Every known root with its cheapest cost, cheapest first, however dear.
    fn analyses(&self, word: &str) -> Vec<(SmolStr, f32)> {
        let mut search = Search::new(&self.dict.jawa_forms, true);
        search.word(word);
        search.all()
    }
}

/// é, è and ê tell sounds apart and not words; å is a written for its sound.
fn without_accents(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ĕ' => 'e',
            'å' | 'á' | 'à' | 'â' | 'ã' => 'a',
            'ó' | 'ò' | 'ô' => 'o',
            'í' | 'ì' => 'i',
            'ú' | 'ù' => 'u',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests;
