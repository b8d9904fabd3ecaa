//! Tables as offices make them.

use super::*;
mod traps;

use titen_model::{FromVillages, Worse};

fn indicators() -> Vec<Indicator> {
    let indicator = |key: &str, name: &str, unit: &str| Indicator {
        key: key.into(),
        name: name.into(),
        unit: unit.into(),
        worse: Worse::More,
        urusan: Vec::new(),
        words: Vec::new(),
        population: key == "penduduk",
        villages: Some(FromVillages::Sum),
        aliases: Vec::new(),
    };
    vec![
        indicator("jalan_rusak", "Jalan kabupaten rusak", "km"),
        Indicator {
            aliases: vec!["Balita stunting".into()],
            ..indicator("stunting", "Prevalensi stunting", "%")
        },
        indicator("penduduk", "Jumlah penduduk", "jiwa"),
    ]
}

fn table(rows: &[&[&str]]) -> Vec<TableRow> {
    (1..)
        .zip(rows)
        .map(|(n, cells)| TableRow {
            place: format!("{n}"),
            cells: cells.iter().map(|c| (*c).to_owned()).collect(),
            numbers: Vec::new(),
        })
        .collect()
}

fn given(source: &str, year: u16) -> Given {
    Given {
        indicator: None,
        source: (!source.is_empty()).then(|| source.to_owned()),
        year: (year > 0).then_some(year),
    }
}

fn read(rows: &[&[&str]], given: &Given, map: &[(&str, &str)]) -> ReadFigures {
    let (rows, indicators) = (table(rows), indicators());
    let dict = Dictionaries::builtin().unwrap();
    let mut header = find_header(&rows, &indicators).expect("a header");
    let map = map
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .collect();
    assert_eq!(
        header.apply(&map, &indicators).unwrap(),
        Vec::<String>::new()
    );
    let home = WilayahCode::new("35.22");
    let with = Reading {
        indicators: &indicators,
        given,
        this_year: 2025,
        home: Some(&home),
        dict: &dict,
    };
    read_figures(&rows, &header, &with)
}

fn told(read: &ReadFigures) -> Vec<String> {
    let told = |f: &Figure| {
        format!(
            "{} {} {} {} {}",
            f.indicator, f.wilayah, f.year, f.value, f.source
        )
    };
    read.figures.iter().map(told).collect()
}

#[test]
fn a_long_table_has_a_row_a_figure() {
    let read = read(
        &[
            &["Rekapitulasi data sektoral"],
            &[
                "No",
                "Kecamatan",
                "Indikator",
                "Tahun",
                "Nilai",
                "Satuan",
                "Sumber",
            ],
            &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            &[
                "1",
                "Kanor",
                "Jalan kabupaten rusak",
                "2024",
                "42,7",
                "km",
                "DPUBMPR",
            ],
            &[
                "2",
                "Kanor",
                "Balita stunting",
                "2023",
                "11,2",
                "persen",
                "Dinkes",
            ],
            &["3", "Baureno", "jalan_rusak", "2024", "-", "km", "DPUBMPR"],
            &["", "Jumlah", "jalan_rusak", "2024", "42,7", "km", "DPUBMPR"],
            &["Dicetak dari aplikasi"],
        ],
        &Given::default(),
        &[],
    );
    assert_eq!(
        told(&read),
        [
            "jalan_rusak 35.22.11 2024 42.7 DPUBMPR",
            "stunting 35.22.11 2023 11.2 Dinkes"
        ]
    );
    assert_eq!((read.n_blank, read.n_totals, read.refused.len()), (1, 1, 0));
}

#[test]
fn a_wide_table_may_have_two_header_rows_with_what_is_merged_in_the_first() {
    let read = read(
        &[
            &[
                "Kode",
                "Kecamatan",
                "Jalan Kabupaten Rusak (km)",
                "",
                "Jumlah Penduduk",
            ],
            &["Kode", "Kecamatan", "2023", "2024", "2024"],
            &["35.22.11", "Kanor", "40,1", "42,7", "61.234"],
            &["35.22.10", "Baureno", "12", "11", "83 456"],
        ],
        &given("DPUBMPR", 0),
        &[],
    );
    assert_eq!(
        told(&read),
        [
            "jalan_rusak 35.22.11 2023 40.1 DPUBMPR",
            "jalan_rusak 35.22.11 2024 42.7 DPUBMPR",
            "penduduk 35.22.11 2024 61234 DPUBMPR",
            "jalan_rusak 35.22.10 2023 12 DPUBMPR",
            "jalan_rusak 35.22.10 2024 11 DPUBMPR",
            "penduduk 35.22.10 2024 83456 DPUBMPR",
        ]
    );
}

