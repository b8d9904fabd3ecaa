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
            numbers: Vec::new(),
            repeated: Vec::new(),
        })
        .collect()
}

fn read(text: &str) -> (Header, ReadLines) {
    let rows = rows(text);
    let header = find_header(&rows).expect("a header");
    let part = Part {
        header: &header,
        rows: &rows,
    };
    let read = read_parts(&[part]);
    (header, read)
}

/// Sheet by sheet.
fn read_book(sheets: &[(&str, &str)]) -> ReadLines {
    let rows: Vec<TableRow> = sheets
        .iter()
        .flat_map(|(sheet, text)| {
            rows(text).into_iter().map(|row| TableRow {
                sheet: (*sheet).to_owned(),
                ..row
            })
        })
        .collect();
    let parts = find_parts(&rows);
    let parts: Vec<Part<'_>> = parts
        .iter()
        .map(|(header, range)| Part {
            header,
            rows: &rows[range.clone()],
        })
        .collect();
    read_parts(&parts)
}

fn read_parts(parts: &[Part<'_>]) -> ReadLines {
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
        home: "Bojonegoro",
    };
    read_lines(parts, &dict)
}

fn sum(read: &ReadLines) -> i64 {
    read.lines.iter().filter_map(|l| l.amount).sum()
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

/// `repeated`: by row from 0, the columns that a merged cell fills.
fn merged(text: &str, repeated: &[(usize, &[usize])]) -> ReadLines {
    let mut rows = rows(text);
    for (at, columns) in repeated {
        rows[*at].repeated = columns.to_vec();
    }
    let header = find_header(&rows).unwrap();
    read_parts(&[Part {
        header: &header,
        rows: &rows,
    }])
}

#[test]
fn one_merged_amount_is_counted_once_and_equal_amounts_of_two_villages_twice() {
    let text = "Kode | Uraian | Lokasi | Jumlah
1.03.10.2.01.0055 | Rehabilitasi Jalan | Kec. Kanor | 500
1.03.10.2.01.0055 | Rehabilitasi Jalan | Kec. Balen | 500";
    let one = merged(text, &[(2, &[0, 1, 3])]);
    assert_eq!((one.lines.len(), sum(&one)), (1, 500));
    assert_eq!(one.lines[0].wilayah.len(), 2);
    assert!(one.notes[0].contains("counted once"), "{:?}", one.notes);
    let two = merged(text, &[]);
    assert_eq!((two.lines.len(), sum(&two)), (2, 1000));
    // Packages of other names under one merged amount.
    let packages = merged(
        "Kode | Uraian | Lokasi | Jumlah
1.03.10.2.01.0055 | Paket A | Kec. Kanor | 500
1.03.10.2.01.0055 | Paket B | Kec. Balen | 500",
        &[(2, &[0, 3])],
    );
    assert_eq!(sum(&packages), 500);
    assert_eq!(packages.lines[0].name, "Paket A; Paket B");
}

#[test]
fn rows_under_one_merged_code_are_lines_or_the_parts_of_the_first() {
    let text = "Kode | Uraian | Lokasi | Jumlah
1.03.10.2.01.0055 | Rehabilitasi Jalan | | 500
1.03.10.2.01.0055 | Paket A | Kec. Kanor | 300
1.03.10.2.01.0055 | Paket B | Kec. Balen | 200";
    let repeated: [(usize, &[usize]); 2] = [(2, &[0]), (3, &[0])];
    assert_eq!(sum(&merged(text, &repeated)), 500);
    let siblings = merged(&text.replace("| | 500", "| Kec. Kanor | 500"), &repeated);
    assert_eq!((siblings.lines.len(), sum(&siblings)), (3, 1000));
}

#[test]
fn accounts_and_what_stands_below_them_are_no_second_money() {
    let (_, read) = read(
        "Kode | Uraian | Jumlah
1.03.10.2.01.0055 | Rehabilitasi Jalan | 500
5 | BELANJA DAERAH | 500
5.1 | BELANJA OPERASI | 500
5.1.02 | Belanja Barang dan Jasa | 500
5.1.02.01 | Belanja Barang | 500
5.1.02.01.01.0024 | Belanja Aspal | 500
 | [#] Bahan | 500
 | [-] Aspal drum | 500
5.01.02.2.01.0001 | Penyusunan Rencana | 70",
    );
    let lines: Vec<_> = read.lines.iter().map(|l| l.code.as_str()).collect();
    assert_eq!(lines, ["1.03.10.2.01.0055", "5.01.02.2.01.0001"]);
    assert_eq!(sum(&read), 570);
    let notes = read.notes.join("\n");
    assert!(
        notes.contains("row 3: `5` and 4 more are accounts"),
        "{notes}"
    );
}

#[test]
fn sums_and_signatures_are_no_packages() {
    let (_, read) = read(
        "Kode | Uraian | Lokasi | Jumlah
1.03.10.2.01.0055 | Rehabilitasi Jalan | | 500
 | Sub Total | | 500
1.03.10.2.01.0051 | Pemeliharaan Rutin Jalan | | 200
 | Sub Total | | 200
 | Grand Total | | 700
 | Organisasi : Dinas Kesehatan | | 5
1.02.02.2.02.0051 | Pelayanan Kesehatan | | 5
 | Total | | 706
 | Pembina Tk. I | Bojonegoro, 3 Januari 2027 | 19700101 199003 1 001
 | NIP | | 1970",
    );
    assert_eq!(sum(&read), 705);
    assert_eq!(read.lines[2].unit_name, "Dinas Kesehatan");
    assert_eq!(read.notes.len(), 2, "{:?}", read.notes);
    assert!(read.notes[0].contains("below no code (row 11"));
    assert!(read.notes[1].contains("row 9: the total says 706"));
}

#[test]
fn a_unit_may_be_named_in_the_column_of_codes() {
    let (_, read) = read(
        "Kode | Uraian | Jumlah
SKPD : Dinas Kesehatan | |
1.02.02.2.02.0051 | Pelayanan Kesehatan | 5
Perangkat Daerah | Dinas Sosial |
1.06.04.2.01.0001 | Rehabilitasi Sosial | 6",
    );
    let units: Vec<_> = read.lines.iter().map(|l| l.unit_name.as_str()).collect();
    assert_eq!(units, ["Dinas Kesehatan", "Dinas Sosial"]);
}

#[test]
fn a_package_may_be_called_an_organisation() {
    let (_, read) = read(
        "Kode | Uraian | Jumlah
2.08.03.2.01.0001 | Pemberdayaan Perempuan | 300
 | Organisasi perempuan tingkat desa | 100
 | Pelatihan kader | 200",
    );
    assert_eq!((read.lines.len(), sum(&read)), (2, 300));
}

#[test]
fn a_sheet_has_its_own_columns_and_a_recapitulation_is_counted_once() {
    let programs =
        "Kode | Program | Pagu\n1.03.10 | PROGRAM JALAN | 500\n2.15.02 | PROGRAM LLAJ | 70";
    let detail = "No | Kode | Uraian | Lokasi | Volume | Pagu
1 | 1.03.10.2.01.0055 | Rehabilitasi Jalan | Kec. Kanor | 12 | 500
2 | 2.15.02.2.02.0002 | Perlengkapan Jalan | Kec. Balen | 9 | 70";
    let by_program = read_book(&[("Rekap", programs), ("Rincian", detail)]);
    assert_eq!((by_program.lines.len(), sum(&by_program)), (2, 570));
    assert!(by_program.notes.is_empty(), "{:?}", by_program.notes);
    let codes = "Kode | Uraian | Pagu\n1.03.10.2.01.0055 | Rehabilitasi Jalan | 500";
    let by_code = read_book(&[("Rekap", codes), ("Rincian", detail)]);
    assert_eq!(sum(&by_code), 570);
    assert!(by_code.lines.iter().all(|l| !l.location.is_empty()));
    assert!(
        by_code.notes[0].contains("1 rows of sheet `Rekap`"),
        "{:?}",
        by_code.notes
    );
    // A further sheet without a header goes on; notes of a person do not.
    let on = "3 | 1.03.10.2.01.0051 | Pemeliharaan | Kec. Balen | 1 | 30";
    let notes = "catatan | 1 | 2 | 3 | 4 | 99";
    let more = read_book(&[("Rincian", detail), ("Lanjutan", on), ("Catatan", notes)]);
    assert_eq!(sum(&more), 600);
}

#[test]
fn money_that_only_a_program_has_is_kept_and_told() {
    let (_, read) = read(
        "Kode | Uraian | Pagu
1.03.10 | PROGRAM JALAN | 500
1.03.10.2.01 | Penyelenggaraan Jalan |
1.03.10.2.01.0055 | Rehabilitasi Jalan |",
    );
    assert_eq!(sum(&read), 500);
    let notes = read.notes.join("\n");
    assert!(notes.contains("none of its rows has an amount"), "{notes}");
    assert!(notes.contains("1 lines have no amount (row 4)"), "{notes}");
}

#[test]
fn after_a_change_the_new_amount_counts() {
    let rows = rows(
        "Kode | Uraian | Pagu Sebelum Perubahan | Pagu Setelah Perubahan | Bertambah\n1.03.10.2.01.0055 | Jalan | 5 | 7 | 2",
    );
    assert_eq!(find_header(&rows).unwrap().columns[&Role::Amount], 3);
}

#[test]
fn a_village_and_its_kecamatan_are_said_as_one_place() {
    let (_, read) = read(
        "Kode | Uraian | Desa | Kecamatan | Pagu
1.03.10.2.01.0055 | Rehabilitasi Jalan | Simorejo | Kanor | 5
1.03.10.2.01.0055 | Rehabilitasi Jalan | | Balen | 5",
    );
    assert_eq!(read.lines[0].location, "Desa Simorejo, Kec. Kanor");
    assert_eq!(read.lines[1].location, "Kec. Balen");
}

#[test]
fn the_regencys_own_name_is_not_made_a_kecamatan() {
    let heard = std::cell::RefCell::new(Vec::new());
    let places = |text: &str| {
        heard.borrow_mut().push(text.to_owned());
        Vec::new()
    };
    let rows =
        rows("Kode | Uraian | Lokasi | Pagu\n1.03.10.2.01.0055 | Jalan | Bojonegoro, Kanor | 5");
    let header = find_header(&rows).unwrap();
    let dict = Dictionary {
        unit: &|_| None,
        places: &places,
        home: "Bojonegoro",
    };
    let part = Part {
        header: &header,
        rows: &rows,
    };
    read_lines(&[part], &dict);
    assert_eq!(heard.borrow()[0], "Kecamatan Kanor");
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
