//! Problems find the codes that answer them, by words, urusan and unit.

use super::*;
use titen_model::UrusanCode;

fn words(text: &str) -> Vec<WordStem> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(|w| WordStem {
            word: w.to_lowercase().into(),
            stem: w.to_lowercase().into(),
        })
        .collect()
}

fn entry(code: &str, name: &str) -> NomenclatureEntry {
    NomenclatureEntry {
        code: code.parse().unwrap(),
        name: name.to_owned(),
        performance: String::new(),
        indicator: String::new(),
        unit: String::new(),
    }
}

fn index() -> BudgetIndex {
    let entries = [
        entry("1.03.10", "PROGRAM PENYELENGGARAAN JALAN"),
        entry("1.03.10.2.01.0055", "Rehabilitasi Jalan"),
        entry("1.03.10.2.01.0069", "Pembangunan Jembatan"),
        entry("2.15.02.2.02.0002", "Penyediaan Perlengkapan Jalan"),
        entry("1.02.02.2.02.0051", "Pelayanan Kesehatan penyakit dengue"),
        entry("1.03.01.2.05.0001", "Penyediaan Gaji dan Jalan Dinas"),
        entry("1.01.02.3.05.0001", "Pembangunan Jembatan Sekolah"),
    ];
    let padanan = [
        ("lampu jalan", "perlengkapan jalan"),
        ("berlubang", "rehabilitasi jalan"),
    ];
    let padanan = padanan.map(|(a, b)| BudgetWords {
        problem: a.into(),
        budget: b.into(),
    });
    BudgetIndex::new(&entries, &[], &padanan, words)
}

fn best(text: &str, urusan: &str) -> CodeMatch {
    let problem = Problem::new(
        [(words(text), 1.0)],
        Some(UrusanCode::new(urusan)),
        Vec::new(),
    );
    index().matches(&problem).remove(0)
}

#[test]
fn words_of_people_find_the_words_of_budgets() {
    let lamp = best("lampu mati di jalan", "2.15");
    assert_eq!(lamp.code.as_str(), "2.15.02.2.02.0002");
    assert!(lamp.why.contains("lampu"), "{}", lamp.why);
    assert!(
        lamp.why.contains("bidang urusan sama (2.15)"),
        "{}",
        lamp.why
    );
    assert_eq!(
        best("jembatan putus", "1.03").code.as_str(),
        "1.03.10.2.01.0069"
    );
    assert_eq!(
        best("berlubang parah", "1.03").code.as_str(),
        "1.03.10.2.01.0055"
    );
}

#[test]
fn another_urusan_makes_it_less_sure() {
    let (own, other) = (best("dengue", "1.02"), best("dengue", "3.27"));
    assert_eq!(own.code, other.code);
    assert!(own.confidence > other.confidence);
}

#[test]
fn own_running_and_other_regions_codes_answer_nothing() {
    let problem = Problem::new([(words("gaji sekolah jembatan"), 1.0)], None, Vec::new());
    let codes: Vec<String> = index()
        .matches(&problem)
        .iter()
        .map(|m| m.code.to_string())
        .collect();
    assert_eq!(codes, ["1.03.10.2.01.0069"]);
    let nothing = Problem::new([(words("konser"), 1.0)], None, Vec::new());
    assert_eq!(index().matches(&nothing), []);
}
