//! Numbers that look right and are not: by a thousand, by a hundred, of another unit, of nobody.

use super::*;

fn why(read: &ReadFigures) -> Vec<String> {
    let all = read.refused.iter();
    all.map(|r| format!("{}: {}", r.place, r.why)).collect()
}

#[test]
fn commas_that_may_be_thousands_are_not_read_as_decimals() {
    for proof in ["1,234.5", "1,234,567", "42.7"] {
        let read = read(
            &[
                &["Kecamatan", "jalan_rusak"],
                &["Kanor", proof],
                &["Baureno", "2,345"],
                &["Malo", "2,5"],
            ],
            &given("DPUBMPR", 2024),
            &[],
        );
        assert_eq!(read.figures.len(), 2, "{proof}: {:?}", told(&read));
        assert_eq!(
            why(&read),
            [
                "3 (jalan_rusak): `2,345` may be 2345 or 2.345, since other cells of its column have a decimal point; write one of the two"
            ],
            "{proof}"
        );
    }
    let ours = read(
        &[
            &["Kecamatan", "jalan_rusak"],
            &["Kanor", "1.234,5"],
            &["Baureno", "2,345"],
        ],
        &given("DPUBMPR", 2024),
        &[],
    );
    assert_eq!(ours.figures[1].value, 2.345);
}

#[test]
fn a_share_is_no_length_and_a_percent_cell_is_no_hundredth() {
    let percent = read(
        &[
            &["Kecamatan", "jalan_rusak", "stunting"],
            &["Kanor", "12,5 %", "12,5 %"],
        ],
        &given("DPUBMPR", 2024),
        &[],
    );
    assert_eq!(told(&percent), ["stunting 35.22.11 2024 12.5 DPUBMPR"]);
    assert!(
        why(&percent)[0].contains("is in `%`, but `jalan_rusak` is kept in `km`"),
        "{:?}",
        why(&percent)
    );
    // Excel stores what it shows as 12,5 % as 0.125, and tells its readers no more.
    let mut rows = table(&[
        &["Kecamatan", "stunting", "jalan_rusak"],
        &["Kanor", "0.125", "0.5"],
        &["Baureno", "0.081", "0.25"],
        &["Malo", "0.2", "0.75"],
    ]);
    for row in &mut rows[1..] {
        row.numbers = vec![1, 2];
    }
    let read = |rows: &[TableRow]| {
        let (indicators, dict) = (indicators(), Dictionaries::builtin().unwrap());
        let with = Reading {
            indicators: &indicators,
            given: &given("Dinkes", 2024),
            this_year: 2025,
            home: None,
            dict: &dict,
        };
        let header = find_header(rows, &indicators).unwrap();
        read_figures(rows, &header, &with)
    };
    let shares = read(&rows);
    assert_eq!(shares.figures.len(), 3, "{:?}", told(&shares));
    assert_eq!(shares.refused.len(), 3);
    assert!(
        why(&shares)[0].starts_with("2 (stunting): 0.125 may be 12.5 %"),
        "{:?}",
        why(&shares)
    );
    rows[3].cells[1] = "20".into();
    assert_eq!(read(&rows).figures.len(), 6, "one above 1: no shares");
}

#[test]
fn what_a_mapped_column_says_of_its_scale_counts() {
    for (label, unit) in [
        ("Balita pendek (per 1.000 balita)", "per 1.000 balita"),
        ("Balita pendek (‰)", "‰"),
    ] {
        let read = read(
            &[&["Kecamatan", label], &["Kanor", "11"]],
            &given("Dinkes", 2024),
            &[(label, "stunting")],
        );
        assert!(read.figures.is_empty(), "{label}: {:?}", told(&read));
        assert!(why(&read)[0].contains(&format!("is in `{unit}`, but `stunting` is kept in `%`")));
    }
    let thousands = read(
        &[&["Kecamatan", "Penduduk (ribu jiwa)"], &["Kanor", "61"]],
        &given("BPS", 2024),
        &[("Penduduk (ribu jiwa)", "penduduk")],
    );
    assert!(thousands.figures.is_empty(), "{:?}", told(&thousands));
    // What only describes is no unit.
    let described = read(
        &[
            &["Kecamatan", "Ruas rusak (ringan dan berat)"],
            &["Kanor", "61"],
        ],
        &given("BPS", 2024),
        &[("Ruas rusak (ringan dan berat)", "jalan_rusak")],
    );
    assert_eq!(described.figures.len(), 1);
}

#[test]
fn a_dash_is_no_source() {
    for nobody in ["-", "–", "n/a", "tidak ada"] {
        let read = read(
            &[
                &["Kecamatan", "jalan_rusak", "Sumber"],
                &["Kanor", "42,7", nobody],
            ],
            &given("", 2024),
            &[],
        );
        assert!(read.figures.is_empty(), "{nobody}: {:?}", told(&read));
        assert!(why(&read)[0].contains("has no source"));
    }
}

#[test]
fn of_two_numbers_for_one_thing_neither_is_taken() {
    let read = read(
        &[
            &["Kecamatan", "jalan_rusak"],
            &["Kanor", "3"],
            &["Kanor", "4"],
            &["Kanor", "4"],
            &["Baureno", "5"],
            &["Baureno", "5"],
        ],
        &given("DPUBMPR", 2024),
        &[],
    );
    assert_eq!(told(&read), ["jalan_rusak 35.22.10 2024 5 DPUBMPR"]);
    assert_eq!(read.refused.len(), 2, "{:?}", why(&read));
}
