//! Tables: LAPOR!'s export from week to week, PPID, what a clerk fills in.

use crate::titen::Titen;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use std::path::{Path, PathBuf};

const NOW: &str = "2026-08-17T07:00:00+07:00";

const HEADER: [&str; 8] = [
    "Tracking ID",
    "Tanggal Laporan Masuk",
    "Nama Pelapor",
    "Judul Laporan",
    "Isi Laporan Awal",
    "Tipe Laporan (Anonim/Rahasia)",
    "Status Laporan",
    "Kecamatan",
];

/// An export of that day of August.
fn export(titen: &Titen, name: &str, day: u8, rows: &[[&str; 8]]) {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 8, day).expect("a day");
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "REKAP LAPOR!").expect("a cell");
    sheet.write_row(2, 0, HEADER).expect("a row");
    for (i, row) in rows.iter().enumerate() {
        sheet.write_row(i as u32 + 3, 0, *row).expect("a row");
    }
    titen.write(name, book.save_to_buffer().expect("a workbook"));
}

fn road(status: &'static str) -> [&'static str; 8] {
    [
        "101",
        "11 Agu 2026",
        "Budi Santoso",
        "Jalan rusak",
        "jalan poros berlubang",
        "Anonim",
        status,
        "Malo",
    ]
}

fn secret(kind: &'static str) -> [&'static str; 8] {
    [
        "102",
        "11 Agu 2026",
        "Siti Aminah",
        "Pungutan xqzpungli",
        "saya dimintai xqzuang di kantor",
        kind,
        "Terverifikasi",
        "Kanor",
    ]
}

fn import(titen: &Titen, file: &str) -> String {
    let ran = titen.ok(&["import", "-vv", "--format", "lapor", file]);
    assert_holds_none(ran.err.as_bytes(), "the log");
    ran.out
}

const SECRETS: [&str; 5] = [
    "xqzpungli",
    "xqzuang",
    "Siti Aminah",
    "Budi Santoso",
    "Santoso",
];

fn assert_holds_none(bytes: &[u8], place: &str) {
    let lower = bytes.to_ascii_lowercase();
    for secret in SECRETS.map(str::to_lowercase) {
        let found = lower.windows(secret.len()).any(|w| w == secret.as_bytes());
        assert!(!found, "{secret} is in {place}");
    }
}

fn assert_nowhere(titen: &Titen) {
    for what in ["items", "drops", "states", "issues"] {
        assert_holds_none(titen.ok(&["export", what]).out.as_bytes(), what);
    }
    for path in walk(&titen.path("")) {
        // What the office itself put there.
        if path.extension().is_none_or(|e| e != "xlsx") {
            let bytes = std::fs::read(&path).expect("a file");
            assert_holds_none(&bytes, &path.display().to_string());
        }
    }
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|e| e.expect("an entry").path());
    paths
        .flat_map(|p| if p.is_dir() { walk(&p) } else { vec![p] })
        .collect()
}

#[test]
fn an_export_of_lapor_is_followed_from_one_to_the_next() {
    let titen = Titen::at(NOW);
    export(
        &titen,
        "a.xlsx",
        12,
        &[road("Terverifikasi"), secret("Rahasia")],
    );
    let out = import(&titen, "a.xlsx");
    assert!(
        out.contains("1 taken, 0 unchanged, 0 revised, 1 refused"),
        "{out}"
    );
    assert!(out.contains("102: confidential"), "{out}");
    let out = import(&titen, "a.xlsx");
    assert!(
        out.contains("0 taken, 1 unchanged, 0 revised, 1 refused"),
        "{out}"
    );
    export(&titen, "c.xlsx", 16, &[road("Selesai")]);
    assert!(import(&titen, "c.xlsx").contains("0 taken, 0 unchanged, 1 revised, 0 refused"));
    // Exported before the last one, imported after it.
    export(&titen, "b.xlsx", 14, &[road("Dalam Proses")]);
    let out = import(&titen, "b.xlsx");
    assert!(out.contains("1 more show an earlier state"), "{out}");

    let states = titen.ok(&["export", "states", "--format", "csv"]).out;
    let lines: Vec<&str> = states.lines().collect();
    let expect = [
        "id,source,channel,status,unit,first_seen,last_seen,changed_after,is_latest",
        "101,lapor,lapor,Terverifikasi,,2026-08-12T00:00:00Z,2026-08-12T00:00:00Z,,false",
        "101,lapor,lapor,Dalam Proses,,2026-08-14T00:00:00Z,2026-08-14T00:00:00Z,2026-08-12T00:00:00Z,false",
        "101,lapor,lapor,Selesai,,2026-08-16T00:00:00Z,2026-08-16T00:00:00Z,2026-08-14T00:00:00Z,true",
    ];
    assert_eq!(lines, expect);
    let items = titen.ok(&["export", "items"]).out;
    assert!(items.contains("\"Status Laporan\":\"Selesai\""), "{items}");
    titen.ok(&["weekly", "--week", "2026-W33"]);
    assert_nowhere(&titen);
}

