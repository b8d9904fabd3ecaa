//! An edition as its readers get it: the shape of each file, the same bytes every time, nothing
//! that a source wrote acting as markup, script or formula, and every link leading somewhere.
#![allow(clippy::unwrap_used)]

#[path = "fixture/opened.rs"]
mod opened;
#[path = "fixture/small.rs"]
mod small;

use calamine::{Data, Reader, Xlsx};
use small::small;
use std::collections::BTreeSet;
use std::io::Cursor;
use titen_brief::{EditionFile, render};
use titen_model::{Brief, Status};

fn file(brief: &Brief, name: &str) -> String {
    let file = render(brief).into_iter().find(|f| f.name == name).unwrap();
    String::from_utf8(file.bytes).unwrap()
}

/// Of a spreadsheet: all its cells; of a document: all its parts.
fn text_of(file: &EditionFile) -> String {
    if file.name.ends_with(".docx") {
        return opened::parts(&file.bytes).into_values().collect();
    }
    if !file.name.ends_with(".xlsx") {
        return String::from_utf8(file.bytes.clone()).unwrap();
    }
    let mut book = Xlsx::new(Cursor::new(file.bytes.clone())).unwrap();
    let names = book.sheet_names();
    let cells = names.iter().flat_map(|name| {
        let sheet = book.worksheet_range(name).unwrap();
        let cells: Vec<String> = sheet.rows().flatten().map(|c| c.to_string()).collect();
        cells
    });
    cells.collect::<Vec<_>>().join("\n")
}

fn json(brief: &Brief, name: &str) -> serde_json::Value {
    serde_json::from_str(&file(brief, name)).unwrap()
}

/// Every value of an attribute, in order.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(&start)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect()
}

#[test]
fn the_files_keep_their_shape() {
    let brief = small();
    insta::assert_snapshot!(
        "brief.html",
        file(&brief, "brief.html")
            .replace(include_str!("../templates/brief.css"), "/* css */\n")
            .replace(include_str!("../templates/chips.css"), "/* css */\n")
    );
    insta::assert_snapshot!("issues.json", file(&brief, "issues.json"));
    insta::assert_snapshot!("issues.csv", file(&brief, "issues.csv"));
    insta::assert_snapshot!(
        "dialog.html",
        file(&brief, "dialog.html")
            .replace(include_str!("../templates/brief.css"), "/* css */\n")
            .replace(include_str!("../templates/dialog.css"), "/* css */\n")
    );
    insta::assert_snapshot!(
        "press.html",
        file(&brief, "press.html")
            .split_once("</style>")
            .map_or("", |(_, page)| page)
    );
    insta::assert_snapshot!(
        "baliho.csv",
        file(&brief, "baliho.csv").replace("\r\n", "\n")
    );
    insta::assert_snapshot!(
        "dialog.ics",
        file(&brief, "dialog.ics").replace("\r\n", "\n")
    );
    insta::assert_snapshot!("chat.txt", file(&brief, "chat.txt"));
    let names: Vec<_> = render(&brief).into_iter().map(|f| f.name).collect();
    assert_eq!(
        names,
        [
            "brief.html",
            "brief.docx",
            "issues.json",
            "issues.csv",
            "issues.xlsx",
            "dialog.html",
            "dialog.ics",
            "press.html",
            "baliho.csv",
            "board.html",
            "board.xlsx",
            "chat.txt",
            "manifest.json"
        ]
    );
}

