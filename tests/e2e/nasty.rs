//! A week whose every text is meant to break a file: formulas, markup, marks that turn the reading direction, emoji,
//! signs that are no characters, 300 letters in one word. The whole program makes its edition, and every file is read
//! back.

use crate::titen::{Titen, left_out};
use crate::weekly::NOW;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

const NASTY: [&str; 14] = [
    "=HYPERLINK(\"http://jahat.invalid\",\"klik\")",
    "<script>alert(1)</script><b>",
    "\u{202e}kilab\u{202c} \u{200b}air",
    "😡👨‍👩‍👧 🌊",
    "baris\nkedua\r\nketiga",
    "nul\u{0} \u{1}\u{8}\u{1f}\u{7f}\u{85} kendali",
    "@SUM(A1:A9)",
    "+62 anggaran",
    "\ttab",
    "＜HET＆langka＞ ≤ 3 kg",
    "x;=cmd|'/c calc'!A1;y",
    "\u{fffe}\u{ffff}\u{fdd0} akhir",
    "_x0041_ ]]> &amp; --> {{7*7}} #panic(\"x\") $x$",
    "-2+3 *tebal* _miring_ ~coret~ `kode`",
];

/// Of what, by whom: six of each are one issue.
const MATTERS: [&str; 5] = [
    "banjir bandang tanggul Bengawan jebol di Kecamatan Kanor",
    "sampah menumpuk busuk di pasar Kecamatan Sumberrejo tidak diangkut",
    "elpiji 3 kg langka dan mahal di pangkalan Kecamatan Baureno",
    "guru SD kurang, kelas roboh di Kecamatan Padangan belum direhab",
    "puskesmas kehabisan obat, dokter tidak ada di Kecamatan Tambakrejo",
];

const CHANNELS: [&str; 6] = ["sms", "lapor", "chat", "social", "news", "ppid"];

struct Week {
    titen: Titen,
}

const FOLDER: &str = "edisi/2026-W33";

impl Week {
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        for folder in ["", "surat/"] {
            let path = self.titen.path(&format!("{FOLDER}/{folder}"));
            for entry in std::fs::read_dir(path).expect("a folder") {
                let path: PathBuf = entry.expect("an entry").path();
                if path.is_file() {
                    let name = path.file_name().expect("a name").to_string_lossy();
                    let bytes = std::fs::read(&path).expect("a file");
                    files.insert(format!("{folder}{name}"), bytes);
                }
            }
        }
        files
    }

    fn texts(&self, ends: &[&str]) -> Vec<(String, String)> {
        let of = |name: &String| ends.iter().any(|end| name.ends_with(end));
        let files = self.files().into_iter().filter(|(name, _)| of(name));
        files
            .map(|(name, bytes)| (name, String::from_utf8(bytes).expect("UTF-8")))
            .collect()
    }

    fn list(&self) -> Value {
        serde_json::from_str(&self.titen.read(&format!("{FOLDER}/issues.json"))).expect("JSON")
    }
}

