//! The documents of an edition as a word processor reads them: nothing to repair, every link leads somewhere,
//! and nothing that a source wrote is anything but text.
#![allow(clippy::unwrap_used)]

#[path = "fixture/opened.rs"]
mod opened;
#[path = "fixture/repair.rs"]
mod repair;
#[path = "fixture/small.rs"]
mod small;

use repair::{W, all, check};
use roxmltree::{Document, Node};
use small::small;
use std::collections::BTreeMap;
use titen_brief::render;
use titen_model::{Brief, Letter, LetterBlock, LetterKind, Letterhead, Signatory, Status};

const NASTY: &str = "=1+1 <script>alert('x')</script> \u{202e}kebalik\u{202c} \u{0}\u{8}\u{1b} 😀👩‍👩‍👧 \"&amp;\" ]]> \u{fffe}";

fn letter(kind: LetterKind, file: &str) -> Letter {
    Letter {
        file: file.into(),
        kind,
        office: Letterhead {
            kop: vec!["PEMERINTAH".into(), "DINAS".into(), "Jalan Contoh 1".into()],
            place: "Contoh".into(),
        },
        sample: true,
        date: "2025-11-24".parse().unwrap(),
        number: None,
        to: vec![NASTY.into(), "Sekretaris".into()],
        from: "Kepala Bidang".into(),
        copies: vec!["Bupati Contoh".into()],
        nature: "Biasa".into(),
        attachment: "-".into(),
        subject: format!("Hal {}", "panjang ".repeat(40)),
        body: vec![
            LetterBlock::Heading(NASTY.into()),
            LetterBlock::Paragraph("x".repeat(300)),
            LetterBlock::Numbered(vec!["satu".into(), String::new()]),
            LetterBlock::Numbered(vec!["satu lagi".into()]),
            LetterBlock::Table {
                head: vec!["No.".into(), "Isu".into()],
                rows: vec![
                    vec!["1".into(), NASTY.into()],
                    vec!["2".into()],
                    vec![String::new(), String::new(), "terlalu banyak".into()],
                ],
            },
            LetterBlock::Table {
                head: vec![],
                rows: vec![],
            },
        ],
        signatory: Signatory {
            position: "Kepala Bidang".into(),
            ..Signatory::default()
        },
    }
}

/// With everything that has ever broken a document.
fn nasty() -> Brief {
    let mut brief = small();
    brief.letters = vec![
        letter(LetterKind::NotaDinas, "nota-dinas"),
        letter(LetterKind::SuratDinas, "surat-dpu"),
        letter(LetterKind::Undangan, "undangan-dialog"),
    ];
    let issue = &mut brief.issues[0];
    issue.title = format!("{NASTY} {}", "a".repeat(300));
    issue.quotes[0].text = NASTY.into();
    issue.recommendation = NASTY.into();
    issue.items[0].url = Some("https://kabar.contoh.invalid/a b?c=<d>&e=é|".into());
    issue.items[1].url = Some("http://[tidak/sah".into());
    brief.coverage.failed_sources[0].error = NASTY.into();
    brief
}

fn empty() -> Brief {
    let mut brief = small();
    brief.issues.clear();
    brief.below.clear();
    brief.closed.clear();
    brief.unranked.clear();
    brief.proposals.clear();
    brief.dialog.clear();
    brief.board = None;
    brief.coverage = Default::default();
    brief
}

fn documents(brief: &Brief) -> BTreeMap<String, BTreeMap<String, String>> {
    render(brief)
        .into_iter()
        .filter(|f| f.name.ends_with(".docx"))
        .map(|f| (f.name, opened::parts(&f.bytes)))
        .collect()
}

#[test]
fn no_document_has_anything_to_repair() {
    for brief in [small(), nasty(), empty()] {
        let documents = documents(&brief);
        assert_eq!(documents.len(), 1 + brief.letters.len());
        for (name, parts) in &documents {
            check(name, parts);
        }
    }
}

#[test]
fn what_a_source_wrote_is_text() {
    for (name, parts) in documents(&nasty()) {
        for (part, text) in &parts {
            assert!(!text.contains("<script"), "{name}: {part}");
            assert!(
                !text.contains(['\u{202e}', '\u{202c}', '\u{8}', '\u{1b}', '\u{fffe}']),
                "{name}: {part}"
            );
        }
        let body = &parts["word/document.xml"];
        assert!(
            body.contains("&lt;script&gt;alert('x')&lt;/script&gt; kebalik"),
            "{name}"
        );
        assert!(body.contains("😀"), "{name}");
    }
}

