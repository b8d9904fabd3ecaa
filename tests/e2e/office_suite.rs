//! What LibreOffice makes of an edition: every document and sheet opens, and says the numbers of issues.json.
//! It is started once for all files, with a profile of its own.

use crate::sample_week::edition;
use crate::titen::{Titen, left_out};
use crate::weekly::{NOW, lines};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

type Rows = Vec<Vec<String>>;

struct Converted {
    dir: TempDir,
    names: Vec<String>,
    board: Value,
}

impl Converted {
    fn html(&self, name: &str) -> String {
        let path = self.dir.path().join("html").join(format!("{name}.html"));
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }

    fn rows(&self, name: &str) -> Rows {
        rows(&self.html(name))
    }
}

/// None where there is no LibreOffice.
fn converted() -> Option<&'static Converted> {
    static CONVERTED: OnceLock<Option<Converted>> = OnceLock::new();
    CONVERTED.get_or_init(convert).as_ref()
}

fn convert() -> Option<Converted> {
    if Command::new("soffice").arg("--version").output().is_err() {
        left_out("soffice is not on this machine, so no document was read back");
        return None;
    }
    let dir = tempfile::tempdir().expect("a folder");
    let source = dir.path().join("source");
    std::fs::create_dir(&source).expect("a folder");
    let sample = edition();
    let ran = sample.run(&[
        "board",
        "--at",
        "2025-12-08",
        "--out",
        &dir.path().to_string_lossy(),
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let board = dir.path().join("board-2025-12-08");
    let mut names = Vec::new();
    let mut take = |folder: &Path, before: &str| {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let extension = path.extension().and_then(|e| e.to_str());
            if !matches!(extension, Some("docx" | "xlsx")) {
                continue;
            }
            let stem = path.file_stem().expect("a name").to_string_lossy();
            // Both kinds become HTML: no two may have one name.
            let name = format!("{before}{stem}");
            let to = source.join(format!("{name}.{}", extension.expect("one")));
            std::fs::copy(&path, to).expect("copied");
            names.push(name);
        }
    };
    take(&sample.folder(), "");
    take(&sample.folder().join("surat"), "");
    take(&board, "");
    let hostile = hostile();
    take(&hostile.path("edisi/2026-W33"), "hostile-");
    take(&hostile.path("edisi/2026-W33/surat"), "hostile-");
    let noise = noise();
    take(&noise.path("edisi/2026-W33"), "noise-");
    take(&noise.path("edisi/2026-W33/surat"), "noise-");
    names.sort();
    let mut files: Vec<PathBuf> = std::fs::read_dir(&source)
        .expect("a folder")
        .map(|e| e.expect("an entry").path())
        .collect();
    files.sort();
    let profile = format!(
        "-env:UserInstallation=file://{}/profile",
        dir.path().display()
    );
    let output = Command::new("soffice")
        .args(["--headless", &profile, "--convert-to", "html", "--outdir"])
        .arg(dir.path().join("html"))
        .args(&files)
        .output()
        .expect("soffice starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let board = std::fs::read(board.join("board.json")).expect("read");
    Some(Converted {
        names,
        board: serde_json::from_slice(&board).expect("JSON"),
        dir,
    })
}

fn hostile() -> Titen {
    let nasty =
        "<script>alert(1)</script> 😀👩‍👩‍👧 \u{202e}kilab\u{202c} \u{1}\u{b} =HYPERLINK(\"http://x\") ";
    let long = "panjang".repeat(45);
    let titen = Titen::at(NOW);
    let bodies: Vec<(String, String)> = (0..6)
        .map(|i| {
            let body = format!(
                "{nasty}jalan rusak berlubang di Desa Kedungrejo Kecamatan Kedungadem belum diperbaiki warga {i} jatuh {long}"
            );
            (format!("N-{i}{nasty}"), body)
        })
        .collect();
    let texts: Vec<(&str, &str, &str)> = bodies
        .iter()
        .zip(["sms", "lapor", "chat"].iter().cycle())
        .map(|((id, body), channel)| (*channel, id.as_str(), body.as_str()))
        .collect();
    titen.write("items.jsonl", lines(&texts, "2026-08-12T09:00:00+07:00"));
    titen.ok(&["import", "items.jsonl"]);
    titen.ok(&["weekly"]);
    titen
}

fn noise() -> Titen {
    let titen = Titen::at(NOW);
    let texts = [("sms", "A-1", "selamat pagi bapak ibu semua")];
    titen.write("items.jsonl", lines(&texts, "2026-08-12T09:00:00+07:00"));
    titen.ok(&["import", "items.jsonl"]);
    titen.ok(&["weekly"]);
    titen
}

/// The cells of every row of every table, as text.
fn rows(html: &str) -> Rows {
    html.split("<tr")
        .skip(1)
        .map(|row| {
            let row = row.split("</tr").next().unwrap_or_default();
            let cells = row.split("<t").skip(1);
            cells
                .filter(|c| c.starts_with('d') || c.starts_with("h>") || c.starts_with("h "))
                .map(|c| text(c.split_once('>').map_or("", |(_, inner)| inner)))
                .collect()
        })
        .collect()
}

fn text(html: &str) -> String {
    let mut out = String::new();
    for (at, piece) in html.split('<').enumerate() {
        let said = match at {
            0 => piece,
            _ => piece.split_once('>').map_or("", |(_, text)| text),
        };
        // A tag parts words only where it is a break; else words that are styled in part would break.
        if at > 0 && (piece.starts_with("br") || piece.starts_with('p')) {
            out.push(' ');
        }
        out += said;
    }
    let out = out
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn issues() -> Vec<Value> {
    edition().list()["issues"]
        .as_array()
        .expect("issues")
        .clone()
}

fn said(issue: &Value, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|k| issue[*k].to_string()).collect()
}

fn str_of<'a>(issue: &'a Value, key: &str) -> &'a str {
    issue[key].as_str().expect("a text")
}

