//! What LibreOffice makes of an edition: every document and sheet opens, and says the numbers of issues.json.
//! It is started once for all files, with a profile of its own.

mod converted;

use crate::sample_week::edition;
use converted::{converted, text};
use serde_json::Value;

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
    let pictures = html.matches("<img").count();
    assert_eq!(pictures, 4, "trend, tone, map, sources");
}

#[test]
fn letters_say_the_numbers_of_issues_json_and_of_the_board() {
    let Some(converted) = converted() else { return };
    let nota = converted.rows("nota-dinas");
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
