//! Words with affixes and the stems that they must give.

use super::*;

fn check(pairs: &[(&str, &str)]) {
    let stemmer = Stemmer::new(&crate::dictionaries());
    let wrong: Vec<_> = pairs
        .iter()
        .map(|(w, r)| (*w, *r, stemmer.stem(w, Lang::Id)))
        .filter(|(_, r, got)| got != r)
        .collect();
    assert!(wrong.is_empty(), "word, root, answer: {wrong:?}");
}

#[test]
fn affixes_come_off() {
    check(&[
        ("memperbaiki", "baik"),
        ("diperbaiki", "baik"),
        ("perbaikan", "baik"),
        ("kerusakan", "rusak"),
        ("pembangunan", "bangun"),
        ("menyapu", "sapu"),
        ("mengirim", "kirim"),
        ("memukul", "pukul"),
        ("menulis", "tulis"),
        ("melihat", "lihat"),
        ("berkelanjutan", "lanjut"),
        ("pelayanannya", "layan"),
        ("rusaklah", "rusak"),
        ("bukuku", "buku"),
        ("jalan-jalan", "jalan"),
        ("berlari-lari", "lari"),
        ("buku-bukunya", "buku"),
        ("dikeluhkan", "keluh"),
        ("kebanjiran", "banjir"),
    ]);
}

#[test]
fn what_other_stemmers_get_wrong() {
    check(&[
        ("berikan", "beri"),
        ("perbankan", "bank"),
        ("pergerakan", "gerak"),
        ("dikurangi", "kurang"),
        ("mengunjungi", "kunjung"),
        ("penyelidikan", "selidik"),
        ("adalah", "adalah"),
        ("pesawat", "pesawat"),
        ("perubahan", "ubah"),
        ("berada", "ada"),
    ]);
}

#[test]
fn names_of_places_stay() {
    check(&[
        ("kedewan", "kedewan"),
        ("padangan", "padangan"),
        ("bojonegoro", "bojonegoro"),
    ]);
}

#[test]
fn english_is_stemmed_as_english() {
    let stemmer = Stemmer::new(&crate::dictionaries());
    assert_eq!(stemmer.stem("flooding", Lang::En), "flood");
    assert_eq!(stemmer.stem("flooding", Lang::Id), "flooding");
}