fn week() -> &'static Week {
    static WEEK: OnceLock<Week> = OnceLock::new();
    WEEK.get_or_init(|| {
        let titen = Titen::at(NOW);
        let mut lines = String::new();
        let long = "panjang".repeat(43);
        for (m, matter) in MATTERS.iter().enumerate() {
            for (c, channel) in CHANNELS.iter().cycle().take(12).enumerate() {
                let nasty = NASTY[(m * 5 + c) % NASTY.len()];
                let title = match c % 3 {
                    0 => format!("{nasty} {matter}"),
                    1 => format!("{matter} {nasty}"),
                    _ => format!("{matter} {long}"),
                };
                let item = json!({
                    "id": format!("{nasty}-{m}-{c}"), "channel": channel, "source": format!("{channel} {nasty}"),
                    "title": title, "body": format!("{matter}, laporan {c}. {nasty}"),
                    "published": format!("2026-08-1{}T09:00:00+07:00", c % 6),
                    "url": format!("https://kabar.invalid/{nasty}/{c}"),
                });
                lines += &format!("{item}\n");
            }
        }
        // A half of a pair is no character, and no JSON.
        lines += "{\"id\":\"S-1\",\"channel\":\"sms\",\"source\":\"sms\",\"body\":\"jalan \\ud800 rusak\"}\n";
        titen.write("items.jsonl", lines);
        let ran = titen.ok(&["import", "items.jsonl"]);
        assert!(ran.out.contains("60 taken, 0 unchanged, 0 revised, 1 refused"), "{}", ran.out);
        assert!(ran.out.contains("items.jsonl:61: malformed"), "{}", ran.out);
        titen.ok(&["weekly", "--draft"]);
        let draft = Week { titen };
        let list = draft.list();
        let issues = list["issues"].as_array().expect("issues");
        assert!(issues.len() >= 2, "{} issues", issues.len());
        for (n, issue) in issues.iter().enumerate() {
            let id = issue["id"].as_str().expect("an id");
            // What an operating system passes has no NUL.
            let title = format!("{} jalan", [NASTY[9], NASTY[0], NASTY[10], NASTY[11], NASTY[1]][n % 5]);
            let by = "An <b>alis</b>; =1+1";
            draft.titen.ok(&["edit", "rename", id, &title, "--by", by, "--reason", NASTY[n % 5]]);
        }
        let ran = draft.titen.ok(&["weekly"]);
        assert!(ran.out.contains("published week 2026-W33"), "{}", ran.out);
        draft
    })
}

/// What no file may hold as it came: signs that no page shows, and marks that show another text than there is.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(
            c,
            '\u{202a}'..='\u{202e}' | '\u{fdd0}' | '\u{fffe}' | '\u{ffff}'
        )
}

#[test]
fn pages_hold_texts_and_no_markup_of_a_source() {
    for (name, text) in week().texts(&[".html", ".txt", ".ics", ".csv"]) {
        let found = text.char_indices().find(|(_, c)| is_forbidden(*c));
        assert!(found.is_none(), "{name}: {found:?}");
        if name.ends_with(".html") {
            for bad in ["<script", "<b>alis", "javascript:", " onload="] {
                assert!(!text.contains(bad), "{name} holds {bad}");
            }
        }
    }
}

#[test]
fn no_cell_of_a_csv_begins_a_formula_at_commas_or_at_semicolons() {
    let files = week().texts(&[".csv"]);
    assert!(files.len() >= 2);
    for (name, text) in files {
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let rows = records(text, ',');
        assert!(
            rows.len() > 1 && rows.iter().all(|r| r.len() == rows[0].len()),
            "{name}: ragged"
        );
        // Indonesia's spreadsheets part cells at semicolons.
        for cell in rows.iter().chain(&records(text, ';')).flatten() {
            let seen = cell.trim_start();
            assert!(
                !seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']),
                "{name}: {cell}"
            );
        }
    }
}

/// As RFC 4180 has it, at any separator: quotes count where a cell begins with one.
fn records(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.push(chars.next().expect("peeked")),
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            '\r' if !quoted => {}
            c if !quoted && (c == separator || c == '\n') => {
                row.push(std::mem::take(&mut cell));
                if c == '\n' {
                    rows.push(std::mem::take(&mut row));
                }
            }
            c => cell.push(c),
        }
    }
    rows
}

