//! `titen budget` and `titen recap`: budgets in, money held against problems, a person's word kept, a season's list.

use crate::edit::{edited, id, issues, two_problems, with_item};
use crate::sample_week::fresh;
use crate::titen::Titen;
use crate::weekly::lines;
use rust_xlsxwriter::{Format, Formula, Workbook};
use serde_json::Value;

fn office() -> Titen {
    Titen::at("2026-08-20T07:00:00+07:00")
}

#[test]
fn a_hostile_workbook_is_read_right_and_its_faults_are_told() {
    let titen = office();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet
        .merge_range(0, 0, 0, 5, "RKA SKPD TAHUN ANGGARAN 2027", &plain)
        .expect("a banner");
    sheet
        .merge_range(2, 0, 3, 0, "Kode", &plain)
        .expect("two header rows");
    sheet
        .merge_range(2, 1, 3, 1, "Uraian", &plain)
        .expect("two header rows");
    sheet
        .merge_range(2, 2, 2, 3, "Rencana", &plain)
        .expect("merged to the right");
    sheet.write(3, 2, "Lokasi").expect("a cell");
    sheet.write(3, 3, "Pagu").expect("a cell");
    for (n, (code, name, place, amount)) in (4u32..).zip([
        ("1.03.10.2.01", "Penyelenggaraan Jalan", "", "9.000.000,00"),
        (
            "1.03.10.2.01.0055",
            "Rehabilitasi Jalan",
            "Kec. Kanor",
            "1.250.000,00",
        ),
        (
            "1.03.10.2.01.0051",
            "=HYPERLINK(\"http://x\")",
            "Kec. Balen",
            "750000",
        ),
        (
            "1.03.10.2.01.0058",
            "Rehabilitasi Jembatan",
            "",
            "satu juta",
        ),
    ]) {
        sheet.write_string(n, 0, code).expect("a cell");
        sheet.write_string(n, 1, name).expect("a cell");
        sheet.write_string(n, 2, place).expect("a cell");
        sheet.write_string(n, 3, amount).expect("a cell");
    }
    sheet.set_row_hidden(6).expect("a hidden row");
    book.save(titen.path("rka.xlsx")).expect("a workbook");
    let out = titen.ok(&["budget", "import", "rka.xlsx"]).out;
    assert!(out.contains("RKA 2027: 3 lines, 2000000 rupiah"), "{out}");
    assert!(
        out.contains("says 9000000, its lines sum to 2000000"),
        "{out}"
    );
    assert!(out.contains("`satu juta` is not an amount"), "{out}");
    assert!(out.contains("amount=Rencana | Pagu"), "{out}");
    // Again: the same file changes nothing, and its columns are remembered.
    let again = titen.ok(&["budget", "import", "rka.xlsx"]).out;
    assert!(
        again.contains("as remembered") && again.contains("(unchanged)"),
        "{again}"
    );
    let list = titen.ok(&["budget", "list"]).out;
    assert!(list.contains("2027 RKA  rka.xlsx: 3 lines"), "{list}");
    titen.ok(&["budget", "remove", "rka.xlsx", "--year", "2027"]);
    assert!(!titen.ok(&["budget", "list"]).out.contains("rka.xlsx"));
}

