//! The root of an Indonesian word. Every legal analysis over the root list is made and the
//! cheapest wins, never the first: that is what keeps *berikan* from *ikan* and *perbankan*
//! from *perban* (the errors that users of Sastrawi report). An analysis costs what its affixes
//! cost, less for a productive root. Each group of rules is a file of its own. English goes to
//! Snowball.

mod circumfix;
mod costs;
mod doubled;
mod hyphen;
mod informal;
mod nasal;
mod partial;
mod prefixes;
mod tails;
mod trie;
mod unknown;
mod walk;

use crate::jawa::Jawa;
use costs::{COSTS, Mark, Marks};
use rust_stemmers::{Algorithm, Stemmer as Snowball};
use smol_str::SmolStr;
use std::sync::Arc;
use tails::Tails;
use titen_dict::Dictionaries;
use titen_model::Lang;
use trie::RootTrie;
use walk::Walk;

/// Longer is no word with affixes; and a bit of a `u64` stands for each place in it.
const LONGEST: usize = 60;
/// Shorter than the shortest root with an affix.
const SHORTEST: usize = 4;

/// How people write: *ngerjain, nyari, dibeliin* are words with affixes in a post and may be names
/// in a decree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Register {
    #[default]
    Formal,
    Informal,
}

pub struct Stemmer {
    dict: Arc<Dictionaries>,
    english: Snowball,
    trie: RootTrie,
    jawa: Jawa,
}

/// One way to read a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    pub root: SmolStr,
    pub cost: f32,
    /// The cost marks as bits, for fitting the costs.
    pub marks: u128,
}

impl Stemmer {
    pub fn new(dict: Arc<Dictionaries>) -> Self {
        Stemmer {
            english: Snowball::create(Algorithm::English),
            trie: RootTrie::new(&dict),
            jawa: Jawa::new(&dict),
            dict,
        }
    }

    /// What an analysis must be cheaper than.
    pub const COST_OF_UNKNOWN: f32 = COSTS[Mark::Unknown as usize];

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
        self.stem_in(word, lang, Register::Formal)
    }

    pub fn stem_in(&self, word: &str, lang: Lang, register: Register) -> SmolStr {
        match lang {
            Lang::En if word.is_ascii() => SmolStr::new(self.english.stem(word)),
            // Indonesian words and affixes are everywhere in Javanese texts.
            Lang::Jv => {
                let indonesian =
                    |w: &str| Some(self.root(w, register)).filter(|r| self.trie.get(r).is_some());
                self.jawa.root(word, indonesian)
            }
            _ => self.root(word, register),
        }
    }

    /// Every legal analysis of a word without a hyphen, in the order in which they are found.
    pub fn analyses(&self, word: &str) -> Vec<Analysis> {
        let mut all = Vec::new();
        self.walk(word.as_bytes(), |entry, marks| {
            let entry = self.trie.entry(entry);
            all.push(Analysis {
                root: entry.root.clone(),
                cost: marks.cost - entry.bonus,
                marks: marks.set,
            });
        });
        all
    }

    fn is_place(&self, word: &str) -> bool {
        let wilayah = &self.dict.wilayah;
        !wilayah.by_name(word).is_empty()
            && !wilayah.is_common_word(word)
            && !self.dict.roots.contains(word)
    }

    fn root(&self, word: &str, register: Register) -> SmolStr {
        if word.len() < SHORTEST || word.len() > LONGEST {
            return SmolStr::new(word);
        }
        if word.contains('-') {
            return hyphen::root(self, word, register);
        }
        if let Some((base, again)) = doubled::written_out(word) {
            return doubled::root(self, base, &again, register)
                .unwrap_or_else(|| SmolStr::new(base));
        }
        self.root_of_one(word, register)
    }

    /// Of a word without a hyphen.
    fn root_of_one(&self, word: &str, register: Register) -> SmolStr {
        if let Some(known) = self.trie.get(word) {
            return known.root.clone();
        }
        if let Some(root) = self.best(word) {
            return root;
        }
        informal::root(self, word, register).unwrap_or_else(|| unknown::root(word))
    }

    /// The root of the cheapest analysis; `None` where a word of its own is likelier than any.
    fn best(&self, word: &str) -> Option<SmolStr> {
        let mut best = (COSTS[Mark::Unknown as usize], None);
        self.walk(word.as_bytes(), |entry, marks| {
            let cost = marks.cost - self.trie.entry(entry).bonus;
            if cost < best.0 {
                best = (cost, Some(entry));
            }
        });
        best.1.map(|entry| self.trie.entry(entry).root.clone())
    }

    fn walk(&self, word: &[u8], sink: impl FnMut(u32, Marks)) {
        if !(SHORTEST..=LONGEST).contains(&word.len()) {
            return;
        }
        let mut walk = Walk {
            word,
            tails: Tails::of(word),
            trie: &self.trie,
            sink,
        };
        prefixes::each(&mut walk, prefixes::State::START);
        partial::each(&mut walk);
    }
}

#[cfg(test)]
mod tests;
