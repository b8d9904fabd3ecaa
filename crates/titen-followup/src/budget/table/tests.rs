//! Budget tables as offices write them: banners, two header rows, wrong sums, odd amounts.

use super::*;
use titen_model::{BudgetKind, PerangkatDaerahId, WilayahCode};

fn rows(text: &str) -> Vec<TableRow> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(n, line)| TableRow {
            sheet: String::new(),
            n,
            cells: line.split('|').map(|c| c.trim().to_owned()).collect(),
        })
        .collect()
}

fn read(text: &str) -> (Header, ReadLines) {
    let rows = rows(text);
    let header = find_header(&rows).expect("a header");
    let unit = |name: &str| {
        name.contains("Pekerjaan Umum")
            .then(|| PerangkatDaerahId::new("DPUBMPR"))
    };
    let places = |text: &str| {
        let kanor = text.contains("Kanor").then(|| WilayahCode::new("35.22.11"));
        let balen = text.contains("Balen").then(|| WilayahCode::new("35.22.13"));
        kanor.into_iter().chain(balen).collect()
    };
    let dict = Dictionary {
        unit: &unit,
        places: &places,
    };
    let read = read_lines(&rows, &header, &dict);
    (header, read)
}

const RKA: &str = "RENCANA KERJA DAN ANGGARAN
TAHUN ANGGARAN 2026
SKPD : 1.03.0.00.0.00.01.0000 Dinas Pekerjaan Umum
Kode | Uraian | Lokasi | Pagu (Rp) | Sumber Dana
1 | 2 | 3 | 4 | 5
1.03.10 | PROGRAM PENYELENGGARAAN JALAN | | 3.000.000.000,00 |
1.03.10.2.01 | Penyelenggaraan Jalan Kabupaten/Kota | | 3.000.000.000 |
1.03.10.2.01.0055 | Rehabilitasi Jalan | Kec. Kanor | 1.250.000.000,00 | PAD
1.03.10.2.01.51 | Pemeliharaan Rutin Jalan | Kec. Balen | Rp 750.000.000 | DAU
5.1.02.01.01.0024 | Belanja Aspal | | 10.000 |
JUMLAH | | | 3.000.000.000 |";

#[test]
fn sums_are_checked_and_the_lines_own_amounts_kept() {
    let (header, read) = read(RKA);
    assert_eq!(header.place, "4");
    assert_eq!((read.year, read.kind), (Some(2026), Some(BudgetKind::Rka)));
    let amounts: Vec<_> = read
        .lines
        .iter()
        .map(|l| (l.code.as_str(), l.amount))
        .collect();
    assert_eq!(
        amounts,
        [
            ("1.03.10.2.01.0055", Some(1_250_000_000)),
            ("1.03.10.2.01.0051", Some(750_000_000))
        ]
    );
    assert_eq!(read.lines[0].unit, Some(PerangkatDaerahId::new("DPUBMPR")));
    assert_eq!(read.lines[0].wilayah, [WilayahCode::new("35.22.11")]);
    let notes = read.notes.join("\n");
    assert!(
        notes.contains("row 6: program 1.03.10 says 3000000000, its lines sum to 2000000000"),
        "{notes}"
    );
    assert!(notes.contains("row 7: kegiatan"), "{notes}");
    assert!(notes.contains("row 10: `5.1.02.01.01.0024`"), "{notes}");
    assert!(notes.contains("row 11: the total"), "{notes}");
}

#[test]
fn a_code_spread_over_columns_under_a_header_of_two_rows() {
    let (header, read) = read(
        "RKPD TAHUN 2027 (dalam ribuan rupiah)
Kode | | | | | Urusan/Bidang Urusan/Program | Rencana Tahun 2027 | |
 | | | | | | Lokasi | Pagu Indikatif | Target
1 | 03 | 10 | 2.01 | 0055 | Rehabilitasi Jalan | Kanor | 1.250.000 | 3 km",
    );
    assert_eq!(header.names[7], "Rencana Tahun 2027 | Pagu Indikatif");
    let line = &read.lines[0];
    assert_eq!(line.code.as_str(), "1.03.10.2.01.0055");
    assert_eq!(
        (line.amount, line.target.as_str()),
        (Some(1_250_000_000), "3 km")
    );
    assert_eq!(read.kind, Some(BudgetKind::Rkpd));
}