#[test]
fn issues_json_has_the_keys_of_version_1() {
    let list = json(&small(), "issues.json");
    assert_eq!(list["version"], 1);
    let keys = |v: &serde_json::Value| -> BTreeSet<String> {
        v.as_object().unwrap().keys().cloned().collect()
    };
    let expect =
        |names: &str| -> BTreeSet<String> { names.split_whitespace().map(str::to_owned).collect() };
    // Of CONTRACT.md, which others rely on: these stay.
    let contract = expect(
        "id rank rank_low rank_high title summary U S G total score_parts urusan perangkat_daerah wilayah items \
         n_items n_sources channels tone first_seen weeks change quotes budget recommendation",
    );
    let ours = expect(
        "rank_before summary_items urusan_name perangkat_daerah_name places n_copies would_change weeks_listed tied_from tied_to absorbed edits weighted \
         indicators rates contradictions broadcasts",
    );
    for issue in list["issues"].as_array().unwrap() {
        assert_eq!(keys(issue), contract.union(&ours).cloned().collect());
        assert_eq!(issue["n_items"], issue["items"].as_array().unwrap().len());
    }
    assert_eq!(
        keys(&list),
        expect(
            "version week revision status sample note scope issues closed proposals rates spokespersons"
        )
    );
    assert_eq!(
        keys(&list["issues"][0]["score_parts"][0]),
        expect("criterion key value points why evidence")
    );
    assert_eq!(
        keys(&list["issues"][0]["score_parts"][1]),
        expect("criterion key value points why evidence override"),
        "where an analyst set it"
    );
    for (p, command) in [(0, "titen edit merge isu-"), (1, "titen edit split isu-")] {
        let p = &list["proposals"][p];
        let of = "kind issues titles stories n_items likeness threshold why command refusal";
        assert_eq!(keys(p), expect(of));
        assert!(p["command"].as_str().unwrap().starts_with(command), "{p}");
        assert!(
            p["refusal"]
                .as_str()
                .unwrap()
                .starts_with("titen edit keep isu-")
        );
    }
    let weighted = &list["issues"][0]["weighted"];
    assert_eq!(keys(weighted), expect("rank points out_of criteria"));
    let of_criterion = "key name weight value points why evidence";
    assert_eq!(keys(&weighted["criteria"][0]), expect(of_criterion));
    assert_eq!(weighted["criteria"][1]["points"], 20.0);
    assert_eq!(weighted["criteria"][1]["override"]["edit"]["by"], "rina");
    assert!(weighted["criteria"][2]["value"].is_null(), "not assessed");
    assert!(list["issues"][1]["weighted"].is_null());
    assert_eq!(
        keys(&list["closed"][0]),
        expect("id title rank_before change")
    );
    assert_eq!(
        list["issues"][0]["items"][0], "b-1",
        "ids as the source gave them"
    );
    assert_eq!(
        list["issues"][0]["channels"]["news"], 2,
        "rss counts as news"
    );
    assert_eq!(list["issues"][1]["urusan"], "-");
}

#[test]
fn a_figure_stands_beside_its_place_in_every_file_with_source_and_year() {
    let brief = small();
    let list = json(&brief, "issues.json");
    let fact = &list["issues"][0]["indicators"][0];
    assert_eq!(
        (&fact["value"], &fact["year"]),
        (&1042.75.into(), &2024.into())
    );
    assert_eq!(
        list["issues"][0]["contradictions"][0]["kind"],
        "silent_but_bad"
    );
    assert_eq!(list["issues"][0]["rates"][0]["per_10000"], 0.3125);
    assert_eq!(list["spokespersons"][0]["issues"][0]["items"][0], "b-1");
    let html = file(&brief, "brief.html");
    for part in [
        "rusak&#60;/b&#62; 1.042,75 km</b> (=DPU(), 2024)",
        "peringkat 2 dari 28 kecamatan (1 = terburuk), nilai tengah 14 km",
        "0,31<small>peringkat 3 dari 28, butirnya masih sedikit</small>",
        "Penduduk: Disdukcapil, 2023;",
        "Tidak disuarakan, datanya tergolong buruk:</b> Kec. Sekar",
        "Berkas &#60;contoh.csv&#62; tidak terbaca.",
        "Kepala Dinas PU &#38; PR",
    ] {
        assert!(html.contains(part), "{part}");
    }
    let csv = file(&brief, "issues.csv");
    assert!(csv.contains(
        "Kec. Malo: Jalan <b>rusak</b> 1.042,75 km (=DPU(), 2024); 0,31 butir per 10.000"
    ));
}

#[test]
fn the_same_brief_gives_the_same_bytes() {
    assert_eq!(render(&small()), render(&small()));
}

#[test]
fn the_manifest_names_every_other_file_with_its_hash() {
    let brief = small();
    let manifest = json(&brief, "manifest.json");
    let listed: Vec<_> = manifest["files"].as_array().unwrap().iter().collect();
    let others: Vec<_> = render(&brief)
        .into_iter()
        .filter(|f| f.name != "manifest.json")
        .collect();
    assert_eq!(listed.len(), others.len());
    for (entry, file) in listed.iter().zip(others) {
        assert_eq!(entry["name"], file.name);
        assert_eq!(entry["sha256"], titen_model::sha256_hex(&file.bytes));
    }
    assert_eq!(manifest["window"]["from"], "2025-11-17T00:00:00+07:00");
    assert_eq!(manifest["channels"]["news"], 1200, "rss counts as news");
}