#[test]
fn what_becomes_confidential_vanishes_from_store_and_index() {
    let titen = Titen::at(NOW);
    export(
        &titen,
        "a.xlsx",
        12,
        &[road("Terverifikasi"), secret("Anonim")],
    );
    titen.ok(&["import", "--format", "lapor", "a.xlsx"]);
    titen.ok(&["weekly", "--week", "2026-W33", "--draft"]);
    assert!(titen.ok(&["search", "xqzpungli"]).out.contains("102"));

    export(
        &titen,
        "b.xlsx",
        14,
        &[road("Terverifikasi"), secret("Rahasia")],
    );
    import(&titen, "b.xlsx");
    titen.ok(&["weekly", "--week", "2026-W33", "--draft"]);
    assert!(!titen.ok(&["search", "xqzpungli"]).out.contains("102"));
    assert!(titen.ok(&["search", "jalan"]).out.contains("101"));
    assert_nowhere(&titen);

    let out = import(&titen, "a.xlsx");
    assert!(
        out.contains("0 taken, 1 unchanged, 0 revised, 1 refused"),
        "{out}"
    );
    assert!(out.contains("confidential by a later export"), "{out}");
    assert_nowhere(&titen);
}

#[test]
fn a_column_names_the_place_and_search_finds_it_there() {
    let titen = Titen::at(NOW);
    export(&titen, "a.xlsx", 12, &[road("Terverifikasi")]);
    titen.ok(&["import", "--format", "lapor", "a.xlsx"]);
    titen.ok(&["weekly", "--week", "2026-W33", "--draft"]);
    // Malo.
    assert!(
        titen
            .ok(&["search", "jalan", "--wilayah", "35.22.17"])
            .out
            .contains("101")
    );
    assert!(
        !titen
            .ok(&["search", "jalan", "--wilayah", "35.22.15"])
            .out
            .contains("101")
    );
}

#[test]
fn the_template_is_filled_in_and_imported() {
    let titen = Titen::at(NOW);
    let header = titen.ok(&["import", "--template"]).out;
    assert!(!titen.exists("data"), "it imports nothing");
    let row = "12/08/2026;09:15;sms;;jalan rusak;Budi Santoso;081234567890;Malo;;;loket\n";
    titen.write("isian.csv", format!("{header}{row}"));
    let out = titen.ok(&["import", "isian.csv"]).out;
    assert!(out.contains("1 taken"), "{out}");
    let items = titen.ok(&["export", "items"]).out;
    assert!(
        items.contains("2026-08-12T02:15:00+00:00") && items.contains("\"Keterangan\":\"loket\""),
        "{items}"
    );
    assert_holds_none(items.as_bytes(), "items");
    assert!(
        titen
            .ok(&["import", "isian.csv"])
            .out
            .contains("1 unchanged")
    );
}

#[test]
fn a_file_that_is_not_what_it_should_be_is_wrong_usage() {
    let titen = Titen::at(NOW);
    titen.write("data.csv", "Nama,Alamat\nBudi Santoso,Malo\n");
    for format in ["lapor", "csv"] {
        let ran = titen.run(&["import", "--channel", "sms", "--format", format, "data.csv"]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains("data.csv"), "{}", ran.err);
        assert_holds_none(ran.err.as_bytes(), "the message");
    }
}

