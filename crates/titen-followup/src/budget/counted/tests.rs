//! No rupiah counts twice, in whatever files it stands.

use super::*;
use titen_model::PerangkatDaerahId;

fn line(code: &str, unit: &str, location: &str, amount: i64) -> BudgetLine {
    BudgetLine {
        place: "7".into(),
        code: code.parse().unwrap(),
        name: "Rehabilitasi Jalan".into(),
        unit_name: unit.into(),
        unit: unit
            .starts_with("Dinas")
            .then(|| PerangkatDaerahId::new(unit)),
        location: location.into(),
        wilayah: Vec::new(),
        amount: Some(amount),
        target: String::new(),
        fund: String::new(),
    }
}

fn file(name: &str, kind: BudgetKind, day: i64, lines: Vec<BudgetLine>) -> BudgetFile {
    BudgetFile {
        name: name.into(),
        year: 2027,
        kind,
        sha256: name.into(),
        at: chrono::DateTime::from_timestamp(day * 86_400, 0).unwrap(),
        lines,
        notes: Vec::new(),
    }
}

fn amounts(files: &[BudgetFile]) -> Vec<i64> {
    let lines = counted(files, 2027);
    lines.iter().filter_map(|l| l.line.amount).collect()
}

const ROAD: &str = "1.03.10.2.01.0055";

#[test]
fn the_most_decided_kind_of_a_unit_counts() {
    let rkpd = file(
        "rkpd",
        BudgetKind::Rkpd,
        1,
        vec![
            line(ROAD, "Dinas PU", "", 5),
            line("1.02.02.2.02.0051", "Dinas Kesehatan", "", 6),
        ],
    );
    let dpa = file(
        "dpa",
        BudgetKind::Dpa,
        2,
        vec![line(ROAD, "Dinas PU", "", 4)],
    );
    assert_eq!(amounts(&[rkpd, dpa]), [6, 4]);
}

#[test]
fn where_a_file_does_not_say_whose_it_is_the_code_decides() {
    let dpa = |unit: &str| file("dpa", BudgetKind::Dpa, 2, vec![line(ROAD, unit, "", 4)]);
    for unit in ["", "DPU Bina Marga"] {
        let rkpd = file(
            "rkpd",
            BudgetKind::Rkpd,
            1,
            vec![
                line(ROAD, unit, "", 5),
                line("1.03.10", unit, "", 9),
                line("1.02.02.2.02.0051", unit, "", 6),
            ],
        );
        assert_eq!(amounts(&[rkpd, dpa("Dinas PU")]), [6, 4], "{unit}");
    }
    let rkpd = file(
        "rkpd",
        BudgetKind::Rkpd,
        1,
        vec![line(ROAD, "Dinas PU", "", 5)],
    );
    assert_eq!(amounts(&[rkpd, dpa("")]), [4]);
}

#[test]
fn two_kecamatan_with_the_same_code_both_count() {
    let of = |kind, unit: &str, amount| {
        file(
            unit,
            kind,
            1,
            vec![line("7.01.02.2.01.0001", unit, "", amount)],
        )
    };
    let files = [
        of(BudgetKind::Dpa, "Dinas Kecamatan Balen", 4),
        of(BudgetKind::Rkpd, "Dinas Kecamatan Kanor", 5),
    ];
    assert_eq!(amounts(&files), [4, 5]);
}

#[test]
fn a_revision_under_a_new_name_takes_the_place_of_what_it_revises() {
    let places = ["Kanor", "Balen", "Kapas"];
    let of = |name: &str, day, amount| {
        let lines = places.map(|p| line(ROAD, "Dinas PU", p, amount)).to_vec();
        file(name, BudgetKind::Rka, day, lines)
    };
    let mut old = of("a rka.xlsx", 1, 5);
    old.lines.push(line(ROAD, "Dinas PU", "Malo", 8));
    let new = of("b rka rev.xlsx", 2, 7);
    assert_eq!(revised(&old, &new), Some(3));
    assert_eq!(amounts(&[old.clone(), new.clone()]), [8, 7, 7, 7]);
    // The later import counts, whatever the names' order.
    let late = BudgetFile {
        at: new.at + chrono::Duration::days(1),
        ..old
    };
    assert_eq!(amounts(&[late, new]), [5, 5, 5, 8]);
}

#[test]
fn two_offices_files_with_a_line_in_common_both_count() {
    let a = file("a", BudgetKind::Rka, 1, vec![line(ROAD, "Dinas PU", "", 5)]);
    let b = file("b", BudgetKind::Rka, 2, vec![line(ROAD, "Dinas PU", "", 7)]);
    assert_eq!(amounts(&[a.clone(), b]), [5, 7]);
    let copy = file("copy", BudgetKind::Rka, 2, a.lines.clone());
    assert_eq!(amounts(&[a, copy]), [5]);
}
