//! What a PDF says of itself, and the text of its pages by poppler's pdftotext, where that is installed.

use lopdf::{Dictionary, Document, Object};
use std::io::Write as _;
use std::process::{Command, Stdio};

#[derive(Debug)]
pub struct Structure {
    pub tagged: bool,
    pub language: String,
    pub title: String,
    /// Without its time of day.
    pub date: String,
    pub xmp: String,
    pub bookmarks: Vec<String>,
    /// What is read aloud in place of pictures.
    pub alternatives: Vec<String>,
    /// Addresses that a click leads to.
    pub links: Vec<String>,
    pub n_pages: usize,
}

impl Structure {
    pub fn of(pdf: &[u8]) -> Self {
        let doc = Document::load_mem(pdf).unwrap();
        let catalog = doc.catalog().unwrap();
        let info = doc.trailer.get(b"Info").and_then(|i| doc.dereference(i));
        let info = info.unwrap().1.as_dict().unwrap().clone();
        let metadata = catalog.get(b"Metadata").and_then(|m| doc.dereference(m));
        let metadata = metadata.unwrap().1.as_stream().unwrap();
        let xmp = metadata
            .decompressed_content()
            .unwrap_or_else(|_| metadata.content.clone());
        let mut bookmarks = Vec::new();
        if let Ok(outlines) = catalog.get(b"Outlines") {
            walk(&doc, outlines, &mut bookmarks);
        }
        let marked = catalog.get(b"MarkInfo").and_then(|m| doc.dereference(m));
        let marked = marked.is_ok_and(|(_, m)| {
            let marked = m.as_dict().unwrap().get(b"Marked");
            marked.is_ok_and(|m| m.as_bool().unwrap())
        });
        let all = || doc.objects.values().filter_map(|o| o.as_dict().ok());
        let action = |d: &Dictionary| {
            let action = d.get(b"A").and_then(|a| doc.dereference(a)).ok()?.1;
            let uri = action.as_dict().ok()?.get(b"URI").ok()?.as_str().ok()?;
            Some(String::from_utf8(uri.to_vec()).unwrap())
        };
        Structure {
            tagged: marked && catalog.has(b"StructTreeRoot"),
            language: string(&doc, catalog, b"Lang"),
            title: string(&doc, &info, b"Title"),
            date: string(&doc, &info, b"CreationDate")
                .chars()
                .take(10)
                .collect(),
            xmp: String::from_utf8(xmp).unwrap(),
            bookmarks,
            alternatives: all()
                .filter(|d| d.has(b"Alt"))
                .map(|d| string(&doc, d, b"Alt"))
                .collect(),
            links: all().filter_map(action).collect(),
            n_pages: doc.get_pages().len(),
        }
    }
}

fn string(doc: &Document, dict: &Dictionary, key: &[u8]) -> String {
    let value = dict.get(key).and_then(|v| doc.dereference(v));
    value
        .map(|(_, v)| lopdf::decode_text_string(v).unwrap())
        .unwrap_or_default()
}

fn walk(doc: &Document, node: &Object, titles: &mut Vec<String>) {
    let Ok((_, Object::Dictionary(node))) = doc.dereference(node) else {
        return;
    };
    if node.has(b"Title") {
        titles.push(string(doc, node, b"Title"));
    }
    for next in [&b"First"[..], b"Next"] {
        if let Ok(next) = node.get(next) {
            walk(doc, next, titles);
        }
    }
}

/// As one line, without the stamp across the page. None, and said, where pdftotext is not installed.
pub fn text(pdf: &[u8]) -> Option<String> {
    let ran = Command::new("pdftotext")
        .args(["-nodiag", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut ran) = ran else {
        writeln!(std::io::stderr(), "left out: pdftotext is not installed")
            .expect("standard error");
        return None;
    };
    let mut stdin = ran.stdin.take().unwrap();
    let bytes = pdf.to_vec();
    let feed = std::thread::spawn(move || stdin.write_all(&bytes));
    let out = ran.wait_with_output().unwrap();
    feed.join().unwrap().unwrap();
    assert!(out.status.success());
    // Breaks that a long word was given are no part of it.
    let text = String::from_utf8(out.stdout)
        .unwrap()
        .replace('\u{200b}', "");
    let words: Vec<&str> = text.split_whitespace().collect();
    Some(words.join(" "))
}
