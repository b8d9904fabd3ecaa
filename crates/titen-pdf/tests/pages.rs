//! The PDFs as their readers get them: the same bytes each time, tagged, titled and bookmarked, with the brief's own
//! numbers on them, whatever a source wrote.
#![allow(clippy::unwrap_used)]

mod letters;
#[path = "../../titen-brief/tests/fixture/small.rs"]
mod small;
mod structure;

use small::small;
use structure::{Structure, text};
use titen_brief::{Picture, board_of, files};
use titen_model::{Brief, BriefItem, Coverage, Status};

const HOSTILE: [&str; 7] = [
    "#set page(width: 1cm) #panic(\"x\")",
    "$ x^2 $ @camat <label> *tebal* _miring_ `kode` = Judul",
    "<script>alert(1)</script>",
    "=HYPERLINK(\"http://x\")",
    "\u{202e}kebalik\u{202c} \u{200b}tak tampak",
    "😡👨‍👩‍👧 شارع 日本",
    "\\ \" ' // /* */ [ ] { } ~ -- --- ...",
];

fn picture(svg: &str) -> Picture {
    Picture {
        key: "trend",
        title: "Sebaran butir".into(),
        note: "Jumlah butir menurut kecamatan; garis batas disederhanakan.".into(),
        svg: svg.into(),
    }
}

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 80\"><rect x=\"5\" y=\"5\" width=\"90\" height=\"60\" fill=\"#17375e\"/><text x=\"110\" y=\"40\" font-family=\"sans-serif\" font-size=\"14\">Kec. Kanor → 12</text></svg>";

fn empty() -> Brief {
    Brief {
        office: titen_model::Letterhead {
            kop: Vec::new(),
            place: String::new(),
        },
        issues: Vec::new(),
        below: Vec::new(),
        closed: Vec::new(),
        unranked: Vec::new(),
        proposals: Vec::new(),
        dialog: Vec::new(),
        board: None,
        coverage: Coverage::default(),
        sample: false,
        ..small()
    }
}

#[test]
fn a_brief_is_the_same_bytes_each_time_and_differs_with_its_brief() {
    let first = titen_pdf::brief(&small(), &[picture(SVG)]).unwrap();
    assert!(first == titen_pdf::brief(&small(), &[picture(SVG)]).unwrap());
    let mut other = small();
    other.issues[0].title.push('!');
    assert!(first != titen_pdf::brief(&other, &[picture(SVG)]).unwrap());
}

#[test]
fn a_brief_can_be_read_aloud_and_jumped_in() {
    let brief = small();
    let s = Structure::of(&titen_pdf::brief(&brief, &[picture(SVG)]).unwrap());
    assert!(s.tagged && s.language.starts_with("id"), "{s:?}");
    assert!(
        s.xmp.contains("pdfuaid:part") && s.xmp.contains("pdfaid:part"),
        "{}",
        s.xmp
    );
    assert!(
        s.title
            .starts_with("[DATA CONTOH] Isu Strategis Mingguan 17–23 November 2025"),
        "{}",
        s.title
    );
    assert_eq!(s.date, "D:20251121");
    for section in [
        "Ringkasan",
        "Gambar pekan ini",
        "Isu satu per satu",
        "Nada menurut kanal",
        "Catatan cakupan",
    ] {
        assert!(
            s.bookmarks.iter().any(|b| b == section),
            "{section}: {:?}",
            s.bookmarks
        );
    }
    for issue in &brief.issues {
        let start = format!("{}. ", issue.rank);
        assert!(
            s.bookmarks.iter().any(|b| b.starts_with(&start)),
            "{:?}",
            s.bookmarks
        );
    }
    assert!(
        s.alternatives
            .iter()
            .any(|a| a.starts_with("Sebaran butir. Jumlah butir")),
        "{:?}",
        s.alternatives
    );
}

#[test]
fn a_brief_on_paper_has_the_numbers_of_issues_json() {
    let brief = small();
    let json = files(&brief)
        .into_iter()
        .find(|f| f.name == "issues.json")
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
    let Some(pages) = text(&titen_pdf::brief(&brief, &[]).unwrap()) else {
        return;
    };
    let issues = json["issues"].as_array().unwrap();
    assert_eq!(issues.len(), brief.issues.len());
    // Past the summary, each issue ends with its id.
    let mut rest = &pages[pages.find("Isu satu per satu").unwrap()..];
    for issue in issues {
        let id = issue["id"].as_str().unwrap();
        let (section, after) = rest.split_once(&format!("Nomor isu: {id}")).unwrap();
        for said in [
            format!("{}. {}", issue["rank"], issue["title"].as_str().unwrap()),
            format!("U {}", issue["U"]),
            format!("S {}", issue["S"]),
            format!("G {}", issue["G"]),
            format!("{} jumlah USG", issue["total"]),
            format!("{} butir", issue["n_items"]),
            format!("dari {} sumber", issue["n_sources"]),
            issue["recommendation"].as_str().unwrap().to_owned(),
        ] {
            // pdftotext takes single letters for one word.
            let (said, section) = (said.replace(' ', ""), section.replace(' ', ""));
            assert!(section.contains(&said), "{said} of {id}: {section}");
        }
        rest = after;
    }
    assert!(
        pages.contains("Dibaca 1.234 butir; 56 di antaranya salinan"),
        "{pages}"
    );
    assert!(
        pages.matches("CONTOH — bukan data nyata").count() > 4,
        "{pages}"
    );
}