#[test]
fn a_folder_of_tables_is_a_source_with_columns_of_its_own() {
    let config = |columns: &str| {
        format!(
            "version = 1\nnow = \"{NOW}\"\n[[source]]\nid = \"ppid\"\nchannel = \"ppid\"\nkind = \"table\"\npath = \"ppid\"\n{columns}\n"
        )
    };
    let titen = Titen::with_config(&config(
        "columns = { id = \"Berkas\", body = \"Yang diminta\" }",
    ));
    std::fs::create_dir(titen.path("ppid")).expect("a folder");
    titen.write("ppid/~$a.csv", "somebody has it open");
    titen.write(
        "ppid/a.csv",
        "Berkas;Tanggal;Yang diminta\n7;2026-08-12;salinan APBD\n",
    );
    titen.ok(&["collect"]);
    let items = titen.ok(&["export", "items"]).out;
    assert!(
        items.contains("\"id\":\"7\"") && items.contains("salinan APBD"),
        "{items}"
    );
    // The same register by hand is the same source.
    titen.write(
        "b.csv",
        "Berkas;Tanggal;Yang diminta\n7;2026-08-12;salinan APBD\n",
    );
    assert!(
        titen
            .ok(&["import", "--source", "ppid", "b.csv"])
            .out
            .contains("1 unchanged")
    );

    titen.write(
        "ppid/a.csv",
        "Berkas;Tanggal;Diminta\n7;2026-08-12;salinan RKPD\n",
    );
    titen.run(&["collect"]);
    let list = titen.ok(&["sources", "list"]).out;
    assert!(list.contains("no column `Yang diminta`"), "{list}");

    titen.write("titen.toml", config("columns = { isi = \"A\" }"));
    let ran = titen.run(&["collect"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("titen.toml:8") && ran.err.contains("unknown role `isi`"),
        "{}",
        ran.err
    );
}

#[test]
fn an_edition_whose_report_became_confidential_is_not_sent_any_more_and_its_ralat_is() {
    let titen = Titen::at(NOW);
    let rows = |kind: &'static str| [road("Terverifikasi"), secret(kind)];
    export(&titen, "a.xlsx", 12, &rows("Anonim"));
    titen.ok(&["import", "--format", "lapor", "a.xlsx"]);
    titen.ok(&["weekly", "--week", "2026-W33"]);
    let shown = titen.read("edisi/2026-W33/issues.json") + &titen.read("edisi/2026-W33/board.html");
    assert!(shown.contains("xqzpungli"), "the edition shows it");

    export(&titen, "b.xlsx", 14, &rows("Rahasia"));
    import(&titen, "b.xlsx");
    // Whoever is told from now on gets nothing of it.
    std::fs::create_dir(titen.path("arsip")).expect("a folder");
    let target = "[[deliver]]\nid = \"arsip\"\nkind = \"folder\"\npath = \"arsip\"\n";
    titen.write(
        "titen.toml",
        format!("version = 1\nnow = \"{NOW}\"\n{target}"),
    );
    for again in [false, true] {
        let mut args = vec!["deliver", "--week", "2026-W33"];
        args.extend(again.then_some("--again"));
        let ran = titen.run(&args);
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert!(
            ran.out.contains("became confidential")
                && ran.out.contains("titen weekly --week 2026-W33"),
            "{}",
            ran.out
        );
        assert_eq!(walk(&titen.path("arsip")), [PathBuf::new(); 0]);
    }
    titen.ok(&["weekly", "--week", "2026-W33"]);
    let sent = walk(&titen.path("arsip"));
    assert!(!sent.is_empty());
    for path in sent {
        let in_ralat = path.display().to_string().contains("2026-W33-r2");
        assert!(in_ralat, "{}", path.display());
        let bytes = std::fs::read(&path).expect("a file");
        assert_holds_none(&bytes, &path.display().to_string());
    }
}
