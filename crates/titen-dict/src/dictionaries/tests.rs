//! The tables of this release hold together.

use super::*;
use crate::UrusanKind;
use std::collections::BTreeSet;
use titen_model::UrusanCode;

#[test]
fn the_version_is_the_release_and_a_hash_of_the_texts() {
    let dict = Dictionaries::builtin().unwrap();
    let (release, hash) = dict.version().split_once('+').unwrap();
    assert_eq!((release, hash.len()), ("2026.11", 8));
    assert_eq!(dict.version(), Dictionaries::builtin().unwrap().version());
}

#[test]
fn there_are_thirty_two_bidang_urusan_and_every_one_has_duties() {
    let urusan = Dictionaries::builtin().unwrap().urusan;
    let bidang = urusan
        .all()
        .iter()
        .filter(|u| u.kind != UrusanKind::Unsur)
        .count();
    assert_eq!(bidang, 32);
    assert_eq!(
        urusan.name(&UrusanCode::new("1.03")),
        Some("Pekerjaan Umum dan Penataan Ruang")
    );
    let spoken_for: BTreeSet<&UrusanCode> = urusan.duties().iter().map(|d| &d.tag).collect();
    let dumb: Vec<&str> = urusan
        .all()
        .iter()
        .filter(|u| !spoken_for.contains(&u.code))
        .map(|u| u.code.as_str())
        .collect();
    assert!(dumb.is_empty(), "{dumb:?}");
}

#[test]
fn every_bidang_that_people_complain_about_has_a_unit() {
    let dict = Dictionaries::builtin().unwrap();
    let day = "2026-08-16".parse().unwrap();
    let orphans: Vec<&str> = dict
        .urusan
        .all()
        .iter()
        .filter(|u| dict.perangkat_daerah.for_urusan(&u.code, day).is_empty())
        .map(|u| u.code.as_str())
        .collect();
    // A regency has no unit for land, forest, mines, transmigration, borders or Aceh.
    assert_eq!(orphans, ["2.10", "3.28", "3.29", "3.32", "5.06", "9.01"]);
}

#[test]
fn the_tables_are_as_large_as_the_release_says() {
    let dict = Dictionaries::builtin().unwrap();
    for (table, n, least) in [
        ("urusan_tugas", dict.urusan.duties().len(), 3000),
        ("kata_dasar", dict.roots.len(), 6000),
        ("kata_tugas", dict.stop_words.iter().count(), 650),
        ("slang", dict.slang.iter().count(), 900),
        ("jawa", dict.jawa.iter().count(), 700),
        ("nada", dict.tone.iter().count(), 950),
        ("isyarat", dict.cues.rows().len(), 500),
        ("siaran", dict.broadcast.rows().len(), 220),
        ("di_luar_topik", dict.off_topic.rows().len(), 850),
    ] {
        assert!(n >= least, "{table} has shrunk to {n}");
    }
}

#[test]
fn phrases_stand_for_what_they_say() {
    let dict = Dictionaries::builtin().unwrap();
    let speaks_for = |phrase: &str| -> Vec<&str> {
        let duties = dict.urusan.duties().iter().filter(|d| d.phrase == phrase);
        duties.map(|d| d.tag.as_str()).collect()
    };
    for (phrase, code) in [
        ("jalan berlubang", "1.03"),
        ("makan bergizi gratis", "2.09"),
        ("keracunan mbg", "1.02"),
        ("lampu jalan", "2.15"),
        ("elpiji melon", "3.30"),
        ("pupuk langka", "3.27"),
        ("rutilahu", "1.04"),
        ("sampah", "2.11"),
        ("pungli", "6.01"),
    ] {
        assert_eq!(speaks_for(phrase), [code], "{phrase}");
    }
}
