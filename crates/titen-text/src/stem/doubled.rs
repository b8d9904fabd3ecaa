//! Doubled words. Both halves are of one root, with affixes on either: *anak-anak, buku-bukunya,
//! berlari-lari, tolong-menolong, meniru-niru, kebiru-biruan*. Or the second half sings
//! along: *sayur-mayur, gerak-gerik, warna-warni, corat-coret*.

use super::costs::{COSTS, Mark};
use super::{Rules, Stemmer};
use smol_str::SmolStr;

/// `None` where the halves have nothing in common.
pub(super) fn root(stemmer: &Stemmer, first: &str, second: &str, rules: Rules) -> Option<SmolStr> {
    if first == second {
        return Some(stemmer.root(first, rules));
    }
    common(stemmer, first, second)
        .or_else(|| again(stemmer, first, second))
        .or_else(|| echo(stemmer, first, second))
}

/// `jalan2nya` → jalan, jalannya; `b2` and `covid2019` are no doubled words.
pub(super) fn written_out(word: &str) -> Option<(&str, String)> {
    let at = word.find(['2', '²'])?;
    let mark = word[at..].chars().next().map_or(0, char::len_utf8);
    let (base, suffix) = (&word[..at], &word[at + mark..]);
    let plain = base.len() > 2 && base.chars().chain(suffix.chars()).all(char::is_alphabetic);
    plain.then(|| (base, format!("{base}{suffix}")))
}

/// The root that both halves have, where their cheapest analyses with it cost least.
fn common(stemmer: &Stemmer, first: &str, second: &str) -> Option<SmolStr> {
    let mut again = readings(stemmer, second);
    // The nasal is doubled without its me-: meniru-niru, memanggil-manggil.
    if first.starts_with("me") || first.starts_with("pe") {
        again.extend(readings(stemmer, &format!("me{second}")));
    }
    let (first, second) = (readings(stemmer, first), again);
    let mut best: Option<(f32, &SmolStr)> = None;
    for (root, cost) in &first {
        for (other, more) in &second {
            if root == other && best.is_none_or(|(least, _)| cost + more < least) {
                best = Some((cost + more, root));
            }
        }
    }
    best.map(|(_, root)| root.clone())
}

/// All roots that a half may have. An unknown one may be its own: *wleng-wlengan*.
fn readings(stemmer: &Stemmer, half: &str) -> Vec<(SmolStr, f32)> {
    let mut all: Vec<(SmolStr, f32)> = stemmer
        .analyses(half)
        .into_iter()
        .map(|a| (a.root, a.cost))
        .collect();
    let whole = match stemmer.trie.get(half) {
        Some(known) => (
            known.root.clone(),
            COSTS[Mark::Known as usize] - known.bonus,
        ),
        None => (SmolStr::new(half), COSTS[Mark::Unknown as usize]),
    };
    all.push(whole);
    for suffix in ["an", "nya"] {
        if let Some(bare) = half.strip_suffix(suffix).filter(|b| b.len() > 2) {
            all.push((SmolStr::new(bare), COSTS[Mark::Unknown as usize] + 1.0));
        }
    }
    all
}

/// The end of a root is said again (*pertama-tama*), or a stem of no known root (*berancang-ancang*).
fn again(stemmer: &Stemmer, first: &str, second: &str) -> Option<SmolStr> {
    let before = first.strip_suffix(second)?;
    match stemmer.trie.get(first) {
        Some(known) => Some(known.root.clone()),
        None => ["ber", "ter", "se", "di", "ke"]
            .contains(&before)
            .then(|| SmolStr::new(second)),
    }
}

/// One half is a root, and the other differs from it in its first consonant or in its vowels alone.
fn echo(stemmer: &Stemmer, first: &str, second: &str) -> Option<SmolStr> {
    if !first.is_ascii() || !second.is_ascii() || !(rhyme(first, second) || frame(first, second)) {
        return None;
    }
    let known = |half: &str| stemmer.trie.get(half).map(|e| e.root.clone());
    known(first).or_else(|| known(second))
}

/// *sayur-mayur, lauk-pauk, ramah-tamah*.
fn rhyme(first: &str, second: &str) -> bool {
    first.len() > 3 && second.len() > 3 && first[1..] == second[1..]
}

/// *gerak-gerik, tindak-tanduk, warna-warni*: the same consonants.
fn frame(first: &str, second: &str) -> bool {
    let consonants = |half: &str| half.replace(['a', 'i', 'u', 'e', 'o'], ".");
    first.len() > 3 && consonants(first) == consonants(second)
}