#[test]
fn a_column_may_be_a_year_and_a_mapping_gives_roles() {
    let of_years = read(
        &[&["Kecamatan", "2023", "2024"], &["Kanor", "40", "42"]],
        &Given {
            indicator: Some("jalan_rusak".into()),
            ..given("DPUBMPR", 0)
        },
        &[],
    );
    assert_eq!(
        told(&of_years),
        [
            "jalan_rusak 35.22.11 2023 40 DPUBMPR",
            "jalan_rusak 35.22.11 2024 42 DPUBMPR"
        ]
    );
    let mapped = read(
        &[&["Kec", "RB + RR 2024", "Ket."], &["Kanor", "42", "x"]],
        &given("DPUBMPR", 0),
        &[("RB + RR", "jalan_rusak")],
    );
    assert_eq!(told(&mapped), ["jalan_rusak 35.22.11 2024 42 DPUBMPR"]);
    // The same table of the next year is known again.
    let header = |year: &str| {
        let rows = table(&[&["Kec", &format!("RB + RR {year}")], &["Kanor", "42"]]);
        find_header(&rows, &indicators()).unwrap().fingerprint()
    };
    assert_eq!(header("2024"), header("2025"));
}

#[test]
fn a_number_without_year_or_source_is_refused_with_its_row_and_the_remedy() {
    let rows: &[&[&str]] = &[&["Kecamatan", "Jalan rusak"], &["Kanor", "42,7"]];
    let map = &[("Jalan rusak", "jalan_rusak")];
    for (given, says) in [
        (
            given("", 2024),
            "has no source; fill the column `sumber` or give --source",
        ),
        (
            given("DPUBMPR", 0),
            "has no year; fill the column `tahun` or give --year",
        ),
        (given("DPUBMPR", 2026), "2026 is still to come"),
    ] {
        let read = read(rows, &given, map);
        assert!(read.figures.is_empty());
        assert_eq!(read.refused[0].place, "2 (Jalan rusak)");
        assert!(read.refused[0].why.contains(says), "{:?}", read.refused);
    }
}

#[test]
fn what_would_have_to_be_guessed_is_refused() {
    let read = read(
        &[
            &["Desa", "Kecamatan", "jalan_rusak", "penduduk"],
            &["Sukorejo", "", "1", "10"],
            &["Sukorejo", "Malo", "12.5", "1234"],
            &["Sukorejo", "Parengan", "1", ""],
            &["", "Kanor", "1.234", "2,5"],
            &["", "Kanor", "dua", ""],
            &["", "Baureno", "3", ""],
            &["", "Baureno", "4", ""],
        ],
        &given("DPUBMPR", 2024),
        &[],
    );
    let why: Vec<String> = read
        .refused
        .iter()
        .map(|r| format!("{}: {}", r.place, r.why))
        .collect();
    for says in [
        "2: `Sukorejo` is the name of several places",
        "4: no place in Kab. Bojonegoro is called `Parengan`",
        "5 (jalan_rusak): `1.234` may be 1234 or 1,234",
        "5 (penduduk): 2.5 is no number of people",
        "6 (jalan_rusak): `dua` is not a number",
        "8 (jalan_rusak): jalan_rusak of 35.22.10 in 2024 is 4 here and 3 in row 7",
    ] {
        assert!(why.iter().any(|w| w.starts_with(says)), "{says}: {why:#?}");
    }
    assert_eq!(read.refused.len(), 6);
    assert_eq!(read.figures.len(), 2, "of two that are at odds none");
}

#[test]
fn another_unit_is_refused_and_another_name_of_it_is_not() {
    let rows: &[&[&str]] = &[
        &[
            "Kecamatan",
            "Jalan kabupaten rusak (m)",
            "Prevalensi stunting (persen)",
        ],
        &["Kanor", "42700", "11,2"],
    ];
    let read = read(rows, &given("DPUBMPR", 2024), &[]);
    assert_eq!(told(&read), ["stunting 35.22.11 2024 11.2 DPUBMPR"]);
    assert!(
        read.refused[0]
            .why
            .contains("is in `m`, but `jalan_rusak` is kept in `km`")
    );
}

#[test]
fn a_table_without_places_or_with_unknown_columns_says_so() {
    let indicators = indicators();
    let none = table(&[&["Nama", "Nilai"], &["Budi", "3"]]);
    assert!(find_header(&none, &indicators).is_none());
    let rows = table(&[&["Kecamatan", "Panjang"], &["Kanor", "3"]]);
    let mut header = find_header(&rows, &indicators).unwrap();
    assert!(!header.has_values());
    assert_eq!(header.unread(), ["Panjang"]);
    let map = |a: &str, b: &str| [(a.to_owned(), b.to_owned())].into();
    assert_eq!(
        header.apply(&map("Lebar", "jalan_rusak"), &indicators),
        Ok(vec!["Lebar".to_owned()])
    );
    let wrong = header
        .apply(&map("Panjang", "jalan"), &indicators)
        .unwrap_err();
    assert!(
        wrong
            .to_string()
            .contains("`jalan` is no role of a column; use kode, desa"),
        "{wrong}"
    );
}