#[test]
fn what_a_spreadsheet_knows_of_its_cells_is_heard() {
    let titen = office();
    let mut book = Workbook::new();
    let recap = book.add_worksheet().set_name("Rekap").expect("a name");
    for (n, row) in [
        ["RKA TAHUN ANGGARAN 2027 (dalam ribuan rupiah)", "", ""],
        ["Kode", "Program", "Pagu"],
        ["1.03.10", "PROGRAM JALAN", "2.468.134"],
    ]
    .iter()
    .enumerate()
    {
        for (at, text) in row.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
            recap
                .write_string(n as u32, at as u16, *text)
                .expect("a cell");
        }
    }
    let sheet = book.add_worksheet().set_name("Rincian").expect("a name");
    for (at, name) in [
        "Kode",
        "Uraian",
        "Volume",
        "Lokasi",
        "Pagu (dalam ribuan rupiah)",
    ]
    .iter()
    .enumerate()
    {
        sheet.write_string(0, at as u16, *name).expect("a cell");
    }
    for (n, (code, name, place)) in (1u32..).zip([
        ("1.03.10.2.01.0055", "Rehabilitasi Jalan", "Kec. Kanor"),
        ("1.03.10.2.01.0055", "Rehabilitasi Jalan", "Kec. Balen"),
        ("1.03.10.2.01.0051", "Pemeliharaan Jalan", "Kec. Kapas"),
        ("1.03.10.2.01.0051", "Pemeliharaan Jalan", "Kec. Malo"),
        ("1.03.10.2.01.0058", "Rehabilitasi Jembatan", ""),
        ("1.03.10.2.01.0069", "Pembangunan Jembatan", ""),
    ]) {
        sheet.write_string(n, 0, code).expect("a cell");
        sheet.write_string(n, 1, name).expect("a cell");
        sheet.write_number(n, 2, 12.0).expect("a cell");
        sheet.write_string(n, 3, place).expect("a cell");
    }
    // One amount for two kecamatan, the same amount twice, and two errors.
    let plain = Format::new();
    sheet.merge_range(1, 4, 2, 4, "", &plain).expect("merged");
    sheet.write_number(1, 4, 1234.067).expect("a cell");
    sheet.write_number(3, 4, 617_033.5).expect("a cell");
    sheet.write_number(4, 4, 617_033.5).expect("a cell");
    let formula = |says| Formula::new("=C6*2").set_result(says);
    sheet
        .write_formula(5, 4, formula("#DIV/0!"))
        .expect("a cell");
    sheet.write_formula(6, 4, formula("#REF!")).expect("a cell");
    book.save(titen.path("pagu.xlsx")).expect("a workbook");
    let out = titen.ok(&["budget", "import", "pagu.xlsx"]).out;
    assert!(
        out.contains("RKA 2027: 5 lines, 1235301067 rupiah"),
        "{out}"
    );
    assert!(
        out.contains("rows Rincian!2 and Rincian!3: one amount (1234067)"),
        "{out}"
    );
    assert!(
        out.contains("2 lines have no amount (row Rincian!6, Rincian!7)"),
        "{out}"
    );
    assert!(
        out.contains("program 1.03.10 says 2468134000, its lines sum to 1235301067"),
        "{out}"
    );
}

#[test]
fn a_revision_counts_once_and_what_took_a_place_is_told() {
    let titen = office();
    let head = "RKA TAHUN ANGGARAN 2027\nKode;Uraian;Lokasi;Pagu\n";
    let rows = |amount: u32| {
        let places = ["Kanor", "Balen", "Kapas"];
        let row = |p| format!("1.03.10.2.01.0055;Rehabilitasi Jalan;Kec. {p};{amount}\n");
        format!("{head}{}", places.map(row).concat())
    };
    titen.write("rka.csv", rows(5));
    titen.write("rka-rev.csv", rows(7));
    titen.ok(&["budget", "import", "rka.csv"]);
    let out = titen.ok(&["budget", "import", "rka-rev.csv"]).out;
    assert!(
        out.contains("3 of its lines are in rka.csv too, and count once"),
        "{out}"
    );
    titen.write("rka.csv", format!("{head}1.02.02.2.02.0051;Dengue;;9\n"));
    let out = titen.ok(&["budget", "import", "rka.csv"]).out;
    assert!(out.contains("holds none of its 3 lines"), "{out}");
}