#[test]
fn sheets_and_documents_are_whole_and_hold_no_formula() {
    let mut n = 0;
    for (name, bytes) in week().files() {
        if !name.ends_with(".xlsx") && !name.ends_with(".docx") {
            continue;
        }
        n += 1;
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
        for i in 0..zip.len() {
            let mut part = zip.by_index(i).expect("a part");
            let place = format!("{name}: {}", part.name().expect("a name"));
            if place.ends_with(".png") {
                continue;
            }
            let mut text = String::new();
            part.read_to_string(&mut text).expect("UTF-8");
            let found = text.chars().find(|c| is_forbidden(*c));
            assert!(found.is_none(), "{place}: {found:?}");
            for bad in ["<f>", "<script", "<b>alis"] {
                assert!(!text.contains(bad), "{place} holds {bad}");
            }
        }
    }
    assert!(n >= 5, "{n} documents and sheets");
}

#[test]
fn each_file_says_the_same_numbers() {
    let list = week().list();
    let issues = list["issues"].as_array().expect("issues");
    let n: usize = issues
        .iter()
        .map(|i| i["items"].as_array().expect("items").len())
        .sum();
    assert!(n >= 40, "{n} items");
    let texts: BTreeMap<String, String> = week()
        .texts(&[".html", ".txt", ".csv"])
        .into_iter()
        .collect();
    let csv = records(texts["issues.csv"].trim_start_matches('\u{feff}'), ',');
    let at = |name: &str| csv[0].iter().position(|c| c == name).expect(name);
    let pages = pages("brief.pdf");
    for issue in issues {
        let id = issue["id"].as_str().expect("an id");
        let numbers = |keys: &[&str]| {
            keys.iter()
                .map(|k| issue[*k].to_string())
                .collect::<Vec<_>>()
        };
        let rows: Vec<_> = csv.iter().filter(|r| r[at("id_isu")] == id).collect();
        assert!(!rows.is_empty(), "{id} is not in issues.csv");
        for row in rows {
            let is: Vec<&str> = ["peringkat", "U", "S", "G", "total", "jumlah_bukti_isu"]
                .iter()
                .map(|name| row[at(name)].as_str())
                .collect();
            assert_eq!(
                is,
                numbers(&["rank", "U", "S", "G", "total", "n_items"]),
                "{id}"
            );
        }
        let html = &texts["brief.html"];
        assert!(
            html.contains(&format!("<a href=\"#butir-{id}\">{}</a>", issue["n_items"])),
            "{id}"
        );
        assert_eq!(
            html.matches(&format!("<li id=\"{id}-")).count().to_string(),
            issue["n_items"].to_string()
        );
        let chat = format!("USG {} ", issue["total"]);
        let heard = format!("· {} butir ·", issue["n_items"]);
        let line = texts["chat.txt"]
            .lines()
            .filter(|l| l.starts_with(&chat) && l.contains(&heard));
        assert!(line.count() >= 1, "{id} is not in chat.txt");
        if let Some(pages) = &pages {
            let (before, _) = pages.split_once(&format!("Nomor isu: {id}")).expect(id);
            let usg = format!("{} jumlah USG", issue["total"]);
            assert!(before.contains(&usg), "{id}: {usg}");
            assert!(
                before.contains(&format!("{} butir", issue["n_items"])),
                "{id}"
            );
        }
    }
}

/// None where poppler is missing.
fn pages(name: &str) -> Option<String> {
    let ran = Command::new("pdftotext")
        .arg("-nodiag")
        .arg(week().titen.path(&format!("{FOLDER}/{name}")))
        .arg("-")
        .output();
    let Ok(ran) = ran else {
        left_out(&format!(
            "pdftotext is not on this machine, so {name} was not read"
        ));
        return None;
    };
    let text = String::from_utf8(ran.stdout).expect("UTF-8");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn every_pdf_has_pages_with_text() {
    let names: Vec<String> = week()
        .files()
        .into_keys()
        .filter(|n| n.ends_with(".pdf"))
        .collect();
    assert!(names.len() >= 3, "{names:?}");
    for name in names {
        let Some(text) = pages(&name) else { return };
        assert!(text.len() > 100, "{name}: {text}");
        assert!(!text.contains(['\u{202e}', '\u{0}']), "{name}");
    }
}
