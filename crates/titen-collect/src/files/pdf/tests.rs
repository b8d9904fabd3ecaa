//! Pages drawn by hand: each text with its place and size.

use super::*;
use pdf_extract::{
    Dictionary, Object, Stream,
    content::{Content, Operation},
    dictionary,
};

/// Text, left, bottom, size.
pub type Drawn<'a> = (&'a str, f64, f64, f64);

pub fn pdf(pages: &[&[Drawn]]) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let root = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let resources = document.add_object(dictionary! {
        "Font" => dictionary! { "F1" => font },
    });
    let kids: Vec<Object> = pages
        .iter()
        .map(|page| {
            let mut operations = Vec::new();
            for (text, x, y, size) in *page {
                operations.extend([
                    Operation::new("BT", vec![]),
                    Operation::new("Tf", vec!["F1".into(), (*size as f32).into()]),
                    Operation::new("Td", vec![(*x as f32).into(), (*y as f32).into()]),
                    Operation::new("Tj", vec![Object::string_literal(*text)]),
                    Operation::new("ET", vec![]),
                ]);
            }
            let content = Content { operations }.encode().unwrap();
            let content = document.add_object(Stream::new(Dictionary::new(), content));
            document
                .add_object(dictionary! {
                    "Type" => "Page", "Parent" => root, "Contents" => content, "Resources" => resources,
                    "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
                })
                .into()
        })
        .collect();
    let n = kids.len() as i64;
    let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => n };
    document.objects.insert(root, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

pub const CLIPPING: &[Drawn] = &[
    ("Jembatan Luwihaji Ditutup", 60.0, 760.0, 26.0),
    ("KANOR - Jembatan gantung itu di-", 60.0, 720.0, 10.0),
    ("tutup karena kabelnya berkarat dan", 60.0, 707.0, 10.0),
    ("lantainya lepas. Anak-", 60.0, 694.0, 10.0),
    ("anak harus memutar sembilan kilo.", 60.0, 681.0, 10.0),
    ("Pelajar memilih menyeberang naik", 320.0, 720.0, 10.0),
    ("perahu. Camat berjanji memper-", 320.0, 707.0, 10.0),
    ("baiki jembatan bulan depan.", 320.0, 694.0, 10.0),
];

#[test]
fn columns_are_read_one_after_another_and_hyphens_are_taken_back() {
    let pages = read(&pdf(&[CLIPPING])).unwrap();
    let texts: Vec<&str> = pages[0]
        .paragraphs
        .iter()
        .map(|p| p.text.as_str())
        .collect();
    assert_eq!(
        texts,
        [
            "Jembatan Luwihaji Ditutup",
            "KANOR - Jembatan gantung itu ditutup karena kabelnya berkarat dan lantainya lepas. Anak-anak harus memutar sembilan kilo.",
            "Pelajar memilih menyeberang naik perahu. Camat berjanji memperbaiki jembatan bulan depan.",
        ]
    );
    assert!(!pages[0].is_scan() && !pages[0].broken);
}

#[test]
fn a_page_without_text_is_a_scan() {
    let pages = read(&pdf(&[CLIPPING, &[("3", 300.0, 20.0, 9.0)]])).unwrap();
    assert_eq!(
        pages.iter().map(Page::is_scan).collect::<Vec<_>>(),
        [false, true]
    );
}

#[test]
fn broken_files_are_refused_and_panic_nowhere() {
    let whole = pdf(&[CLIPPING, CLIPPING]);
    for end in (0..whole.len()).step_by(97) {
        let _ = read(&whole[..end]);
    }
    for at in (0..whole.len()).step_by(61) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = read(&bytes);
    }
    assert!(read(b"").is_err());
}