#[test]
fn every_document_and_sheet_opens() {
    let Some(converted) = converted() else { return };
    assert!(converted.names.len() >= 20, "{:?}", converted.names);
    for name in &converted.names {
        let html = converted.html(name);
        assert!(text(&html).len() > 100, "{name} is empty: {html}");
    }
}

#[test]
fn the_brief_says_the_numbers_of_issues_json() {
    let Some(converted) = converted() else { return };
    let rows = converted.rows("brief");
    let html = converted.html("brief");
    let issues = issues();
    assert_eq!(issues.len(), 10);
    for issue in &issues {
        let keys = ["rank", "U", "S", "G", "total", "n_items", "n_sources"];
        let title = str_of(issue, "title");
        let row = rows
            .iter()
            .find(|r| r.len() == 10 && r[2].starts_with(title))
            .unwrap_or_else(|| panic!("{title} is not in the summary"));
        let mut is = vec![row[0].clone()];
        is.extend_from_slice(&row[4..]);
        assert_eq!(is, said(issue, &keys), "{title}");
        let unit = str_of(issue, "perangkat_daerah_name");
        assert!(row[2].ends_with(unit), "{}", row[2]);
        for (letter, key) in [("U", "U"), ("S", "S"), ("G", "G")] {
            let measure = format!("{letter} = {}", issue[key]);
            assert!(rows.iter().any(|r| r[0].starts_with(&measure)), "{measure}");
        }
    }
    // Its structure is not only looks.
    assert!(html.contains("<h1") && html.contains("<h2"), "headings");
    assert!(html.contains("<thead>"), "tables repeat their head");
    assert!(html.contains("lang=\"id-ID\""), "the language");
    assert!(html.contains("href=\"#isu_"), "links to items");
}