#[test]
fn what_a_source_wrote_is_never_markup_nor_script() {
    let html = file(&small(), "brief.html");
    for bad in [
        "<script",
        "<i>rusak",
        "<b>rusak",
        "<b>elpiji",
        "<parah>",
        "<is>",
        "javascript:",
    ] {
        assert!(!html.contains(bad), "{bad}");
    }
    assert!(html.contains("&#60;script&#62;alert(1)") || html.contains("&lt;script&gt;alert(1)"));
    assert!(
        html.contains("+62 jln rsk"),
        "an item without a usable address is still shown"
    );
}

#[test]
fn the_second_view_says_what_was_assessed_and_out_of_how_much() {
    let mut brief = small();
    let html = file(&brief, "brief.html");
    let (_, table) = html.split_once("id=\"kriteria\"").unwrap();
    for part in [
        "<b>34</b> <small>dari 75</small></td><td class=\"num\">2</td>",
        "belum dinilai",
        ">20*</a>",
        "* ditetapkan analis",
    ] {
        assert!(table.contains(part), "{part}");
    }
    for issue in &mut brief.issues {
        issue.weighted = None;
    }
    assert!(!file(&brief, "brief.html").contains("id=\"kriteria\""));
}

const PAGES: [&str; 4] = ["brief.html", "dialog.html", "press.html", "board.html"];

