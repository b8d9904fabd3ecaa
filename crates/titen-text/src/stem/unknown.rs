//! A word of which no root is known: only affixes that hardly ever belong to a name or a loan come
//! off, *-nya* (*gadgetnya*) and *di-…-kan* (*disruptkan*).

use smol_str::SmolStr;

/// What must stay of the word.
const LEAST: usize = 4;

pub(super) fn root(word: &str) -> SmolStr {
    let bare = ["nya", "nyalah", "nyakah", "nyapun"]
        .into_iter()
        .find_map(|s| word.strip_suffix(s))
        .filter(|b| b.len() >= LEAST)
        .unwrap_or(word);
    let verb = bare
        .strip_prefix("di")
        .and_then(|v| v.strip_suffix("kan"))
        .filter(|v| v.len() >= LEAST);
    SmolStr::new(verb.unwrap_or(bare))
}