#[test]
fn letters_say_the_numbers_of_issues_json_and_of_the_board() {
    let Some(converted) = converted() else { return };
    let nota = converted.rows("nota-dinas");
    let mut lead = std::collections::BTreeSet::new();
    for issue in issues() {
        let of_nota = ["U", "S", "G", "total", "n_items"];
        let id = str_of(&issue, "id");
        let row = nota
            .iter()
            .find(|r| r.len() == 8 && r[1].contains(id))
            .unwrap_or_else(|| panic!("{id} is not in the nota dinas"));
        assert_eq!(row[0], issue["rank"].to_string());
        assert_eq!(row[2], str_of(&issue, "perangkat_daerah_name"));
        assert_eq!(row[3..], said(&issue, &of_nota), "{id}");
        let unit = str_of(&issue, "perangkat_daerah");
        lead.insert(unit.to_owned());
        let file = format!("surat-{}", unit.to_lowercase().replace([' ', '.'], "-"));
        let surat = converted.rows(&file);
        let row = surat
            .iter()
            .find(|r| r.len() == 8 && r[1].contains(id))
            .unwrap_or_else(|| panic!("{id} is not in {file}"));
        assert_eq!(row[0], issue["rank"].to_string());
        let of_surat = ["U", "S", "G", "total", "n_items", "n_sources"];
        assert_eq!(row[2..], said(&issue, &of_surat), "{file}");
    }
    let units = converted.board["units"].as_array().expect("units");
    let mut n_red = 0;
    for unit in units.iter().filter(|u| u["counts"]["merah"] != 0) {
        n_red += 1;
        let name = unit["unit"]["name"]
            .as_str()
            .unwrap_or("Belum diteruskan ke perangkat daerah");
        let row = nota
            .iter()
            .find(|r| r.len() == 6 && r[0] == name)
            .unwrap_or_else(|| panic!("{name} is not in the nota dinas"));
        let of_board = ["merah", "kuning", "hijau", "oldest"];
        assert_eq!(row[1..5], said(&unit["counts"], &of_board), "{name}");
        let Some(code) = unit["unit"]["code"].as_str() else {
            continue;
        };
        let file = format!("surat-{}", code.to_lowercase().replace([' ', '.'], "-"));
        let surat = converted.rows(&file);
        let cases = unit["cases"].as_array().expect("cases");
        for case in cases.iter().filter(|c| c["colour"] == "merah") {
            let row = surat
                .iter()
                .find(|r| r.len() == 7 && r[0] == str_of(case, "key"))
                .unwrap_or_else(|| panic!("{case} is not in {file}"));
            assert_eq!(row[4], case["age"].to_string());
        }
    }
    assert!(n_red >= 2, "the sample week has overdue reports");
    let undangan = converted.rows("undangan-dialog-interaktif-2025-12-10");
    assert!(undangan.contains(&vec![
        "Hari dan tanggal".to_owned(),
        "Rabu, 10 Desember 2025".to_owned()
    ]));
}

#[test]
fn the_sheets_say_the_numbers_of_issues_json_and_of_the_board() {
    let Some(converted) = converted() else { return };
    let rows = converted.rows("issues");
    let head = rows
        .iter()
        .find(|r| r.iter().any(|c| c == "id_isu"))
        .expect("a head");
    let column = |name: &str| head.iter().position(|c| c == name).expect("a column");
    let columns = ["peringkat", "U", "S", "G", "total", "jumlah_bukti_isu"];
    for issue in issues() {
        let id = str_of(&issue, "id");
        let its: Vec<&Vec<String>> = rows
            .iter()
            .filter(|r| r.len() == head.len() && r[column("id_isu")] == id)
            .collect();
        let places = issue["places"].as_array().expect("places").len();
        assert_eq!(its.len(), places.max(1), "{id}: a row for each place");
        for row in its {
            let is: Vec<String> = columns.iter().map(|c| row[column(c)].clone()).collect();
            let keys = ["rank", "U", "S", "G", "total", "n_items"];
            assert_eq!(is, said(&issue, &keys), "{id}");
        }
    }
    let rows = converted.rows("board");
    for unit in converted.board["units"].as_array().expect("units") {
        let name = unit["unit"]["name"].as_str().unwrap_or("Belum diteruskan");
        let row = rows
            .iter()
            .find(|r| r.len() == 11 && r[1].starts_with(name))
            .unwrap_or_else(|| panic!("{name} is not on the board's sheet"));
        let keys = ["merah", "kuning", "hijau"];
        assert_eq!(row[2..5], said(&unit["counts"], &keys), "{name}");
    }
}

#[test]
fn hostile_texts_and_a_week_of_noise_are_documents_like_any_other() {
    let Some(converted) = converted() else { return };
    let hostile = converted.html("hostile-brief");
    assert!(!hostile.contains("<script"), "markup of a source");
    assert!(text(&hostile).contains("<script>alert(1)</script> 😀"));
    assert!(!hostile.contains('\u{202e}'));
    let noise = text(&converted.html("noise-nota-dinas"));
    assert!(
        noise.contains("Tidak ada isu yang memenuhi kriteria pekan ini."),
        "{noise}"
    );
    assert!(text(&converted.html("noise-brief")).contains("Tidak ada isu yang memenuhi kriteria"));
}
