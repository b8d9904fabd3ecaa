//! The documents of an edition as a word processor reads them: nothing to repair, every link leads somewhere,
//! and nothing that a source wrote is anything but text.
#![allow(clippy::unwrap_used)]

#[path = "fixture/opened.rs"]
mod opened;
#[path = "fixture/small.rs"]
mod small;

use roxmltree::{Document, Node};
use small::small;
use std::collections::{BTreeMap, BTreeSet};
use titen_brief::render;
use titen_model::{Brief, Letter, LetterBlock, LetterKind, Letterhead, Signatory, Status};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
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

fn all<'a>(xml: &'a Document<'a>, name: &str) -> Vec<Node<'a, 'a>> {
    let name = name.to_owned();
    let nodes = xml.descendants().filter(|n| n.is_element());
    nodes.filter(|n| n.tag_name().name() == name).collect()
}

fn unique(name: &str, what: &str, values: &[String]) {
    let set: BTreeSet<&String> = values.iter().collect();
    assert_eq!(set.len(), values.len(), "{name}: {what}");
}

fn values(xml: &Document<'_>, element: &str, attribute: &str) -> Vec<String> {
    all(xml, element)
        .iter()
        .map(|n| n.attribute((W, attribute)).unwrap().to_owned())
        .collect()
}

/// What makes Word offer to repair a file.
fn check(name: &str, parts: &BTreeMap<String, String>) {
    let parsed: BTreeMap<&str, Document<'_>> = parts
        .iter()
        .map(|(part, text)| {
            let xml = Document::parse(text).unwrap_or_else(|e| panic!("{name}: {part}: {e}"));
            (part.as_str(), xml)
        })
        .collect();
    let body = &parsed["word/document.xml"];

    let types = all(&parsed["[Content_Types].xml"], "Override");
    let typed: BTreeSet<&str> = types
        .iter()
        .map(|n| n.attribute("PartName").unwrap())
        .collect();
    for part in parts
        .keys()
        .filter(|p| p.ends_with(".xml") && *p != "[Content_Types].xml")
    {
        assert!(
            typed.contains(format!("/{part}").as_str()),
            "{name}: {part} has no type"
        );
    }
    for part in typed {
        assert!(
            parts.contains_key(&part[1..]),
            "{name}: {part} is not there"
        );
    }

    let links = all(&parsed["word/_rels/document.xml.rels"], "Relationship");
    let ids: Vec<String> = links
        .iter()
        .map(|n| n.attribute("Id").unwrap().to_owned())
        .collect();
    unique(name, "relationships", &ids);
    for link in &links {
        let target = link.attribute("Target").unwrap();
        if link.attribute("TargetMode") == Some("External") {
            assert!(target.starts_with("http") && target.is_ascii(), "{target}");
            assert!(!target.contains([' ', '<', '>', '|', '"']), "{target}");
        } else {
            assert!(parts.contains_key(&format!("word/{target}")), "{target}");
        }
    }
    for node in body.descendants() {
        if let Some(id) = node.attribute((R, "id")) {
            assert!(ids.iter().any(|i| i == id), "{name}: {id} leads nowhere");
        }
    }

    let marks = values(body, "bookmarkStart", "name");
    unique(name, "names of marks", &marks);
    unique(name, "ids of marks", &values(body, "bookmarkStart", "id"));
    assert_eq!(
        values(body, "bookmarkStart", "id"),
        values(body, "bookmarkEnd", "id")
    );
    for mark in &marks {
        assert!(mark.len() <= 40 && mark.starts_with(|c: char| c.is_ascii_alphabetic()));
    }
    for link in all(body, "hyperlink") {
        if let Some(anchor) = link.attribute((W, "anchor")) {
            assert!(marks.iter().any(|m| m == anchor), "{name}: #{anchor}");
        }
    }

    let styles = &parsed["word/styles.xml"];
    let known = values(styles, "style", "styleId");
    unique(name, "styles", &known);
    let lists = values(&parsed["word/numbering.xml"], "num", "numId");
    unique(name, "lists", &lists);
    for (part, xml) in &parsed {
        for element in ["pStyle", "rStyle", "tblStyle", "basedOn", "next"] {
            for style in values(xml, element, "val") {
                assert!(known.contains(&style), "{name}: {part}: style {style}");
            }
        }
        for list in all(xml, "numId") {
            let list = list.attribute((W, "val")).unwrap().to_owned();
            assert!(lists.contains(&list), "{name}: {part}: list {list}");
        }
    }

    for cell in all(body, "tc") {
        let last = cell.last_element_child().unwrap();
        assert_eq!(
            last.tag_name().name(),
            "p",
            "{name}: a cell without a paragraph"
        );
    }
    for table in all(body, "tbl") {
        let children = |n: &str| -> Vec<Node<'_, '_>> {
            let n = n.to_owned();
            table
                .children()
                .filter(|c| c.tag_name().name() == n)
                .collect()
        };
        let grid = children("tblGrid")[0].children().count();
        for row in children("tr") {
            let wide: usize = row
                .children()
                .filter(|c| c.tag_name().name() == "tc")
                .map(|cell| {
                    let span = cell
                        .descendants()
                        .find(|n| n.tag_name().name() == "gridSpan");
                    span.map_or(1, |s| s.attribute((W, "val")).unwrap().parse().unwrap())
                })
                .sum();
            assert_eq!(wide, grid, "{name}: a row is as wide as its table");
        }
        let next = table.next_sibling_element().unwrap();
        assert_eq!(
            next.tag_name().name(),
            "p",
            "{name}: two tables would be one"
        );
    }
    let lang = values(styles, "lang", "val");
    assert_eq!(lang, ["id-ID"]);
    let sizes = all(body, "pgSz");
    assert_eq!(
        (sizes[0].attribute((W, "w")), sizes[0].attribute((W, "h"))),
        (Some("11906"), Some("16838")),
        "A4"
    );
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
