//! Words said twice: *omah-omah*, with affixes around both halves (*nguri-uri*, *dipilah-pilahake*)
//! and with another vowel in the first (*bola-bali*, *mumat-mumet*: dwilingga salin swara).

use super::{Indonesian, Jawa};
use smol_str::SmolStr;

/// The halves of a word with one hyphen, both long enough to be words.
pub(super) fn halves(word: &str) -> Option<(&str, &str)> {
    let (first, second) = word.split_once('-')?;
    (first.len() >= 2 && second.len() >= 2 && !second.contains('-')).then_some((first, second))
}

pub(super) fn root(jawa: &Jawa, first: &str, second: &str, indonesian: Indonesian<'_>) -> SmolStr {
    if first == "di" {
        return jawa.root_of_one(second, indonesian);
    }
    let (a, b) = (jawa.analyses(first), jawa.analyses(second));
    if let Some(root) = shared(&a, &b) {
        return root;
    }
    // Prefix on the first, suffix on the second, of a root that nobody knows: nguri-urike.
    if let Some(root) = common_part(first, second) {
        return jawa.root_of_one(root, indonesian);
    }
    match b.first() {
        Some((root, _)) if sounds_alike(first, second) => root.clone(),
        // tel-aviv, non-formal: no doubling at all.
        _ => SmolStr::new(format!("{first}-{second}")),
    }
}

/// `wira-wiri-ne`, `mong-kinemong`: the first two parts tell.
pub(super) fn of_hyphens(jawa: &Jawa, word: &str, indonesian: Indonesian<'_>) -> SmolStr {
    let parts: Vec<&str> = word.split('-').filter(|p| p.len() >= 2).collect();
    match parts.as_slice() {
        ["di", only] | [only] => jawa.root_of_one(only, indonesian),
        ["di", first, second, ..] | [first, second, ..] => root(jawa, first, second, indonesian),
        [] => SmolStr::new(word),
    }
}

/// The root of both halves that costs least.
fn shared(a: &[(SmolStr, f32)], b: &[(SmolStr, f32)]) -> Option<SmolStr> {
    a.iter()
        .filter_map(|(root, x)| {
            let y = b.iter().find(|(other, _)| other == root)?.1;
            Some((root, x + y))
        })
        .min_by(|x, y| x.1.total_cmp(&y.1))
        .map(|(root, _)| root.clone())
}

/// The longest end of the first half that begins the second.
fn common_part<'a>(first: &'a str, second: &str) -> Option<&'a str> {
    (0..first.len())
        .filter_map(|at| first.get(at..))
        .find(|end| end.len() >= 4 && second.starts_with(end))
}

/// Same consonants, other vowels: bola-bali.
fn sounds_alike(first: &str, second: &str) -> bool {
    let consonants = |s: &str| -> String { s.chars().filter(|c| !"aiueo".contains(*c)).collect() };
    first.len() >= 3 && consonants(first) == consonants(second)
}
