//! What a word is written out as, and that writing out twice changes nothing.

use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;

static NORMALISER: LazyLock<Normaliser> = LazyLock::new(|| Normaliser::new(crate::dictionaries()));

fn words(token: &str, lang: Lang) -> String {
    let mut out = Vec::new();
    NORMALISER.words(&lower(token), lang, |w| out.push(w));
    out.join(" ")
}

fn check(lang: Lang, cases: &[(&str, &str)]) {
    for (token, expect) in cases {
        assert_eq!(words(token, lang), *expect, "{token}");
    }
}

#[test]
fn spelling_is_written_out() {
    check(
        Lang::Id,
        &[
            ("Jalan", "jalan"),
            ("yg", "yang"),
            ("jalan2", "jalan-jalan"),
            ("anak2nya", "anak-anaknya"),
            ("berkali2", "berkali-kali"),
            ("lamaaa", "lama"),
            ("bangeeet", "sangat"),
            ("Jum’at", "jumat"),
            ("ＢＡＮＪＩＲ", "banjir"),
            ("larang", "larang"),
            ("viii", "viii"),
            ("b4njir", "banjir"),
            ("sp4n", "sp4n"),
            ("ter-lalu", "terlalu"),
            ("dijln", "di jalan"),
            ("bantuanya", "bantuannya"),
            ("rujukn", "rujukan"),
            ("mngirim", "mengirim"),
            ("membutuhkn", "membutuhkan"),
            ("brng", "brng"),
        ],
    );
    check(Lang::Jv, &[("dalan", "jalan"), ("larang", "mahal")]);
    check(Lang::En, &[("no", "no"), ("make", "make")]);
}

#[test]
fn every_meaning_stands_for_itself() {
    for lang in [Lang::Id, Lang::Jv] {
        for pair in NORMALISER
            .dict
            .slang
            .iter()
            .chain(NORMALISER.dict.jawa.iter())
        {
            let once = words(&pair.from, lang);
            // What Javanese means is Indonesian, also where Javanese has a word like it (mau).
            let twice: Vec<_> = once.split(' ').map(|w| words(w, Lang::Id)).collect();
            assert_eq!(twice.join(" "), once, "{} in {lang:?}", pair.from);
        }
    }
}

proptest! {
    #[test]
    fn normalising_twice_changes_nothing(token in "[a-z]{1,4}[aeot]{0,5}2?(nya)?|(di|ke|ter-|mng)?[b-npst]{1,5}[aiu]?[0134]?[knt]{0,2}(nya|ny|kn)?|\\PC{1,8}") {
        let once = words(&token, Lang::Id);
        let twice: Vec<_> = once.split(' ').map(|w| words(w, Lang::Id)).collect();
        prop_assert_eq!(twice.join(" "), once);
        // What stands for Javanese is Indonesian and no Javanese any more: no law, and no panic.
        words(&token, Lang::Jv);
    }
}