#[test]
fn a_persons_word_goes_with_a_merged_issue_over_a_week_that_was_left_out() {
    let titen = two_problems();
    titen.ok(&["weekly"]);
    let first = issues(&titen, "2026-W33");
    let (road, rice) = (id(with_item(&first, "L-3")), id(with_item(&first, "P-2")));
    let code = "1.02.02.2.02.0051";
    titen.write(
        "rka.csv",
        format!("RKA TAHUN ANGGARAN 2026\nKode;Uraian;Pagu\n{code};Dengue;9\n"),
    );
    titen.ok(&["budget", "import", "rka.csv"]);
    titen.ok(&[
        "budget", "confirm", &road, code, "--reason", "rapat", "--by", "rina",
    ]);
    edited(&titen, &["merge", &rice, &road]);
    let said = [
        (
            "sms",
            "N-1",
            "jalan Kedungadem msh rusak berlubang blm diperbaiki",
        ),
        (
            "lapor",
            "N-2",
            "Jalan rusak berlubang di Kecamatan Kedungadem belum juga diperbaiki.",
        ),
        (
            "sms",
            "N-4",
            "pupuk bersubsidi langka di Kecamatan Kanor, petani padi resah lagi",
        ),
        (
            "lapor",
            "N-5",
            "Pupuk bersubsidi di Kecamatan Kanor masih langka, petani resah",
        ),
    ];
    titen.write("next.jsonl", lines(&said, "2026-09-01T09:00:00+07:00"));
    titen.write(
        "titen.toml",
        "version = 1\nnow = \"2026-09-07T07:00:00+07:00\"\n",
    );
    titen.ok(&["import", "next.jsonl"]);
    titen.ok(&["weekly", "--week", "2026-W36"]);
    let later = issues(&titen, "2026-W36");
    let merged = with_item(&later, "N-1");
    assert_eq!(id(merged), rice);
    assert_eq!(merged["budget"]["matches"][0]["status"], "confirmed");
    assert_eq!(merged["budget"]["amount"], 9);
}

#[test]
fn files_of_one_name_in_two_units_folders_are_two() {
    let titen = two_problems();
    for (unit, code) in [
        ("dpu", "1.03.10.2.01.0055"),
        ("dinkes", "1.02.02.2.02.0051"),
    ] {
        std::fs::create_dir(titen.path(unit)).expect("a folder");
        titen.write(
            &format!("{unit}/rka.csv"),
            format!("RKA TAHUN ANGGARAN 2026\nKode;Uraian;Pagu\n{code};Uraian;9\n"),
        );
    }
    let config = titen.read("titen.toml");
    titen.write(
        "titen.toml",
        format!("{config}[[budget.files]]\npath = \"dpu/rka.csv\"\n[[budget.files]]\npath = \"dinkes/rka.csv\"\n"),
    );
    titen.ok(&["weekly", "--draft"]);
    let list = titen.ok(&["budget", "list"]).out;
    assert!(list.contains("dpu/rka.csv: 1 lines"), "{list}");
    assert!(list.contains("dinkes/rka.csv: 1 lines"), "{list}");
}

#[test]
fn what_is_no_budget_is_refused_with_the_remedy() {
    let titen = office();
    titen.write("surat.csv", "Nama,Alamat\nBudi,Kanor\n");
    titen.write(
        "tanpa.csv",
        "Kode,Uraian,Pagu\n1.03.10.2.01.0055,Rehabilitasi Jalan,5\n",
    );
    for (args, says) in [
        (vec!["surat.csv"], "no row has a column for codes"),
        (vec!["tanpa.csv"], "say it with --year"),
        (
            vec!["tanpa.csv", "--year", "2027"],
            "--kind rka, dpa or rkpd",
        ),
        (
            vec![
                "tanpa.csv",
                "--year",
                "2027",
                "--kind",
                "dpa",
                "--map",
                "amount=Harga",
            ],
            "its columns are A Kode; B Uraian; C Pagu",
        ),
        (vec!["tidak-ada.csv"], "cannot be read"),
        (
            vec!["--nomenklatur", "tanpa.csv"],
            "PROGRAM, KEGIATAN and SUBKEGIATAN",
        ),
    ] {
        let ran = titen.run(&[vec!["budget", "import"], args].concat());
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(says), "{}", ran.err);
    }
}

