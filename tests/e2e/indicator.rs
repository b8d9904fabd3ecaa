//! `titen indicator`: tables as offices make them, taken once, revised when they differ, and refused where titen
//! would have to guess.

use crate::titen::Titen;
use rust_xlsxwriter::{Format, Workbook};

const INDICATORS: &str = r#"version = 1
[[indicator]]
key = "jalan_rusak"
name = "Jalan kabupaten rusak"
unit = "km"
worse = "more"
urusan = ["1.03"]
[[indicator]]
key = "penduduk"
name = "Jumlah penduduk"
unit = "jiwa"
population = true
"#;

fn office() -> Titen {
    let titen = Titen::with_config(
        "version = 1\nnow = \"2026-01-16T07:00:00+07:00\"\nindicators = \"indicators.toml\"\n",
    );
    titen.write("indicators.toml", INDICATORS);
    titen
}

#[test]
fn a_table_is_taken_once_and_a_changed_figure_is_told() {
    let titen = office();
    let table = |kanor: &str| {
        format!(
            "Rekap jalan\n\nKecamatan;Jalan kabupaten rusak (km);Lebar\nKanor;{kanor};3\nBaureno;-;4\nJumlah;9;\n"
        )
    };
    titen.write("jalan.csv", table("42,7"));
    let import = [
        "indicator",
        "import",
        "jalan.csv",
        "--source",
        "DPUBMPR",
        "--year",
        "2024",
    ];
    let first = titen.ok(&import).out;
    assert!(
        first.contains(
            "1 taken, 0 unchanged, 0 revised, 0 refused; 1 blank cells, 1 rows of totals left out"
        ),
        "{first}"
    );
    assert!(first.contains("column `Lebar` is not read"), "{first}");
    let again = titen.ok(&import).out;
    assert!(again.contains("0 taken, 1 unchanged, 0 revised"), "{again}");
    titen.write("jalan.csv", table("41"));
    let revised = titen.ok(&import).out;
    assert!(
        revised.contains("jalan_rusak, Kec. Kanor, 2024: 42.7 (DPUBMPR) is now 41 (DPUBMPR)"),
        "{revised}"
    );
    let list = titen.ok(&["indicator", "list"]).out;
    assert!(
        list.contains("jalan_rusak             1 places  2024         DPUBMPR"),
        "{list}"
    );
    assert!(list.contains("no figures"), "{list}");
}

#[test]
fn a_spreadsheet_with_merged_header_rows_hidden_rows_and_typed_numbers_is_read() {
    let titen = office();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Rekap").expect("a name");
    let plain = Format::new();
    sheet
        .merge_range(0, 0, 0, 4, "PEMERINTAH KABUPATEN", &plain)
        .expect("merged");
    for (column, name) in [(0, "Kode"), (1, "Kecamatan")] {
        sheet
            .merge_range(2, column, 3, column, name, &plain)
            .expect("merged");
    }
    sheet
        .merge_range(2, 2, 2, 3, "Jalan Kabupaten Rusak (km)", &plain)
        .expect("merged");
    sheet.write_number(3, 2, 2023.0).expect("a cell");
    sheet.write_number(3, 3, 2024.0).expect("a cell");
    sheet.write_string(4, 0, "352211").expect("a cell");
    sheet.write_string(4, 1, "Kanor").expect("a cell");
    // Typed: a point of its own, not thousands.
    sheet.write_number(4, 2, 1.234).expect("a cell");
    sheet.write_number(4, 3, 42.75).expect("a cell");
    sheet.write_string(5, 1, "Baureno").expect("a cell");
    sheet.write_string(5, 3, "1.042,5").expect("a cell");
    sheet.set_row_hidden(5).expect("hidden");
    titen.write("rekap.xlsx", book.save_to_buffer().expect("a book"));
    let out = titen
        .ok(&["indicator", "import", "rekap.xlsx", "--source", "DPUBMPR"])
        .out;
    assert!(
        out.contains("3 taken, 0 unchanged, 0 revised, 0 refused; 1 blank"),
        "{out}"
    );
    let list = titen.ok(&["indicator", "list"]).out;
    assert!(list.contains("2 places  2023 to 2024 DPUBMPR"), "{list}");
}

#[test]
fn what_a_person_said_of_a_column_is_remembered_for_the_same_table_of_the_next_year() {
    let titen = office();
    titen.write("a.csv", "Kec;RB + RR 2024\nKanor;42\n");
    let import = |file: &str, more: &[&str]| {
        let args = [&["indicator", "import", file, "--source", "DPUBMPR"], more].concat();
        titen.run(&args)
    };
    let unknown = import("a.csv", &[]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.err.contains("a.csv: no column holds figures that titen knows; there are Kec, RB + RR 2024; say which with --map"),
        "{}",
        unknown.err
    );
    let said = import("a.csv", &["--map", "RB + RR=jalan_rusak"]);
    assert!(said.out.contains("1 taken"), "{} {}", said.out, said.err);
    titen.write("b.csv", "Kec;RB + RR 2025\nKanor;40\n");
    let next = import("b.csv", &[]);
    assert!(next.out.contains("1 taken"), "{} {}", next.out, next.err);
    let list = titen.ok(&["indicator", "list"]).out;
    assert!(list.contains("1 places  2024 to 2025"), "{list}");
}

