//! A few texts of each language; tests/cases/language has many more.

use super::*;

fn check(text: &str, declared: Option<&str>, expect: Lang) {
    let languages = Languages::new(crate::dictionaries());
    let words: Vec<(SmolStr, OfWord)> = crate::tokenise::tokens(text)
        .map(|t| (crate::normalise::lower(t.text), OfWord::new()))
        .collect();
    let lowered = words.iter().map(|(word, kept)| (word, kept));
    assert_eq!(languages.of(lowered, declared), expect, "{text}");
}

#[test]
fn languages_of_whole_sentences() {
    for (text, expect) in [
        (
            "Jalan di desa kami rusak sejak bulan lalu dan belum diperbaiki",
            Lang::Id,
        ),
        (
            "Dalan ning ngarep omahku rusak, kapan didandani lurahe",
            Lang::Jv,
        ),
        ("Iki banyune ora mili wis telung dina, piye pak", Lang::Jv),
        (
            "Jalan ieu ruksak pisan, kumaha atuh pamarentah teh",
            Lang::Su,
        ),
        (
            "The road in our village is broken and nobody is fixing it",
            Lang::En,
        ),
        ("Дорога разбита уже три месяца подряд", Lang::Other),
        ("道路坏了已经三个月", Lang::Other),
    ] {
        check(text, None, expect);
    }
}

#[test]
fn a_source_decides_only_what_the_words_leave_open() {
    check("12345", None, Lang::Id);
    check("", Some("en"), Lang::En);
    check(
        "The road in our village is broken and nobody is fixing it",
        Some("id"),
        Lang::En,
    );
    check(
        "Jalan di desa kami rusak sejak bulan lalu",
        Some("en"),
        Lang::Id,
    );
}
