//! *bangeeet* → *banget*, *maaaaf* → *maaf*, *terusss*: letters held down. Not *www*, not the
//! Roman *viii*, and a letter that is only doubled is cut only where that gives a known word.

use super::known::Known;
use smol_str::SmolStr;

pub(super) fn cut(word: &str, all: &Known) -> Option<SmolStr> {
    let known = |w: &str| all.word(w);
    if is_roman(word) || all_one(word) {
        return None;
    }
    if let Some(one) = collapse(word, 3, 1) {
        let two = collapse(word, 3, 2)?;
        // The end is where letters are held; a pair inside may be the word's own (maaaafff).
        let tail = collapse_end(&two);
        return Some(match () {
            () if known(&one) => one,
            () if known(&two) => two,
            () if tail.as_deref().is_some_and(known) => tail?,
            () => one,
        });
    }
    // Twice is stretched only at the end (*teruss, yaa*) or in a vowel (*rusaak*), and where the
    // shorter word is known. English ends in -ll, -ee, -oo.
    let b = word.as_bytes();
    let last = *b.last()?;
    let doubled_end = b.len() >= 2 && b[b.len() - 2] == last;
    if doubled_end
        && !matches!(last, b'l' | b'f' | b'o' | b'e')
        && (b.len() >= 5 || matches!(last, b'a' | b'u' | b'i' | b'h'))
    {
        return collapse_end(word).filter(|w| w.len() >= 2 && known(w) && !all.plausible(word));
    }
    let vowel = b
        .windows(2)
        .any(|w| w[0] == w[1] && matches!(w[0], b'a' | b'i' | b'u'));
    (vowel && !word.ends_with("aan"))
        .then(|| collapse(word, 2, 1))
        .flatten()
        .filter(|w| w.len() >= 4 && known(w) && !all.plausible(word))
}

fn collapse_end(word: &str) -> Option<SmolStr> {
    let last = word.chars().next_back().filter(char::is_ascii_alphabetic)?;
    let cut = word.trim_end_matches(last);
    (word.len() - cut.len() >= 2 && !cut.is_empty()).then(|| SmolStr::new(format!("{cut}{last}")))
}

/// Runs of `least` or more equal letters cut to `keep`; `None` where there is none.
fn collapse(word: &str, least: usize, keep: usize) -> Option<SmolStr> {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let run = rest.chars().take_while(|d| *d == c).count();
        let n = if run >= least && c.is_ascii_alphabetic() {
            keep
        } else {
            run
        };
        out.extend(std::iter::repeat_n(c, n));
        rest = &rest[run * c.len_utf8()..];
    }
    (out.len() != word.len()).then(|| SmolStr::new(out))
}

fn is_roman(word: &str) -> bool {
    word.len() <= 6
        && word
            .bytes()
            .all(|c| matches!(c, b'i' | b'v' | b'x' | b'l' | b'c'))
}

/// *www*, *zzz*: no word behind it.
fn all_one(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next();
    chars.all(|c| Some(c) == first)
}
