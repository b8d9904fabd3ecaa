//! The export of LAPOR!, as it comes and as it should not.

use super::*;
use crate::files::sheet::tests::Files;
use serde_json::json;
use std::fs::File;

const HEADER: [&str; 26] = [
    "Tracking ID",
    "Tanggal Laporan Masuk",
    "Waktu Laporan Masuk",
    "Nama Pelapor",
    "Klasifikasi Laporan",
    "ID Kategori",
    "Kategori",
    "Judul Laporan",
    "Isi Laporan Awal",
    "Isi Laporan Akhir",
    "Tipe Laporan (Anonim/Rahasia)",
    "Sumber Laporan",
    "Instansi Induk",
    "ID Instansi Terdisposisi",
    "Instansi Terdisposisi",
    "Status Laporan",
    "Alasan Tunda/Arsip",
    "Provinsi",
    "Kota/Kabupaten",
    "Kecamatan",
    "Kelurahan",
    "Nomor SK",
    "Url SK",
    "Url Dokumen Laporan Tahunan",
    "Laporan yang Masuk melalui Kanal Aduan Setwapres",
    "Rating",
];

const ROW: [&str; 26] = [
    "1234567",
    "3 Jan 2026",
    "10:20",
    "Budi Santoso",
    "Pengaduan",
    "12",
    "Jalan",
    "Jalan rusak",
    "Saya Budi Santoso, hp 081234567890, jalan rusak",
    "Jalan &quot;poros&quot; rusak",
    "",
    "Aplikasi",
    "Pemkab",
    "77",
    "Dinas PU",
    "Terverifikasi",
    "-",
    "Jawa Timur",
    "Kab. Bojonegoro",
    "Malo",
    "Banjarejo",
    "SK-1",
    "u1",
    "u2",
    "Tidak",
    "4",
];

