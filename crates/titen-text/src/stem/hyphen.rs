//! Words with a hyphen: doubled ones (*anak-anak*), affixes on names and abbreviations
//! (*BPJS-nya, se-Indonesia, di-PHK*), and compounds, which stay whole (*non-migas*).

use super::{Rules, Stemmer, doubled};
use smol_str::SmolStr;

/// As they stand before a hyphen.
const BEFORE: [&str; 15] = [
    "ber", "di", "ke", "me", "mem", "men", "meng", "nge", "pe", "pem", "pen", "peng", "per", "se",
    "ter",
];
/// As they stand behind one.
const BEHIND: [&str; 10] = [
    "an", "i", "isasi", "kah", "kan", "ku", "lah", "mu", "nya", "pun",
];

pub(super) fn root(stemmer: &Stemmer, word: &str, rules: Rules) -> SmolStr {
    let mut inner = word;
    if let Some((first, rest)) = inner.split_once('-')
        && BEFORE.contains(&first)
        // The 20th is not 20: ke-20.
        && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        inner = rest;
    }
    while let Some((rest, last)) = inner.rsplit_once('-')
        && BEHIND.contains(&last)
        && rest.len() > 1
    {
        inner = rest;
    }
    match inner.split_once('-') {
        None if inner.is_empty() => SmolStr::new(word),
        None => stemmer.root(inner, rules),
        Some((first, second)) if !second.contains('-') => {
            doubled::root(stemmer, first, second, rules).unwrap_or_else(|| SmolStr::new(inner))
        }
        Some(_) => SmolStr::new(inner),
    }
}
