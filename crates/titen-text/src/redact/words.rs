//! What each word may be where a name is looked for, as bits: one lookup a word.

use foldhash::{HashMap, HashMapExt, HashSet};
use smol_str::SmolStr;
use titen_dict::{Dictionaries, MaskingKind, OfficialKind};

pub(super) type Class = u16;
/// A word of the language, or of its spelling in messages.
pub(super) const ORDINARY: Class = 1;
pub(super) const STOP: Class = 1 << 1;
pub(super) const PLACE: Class = 1 << 2;
pub(super) const GIVEN: Class = 1 << 3;
pub(super) const COURTESY: Class = 1 << 4;
pub(super) const NAME_WORD: Class = 1 << 5;
pub(super) const FILLER: Class = 1 << 6;
pub(super) const WRITER: Class = 1 << 7;
pub(super) const ROLE: Class = 1 << 8;
pub(super) const CLOSING: Class = 1 << 9;
pub(super) const OFFICE: Class = 1 << 10;
pub(super) const NEIGHBOURHOOD: Class = 1 << 11;
pub(super) const BODY: Class = 1 << 12;
/// A name of somebody or something.
pub(super) const NAMED: Class = 1 << 13;

#[derive(Debug, Clone)]
pub(super) struct Words {
    classes: HashMap<SmolStr, Class>,
    public: HashSet<SmolStr>,
}

/// In which a word of the language hides: enough to know it for one, not to stem it.
const PREFIXES: [&str; 25] = [
    "menge", "memper", "meng", "meny", "mem", "men", "me", "peng", "pem", "pen", "pe", "ber",
    "ter", "diper", "di", "ke", "se", "ng", "ny", "be", "m", "n", "dak", "tak", "kok",
];
const SUFFIXES: [&str; 18] = [
    "nya", "kan", "lah", "kah", "aken", "ake", "ne", "ny", "an", "ku", "mu", "in", "en", "na", "e",
    "i", "a", "x",
];
const SHORTEST_STEM: usize = 3;

impl Words {
    pub fn new(dict: &Dictionaries) -> Self {
        let mut words = Words {
            classes: HashMap::with_capacity(48_000),
            public: HashSet::default(),
        };
        words.all(dict.names.iter(), NAMED);
        words.all(dict.place_names.iter(), PLACE);
        for (name, _) in dict.wilayah.names() {
            words.all(name.split([' ', '-']), PLACE);
        }
        words.all(dict.roots.iter(), ORDINARY);
        words.all(dict.jawa_roots.iter().map(|r| r.word.as_str()), ORDINARY);
        words.all(dict.jawa.iter().map(|p| p.from.as_str()), ORDINARY);
        words.all(dict.slang.iter().map(|p| p.from.as_str()), ORDINARY);
        words.all(dict.stop_words.iter().map(|(w, _)| w), ORDINARY | STOP);
        for (word, kind) in dict.officials.all() {
            let more = match kind {
                OfficialKind::Title if !matches!(word, "dr" | "staf") => OFFICE,
                // Heads of units: kapuspenkum, kajari, menparekraf; karo is Javanese for with.
                OfficialKind::Public
                    if !matches!(word, "karo" | "kantor")
                        && (word.starts_with("ka") || word.starts_with("men")) =>
                {
                    OFFICE
                }
                OfficialKind::Institution => BODY,
                _ => 0,
            };
            words.add(word, ORDINARY | more);
        }
        for (word, kind) in dict.masking.iter() {
            match class_of(kind) {
                Some(class) => words.add(word, class),
                None => {
                    words.public.insert(SmolStr::new(word));
                }
            }
        }
        words
    }

    fn all<'a>(&mut self, list: impl Iterator<Item = &'a str>, class: Class) {
        for word in list {
            self.add(word, class);
        }
    }

    fn add(&mut self, word: &str, class: Class) {
        match self.classes.get_mut(word) {
            Some(held) => *held |= class,
            None => {
                self.classes.insert(SmolStr::new(word), class);
            }
        }
    }

    /// Of a word in lower case.
    pub fn class(&self, word: &str) -> Class {
        // Names of places and brands hide no word: Sukorejo, Pertamina.
        if let Some(class) = self.classes.get(word) {
            return *class;
        }
        if self.hides_ordinary(word) {
            ORDINARY
        } else {
            0
        }
    }

    /// In lower case, one space between words.
    pub fn is_public(&self, name: &str) -> bool {
        self.public.contains(name)
    }

    fn hides_ordinary(&self, word: &str) -> bool {
        let ordinary = |stem: &str| {
            stem.len() >= SHORTEST_STEM && self.classes.get(stem).is_some_and(|c| c & ORDINARY != 0)
        };
        let cut = SUFFIXES.iter().filter_map(|s| word.strip_suffix(s));
        let mut tails = std::iter::once(word).chain(cut);
        tails.any(|stem| {
            ordinary(stem)
                || PREFIXES.iter().any(|p| {
                    stem.strip_prefix(p).is_some_and(|rest| {
                        // Dilumajang: glued on, it is no name either.
                        let glued = *p == "di" && self.classes.contains_key(rest);
                        glued
                            || ordinary(rest)
                            || nasal(p).is_some_and(|c| ordinary(&format!("{c}{rest}")))
                    })
                })
        })
    }
}

/// The sound that a prefix has swallowed: *memukul, menyapu, mengirim, nulis, ngirim*.
fn nasal(prefix: &str) -> Option<char> {
    Some(match prefix {
        "mem" | "pem" | "m" => 'p',
        "men" | "pen" | "n" => 't',
        "meny" | "ny" => 's',
        "meng" | "peng" | "ng" => 'k',
        _ => return None,
    })
}

fn class_of(kind: MaskingKind) -> Option<Class> {
    Some(match kind {
        MaskingKind::Given => GIVEN,
        MaskingKind::Courtesy => COURTESY,
        MaskingKind::NameWord => NAME_WORD,
        MaskingKind::Filler => FILLER,
        MaskingKind::Writer => WRITER,
        MaskingKind::Role => ROLE,
        MaskingKind::Closing => CLOSING,
        MaskingKind::Office => OFFICE,
        MaskingKind::Neighbourhood => NEIGHBOURHOOD,
        MaskingKind::Body => BODY,
        MaskingKind::Public => return None,
    })
}