fn with(changes: &[(&str, &'static str)]) -> Vec<&'static str> {
    let mut row = ROW.to_vec();
    for (name, text) in changes {
        let at = HEADER.iter().position(|h| h == name).unwrap();
        row[at] = text;
    }
    row
}

fn table(rows: Vec<Vec<&'static str>>) -> Vec<Vec<&'static str>> {
    let banner = vec!["LAPORAN SP4N-LAPOR!"];
    [
        vec![banner.clone(), vec!["Periode", "Jan 2026"], HEADER.to_vec()],
        rows,
    ]
    .concat()
}

type Read = Vec<Result<Item, Drop>>;

fn read(path: &Path) -> io::Result<Read> {
    let origin = FileOrigin {
        name: "export.xlsx".into(),
        source: "lapor".into(),
        channel: None,
        wilayah: None,
    };
    let mut read = Vec::new();
    let now = "2026-08-17T00:00:00Z".parse().unwrap();
    read_lapor(path, &origin, &Intake::for_tests(), now, &mut |item| {
        read.push(item);
        ControlFlow::Continue(())
    })?;
    Ok(read)
}

fn rows(rows: Vec<Vec<&'static str>>) -> Read {
    read(&Files::new().xlsx("a.xlsx", &table(rows))).unwrap()
}

fn reasons(read: &Read) -> Vec<&'static str> {
    read.iter()
        .map(|r| r.as_ref().map_or_else(|d| d.reason.as_str(), |_| "taken"))
        .collect()
}

#[test]
fn every_column_is_kept_and_the_reporter_is_not() {
    let item = rows(vec![ROW.to_vec()]).remove(0).unwrap();
    assert_eq!(
        (item.key.as_str(), item.source.as_str(), item.channel),
        ("1234567", "lapor", Channel::Lapor)
    );
    assert_eq!(item.title.as_deref(), Some("Jalan rusak"));
    assert_eq!(item.body.as_deref(), Some("Jalan \"poros\" rusak"));
    assert_eq!(
        item.published.unwrap().at.to_rfc3339(),
        "2026-01-03T03:20:00+00:00"
    );
    let fields = [
        "Tracking ID",
        "Tanggal Laporan Masuk",
        "Waktu Laporan Masuk",
        "Judul Laporan",
        "Isi Laporan Akhir",
        "Nama Pelapor",
    ];
    for (name, text) in HEADER
        .iter()
        .zip(ROW)
        .filter(|(name, text)| !fields.contains(name) && !text.is_empty())
    {
        let kept = item.extra[*name].as_str().unwrap();
        match *name {
            "Isi Laporan Awal" => assert_eq!(kept, "Saya [NAMA], hp [TELEPON], jalan rusak"),
            _ => assert_eq!(kept, text),
        }
    }
    assert_eq!(
        item.extra["tempat"],
        json!({"desa": "Banjarejo", "kecamatan": "Malo", "kabupaten": "Kab. Bojonegoro"})
    );
    assert_eq!(item.extra["voice"].as_str().unwrap().len(), 12);
    assert!(item.is_snapshot());
    let all = serde_json::to_string(&item).unwrap();
    assert!(!all.contains("Budi") && !all.contains("Santoso"), "{all}");
}

#[test]
fn what_is_confidential_leaves_its_tracking_id_alone() {
    for kind in [
        "Rahasia",
        "RAHASIA",
        "anonim, rahasia",
        "Anonim/Rahasia",
        " r a h a s i a ",
        "Rahsia",
        "Confidential",
    ] {
        let read = rows(vec![with(&[("Tipe Laporan (Anonim/Rahasia)", kind)])]);
        let drop = read[0].as_ref().unwrap_err();
        assert_eq!(
            (drop.reason, drop.place.as_str()),
            (DropReason::Confidential, "1234567"),
            "{kind}"
        );
        let said = format!("{drop:?}");
        assert!(!said.contains("Budi") && !said.contains("Jalan"), "{said}");
    }
    for kind in ["", "Anonim", "-", "Tidak Rahasia", "Publik"] {
        let read = rows(vec![with(&[("Tipe Laporan (Anonim/Rahasia)", kind)])]);
        assert_eq!(reasons(&read), ["taken"], "{kind}");
    }
    let read = rows(vec![with(&[(
        "Tipe Laporan (Anonim/Rahasia)",
        "Jalan rusak berat",
    )])]);
    assert_eq!(reasons(&read), ["malformed"]);
    assert!(!read[0].as_ref().unwrap_err().detail.contains("rusak"));
}

#[test]
fn the_anonymous_are_not_one_voice() {
    let read = rows(vec![with(&[("Nama Pelapor", "Anonim")])]);
    assert!(!read[0].as_ref().unwrap().extra.contains_key("voice"));
}

#[test]
fn the_first_text_stands_in_for_the_edited_one() {
    let item = rows(vec![with(&[("Isi Laporan Akhir", "")])])
        .remove(0)
        .unwrap();
    assert_eq!(
        item.body.as_deref(),
        Some("Saya [NAMA], hp [TELEPON], jalan rusak")
    );
    assert!(!item.extra.contains_key("Isi Laporan Awal"));
}

#[test]
fn a_bad_row_costs_itself() {
    let read = rows(vec![
        with(&[("Tracking ID", "")]),
        with(&[("Tracking ID", "Jalan rusak")]),
        with(&[("Tracking ID", "1,23457E+12")]),
        with(&[
            ("Judul Laporan", ""),
            ("Isi Laporan Awal", ""),
            ("Isi Laporan Akhir", ""),
        ]),
        HEADER.to_vec(),
        with(&[("Tracking ID", "#88"), ("Tanggal Laporan Masuk", "entah")]),
    ]);
    assert_eq!(
        reasons(&read),
        ["no_id", "malformed", "no_id", "empty", "taken"]
    );
    assert_eq!(read[0].as_ref().unwrap_err().place, "export.xlsx:Sheet1!4");
    let last = read[4].as_ref().unwrap();
    assert_eq!((last.key.as_str(), last.published), ("88", None));
    assert_eq!(last.extra["Tanggal Laporan Masuk"], "entah");
}

#[test]
fn an_older_csv_gives_the_same_items_in_any_order_of_columns() {
    let csv = |order: &[usize]| {
        let line = |row: &[&str]| {
            let cells: Vec<String> = order
                .iter()
                .map(|i| format!("\"{}\"", row[*i].replace('"', "\"\"")))
                .collect();
            cells.join(";")
        };
        format!("LAPORAN\n{}\n{}\n", line(&HEADER), line(&ROW))
    };
    let files = Files::new();
    let straight: Vec<usize> = (0..26).collect();
    let turned: Vec<usize> = [0].into_iter().chain((1..26).rev()).collect();
    let item = |path: &Path| {
        let mut item = read(path).unwrap().remove(0).unwrap();
        item.received = Default::default();
        item
    };
    let expect = item(&files.xlsx("a.xlsx", &table(vec![ROW.to_vec()])));
    for order in [straight, turned] {
        assert_eq!(item(&files.write("a.csv", csv(&order))), expect);
    }
}

#[test]
fn a_torn_line_of_csv_tells_nothing_and_is_not_stored() {
    let files = Files::new();
    let text = format!(
        "{}\n{}\n{}\n",
        HEADER.join(";"),
        ROW[..9].join(";"),
        [ROW.as_slice(), &["x"]].concat().join(";")
    );
    let read = read(&files.write("a.csv", text)).unwrap();
    assert_eq!(reasons(&read), ["malformed", "malformed"]);
}

#[test]
fn a_file_that_is_no_export_says_what_it_lacks() {
    let files = Files::new();
    let says = |path: &Path| read(path).unwrap_err().to_string();
    let other = says(&files.write("a.csv", "Nama;Isi\nBudi;jalan\n"));
    assert!(
        other.contains("Tracking ID") && !other.contains("Budi"),
        "{other}"
    );
    let without = says(&files.write(
        "b.csv",
        "Tracking ID;Nama Pelapor;Isi Laporan Awal\n1;Budi;jalan\n",
    ));
    assert!(
        without.contains("Tipe Laporan")
            && without.contains("confidential")
            && !without.contains("Budi"),
        "{without}"
    );
    let near = says(&files.write(
        "c.csv",
        "Tracking ID;Tipe Laporan;Isi Lapran Awal\n1;;jalan\n",
    ));
    assert!(near.contains("nearest is `Isi Lapran Awal`"), "{near}");
}

#[test]
fn the_exports_own_date_is_when_it_shows() {
    use rust_xlsxwriter::{DocProperties, ExcelDateTime};
    let files = Files::new();
    let made = |year, month, day| {
        let path = files.book("a.xlsx", |book| {
            let at = ExcelDateTime::from_ymd(year, month, day).unwrap();
            book.set_properties(&DocProperties::new().set_creation_datetime(&at));
            let sheet = book.add_worksheet();
            for (r, row) in table(vec![ROW.to_vec()]).iter().enumerate() {
                sheet.write_row(r as u32, 0, row.iter().copied()).unwrap();
            }
        });
        let written = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_780_000_000);
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(written)
            .unwrap();
        read(&path)
            .unwrap()
            .remove(0)
            .unwrap()
            .received
            .date_naive()
            .to_string()
    };
    assert_eq!(made(2026, 1, 9), "2026-01-09");
    assert_eq!(
        made(2015, 6, 5),
        "2026-05-28",
        "a template is older than what is in it"
    );
    assert_eq!(made(2030, 1, 1), "2026-05-28", "nothing is of the future");
}
