//! `titen lab pairs` and `titen lab tau`, on the sample week: a ranking that people judge blind.

use crate::sample_week::edition;
use crate::titen::{Ran, ran, root};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

const WEEK: [&str; 2] = ["--week", "2025-W49"];

fn lab(args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_titen"))
        .current_dir(root())
        .args(["lab", args[0]])
        .args(["--config", "config/sample.toml", "--data"])
        .arg(edition().data())
        .args(WEEK)
        .args(&args[1..])
        .output()
        .expect("titen starts");
    ran(output)
}

fn sheet(seed: &str) -> String {
    let ran = lab(&["pairs", "--pairs", "30", "--seed", seed]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

/// The sheet as a rater saves it, each pair answered by its ids.
fn filled(name: &str, sheet: &str, answer: &dyn Fn(&str, &str) -> &'static str) -> PathBuf {
    let mut reader = csv::Reader::from_reader(sheet.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().expect("a head").clone();
    let at = |wanted: &str| head.iter().position(|c| c == wanted).expect("a column");
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    out.write_record(&head).expect("a head");
    for row in reader.records() {
        let row = row.expect("a row");
        let word = answer(&row[at("kiri_id")], &row[at("kanan_id")]);
        let cells = row.iter().enumerate();
        let cells = cells.map(|(i, c)| if i == at("lebih_penting") { word } else { c });
        out.write_record(cells).expect("a row");
    }
    let path = edition().data().join(name);
    std::fs::write(&path, out.into_inner().expect("bytes")).expect("a file");
    path
}

fn tau(files: &[&Path]) -> Ran {
    let files = files.iter().map(|f| f.to_str().expect("a name"));
    lab(&["tau"].into_iter().chain(files).collect::<Vec<_>>())
}

/// Of the issues of the list; ranks below it come after.
fn ranks() -> BTreeMap<String, u64> {
    let list = edition().list();
    let issues = list["issues"].as_array().expect("issues").iter();
    issues
        .map(|i| {
            (
                i["id"].as_str().expect("an id").to_owned(),
                i["rank"].as_u64().expect("a rank"),
            )
        })
        .collect()
}

#[test]
fn a_sheet_can_be_drawn_again_and_tells_no_rank() {
    let first = sheet("1");
    assert!(first.starts_with("\u{feff}pasangan,kiri_id,kiri_judul,"));
    assert_eq!(first, sheet("1"));
    assert_ne!(first, sheet("2"));
    let head = first.lines().next().expect("a head");
    assert!(head.ends_with(",lebih_penting,catatan\r") || head.ends_with(",lebih_penting,catatan"));
    for word in ["rank", "peringkat", "total", "skor"] {
        assert!(!head.contains(word), "{head}");
    }
    let path = edition().data().join("ditulis.csv");
    let out = path.to_str().expect("a name");
    let args = ["pairs", "--pairs", "30", "--out", out];
    assert_eq!(lab(&args).code, 0);
    assert_eq!(std::fs::read_to_string(&path).expect("a sheet"), first);
    let again = lab(&args);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("may be filled"), "{}", again.err);
}

#[test]
fn tau_is_one_in_titens_order_and_minus_one_against_it() {
    let ranks = ranks();
    let top = ranks.len().to_string();
    let ran = lab(&["pairs", "--pairs", "20", "--top", &top]);
    let for_it = filled("searah.csv", &ran.out, &|l, r| {
        if ranks[l] < ranks[r] {
            "kiri"
        } else {
            "Kanan "
        }
    });
    let against = filled("berlawanan.csv", &ran.out, &|l, r| {
        if ranks[l] > ranks[r] { "kiri" } else { "kanan" }
    });
    let found = tau(&[&for_it]);
    assert_eq!(found.code, 0, "{}", found.err);
    let line = |out: &str, name: &str| {
        let line = out.lines().find(|l| l.starts_with(name));
        line.unwrap_or_else(|| panic!("{name} in {out}")).to_owned()
    };
    assert!(
        line(&found.out, "searah").contains("+1.00  +1.00 … +1.00"),
        "{}",
        found.out
    );
    assert!(found.out.contains("contradict titen: 0"), "{}", found.out);
    let found = tau(&[&against, &against]);
    assert!(
        line(&found.out, "majority").contains("-1.00  -1.00 … -1.00"),
        "{}",
        found.out
    );
    assert!(
        found.out.contains("20 of 20 (1.00), kappa +1.00"),
        "{}",
        found.out
    );
    assert!(found.out.contains("contradict titen: 20"), "{}", found.out);
    let found = tau(&[&for_it, &against]);
    assert!(found.out.contains("0 of 20 (0.00)"), "{}", found.out);
    assert!(
        line(&found.out, "majority").contains("20   0.00"),
        "{}",
        found.out
    );
    assert_eq!(found.out, tau(&[&for_it, &against]).out);
}

#[test]
fn a_wrong_sheet_is_named_with_its_line() {
    let sheet = sheet("1");
    let refused = |name: &str, text: &str, said: &[&str]| {
        let path = edition().data().join(name);
        std::fs::write(&path, text).expect("a file");
        let ran = tau(&[&path]);
        assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
        for said in said {
            assert!(ran.err.contains(said), "{said} in {}", ran.err);
        }
    };
    let third = |_: &str, _: &str| "tengah";
    let path = filled("kata.csv", &sheet, &third);
    let bad = std::fs::read_to_string(&path).expect("a sheet");
    refused(
        "kata.csv",
        &bad,
        &["kata.csv:2:", "`tengah`", "kiri, kanan or sama"],
    );
    let one_bad = bad
        .replace("tengah", "kiri")
        .replacen(";kiri;", ";sama;", 1);
    let lines: Vec<&str> = one_bad.split("\r\n").collect();
    let fifth = lines[4].replace(";kiri;", ";kiri?;");
    let text = one_bad.replace(lines[4], &fifth);
    refused("baris.csv", &text, &["baris.csv:5:", "`kiri?`"]);
    let row = "pasangan;kiri_id;kanan_id;lebih_penting\n1;isu-00000000;isu-00000001;kiri\n";
    refused(
        "lain.csv",
        row,
        &["lain.csv:2:", "`isu-00000000` has no rank in 2025-W49"],
    );
    refused(
        "kolom.csv",
        "pasangan,kiri_id\n",
        &["kolom.csv:1:", "no column `kanan_id`"],
    );
    refused("kosong.csv", &sheet, &["kosong.csv: no pair is judged"]);
    let twice = format!("{}\n{}", bad.replace("tengah", "sama").trim_end(), lines[1]);
    refused("dua.csv", &twice, &["on the sheet twice"]);
    let ran = tau(&[Path::new("tidak-ada.csv")]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("tidak-ada.csv: cannot be read"),
        "{}",
        ran.err
    );
}