#[test]
fn what_is_missing_or_ambiguous_is_refused_with_row_and_remedy() {
    let titen = office();
    titen.write(
        "a.csv",
        "Desa;Kecamatan;Jalan kabupaten rusak;Sumber;Tahun\nSukorejo;;1;DPUBMPR;2024\n;Kanor;2;;2024\n;Malo;3;DPUBMPR;\n;Kapaz;4;DPUBMPR;2024\n;Kapas;5;DPUBMPR;2024\n",
    );
    let out = titen.ok(&["indicator", "import", "a.csv"]).out;
    for says in [
        "2: `Sukorejo` is the name of several places: Desa Sukorejo, Kec. ",
        "3 (Jalan kabupaten rusak): has no source; fill the column `sumber` or give --source",
        "4 (Jalan kabupaten rusak): has no year; fill the column `tahun` or give --year",
        "5: no place in Kab. Bojonegoro is called `Kapaz`; did you mean Kec. Kapas (35.22.14)?",
        "1 taken, 0 unchanged, 0 revised, 4 refused",
    ] {
        assert!(out.contains(says), "{says}: {out}");
    }
}

#[test]
fn a_file_or_config_that_is_not_what_it_should_be_is_refused_with_the_way_out() {
    let titen = office();
    titen.write("surat.csv", "Kepada Yth.\nBapak Camat\n");
    titen.write("kosong.xlsx", "");
    for (args, says) in [
        (
            vec!["surat.csv"],
            "surat.csv: has no header that names a place",
        ),
        (
            vec!["kosong.xlsx"],
            "kosong.xlsx: is empty; export it again",
        ),
        (vec!["tiada.csv"], "tiada.csv: cannot be read"),
        (vec!["surat.csv", "--map", "x"], "write it as COLUMN=ROLE"),
    ] {
        let ran = titen.run(&[&["indicator", "import"], args.as_slice()].concat());
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(says), "{says}: {}", ran.err);
    }
    let plain = Titen::at("2026-01-16T07:00:00+07:00");
    let ran = plain.run(&["indicator", "list"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("the config names no indicator"),
        "{}",
        ran.err
    );
    for (text, says) in [
        (
            "[[indicator]]\nkey = \"tahun\"\nname = \"x\"\n",
            "indicators.toml:2: `tahun` is a role of a column too",
        ),
        (
            "[[indicator]]\nkey = \"Jalan\"\nname = \"x\"\n",
            "indicators.toml:2: `Jalan` is not a key",
        ),
        (
            "[[indicator]]\nkey = \"a\"\nname = \"x\"\nurusan = [\"9.99\"]\n",
            "indicator `a` speaks about urusan `9.99`",
        ),
        ("[rules]\nfew = 3\n", "indicators.toml:3: unknown key `few`"),
        (
            "[[figures]]\npath = \"a.csv\"\nindicator = \"b\"\n",
            "indicators.toml:2: no [[indicator]] has the key `b`",
        ),
    ] {
        titen.write("indicators.toml", format!("version = 1\n{text}"));
        let ran = titen.run(&["board"]);
        assert_eq!(ran.code, 2, "{says}: {}", ran.err);
        assert!(ran.err.contains(says), "{says}: {}", ran.err);
    }
}

#[test]
fn a_configured_table_that_cannot_be_read_costs_no_edition_and_the_reader_is_told() {
    let titen = office();
    titen.write(
        "indicators.toml",
        format!("{INDICATORS}[[figures]]\npath = \"tiada.csv\"\n[[figures]]\npath = \"jalan.csv\"\nsource = \"DPUBMPR\"\n"),
    );
    titen.write(
        "jalan.csv",
        "Kecamatan;Jalan kabupaten rusak 2024\nKanor;42,7\nKapaz;3\n",
    );
    titen.write(
        "sms.jsonl",
        r#"{"id":"1","channel":"sms","body":"jalan rusak parah di Kecamatan Kanor, banyak yang jatuh","published":"2026-01-06"}"#,
    );
    titen.ok(&["import", "sms.jsonl"]);
    titen.ok(&["weekly", "--week", "2026-W02", "--out", "edisi"]);
    let page = titen.read("edisi/2026-W02/brief.html");
    assert!(
        page.contains("Berkas data sektoral tiada.csv tidak dapat dibaca"),
        "no note"
    );
    assert!(
        page.contains("1 angka dalam berkas data sektoral jalan.csv ditolak"),
        "no note"
    );
    assert!(
        titen
            .ok(&["indicator", "list"])
            .out
            .contains("1 places  2024")
    );
}
