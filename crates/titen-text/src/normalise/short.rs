//! SMS spelling by its rule and not by a list: vowels are dropped, consonants stay (*rujukn*,
//! *mngajukn*, *pnghasilan*, *wktu*). A word that breaks the rules of Indonesian clusters (see
//! `shape`) is read as affixes around a known word whose consonants it keeps. Where the cheapest
//! reading is not the only one, it stays as it is: *brng* may be *barang, bareng, burung*.

use super::known::Known;
use foldhash::HashMap;
use smol_str::SmolStr;
use titen_dict::Dictionaries;
use titen_model::Lang;

pub(super) struct Shortened {
    /// By their consonants.
    words: HashMap<SmolStr, Vec<SmolStr>>,
}

/// Acronyms and English that are typed small and would each fit one word. Sorted.
const NOT_SHORT: &[&str] = &[
    "arts", "asn", "bkad", "bnpb", "bnpt", "bpom", "bsnp", "bumd", "bumdes", "bumn", "ckck",
    "first", "kbri", "nisn", "npsn", "npwp", "nuptk", "pdam", "plta", "pltd", "pltn", "plts",
    "pltu", "print", "ptun", "sign", "smart", "start", "trend", "wkwk",
];

/// As written, written out, and the consonant that nasals swallow (meng+kirim → mengirim).
const PREFIXES: &[(&str, &str, &str)] = &[
    ("", "", ""),
    ("d", "di", ""),
    ("di", "di", ""),
    ("br", "ber", ""),
    ("ber", "ber", ""),
    ("tr", "ter", ""),
    ("ter", "ter", ""),
    ("mng", "meng", "k"),
    ("meng", "meng", "k"),
    ("mny", "meny", "s"),
    ("meny", "meny", "s"),
    ("mn", "men", "t"),
    ("men", "men", "t"),
    ("mm", "mem", "p"),
    ("mem", "mem", "p"),
    ("png", "peng", "k"),
    ("peng", "peng", "k"),
    ("pn", "pen", "t"),
    ("pen", "pen", "t"),
    ("pm", "pem", "p"),
    ("pem", "pem", "p"),
    ("pr", "per", ""),
    ("per", "per", ""),
    ("ke", "ke", ""),
    ("se", "se", ""),
];
const SUFFIXES: &[(&str, &str)] = &[
    ("", ""),
    ("kn", "kan"),
    ("kan", "kan"),
    ("n", "an"),
    ("an", "an"),
    ("ny", "nya"),
    ("nya", "nya"),
    ("nx", "nya"),
    ("annya", "annya"),
    ("i", "i"),
];

/// What an affix costs, in dropped vowels: half a one, so that a plain word is preferred.
const AFFIX: usize = 1;
const VOWEL: usize = 2;

impl Shortened {
    pub fn new(dict: &Dictionaries) -> Self {
        let mut words: HashMap<SmolStr, Vec<SmolStr>> = HashMap::default();
        let functions = dict.stop_words.iter().filter(|(_, l)| *l == Lang::Id);
        for word in dict.roots.iter().chain(functions.map(|(w, _)| w)) {
            let plain =
                (3..=12).contains(&word.len()) && word.bytes().all(|c| c.is_ascii_lowercase());
            if plain {
                let all = words.entry(consonants(word)).or_default();
                if !all.iter().any(|w| w == word) {
                    all.push(SmolStr::new(word));
                }
            }
        }
        Shortened { words }
    }

    pub fn written_out(&self, word: &str, known: &Known) -> Option<SmolStr> {
        let plain = (4..=18).contains(&word.len()) && word.bytes().all(|c| c.is_ascii_lowercase());
        if !plain || NOT_SHORT.binary_search(&word).is_ok() || known.plausible(word) {
            return None;
        }
        // *di-KTP*, *se-DPRD*: an acronym with an affix.
        let prefixed = |p: &str| word.strip_prefix(p).is_some_and(|w| known.word(w));
        let with_clitic = word.strip_suffix("nya").is_some_and(|w| known.word(w));
        if prefixed("di") || prefixed("ke") || prefixed("se") || with_clitic {
            return None;
        }
        let mut best: Option<(usize, String)> = None;
        let mut twice = false;
        for (written, prefix, swallowed) in PREFIXES {
            let Some(rest) = word.strip_prefix(written) else {
                continue;
            };
            for (short, suffix) in SUFFIXES {
                let Some(core) = rest.strip_suffix(short) else {
                    continue;
                };
                let affixes = usize::from(!prefix.is_empty()) + usize::from(!suffix.is_empty());
                // *print* and *brosur* begin as roots do.
                let clear =
                    written.len() != 2 || !written.ends_with('r') || !core.starts_with(is_vowel);
                let dropped = prefix.len() - written.len() + suffix.len() - short.len();
                // Benny, Tonny.
                let name = *short == "ny" && core.len() < 4;
                if !clear || name || core.len() < if affixes == 0 { 4 } else { 3 } {
                    continue;
                }
                let mut take = |cost: usize, full: &str| {
                    let cost = cost + affixes * AFFIX;
                    let whole = || format!("{prefix}{full}{suffix}");
                    match &best {
                        Some((least, other)) if *least == cost => twice |= *other != whole(),
                        Some((least, _)) if *least < cost => {}
                        _ => (best, twice) = (Some((cost, whole())), false),
                    }
                };
                self.readings(core, "", dropped, &mut take);
                if !swallowed.is_empty() && core.starts_with(is_vowel) {
                    self.readings(core, swallowed, dropped, &mut take);
                }
            }
        }
        let (_, full) = best.filter(|_| !twice)?;
        // Four letters leave too much open, unless one vowel alone is missing or all are.
        let most = match word.len() {
            4 if word.bytes().any(|c| is_vowel(char::from(c))) => 1,
            n => n.div_ceil(2),
        };
        (full.len() <= word.len() + most).then(|| SmolStr::new(full))
    }

    /// Calls `take` with the cost and the written-out form of each word that `core` may be short
    /// for, `swallowed` being the consonant that stands before it unseen.
    fn readings(
        &self,
        core: &str,
        swallowed: &str,
        dropped: usize,
        take: &mut impl FnMut(usize, &str),
    ) {
        let whole = SmolStr::new(format!("{swallowed}{core}"));
        let Some(words) = self.words.get(&consonants(&whole)) else {
            return;
        };
        for full in words {
            // Three consonants alone may be too many words: tmbh is tambah or tumbuh.
            let enough = core.bytes().any(|c| is_vowel(char::from(c))) || core.len() >= 4;
            if enough && first_sound(full) == first_sound(&whole) && fits(&whole, full) {
                let missing = full.len() - whole.len() + dropped;
                take(missing * VOWEL, &full[swallowed.len()..]);
            }
        }
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'i' | 'u' | 'e' | 'o')
}

fn first_sound(word: &str) -> Option<char> {
    word.chars().next()
}

fn consonants(word: &str) -> SmolStr {
    word.chars().filter(|c| !is_vowel(*c)).collect()
}

/// Is `short` what is left of `full` when some vowels are dropped?
fn fits(short: &str, full: &str) -> bool {
    let mut left = short.chars().peekable();
    for c in full.chars() {
        if left.peek() == Some(&c) {
            left.next();
        } else if !is_vowel(c) {
            return false;
        }
    }
    left.next().is_none()
}
