//! The root of a Javanese word, ngoko or krama, in whichever spelling people use. As with the
//! Indonesian stemmer all legal analyses over the root lists are made and the cheapest wins.
//! Descriptions followed: Poedjosoedarmo et al., *Morfologi Bahasa Jawa* (1979); Wedhawati et al.,
//! *Tata Bahasa Jawa Mutakhir* (2006). The costs were set by hand, looked at on half of UD CSUI.

mod cache;
mod doubling;
mod forms;
mod guess;
mod infixes;
mod nasal;
mod prefixes;
mod search;
mod suffixes;

use cache::Cache;
use forms::Forms;
use search::Search;
use smol_str::SmolStr;
use titen_dict::Dictionaries;

/// A word that is spelled so plainly is no other word with affixes.
const PLAIN: f32 = 0.7;

pub(crate) struct Jawa {
    forms: Forms,
    cache: Cache,
}

impl Jawa {
    pub fn new(dict: &Dictionaries) -> Self {
        Jawa {
            forms: Forms::new(dict),
            cache: Cache::default(),
        }
    }

    /// `indonesian` gives the root where Javanese finds none: texts mix both, down to the affixes.
    pub fn root(&self, word: &str, indonesian: impl Fn(&str) -> Option<SmolStr>) -> SmolStr {
        self.cache.get_or(word, || self.find(word, &indonesian))
    }

    fn find(&self, word: &str, indonesian: &dyn Fn(&str) -> Option<SmolStr>) -> SmolStr {
        let folded = forms::without_accents(word);
        // Longer than any word: an address, a key.
        if folded.len() > 60 || !folded.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
            return SmolStr::new(word);
        }
        if let Some((root, cost)) = self.forms.get(&folded)
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

    fn root_of_one(&self, word: &str, indonesian: &dyn Fn(&str) -> Option<SmolStr>) -> SmolStr {
        let mut search = Search::new(&self.forms);
        search.word(word);
        if let Some((root, _)) = search.best() {
            return root;
        }
        indonesian(word).unwrap_or_else(|| search.guess(word))
    }

    /// Every known root with its cheapest cost, cheapest first.
    fn analyses(&self, word: &str) -> Vec<(SmolStr, f32)> {
        let mut search = Search::new(&self.forms);
        search.word(word);
        search.all()
    }
}

#[cfg(test)]
mod tests;
