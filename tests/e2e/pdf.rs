//! The edition's PDFs: in the folder and the manifest, the same each time, and with the numbers of `issues.json`.

use crate::sample_week::{Edition, edition, fresh};
use crate::titen::left_out;
use serde_json::Value;
use std::process::Command;
use titen_model::sha256_hex;

/// As one line, without the stamp across the page; None where poppler is missing.
fn pages(edition: &Edition, name: &str) -> Option<String> {
    let ran = Command::new("pdftotext")
        .arg("-nodiag")
        .arg(edition.path(name))
        .arg("-")
        .output();
    let Ok(ran) = ran else {
        left_out(&format!(
            "pdftotext is not on this machine, so {name} was not read"
        ));
        return None;
    };
    let text = String::from_utf8(ran.stdout)
        .expect("UTF-8")
        .replace('\u{200b}', "");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn the_pdfs_are_in_the_manifest_and_the_same_each_time() {
    let (one, two) = (edition(), fresh());
    let manifest: Value = serde_json::from_slice(&one.bytes("manifest.json")).expect("JSON");
    for name in ["brief.pdf", "board.pdf"] {
        let bytes = one.bytes(name);
        assert!(bytes.starts_with(b"%PDF-1.7"), "{name}");
        assert!(bytes == two.bytes(name), "{name} differs");
        let files = manifest["files"].as_array().expect("files");
        let listed = files.iter().find(|f| f["name"] == name).expect(name);
        assert_eq!(listed["sha256"], sha256_hex(&bytes));
    }
}

const PIECE: usize = 40;

#[test]
fn the_brief_on_paper_has_the_numbers_of_the_list() {
    let list = edition().list();
    let Some(pages) = pages(edition(), "brief.pdf") else {
        return;
    };
    let mut rest = &pages[pages.find("Isu satu per satu").expect("the issues")..];
    for issue in list["issues"].as_array().expect("issues") {
        let id = issue["id"].as_str().expect("an id");
        // A page may end inside it.
        let recommendation = issue["recommendation"].as_str().expect("a text");
        let n = recommendation.chars().count();
        let (section, after) = rest.split_once(&format!("Nomor isu: {id}")).expect(id);
        for said in [
            format!(
                "{}. {}",
                issue["rank"],
                issue["title"].as_str().expect("a title")
            ),
            format!("U {} ", issue["U"]),
            format!("S {} ", issue["S"]),
            format!("G {} ", issue["G"]),
            format!("{} jumlah USG", issue["total"]),
            format!("{} butir", issue["n_items"]),
            format!("dari {} sumber", issue["n_sources"]),
            recommendation.chars().take(PIECE).collect(),
            recommendation
                .chars()
                .skip(n.saturating_sub(PIECE))
                .collect(),
        ] {
            // pdftotext takes single letters for one word.
            let (said, section) = (said.replace(' ', ""), section.replace(' ', ""));
            assert!(section.contains(&said), "{said} of {id}: {section}");
        }
        rest = after;
    }
}

#[test]
fn the_board_on_paper_has_the_colours_of_its_page() {
    let page = String::from_utf8(edition().bytes("board.html")).expect("UTF-8");
    let Some(pages) = pages(edition(), "board.pdf") else {
        return;
    };
    let counts: Vec<&str> = page
        .split("<p class=\"meta\">")
        .skip(1)
        .map(|p| p.split(';').next().expect("a part"))
        .collect();
    assert!(counts.len() > 5, "{counts:?}");
    for said in counts {
        assert!(pages.contains(said), "{said}: {pages}");
    }
}