/// A word processor that lays out thousands of links in one cell does not come back.
#[test]
fn an_issue_of_a_thousand_items_is_a_document_that_opens() {
    let mut brief = small();
    let issue = &mut brief.issues[0];
    let first = issue.items[0].clone();
    issue.items = vec![first; 1000];
    issue.parts[0].evidence = (0..1000).step_by(2).collect();
    issue.quotes[0].item = 500;
    let parts = &documents(&brief)["brief.docx"];
    check("brief.docx", parts);
    let body = Document::parse(&parts["word/document.xml"]).unwrap();
    let links = |p: &Node<'_, '_>| {
        let links = p
            .descendants()
            .filter(|n| n.tag_name().name() == "hyperlink");
        links.count()
    };
    assert!(all(&body, "p").iter().map(links).max() <= Some(40));
    let said = text(body.root());
    assert!(said.contains(", 79, dan 460 lagi di brief.html]"));
    assert!(said.contains("Ditampilkan 30 dari 1.000 butir: yang dikutip dan yang pertama"));
    let large = all(&body, "tr")
        .into_iter()
        .filter(|r| r.range().len() > 22_000);
    for row in large {
        assert!(
            row.descendants()
                .all(|n| n.tag_name().name() != "cantSplit")
        );
    }
    assert_eq!(
        said.matches("Warga mengeluh.").count(),
        31,
        "30 of it, and one of the other issue"
    );
    let lists = Document::parse(&parts["word/numbering.xml"]).unwrap();
    let starts = all(&lists, "startOverride");
    let starts: Vec<_> = starts
        .iter()
        .filter_map(|n| n.attribute((W, "val")))
        .collect();
    assert!(
        starts.contains(&"501"),
        "a number stays its item's: {starts:?}"
    );
}

#[test]
fn the_same_brief_gives_the_same_documents_whatever_was_made_before() {
    let docx = |brief: &Brief| -> Vec<_> {
        render(brief)
            .into_iter()
            .filter(|f| f.name.ends_with(".docx"))
            .collect()
    };
    let first = docx(&nasty());
    docx(&small());
    let other = std::thread::spawn(move || docx(&nasty())).join().unwrap();
    assert!(first == other);
}

#[test]
fn the_brief_has_headings_and_tables_that_repeat_their_head() {
    let parts = &documents(&small())["brief.docx"];
    let body = Document::parse(&parts["word/document.xml"]).unwrap();
    let headings: Vec<String> = all(&body, "p")
        .into_iter()
        .filter(|p| {
            p.descendants().any(|n| {
                n.tag_name().name() == "pStyle" && n.attribute((W, "val")) == Some("Heading1")
            })
        })
        .map(text)
        .collect();
    let order = [
        "Ringkasan",
        "Isu satu per satu",
        "Pandangan kedua: kriteria berbobot",
        "Nada menurut kanal",
        "Tempat",
        "Yang dikutip",
        "Pejabat yang dikutip",
        "Papan perangkat daerah",
        "Rekomendasi menurut perangkat daerah",
        "Topik dialog pekan depan",
        "Peringkat berikutnya",
        "Yang tidak diperingkat dan sebabnya",
        "Isu pekan lalu yang tidak muncul lagi",
        "Catatan cakupan",
        "Cara peringkat disusun",
        "Lampiran A. Butir setiap isu",
        "Lampiran B. Butir menurut kanal, nada, dan tempat",
    ];
    assert_eq!(headings, order);
    for table in all(&body, "tbl") {
        let row = table
            .children()
            .find(|n| n.tag_name().name() == "tr")
            .unwrap();
        assert!(
            row.descendants()
                .any(|n| n.tag_name().name() == "tblHeader")
        );
    }
    assert!(parts["word/header1.xml"].contains("DINAS KOMUNIKASI &amp; INFORMATIKA"));
    assert!(parts["word/footer1.xml"].contains(" NUMPAGES "));
    assert!(
        parts["docProps/core.xml"]
            .contains("<dcterms:created xsi:type=\"dcterms:W3CDTF\">2025-11-21T")
    );
}

#[test]
fn a_letter_leaves_blank_what_nobody_told() {
    let documents = documents(&nasty());
    let read = |name: &str| {
        let body = &documents[name]["word/document.xml"];
        text(Document::parse(body).unwrap().root())
    };
    let nota = read("surat/nota-dinas.docx");
    for part in [
        "NOTA DINAS",
        "Nomor:……",
        "Tanggal:24 November 2025",
        "NIP ……",
    ] {
        assert!(nota.contains(part), "{part}: {nota}");
    }
    let surat = read("surat/surat-dpu.docx");
    assert!(
        surat.starts_with("Contoh, 24 November 2025Nomor:"),
        "{surat}"
    );
    assert!(surat.ends_with("Tembusan:Bupati Contoh"), "{surat}");
}

#[test]
fn a_draft_says_so_on_every_document() {
    let mut brief = nasty();
    brief.status = Status::Draft;
    for (name, parts) in documents(&brief) {
        for head in ["word/header1.xml", "word/header2.xml"] {
            assert!(parts[head].contains("DRAF: belum diterbitkan"), "{name}");
        }
    }
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(|n| n.is_element() && n.tag_name().name() == "t")
        .filter_map(|n| n.text())
        .collect()
}
