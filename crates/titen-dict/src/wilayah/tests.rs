//! Bojonegoro's places as they are, ambiguity and all.

use crate::{Dictionaries, WilayahKind, WilayahTable};
use std::collections::BTreeMap;
use titen_model::WilayahCode;

fn table() -> WilayahTable {
    Dictionaries::builtin().unwrap().wilayah
}

fn codes(t: &WilayahTable, name: &str) -> Vec<String> {
    t.by_name(name).iter().map(ToString::to_string).collect()
}

#[test]
fn the_counts_are_those_of_the_country_and_the_regency() {
    let t = table();
    let n = |kind| t.all().iter().filter(|w| w.kind == kind).count();
    assert_eq!(
        (
            n(WilayahKind::Provinsi),
            n(WilayahKind::Kabupaten) + n(WilayahKind::Kota)
        ),
        (38, 514)
    );
    assert_eq!(n(WilayahKind::Kecamatan), 28);
    assert_eq!((n(WilayahKind::Desa), n(WilayahKind::Kelurahan)), (419, 11));
}

#[test]
fn thirty_seven_names_are_borne_by_several_villages() {
    let t = table();
    let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
    for village in t.all().iter().filter(|w| w.kind.level() == 4) {
        *bearers.entry(&village.name).or_default() += 1;
    }
    assert_eq!(bearers.values().filter(|n| **n > 1).count(), 37);
    assert_eq!(bearers["Sugihwaras"], 3);
}

#[test]
fn a_name_gives_every_place_that_bears_it() {
    let t = table();
    assert_eq!(codes(&t, "bojonegoro"), ["35.22", "35.22.15"]);
    assert_eq!(codes(&t, "malang"), ["35.07", "35.73"]);
    assert_eq!(codes(&t, "jogja"), ["34"]);
    assert!(codes(&t, "entah").is_empty());
    assert_eq!(codes(&t, "malo"), ["35.22.17", "35.22.17.2014"]);
}

#[test]
fn full_names_say_the_kind_and_where_a_village_lies() {
    let t = table();
    for (code, name) in [
        ("35", "Provinsi Jawa Timur"),
        ("35.22", "Kab. Bojonegoro"),
        ("35.78", "Kota Surabaya"),
        ("35.22.17", "Kec. Malo"),
        ("99.01", "99.01"),
    ] {
        assert_eq!(t.full_name(&WilayahCode::new(code)), name);
    }
    let sukorejo: Vec<String> = t
        .by_name("sukorejo")
        .iter()
        .map(|c| t.full_name(c))
        .collect();
    assert!(
        sukorejo.contains(&"Desa Sukorejo, Kec. Malo".to_owned()),
        "{sukorejo:?}"
    );
}

#[test]
fn every_common_word_is_a_place_or_alias_too() {
    let t = table();
    for word in [
        "sudah", "padang", "batu", "sekar", "kapas", "malo", "gayam", "kunci",
    ] {
        assert!(t.is_common_word(word), "{word}");
    }
    assert!(!t.is_common_word("kedungadem"));
    let idle: Vec<&str> = t
        .common_words()
        .filter(|w| t.by_name(w).is_empty())
        .collect();
    assert!(idle.is_empty(), "{idle:?}");
}
