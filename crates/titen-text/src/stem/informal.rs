//! What people write as they speak: *ngerjain, nyariin, nunggu, mbeli, dibeliin, bukain*. *ng-* and
//! its like stand for *meN-*, *-in* for *-kan* and *-i*. Names begin so too (*Ngawi, Nganjuk*), so
//! outside informal text only *-in* together with a prefix tells.

use super::{Register, Rules, Stemmer};
use smol_str::SmolStr;

/// What is written, and the letters that may have gone with it.
const PREFIXES: [(&str, &[&str]); 8] = [
    ("di", &[""]),
    ("nge", &["", "k"]),
    ("ng", &["k", ""]),
    ("ny", &["s", "c"]),
    ("m", &["p", ""]),
    ("n", &["t", ""]),
    ("ke", &[""]),
    ("", &[""]),
];
const SUFFIXES: [&str; 3] = ["in", "an", ""];

pub(super) fn root(stemmer: &Stemmer, word: &str, rules: Rules) -> Option<SmolStr> {
    let informal = rules.register == Register::Informal;
    let bare = word.strip_suffix("nya").unwrap_or(word);
    // Of several the most productive root.
    let mut best: Option<(f32, SmolStr)> = None;
    for (prefix, gone) in PREFIXES {
        let Some(rest) = bare.strip_prefix(prefix) else {
            continue;
        };
        for suffix in SUFFIXES {
            let Some(stem) = rest.strip_suffix(suffix).filter(|s| s.len() > 2) else {
                continue;
            };
            let tells = suffix == "in" && !prefix.is_empty() && prefix != "ke";
            if !(tells || informal) || (suffix.is_empty() && prefix.is_empty()) {
                continue;
            }
            for letter in gone {
                if !fits(prefix, letter, stem) {
                    continue;
                }
                if let Some(entry) = stemmer.trie.get(&format!("{letter}{stem}"))
                    && best.as_ref().is_none_or(|(most, _)| entry.bonus > *most)
                {
                    best = Some((entry.bonus, entry.root.clone()));
                }
            }
        }
    }
    best.map(|(_, root)| root)
}

/// A letter goes before a vowel; a nasal before a consonant stands where it is easy to say.
fn fits(prefix: &str, letter: &str, stem: &str) -> bool {
    let vowel = stem.starts_with(['a', 'i', 'u', 'e', 'o']);
    match (prefix, letter) {
        ("di" | "ke" | "", _) | ("nge", "") => true,
        ("ng", "") => vowel || stem.starts_with(['g', 'h']),
        ("m", "") => stem.starts_with('b'),
        ("n", "") => stem.starts_with(['c', 'd', 'j']),
        _ => vowel,
    }
}