#[test]
fn nothing_that_a_source_wrote_acts_on_a_page() {
    let mut brief = small();
    let long = "A".repeat(300);
    for (n, text) in HOSTILE.iter().enumerate() {
        let title = (*text).into();
        let one = brief.issues[0].items[0].clone();
        brief.issues[0].items.push(BriefItem { title, ..one });
        brief.coverage.silent_sources.push((*text).into());
        if n < brief.issues.len() {
            brief.issues[n].title = (*text).into();
        }
    }
    let address = format!("https://media.invalid/{}", "jalan-rusak-".repeat(12));
    brief.issues[0].items[0].url = Some(address.clone());
    brief.issues[0].recommendation = HOSTILE.join(" ");
    brief.issues[1].title = long.clone();
    brief.office.place = long.clone();
    brief.scope = HOSTILE.join(" ");
    brief.office.kop.push(HOSTILE.join(" "));
    let pdf = titen_pdf::brief(&brief, &[picture(SVG)]).unwrap();
    let links = Structure::of(&pdf).links;
    assert!(links.contains(&address), "{links:?}");
    assert!(links.iter().all(|l| l.starts_with("http")), "{links:?}");
    let Some(pages) = text(&pdf) else { return };
    for said in [
        "#set page(width: 1cm) #panic(\"x\")",
        "$ x^2 $ @camat <label> *tebal* _miring_ `kode` = Judul",
        "<script>alert(1)</script>",
        "=HYPERLINK(\"http://x\")",
        "kebalik tak tampak",
        "\u{fffd} \u{fffd} \u{fffd}",
    ] {
        assert!(pages.contains(said), "{said}: {pages}");
    }
    let (board, head) = board_of(&brief);
    titen_pdf::board(&board, head).unwrap();
}

#[test]
fn a_week_without_issues_is_a_correct_page() {
    let pdf = titen_pdf::brief(&empty(), &[]).unwrap();
    let s = Structure::of(&pdf);
    assert!(
        !s.title.contains("CONTOH") && s.date == "D:20251123",
        "{s:?}"
    );
    let (brief, draft) = (
        empty(),
        Brief {
            status: Status::Draft,
            revision: 2,
            ralat: vec!["Jumlah butir: dari 1 menjadi 2.".into()],
            ..empty()
        },
    );
    let (board, head) = board_of(&brief);
    let board = titen_pdf::board(&board, head).unwrap();
    let Some(pages) = text(&pdf) else { return };
    assert!(
        pages.contains("Tidak ada isu yang memenuhi kriteria pekan ini."),
        "{pages}"
    );
    assert!(
        text(&board)
            .unwrap()
            .contains("Tidak ada laporan yang terbuka")
    );
    let draft = text(&titen_pdf::brief(&draft, &[]).unwrap()).unwrap();
    assert!(
        draft.contains("DRAF. Belum diterbitkan")
            && draft.contains("RALAT. Revisi 2 ini membetulkan revisi 1"),
        "{draft}"
    );
}

/// One issue with thousands of items: the list ends with where the rest is.
#[test]
fn a_long_list_of_items_ends_with_where_the_rest_is() {
    let mut brief = small();
    let one = brief.issues[0].items[0].clone();
    let have = brief.issues[0].items.len();
    brief.issues[0]
        .items
        .extend((have..2000).map(|n| BriefItem {
            key: format!("k{n}"),
            title: format!("Laporan nomor {n}"),
            ..one.clone()
        }));
    let all: Vec<usize> = (0..2000).step_by(2).collect();
    brief.issues[0].parts[0].evidence = all;
    let pdf = titen_pdf::brief(&brief, &[]).unwrap();
    assert!(Structure::of(&pdf).n_pages < 20);
    let Some(pages) = text(&pdf) else { return };
    assert!(pages.contains("Ditampilkan 30 dari 2.000 butir"), "{pages}");
    assert!(
        pages.contains("berita daring 1.999 [1–2, 4–2000]"),
        "{pages}"
    );
    assert!(
        pages.contains("[1, 3, 5, 7, 9, 11, 13, 15, 17, dan"),
        "{pages}"
    );
    assert!(pages.contains("991 lagi]"), "{pages}");
}

#[test]
fn the_board_has_a_sheet_for_each_unit() {
    let brief = small();
    let (board, head) = board_of(&brief);
    let pdf = titen_pdf::board(&board, head).unwrap();
    assert!(pdf == titen_pdf::board(&board, head).unwrap());
    let s = Structure::of(&pdf);
    assert!(
        s.tagged && s.language.starts_with("id") && s.title.contains("Papan Jumat"),
        "{s:?}"
    );
    assert!(s.n_pages > board.units.len());
    let Some(pages) = text(&pdf) else { return };
    for unit in &board.units {
        let c = &unit.counts;
        let says = format!("Merah {}, kuning {}, hijau {}", c.merah, c.kuning, c.hijau);
        assert!(pages.contains(&says), "{says}: {pages}");
    }
}

#[test]
fn a_picture_that_is_none_is_named() {
    let error = titen_pdf::brief(&small(), &[picture("<svg")]).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("brief.typ can't be set as PDF: "),
        "{error}"
    );
}