#[test]
fn details_take_the_place_of_their_sub_kegiatan() {
    let (_, read) = read(
        "Kode | Uraian | Lokasi | Jumlah
1.03.10.2.01.0055 Rehabilitasi Jalan | | | 500
 | Rehabilitasi Jalan Kanor–Simorejo | Kec. Kanor | 300
 | Rehabilitasi Jalan Balen | Kec. Balen | 100",
    );
    let lines: Vec<_> = read
        .lines
        .iter()
        .map(|l| (l.name.as_str(), l.amount, l.code.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            (
                "Rehabilitasi Jalan Kanor–Simorejo",
                Some(300),
                "1.03.10.2.01.0055"
            ),
            ("Rehabilitasi Jalan Balen", Some(100), "1.03.10.2.01.0055"),
        ]
    );
    assert!(
        read.notes[0].contains("says 500, its lines sum to 400"),
        "{:?}",
        read.notes
    );
}

#[test]
fn one_merged_amount_is_counted_once() {
    let (_, read) = read(
        "Kode | Uraian | Lokasi | Jumlah
1.03.10.2.01.0055 | Rehabilitasi Jalan | Kec. Kanor | 500
1.03.10.2.01.0055 | Rehabilitasi Jalan | Kec. Balen | 500",
    );
    assert_eq!(read.lines.len(), 1);
    assert_eq!(read.lines[0].wilayah.len(), 2);
    assert!(read.notes[0].contains("counted once"), "{:?}", read.notes);
}

#[test]
fn what_cannot_be_read_is_told_with_its_row_and_remedy() {
    let (_, read) = read(
        "Kode | Uraian | Jumlah
2010-03-01 | PROGRAM PENYELENGGARAAN JALAN | 5
1.03.10.2.01.0055 | Rehabilitasi Jalan | dua juta",
    );
    assert!(
        read.notes[0].contains("row 2: the code `2010-03-01` became a date"),
        "{:?}",
        read.notes
    );
    assert!(
        read.notes[1].contains("row 3: `dua juta` is not an amount"),
        "{:?}",
        read.notes
    );
    assert_eq!(read.lines[0].amount, None);
}

#[test]
fn a_person_may_say_which_column_is_which() {
    let rows =
        rows("Kode | Uraian | Murni | Perubahan\n1.03.10.2.01.0055 | Rehabilitasi Jalan | 5 | 7");
    let header = find_header(&rows).unwrap();
    let asked = [("amount".to_owned(), "perubahan".to_owned())];
    let mapped = header.clone().mapped(&asked).unwrap();
    assert_eq!(mapped.columns[&Role::Amount], 3);
    let letter = [("amount".to_owned(), "C".to_owned())];
    assert_eq!(
        header.clone().mapped(&letter).unwrap().columns[&Role::Amount],
        2
    );
    let wrong = header
        .clone()
        .mapped(&[("amount".to_owned(), "Pagu".to_owned())])
        .unwrap_err();
    assert!(
        wrong.contains("its columns are A Kode; B Uraian"),
        "{wrong}"
    );
    assert!(
        header
            .mapped(&[("harga".to_owned(), "C".to_owned())])
            .is_err()
    );
}

#[test]
fn the_list_of_the_ministry() {
    let rows = rows(
        "JENIS PEMDA | BIDANG | PROGRAM | KEGIATAN | SUBKEGIATAN | KINERJA | INDIKATOR | SATUAN
PROV | 1.03 B | 1.03.10 P | 1.03.10.1.01 K | 1.03.10.1.01.0001 S | a | b | c
KABKOT | 1.03 B | 1.03.10 P | 1.03.10.2.01 Jalan | 1.03.10.2.01.0051 Pemeliharaan  Rutin | a | b | km",
    );
    let (entries, notes) = nomenclature(&rows).unwrap();
    let codes: Vec<_> = entries.iter().map(|e| e.code.as_str()).collect();
    assert_eq!(
        codes,
        ["1.03", "1.03.10", "1.03.10.2.01", "1.03.10.2.01.0051"]
    );
    assert_eq!(entries[3].name, "Pemeliharaan Rutin");
    assert_eq!(
        (entries[3].unit.as_str(), entries[2].unit.as_str()),
        ("km", "")
    );
    assert!(notes.is_empty());
    assert!(nomenclature(&rows[1..]).is_err());
}
