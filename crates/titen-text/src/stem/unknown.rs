//! A word of which no root is known: only affixes that hardly ever belong to a name or a loan come
//! off: *-nya* (*gadgetnya*), and those of verbs where both ends tell (*dinubuatkan, mengikrarkan*).

use smol_str::SmolStr;

/// What must stay of the word.
const LEAST: usize = 4;

pub(super) fn root(word: &str) -> SmolStr {
    let bare = ["nya", "nyalah", "nyakah", "nyapun"]
        .into_iter()
        .find_map(|s| word.strip_suffix(s))
        .filter(|b| b.len() >= LEAST)
        .unwrap_or(word);
    verb(bare)
        .or_else(|| loan(bare))
        .unwrap_or_else(|| SmolStr::new(bare))
}

/// Native words have no such clusters behind a nasal: *mentransfer, memprediksi, pengklaim*.
fn loan(word: &str) -> Option<SmolStr> {
    const CLUSTERS: [&str; 16] = [
        "mpr", "mpl", "mbr", "mbl", "mfr", "mfl", "ntr", "nst", "nsp", "nsk", "ndr", "ngkr",
        "ngkl", "nggr", "ngkh", "ngq",
    ];
    let rest = word
        .strip_prefix("me")
        .or_else(|| word.strip_prefix("pe"))?;
    let nasal = if rest.starts_with("ng") { 2 } else { 1 };
    let clear = CLUSTERS.iter().any(|c| rest.starts_with(c));
    (clear && rest.len() > LEAST + nasal).then(|| SmolStr::new(&rest[nasal..]))
}

fn verb(word: &str) -> Option<SmolStr> {
    // The i of *reduksi* is its own.
    if word.ends_with("si") {
        return without_nasal(word.strip_prefix("me")?).filter(|r| r.len() > LEAST);
    }
    let (stem, least) = match word.strip_suffix("kan") {
        Some(stem) => (stem, LEAST),
        // Many a name ends in i.
        None => (word.strip_suffix('i')?, LEAST + 1),
    };
    let root = match stem.strip_prefix("di") {
        Some(root) => SmolStr::new(root),
        None => without_nasal(stem.strip_prefix("me")?)?,
    };
    (root.len() >= least).then_some(root)
}

/// The likeliest letter that the nasal has swallowed: *menobatkan* may be of *tobat* or of *nobat*.
fn without_nasal(rest: &str) -> Option<SmolStr> {
    for (nasal, swallowed, fits) in [
        ("ny", "s", ""),
        ("ng", "", "gh"),
        ("n", "t", "cdjz"),
        ("m", "p", "bfv"),
    ] {
        if let Some(root) = rest.strip_prefix(nasal) {
            let first = root.chars().next()?;
            return if is_vowel(first) {
                Some(SmolStr::new(format!("{swallowed}{root}")))
            } else {
                fits.contains(first).then(|| SmolStr::new(root))
            };
        }
    }
    let mut letters = rest.chars();
    let clear =
        matches!(letters.next(), Some('l' | 'r' | 'w')) && letters.next().is_some_and(is_vowel);
    clear.then(|| SmolStr::new(rest))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'i' | 'u' | 'e' | 'o')
}
