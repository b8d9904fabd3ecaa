//! Words with Javanese affixes and the roots that they must give.

use super::*;
use proptest::prelude::*;

fn check(pairs: &[(&str, &str)]) {
    let jawa = Jawa::new(crate::dictionaries());
    let wrong: Vec<_> = pairs
        .iter()
        .map(|(word, root)| (*word, *root, jawa.root(word, |w| SmolStr::new(w))))
        .filter(|(_, root, got)| got != root)
        .collect();
    assert!(wrong.is_empty(), "word, root, answer: {wrong:?}");
}

#[test]
fn prefixes_and_suffixes_come_off() {
    check(&[
        ("dalane", "dalan"),
        ("ndandani", "dandan"),
        ("nggawekake", "gawe"),
        ("dilakoni", "laku"),
        ("kelangan", "ilang"),
        ("panjalukane", "jaluk"),
        ("dipunwaosaken", "waos"),
        ("sakbanjure", "banjur"),
        ("lelara", "lara"),
        ("sinamber", "samber"),
    ]);
}

#[test]
fn every_spelling_has_one_root() {
    check(&[
        ("dowone", "dawa"),
        ("koncone", "kanca"),
        ("duwure", "dhuwur"),
        ("bapakke", "bapak"),
        ("dalané", "dalan"),
    ]);
}

#[test]
fn words_said_twice() {
    check(&[
        ("omah-omah", "omah"),
        ("mlaku-mlaku", "laku"),
        ("bola-bali", "bali"),
        ("nguri-uri", "uri"),
        ("ngeling-eling", "eling"),
    ]);
}

proptest! {
    #[test]
    fn any_text_has_a_root(word in "\\PC{0,20}|[aiueodhtngmkps-]{0,24}") {
        let jawa = Jawa::new(crate::dictionaries());
        let _ = jawa.root(&word, |w| SmolStr::new(w));
    }
}
