//! Which words the dictionaries know, and so need no mending.

use foldhash::HashSet;
use smol_str::SmolStr;
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_model::Lang;

pub(super) struct Known {
    dict: Arc<Dictionaries>,
    /// Words of the phrase tables (*pdam*, *bpnt*, *dtks*), which are no slips either.
    of_tables: HashSet<SmolStr>,
}

const PREFIXES: &[&str] = &[
    "di", "ke", "se", "ber", "ter", "per", "pe", "pem", "pen", "peng", "me", "mem", "men", "meng",
];
/// With the consonant that they swallow: *menyebabkan* is of *sebab*.
const NASALS: &[(&str, &str)] = &[
    ("meny", "s"),
    ("meng", "k"),
    ("mem", "p"),
    ("men", "t"),
    ("peny", "s"),
    ("peng", "k"),
    ("pem", "p"),
    ("pen", "t"),
];
const SUFFIXES: &[&str] = &["nya", "kan", "an", "i", "lah", "kah", "ku", "mu"];

impl Known {
    pub fn new(dict: Arc<Dictionaries>) -> Self {
        let mut of_tables = HashSet::default();
        let mut add = |phrase: &str| {
            of_tables.extend(phrase.split(' ').map(|w| SmolStr::new(w.to_lowercase())));
        };
        for duty in dict.urusan.duties() {
            add(&duty.phrase);
        }
        for cue in dict.cues.rows() {
            add(&cue.phrase);
        }
        for unit in dict.perangkat_daerah.all() {
            unit.names().for_each(&mut add);
        }
        Known { dict, of_tables }
    }

    pub fn root(&self, word: &str) -> bool {
        self.dict.roots.contains(word)
    }

    /// A word that stands in some table; Javanese in any text.
    pub fn word(&self, word: &str) -> bool {
        self.root(word)
            || self.dict.stop_words.contains(word)
            || self.dict.slang.get(word, Lang::Jv).is_some()
            || self.dict.jawa.get(word, Lang::Jv).is_some()
            || self.of_tables.contains(word)
            || self.place(word)
    }

    /// A place whose name is no ordinary word.
    pub fn named_place(&self, word: &str) -> bool {
        self.place(word) && !self.dict.wilayah.is_common_word(word) && !self.root(word)
    }

    fn place(&self, word: &str) -> bool {
        !self.dict.wilayah.by_name(word).is_empty()
    }

    /// A known word, or one with at most one prefix and one suffix around a root.
    pub fn plausible(&self, word: &str) -> bool {
        let around = |core: &str| core.len() >= 3 && self.root(core);
        let with_suffix = |w: &str| {
            around(w)
                || SUFFIXES
                    .iter()
                    .any(|s| w.strip_suffix(s).is_some_and(around))
        };
        self.word(word)
            || with_suffix(word)
            || PREFIXES
                .iter()
                .any(|p| word.strip_prefix(p).is_some_and(with_suffix))
            || NASALS.iter().any(|(p, swallowed)| {
                word.strip_prefix(p)
                    .is_some_and(|rest| with_suffix(&format!("{swallowed}{rest}")))
            })
    }
}