#[test]
fn nothing_is_asked_from_outside() {
    for page in PAGES {
        let html = file(&small(), page);
        for bad in [
            "src=", "@import", "url(", "<link", "<iframe", "<form", "srcset",
        ] {
            assert!(!html.contains(bad), "{page}: {bad}");
        }
        for href in attributes(&html, "href") {
            let known = href.starts_with('#')
                || href.starts_with("https://kabar.contoh.invalid/")
                || PAGES.iter().any(|page| href.starts_with(page));
            assert!(known, "{page}: {href}");
        }
    }
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_one() {
    let brief = small();
    for page in PAGES {
        let html = file(&brief, page);
        let ids = attributes(&html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{page}");
        for href in attributes(&html, "href") {
            if let Some(anchor) = href.strip_prefix('#') {
                assert!(unique.contains(anchor), "{page}: #{anchor}");
            } else if let Some((other, anchor)) = href.split_once('#')
                && PAGES.contains(&other)
            {
                let there = format!(" id=\"{anchor}\"");
                assert!(file(&brief, other).contains(&there), "{page}: {href}");
            }
        }
        for labels in attributes(&html, "aria-labelledby") {
            assert!(unique.contains(labels), "{page}: {labels}");
        }
    }
}

#[test]
fn headings_never_skip_a_level() {
    for page in PAGES {
        let html = file(&small(), page);
        let levels: Vec<u32> = html
            .split("<h")
            .skip(1)
            .filter_map(|rest| rest.chars().next()?.to_digit(10))
            .collect();
        assert_eq!(levels.iter().filter(|l| **l == 1).count(), 1, "{page}");
        for pair in levels.windows(2) {
            assert!(
                pair[1] <= pair[0] + 1,
                "{page}: h{} after h{}",
                pair[1],
                pair[0]
            );
        }
    }
}

#[test]
fn sample_data_says_so_in_every_file_and_real_data_does_not() {
    let mut brief = small();
    for file in render(&brief) {
        assert!(
            text_of(&file).contains("DATA CONTOH — bukan data nyata"),
            "{}",
            file.name
        );
    }
    assert!(
        file(&brief, "brief.html").contains("@top-right { content: \"DATA CONTOH"),
        "on every printed page"
    );
    brief.sample = false;
    for file in render(&brief) {
        assert!(!text_of(&file).contains("DATA CONTOH"), "{}", file.name);
    }
}

#[test]
fn a_draft_and_a_ralat_say_what_they_are() {
    let mut brief = small();
    let published = file(&brief, "brief.html");
    assert!(!published.contains("DRAF") && !published.contains("RALAT"));
    brief.status = Status::Draft;
    brief.revision = 2;
    brief.ralat = vec!["Masuk daftar: peringkat 1, “<b>”.".into()];
    let html = file(&brief, "brief.html");
    assert!(
        html.contains("DRAF")
            && html.contains("RALAT")
            && html.contains("Masuk daftar: peringkat 1")
    );
    assert!(!html.contains("“<b>”"));
}

#[test]
fn no_cell_of_the_csv_starts_a_formula_and_rows_are_of_one_length() {
    let csv = file(&small(), "issues.csv");
    let csv = csv.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(
        rows.len(),
        3,
        "two places of the first issue, one row for the issue without a place"
    );
    for row in &rows {
        for (column, cell) in columns.iter().zip(row) {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t']),
                "{column}: {cell}"
            );
        }
    }
    let cell = |row: usize, name: &str| &rows[row][columns.iter().position(|c| c == name).unwrap()];
    assert!(cell(0, "masalah").starts_with("'=HYPERLINK("));
    assert_eq!(
        (cell(0, "kode_kecamatan"), cell(0, "kode_kelurahan")),
        ("35.22.17", "35.22.17.2014")
    );
    assert_eq!(
        (cell(1, "kode_kecamatan"), cell(1, "lokus")),
        ("", "Kab. Bojonegoro")
    );
    assert_eq!(
        (cell(0, "jumlah_bukti"), cell(0, "jumlah_bukti_isu")),
        ("2", "3")
    );
    assert_eq!(
        (cell(2, "volume"), cell(2, "anggaran"), cell(2, "lokus")),
        ("", "", "")
    );
}

#[test]
fn the_spreadsheet_holds_what_the_csv_holds_with_numbers_as_numbers() {
    let brief = small();
    let files = render(&brief);
    let bytes = |name: &str| files.iter().find(|f| f.name == name).unwrap().bytes.clone();
    assert_eq!(
        bytes("issues.xlsx"),
        render(&brief)
            .into_iter()
            .find(|f| f.name == "issues.xlsx")
            .unwrap()
            .bytes
    );
    let mut book = Xlsx::new(Cursor::new(bytes("issues.xlsx"))).unwrap();
    assert_eq!(
        book.sheet_names(),
        ["Daftar Isu", "Butir", "Keterangan Kolom", "Data Sektoral"]
    );
    let sheet = book.worksheet_range("Daftar Isu").unwrap();
    let csv = String::from_utf8(bytes("issues.csv")).unwrap();
    let mut csv = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
    assert_eq!(sheet.height(), rows.len());
    for (cells, row) in sheet.rows().zip(&rows) {
        for (cell, text) in cells.iter().zip(row) {
            // In a CSV an apostrophe keeps a formula from running; here the cell is text.
            assert_eq!(cell.to_string(), text.strip_prefix('\'').unwrap_or(text));
        }
    }
    let column = |name: &str| rows[0].iter().position(|c| c == name).unwrap();
    assert!(matches!(sheet[(1, column("peringkat"))], Data::Float(n) if n == 1.0));
    assert!(
        matches!(&sheet[(1, column("masalah"))], Data::String(s) if s.starts_with("=HYPERLINK("))
    );
    let formulas = book.worksheet_formula("Daftar Isu").unwrap();
    assert!(formulas.rows().flatten().all(String::is_empty));
    let figures = book.worksheet_range("Data Sektoral").unwrap();
    assert!(matches!(figures[(1, 7)], Data::Float(n) if n == 1042.75));
    assert!(matches!(&figures[(1, 10)], Data::String(s) if s == "=DPU()"));
    assert_eq!(figures.height(), 4, "a fact, a rate, a contradiction");
    let items = book.worksheet_range("Butir").unwrap();
    let n_items: usize = brief.issues.iter().map(|i| i.items.len()).sum();
    assert_eq!(items.height(), n_items + 1);
}

#[test]
fn a_week_without_issues_is_still_a_page() {
    let mut brief = small();
    brief.issues.clear();
    brief.below.clear();
    let html = file(&brief, "brief.html");
    assert!(html.contains("Tidak ada isu yang memenuhi kriteria pekan ini."));
    assert_eq!(json(&brief, "issues.json")["issues"], serde_json::json!([]));
    assert_eq!(file(&brief, "issues.csv").lines().count(), 1);
}
