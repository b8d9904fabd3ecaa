//! The parts of the package around the text: styles, lists, properties, and what leads to what.

use chrono::NaiveDate;
use std::fmt::Write as _;

pub(super) const CONTENT_TYPES: &str = include_str!("../../templates/docx/content_types.xml");
pub(super) const RELS: &str = include_str!("../../templates/docx/rels.xml");
pub(super) const APP: &str = include_str!("../../templates/docx/app.xml");
pub(super) const STYLES: &str = include_str!("../../templates/docx/styles.xml");
pub(super) const SETTINGS: &str = include_str!("../../templates/docx/settings.xml");
const ABSTRACT_LISTS: &str = include_str!("../../templates/docx/lists.xml");

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) const BULLETS: usize = 1;
pub(super) const FIRST_LIST: usize = 2;

pub(super) fn in_root(name: &str, content: &str) -> String {
    format!("{HEAD}<w:{name} xmlns:w=\"{W}\" xmlns:r=\"{R}\">{content}</w:{name}>")
}

/// The `n`th link, from 1; the first ids belong to the other parts.
pub(super) fn link_id(n: usize) -> String {
    format!("rId{}", n + 6)
}

pub(super) fn links(urls: &[String], n_images: usize) -> String {
    let mut out = format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    let parts = [
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("header", "header1.xml"),
        ("header", "header2.xml"),
        ("footer", "footer1.xml"),
    ];
    for (n, (kind, target)) in (1..).zip(parts) {
        write!(
            out,
            "<Relationship Id=\"rId{n}\" Type=\"{R}/{kind}\" Target=\"{target}\"/>"
        )
        .expect("writing to a string cannot fail");
    }
    for (n, url) in (1..).zip(urls) {
        write!(
            out,
            "<Relationship Id=\"{}\" Type=\"{R}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            link_id(n),
            super::run::escaped(url)
        )
        .expect("writing to a string cannot fail");
    }
    for n in 1..=n_images {
        let name = image_name(n);
        let target = name.trim_start_matches("word/");
        write!(
            out,
            "<Relationship Id=\"rIdG{n}\" Type=\"{R}/image\" Target=\"{target}\"/>"
        )
        .expect("writing to a string cannot fail");
    }
    out + "</Relationships>"
}

/// The `n`th image, from 1.
pub(super) fn image_name(n: usize) -> String {
    format!("word/media/gambar{n}.png")
}

/// A paragraph with the `n`th image in the line (ECMA-376, 20.4.2.8); `size` in dots, `width` in twentieths of a point.
pub(super) fn image(n: usize, says: &str, size: (u32, u32), width: u32) -> String {
    const EMU: u64 = 635;
    const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
    let wide = u64::from(width) * EMU;
    let high = wide * u64::from(size.1) / u64::from(size.0).max(1);
    let says = super::run::escaped(says);
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/><w:keepNext/></w:pPr><w:r><w:drawing><wp:inline \
         xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent \
         cx=\"{wide}\" cy=\"{high}\"/><wp:docPr id=\"{n}\" name=\"Gambar {n}\" descr=\"{says}\"/><a:graphic \
         xmlns:a=\"{DRAWING}/main\"><a:graphicData uri=\"{DRAWING}/picture\"><pic:pic \
         xmlns:pic=\"{DRAWING}/picture\"><pic:nvPicPr><pic:cNvPr id=\"{n}\" name=\"gambar{n}.png\"/><pic:cNvPicPr/>\
         </pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdG{n}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm><a:prstGeom \
         prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>\
         </w:r></w:p>"
    )
}

/// An ordered list for each number that one counts from.
pub(super) fn numbering(firsts: &[usize]) -> String {
    let mut lists = format!(
        "{ABSTRACT_LISTS}<w:num w:numId=\"{BULLETS}\"><w:abstractNumId w:val=\"0\"/></w:num>"
    );
    for (list, first) in (FIRST_LIST..).zip(firsts) {
        write!(
            lists,
            "<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
             <w:startOverride w:val=\"{first}\"/></w:lvlOverride></w:num>"
        )
        .expect("writing to a string cannot fail");
    }
    in_root("numbering", &lists)
}

pub(super) fn core(title: &str, author: &str, day: NaiveDate) -> String {
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>{author}</dc:creator><dc:language>id-ID</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>"
    )
}
