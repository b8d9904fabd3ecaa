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
mod names;
mod nasal;
mod partial;
mod prefixes;
mod tails;
mod trie;
mod unknown;
mod walk;

use crate::jawa::Jawa;
use costs::{COSTS, Mark, Marks, Tally};
use names::name;
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

/// What counts besides the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    pub register: Register,
    /// A place's name is its own stem.
    pub keep_places: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Rules {
            register: Register::Formal,
            keep_places: true,
        }
    }
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
    pub fn new(dict: &Arc<Dictionaries>) -> Self {
        Stemmer {
            dict: dict.clone(),
            jawa: Jawa::new(dict.clone()),
            english: Snowball::create(Algorithm::English),
            trie: RootTrie::new(dict),
        }
    }

    /// What an analysis must be cheaper than.
    pub const COST_OF_UNKNOWN: f32 = COSTS[Mark::Unknown as usize];

    /// Of a normalised word. A place's name is its own stem: Kedewan has nothing to do with *dewan*.
    pub fn stem(&self, word: &str, lang: Lang) -> SmolStr {
        self.stem_in(word, lang, Rules::default())
    }

    /// The same for a word that is known to name no place.
    pub fn stem_anything(&self, word: &str, lang: Lang) -> SmolStr {
        let rules = Rules {
            keep_places: false,
            ..Rules::default()
        };
        self.stem_in(word, lang, rules)
    }

    pub fn stem_in(&self, word: &str, lang: Lang, rules: Rules) -> SmolStr {
        match lang {
            Lang::En if word.is_ascii() => SmolStr::new(self.english.stem(word)),
            // Indonesian words and affixes are everywhere in Javanese texts.
            Lang::Jv if name(&self.dict, word, rules).is_none() => {
                self.jawa.root(word, |w| self.root(w, rules))
            }
            _ => self.root(word, rules),
        }
    }

    /// Every legal analysis of a word without a hyphen, in the order in which they are found.
    pub fn analyses(&self, word: &str) -> Vec<Analysis> {
        let mut all = Vec::new();
        self.walk(word.as_bytes(), |entry, marks: Marks| {
            let entry = self.trie.entry(entry);
            all.push(Analysis {
                root: entry.root.clone(),
                cost: marks.cost - entry.bonus,
                marks: marks.set,
            });
        });
        all
    }

    fn root(&self, word: &str, rules: Rules) -> SmolStr {
        if word.len() < SHORTEST || word.len() > LONGEST {
            return SmolStr::new(word);
        }
        if let Some(known) = self.trie.get(word) {
            return known.root.clone();
        }
        let root = self
            .best(word)
            .unwrap_or_else(|| self.root_of_odd(word, rules));
        // Few words are names: those that would lose something are looked up.
        match name(&self.dict, word, rules) {
            Some(name) if root != word => SmolStr::new(name),
            _ => root,
        }
    }

    /// Of a word that is no root with affixes.
    fn root_of_odd(&self, word: &str, rules: Rules) -> SmolStr {
        if word.contains('-') {
            return hyphen::root(self, word, rules);
        }
        if let Some((base, again)) = doubled::written_out(word) {
            return doubled::root(self, base, &again, rules).unwrap_or_else(|| SmolStr::new(base));
        }
        informal::root(self, word, rules).unwrap_or_else(|| unknown::root(word))
    }

    /// The root of the cheapest analysis; `None` where a word of its own is likelier than any.
    fn best(&self, word: &str) -> Option<SmolStr> {
        let mut best = (COSTS[Mark::Unknown as usize], None);
        self.walk(word.as_bytes(), |entry, cost: f32| {
            let cost = cost - self.trie.entry(entry).bonus;
            if cost < best.0 {
                best = (cost, Some(entry));
            }
        });
        best.1.map(|entry| self.trie.entry(entry).root.clone())
    }

    fn walk<T: Tally>(&self, word: &[u8], sink: impl FnMut(u32, T)) {
        if !(SHORTEST..=LONGEST).contains(&word.len()) {
            return;
        }
        let mut walk = Walk {
            word,
            tails: Tails::of(word),
            trie: &self.trie,
            sink,
        };
        prefixes::each(&mut walk, prefixes::State::start());
        partial::each(&mut walk);
    }
}

#[cfg(test)]
mod tests;
