//! What a Javanese root can look like.

use super::suffixes::{Suffix, Tail};

/// Has two syllables or a long one, begins and ends as words do.
pub(super) fn is_like_a_root(stem: &str) -> bool {
    let is_vowel = |b: &u8| b"aiueo".contains(b);
    let vowels = stem.bytes().filter(|b| is_vowel(b)).count();
    let Some(last) = stem.bytes().last() else {
        return false;
    };
    let begins = stem.bytes().position(|b| is_vowel(&b));
    // One of three letters has two vowels: uni, iga.
    stem.len() >= 3
        && vowels >= 2
        && begins.is_some_and(|at| at <= 3)
        && !b"cjqvwxyz".contains(&last)
        && ![
            "ia", "ua", "ea", "oa", "nn", "mm", "kk", "ll", "gg", "ss", "tt",
        ]
        .iter()
        .any(|end| stem.ends_with(end))
}

/// pertandingane is pertandingan-e: of three syllables and more, words in -an are many and in -a few.
pub(super) fn cost_of_the_end(stem: &str, tail: &Tail) -> f32 {
    let syllables = stem.bytes().filter(|b| b"aiueo".contains(b)).count();
    if tail.owned && tail.suffix == Suffix::None && stem.ends_with('a') && syllables >= 3 {
        0.8
    } else {
        0.0
    }
}

/// lelara → lara, dhedhasar → dhasar.
pub(super) fn without_doubled_syllable(stem: &str) -> Option<&str> {
    let sound = if ["dh", "th", "ng", "ny"].iter().any(|s| stem.starts_with(s)) {
        2
    } else {
        1
    };
    let first = stem.get(..sound)?;
    let rest = stem.get(sound..)?.strip_prefix('e')?;
    (rest.len() >= 4 && rest.starts_with(first) && !first.starts_with(['a', 'i', 'u', 'e', 'o']))
        .then_some(rest)
}
