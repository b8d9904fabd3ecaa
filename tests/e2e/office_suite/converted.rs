//! The documents and sheets of three editions (the sample week, hostile texts, noise alone) as LibreOffice
//! reads them, and what their tables say.

use crate::sample_week::edition;
use crate::titen::{Titen, left_out};
use crate::weekly::{NOW, lines};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

pub type Rows = Vec<Vec<String>>;

pub struct Converted {
    dir: TempDir,
    pub names: Vec<String>,
    pub board: Value,
}

impl Converted {
    pub fn html(&self, name: &str) -> String {
        let path = self.dir.path().join("html").join(format!("{name}.html"));
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }

    pub fn rows(&self, name: &str) -> Rows {
        rows(&self.html(name))
    }
}

/// None where there is no LibreOffice.
pub fn converted() -> Option<&'static Converted> {
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

pub fn text(html: &str) -> String {
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