#[test]
fn the_sample_week_is_held_against_its_budget() {
    let edition = fresh();
    let list = edition.list();
    let states: Vec<&str> = list["issues"]
        .as_array()
        .expect("issues")
        .iter()
        .filter_map(|i| i["budget"]["funding"].as_str())
        .collect();
    for state in ["funded", "partly", "unfunded"] {
        assert!(states.contains(&state), "{state}: {states:?}");
    }
    // A person's word is kept: an issue that was not funded has its line, in the report and in the season's list.
    let unfunded = list["issues"]
        .as_array()
        .expect("issues")
        .iter()
        .find(|i| i["budget"]["funding"] == "unfunded")
        .expect("one that nobody pays for");
    let id = unfunded["id"].as_str().expect("an id");
    let code = "1.02.02.2.02.0015";
    let refused = edition.run(&["budget", "confirm", id, code]);
    assert_eq!(refused.code, 2, "a word needs its reason: {}", refused.err);
    let kept = edition.run(&[
        "budget",
        "confirm",
        id,
        code,
        "--reason",
        "diputuskan dalam rapat",
        "--by",
        "rina",
    ]);
    assert_eq!(kept.code, 0, "{}", kept.err);
    let out = edition.data();
    let folder = out.parent().expect("a folder").join("laporan");
    let ran = edition.run(&["budget", "report", "--out", &folder.to_string_lossy()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let report = std::fs::read_to_string(folder.join("anggaran-2026-2025-W49/anggaran.json"))
        .expect("a report");
    let report: Value = serde_json::from_str(&report).expect("JSON");
    let issue = report["issues"]
        .as_array()
        .expect("issues")
        .iter()
        .find(|i| i["id"] == id)
        .expect("the issue");
    assert_eq!(issue["budget"]["funding"], "funded");
    assert_eq!(issue["budget"]["matches"][0]["status"], "confirmed");
    assert!(
        report["unanswered"]
            .as_array()
            .expect("lines")
            .iter()
            .any(|l| l["code"] == "3.26.02.2.03.0003")
    );
    let recap = edition.run(&[
        "recap",
        "--from",
        "2025-W47",
        "--to",
        "2025-W49",
        "--out",
        &folder.to_string_lossy(),
    ]);
    assert_eq!(recap.code, 0, "{}", recap.err);
    let season =
        std::fs::read_to_string(folder.join("rekap-2025-W47-2025-W49/rekap.json")).expect("a list");
    let season: Value = serde_json::from_str(&season).expect("JSON");
    let rows = season["issues"].as_array().expect("issues");
    let mut ids: Vec<&str> = rows.iter().filter_map(|i| i["id"].as_str()).collect();
    let n = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), n, "each issue once");
    let row = rows.iter().find(|i| i["id"] == id).expect("the issue");
    assert_eq!(row["budget"]["funding"], "funded");
    for issue in rows {
        let ranks: Vec<u64> = issue["ranks"]
            .as_object()
            .expect("ranks")
            .values()
            .filter_map(Value::as_u64)
            .collect();
        assert_eq!(issue["best_rank"].as_u64(), ranks.iter().min().copied());
        assert!(!issue["items"].as_array().expect("items").is_empty());
        for (kecamatan, budget) in issue["budget_by_kecamatan"].as_object().expect("by place") {
            for place in budget["places_without"].as_array().expect("places") {
                let code = place["code"].as_str().expect("a code");
                assert!(
                    code.starts_with(kecamatan.as_str()),
                    "{code} in {kecamatan}"
                );
            }
        }
    }
    let kanor = "35.22.13";
    let one = edition.run(&[
        "recap",
        "--from",
        "2025-W47",
        "--to",
        "2025-W49",
        "--wilayah",
        kanor,
        "--out",
        &folder.to_string_lossy(),
    ]);
    assert_eq!(one.code, 0, "{}", one.err);
    let of = format!("rekap-2025-W47-2025-W49-{kanor}/rekap.json");
    let season: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join(of)).expect("a list"))
            .expect("JSON");
    let rows = season["issues"].as_array().expect("issues");
    assert!(!rows.is_empty());
    for place in rows
        .iter()
        .flat_map(|r| r["places"].as_array().expect("places"))
    {
        assert!(place["code"].as_str().expect("a code").starts_with(kanor));
    }
    let wrong = edition.run(&["recap", "--from", "2025-W49", "--to", "2025-W47"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
}
