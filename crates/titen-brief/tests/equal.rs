//! One number, one look: what the page, the document and the sheets say of a large week is the same, written as an
//! office writes it, and no file grows beyond what its reader opens.
#![allow(clippy::unwrap_used)]

#[path = "fixture/opened.rs"]
mod opened;
#[path = "fixture/small.rs"]
mod small;

use calamine::{Reader, Xlsx};
use small::small;
use std::io::Cursor;
use titen_brief::{EditionFile, pictures, render};
use titen_model::*;

fn files(brief: &Brief) -> Vec<EditionFile> {
    render(brief)
}

fn bytes<'a>(files: &'a [EditionFile], name: &str) -> &'a [u8] {
    &files.iter().find(|f| f.name == name).unwrap().bytes
}

fn page<'a>(files: &'a [EditionFile], name: &str) -> &'a str {
    std::str::from_utf8(bytes(files, name)).unwrap()
}

/// 1,234 items on one channel, in one tone, at one place; 1,100 of them copies.
fn large() -> Brief {
    let mut brief = small();
    let issue = &mut brief.issues[0];
    let first = issue.items[0].clone();
    issue.items = vec![first; 1234];
    for item in &mut issue.items[134..] {
        item.copy = true;
    }
    issue.wilayah[0].items = (0..1234).collect();
    issue.channels = [(issue.items[0].channel.counted(), 1234)].into();
    issue.tone = [(issue.items[0].tone, 1234)].into();
    brief.below[0].n_items = 1234;
    brief.coverage.silent_sources = (0..1234).map(|n| format!("sumber-{n}")).collect();
    brief
}

#[test]
fn a_number_above_a_thousand_is_written_alike_everywhere() {
    let files = files(&large());
    let html = page(&files, "brief.html");
    let docx = &opened::parts(bytes(&files, "brief.docx"))["word/document.xml"];
    for (name, text) in [("brief.html", html), ("brief.docx", docx)] {
        for bare in [">1234<", " 1234 ", "(1234 ", ">1100<", "(1100 "] {
            assert!(!text.contains(bare), "{name} says {bare}");
        }
        assert!(text.contains("(1.100 salinan)"), "{name}");
    }
    let counts = html.matches("<b>1.234</b></dt>").count();
    assert!(counts >= 3, "channel, tone, place: {counts}");
    assert!(
        html.contains("<td class=\"num\">1.234</td></tr>"),
        "what is below the top"
    );
    assert!(page(&files, "chat.txt").contains("1.234 sumber diam"));
    let json: serde_json::Value = serde_json::from_slice(bytes(&files, "issues.json")).unwrap();
    let first = &json["issues"][0];
    assert_eq!(
        (&first["n_items"], &first["n_copies"]),
        (&1234.into(), &1100.into())
    );
    assert!(
        page(&files, "issues.csv").contains(",1234,1234,"),
        "sheets have numbers"
    );
}

#[test]
fn what_names_no_kecamatan_is_the_same_in_the_table_and_beside_the_map() {
    let mut brief = small();
    let issue = &mut brief.issues[0];
    // The whole kabupaten is named by an item that names a village too.
    let whole: Vec<usize> = (0..issue.items.len()).collect();
    issue.wilayah[1].items = whole;
    let map = pictures(&brief)
        .into_iter()
        .find(|p| p.key == "peta")
        .unwrap();
    let (_, after) = map
        .svg
        .split_once("Tanpa kecamatan yang disebut: ")
        .unwrap();
    let beside = after.split(' ').next().unwrap();
    let files = files(&brief);
    let row =
        "<th scope=\"row\">Tanpa kecamatan yang disebut</th><td class=\"num\"><a href=\"#indeks-";
    let (_, after) = page(&files, "brief.html").split_once(row).unwrap();
    let (_, after) = after.split_once('>').unwrap();
    assert_eq!(after.split('<').next().unwrap(), beside);
}

#[test]
fn a_board_of_ten_thousand_cases_opens_on_a_telephone_and_loses_none() {
    let mut brief = small();
    let board = brief.board.as_mut().unwrap();
    let unit = board.units[0].clone();
    let case = unit.cases[0].clone();
    board.units = (1..=40)
        .map(|n| BoardUnit {
            // Some have few, one has a third of all.
            cases: vec![
                case.clone();
                if n == 1 {
                    3610
                } else if n <= 9 {
                    5
                } else {
                    205
                }
            ],
            ..unit.clone()
        })
        .collect();
    let n: usize = board.units.iter().map(|u| u.cases.len()).sum();
    assert_eq!(n, 10_005);
    let files = files(&brief);
    let html = page(&files, "board.html");
    assert!(html.len() < 1_000_000, "{}", html.len());
    let shown = html.matches("<tr><td><span class=\"chip").count() - 40;
    assert!((1150..=1200).contains(&shown), "{shown}");
    let cut = html
        .matches("semuanya ada di <a href=\"board.xlsx\">")
        .count();
    assert_eq!(cut, 32, "who has five cases keeps them");
    assert!(html.contains("dari 3.610 laporan, yang terburuk lebih dahulu"));
    let mut book = Xlsx::new(Cursor::new(bytes(&files, "board.xlsx").to_vec())).unwrap();
    let all = book.worksheet_range("Laporan").unwrap();
    assert_eq!(all.height(), n + 1);
}

#[test]
fn an_address_that_shows_another_one_is_no_link() {
    let mut brief = small();
    brief.issues[0].items[0].url = Some("https://kabar.invalid/\u{202e}gpj.exe\u{0}".into());
    for file in render(&brief).iter().filter(|f| f.name.ends_with(".html")) {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        assert!(!text.contains(['\u{202e}', '\u{0}']), "{}", file.name);
    }
}

#[test]
fn a_billboard_names_the_kecamatan_in_which_it_hangs() {
    let mut brief = small();
    let board = &mut brief.press.billboards[0];
    let place = |code: &str, name: &str| BillboardPlace {
        code: code.into(),
        name: name.into(),
        items: vec![0],
        villages: Vec::new(),
    };
    board.places = vec![
        place("35.22.17", "Kec. Malo"),
        place("35.22.23", "Kec. Trucuk"),
    ];
    board.lines = vec![
        "Waspada luapan air di Malo".into(),
        "Dengarkan Malowopati, ya".into(),
    ];
    board.facts = vec![Sourced {
        text: "Kec. Malo: 1 butir".into(),
        items: vec![0],
    }];
    let csv = files(&brief);
    let csv = page(&csv, "baliho.csv");
    for (text, kecamatan) in [
        (
            "Waspada luapan air di Malo / Dengarkan Malowopati, ya",
            "Malo",
        ),
        (
            "Waspada luapan air di Trucuk / Dengarkan Malowopati, ya",
            "Trucuk",
        ),
    ] {
        let row = csv
            .lines()
            .find(|l| l.contains(&format!(",Kec. {kecamatan},")))
            .unwrap();
        assert!(row.contains(text), "{row}");
    }
}
