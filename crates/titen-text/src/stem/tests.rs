//! What the literate cases in tests/cases/stem don't show: laws over any string, registers, rules.

use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;

fn stemmer() -> &'static Stemmer {
    static ONE: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(&crate::dictionaries()));
    &ONE
}

#[test]
fn the_right_analysis_is_the_cheapest_of_all() {
    let cheapest = |word: &str| {
        let all = stemmer().analyses(word).into_iter();
        all.min_by(|a, b| a.cost.total_cmp(&b.cost)).unwrap().root
    };
    for (word, root) in [
        ("berikan", "beri"),
        ("perbankan", "bank"),
        ("pengawasan", "awas"),
        ("mengetahui", "tahu"),
        ("keberhasilan", "hasil"),
    ] {
        assert_eq!(cheapest(word), root, "{word}");
    }
}

#[test]
fn a_place_is_kept_unless_the_rules_say_otherwise() {
    let rules = Rules {
        keep_places: false,
        ..Rules::default()
    };
    for (word, root) in [("kedewan", "dewan"), ("padangan", "padang")] {
        assert_eq!(stemmer().stem(word, Lang::Id), word);
        assert_eq!(stemmer().stem(word, Lang::Jv), word);
        // Whether an unknown Kedewan is a dewan is for the costs to say.
        let open = stemmer().stem_in(word, Lang::Id, rules);
        assert!(open == root || open == word, "{word} → {open}");
    }
}

#[test]
fn everyday_speech_is_read_where_the_text_is_informal() {
    let rules = Rules {
        register: Register::Informal,
        ..Rules::default()
    };
    for (word, informal, formal) in [
        ("ngomong", "omong", "ngomong"),
        ("nyari", "cari", "nyari"),
        ("nunggu", "tunggu", "nunggu"),
        ("bukain", "buka", "bukain"),
        // -in together with a prefix tells anywhere.
        ("dibeliin", "beli", "beli"),
        ("nyobain", "coba", "coba"),
    ] {
        assert_eq!(stemmer().stem_in(word, Lang::Id, rules), informal, "{word}");
        assert_eq!(stemmer().stem(word, Lang::Id), formal, "{word}");
    }
}

#[test]
fn english_is_stemmed_as_english() {
    assert_eq!(stemmer().stem("flooding", Lang::En), "flood");
    assert_eq!(stemmer().stem("flooding", Lang::Id), "flooding");
}

fn any_lang() -> impl Strategy<Value = Lang> {
    prop::sample::select(vec![Lang::Id, Lang::Jv, Lang::Su, Lang::En])
}

proptest! {
    #[test]
    fn any_string_has_a_stem(word in any::<String>(), lang in any_lang(), informal: bool, keep_places: bool) {
        let register = if informal { Register::Informal } else { Register::Formal };
        stemmer().stem_in(&word, lang, Rules { register, keep_places });
    }

    /// Pieces of affixes and roots, with hyphens, digits and other scripts between.
    #[test]
    fn a_stem_is_one_line_of_one_word(parts in prop::collection::vec(prop::sample::select(vec![
        "me", "mem", "meng", "nge", "ny", "di", "ber", "per", "pe", "se", "ke", "ter", "-", "2", "²",
        "nya", "kan", "an", "i", "lah", "baik", "tulis", "makan", "é", "कि", "x", "isasi",
    ]), 0..8), informal: bool) {
        let word = parts.concat();
        let register = if informal { Register::Informal } else { Register::Formal };
        let rules = Rules { register, keep_places: true };
        let root = stemmer().stem_in(&word, Lang::Id, rules);
        prop_assert!(!root.contains(char::is_whitespace));
        prop_assert_eq!(root.is_empty(), word.is_empty());
        prop_assert_eq!(&root, &stemmer().stem_in(&word, Lang::Id, rules));
    }
}
