//! `titen budget` and `titen recap`: budgets in, money held against problems, a person's word kept, a season's list.

use crate::sample_week::fresh;
use crate::titen::Titen;
use rust_xlsxwriter::{Format, Workbook};
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
    }
    let wrong = edition.run(&["recap", "--from", "2025-W49", "--to", "2025-W47"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
}
