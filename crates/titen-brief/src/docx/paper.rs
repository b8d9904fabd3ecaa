//! A document as it is written, from its head to its foot.

use super::{
    Run, Style, Table, package, parts,
    run::{escaped, field, mark_name, run, web_address},
};
use chrono::NaiveDate;
use std::{collections::BTreeSet, fmt::Write as _};

/// What is the same for all pages.
pub(crate) struct Form {
    pub(crate) title: String,
    pub(crate) author: String,
    /// For its properties: a document is as old as what it tells.
    pub(crate) day: NaiveDate,
    /// Lines of the first page's head.
    pub(crate) kop: Vec<String>,
    /// Sample, draft: on every page.
    pub(crate) mark: Option<String>,
    /// At the head of the pages after the first.
    pub(crate) running: String,
    /// Left and right, in twentieths of a point.
    pub(crate) margins: (u32, u32),
}

const A4: (u32, u32) = (11_906, 16_838);

pub(crate) struct Paper {
    form: Form,
    body: String,
    links: Vec<String>,
    images: Vec<Vec<u8>>,
    marks: BTreeSet<String>,
    /// Marks that no text stands at: what leads there is plain.
    absent: BTreeSet<String>,
    /// What each ordered list counts from.
    lists: Vec<usize>,
}

impl Paper {
    pub(crate) fn new(form: Form) -> Paper {
        Paper {
            form,
            body: String::new(),
            links: Vec::new(),
            images: Vec::new(),
            marks: BTreeSet::new(),
            absent: BTreeSet::new(),
            lists: Vec::new(),
        }
    }

    /// Nothing may lead to a mark that the document leaves out: Word would not follow it, and a reader would look for it.
    pub(crate) fn leaves_out(&mut self, mark: &str) {
        self.absent.insert(mark.to_owned());
    }

    pub(crate) fn paragraph(&mut self, style: Style, runs: &[Run]) {
        let xml = self.xml(style, "", runs);
        self.body += &xml;
    }

    pub(crate) fn text(&mut self, style: Style, text: &str) {
        self.paragraph(style, &[Run::plain(text)]);
    }

    /// Begins a page.
    pub(crate) fn new_page(&mut self, style: Style, runs: &[Run]) {
        let xml = self.xml(style, "<w:pageBreakBefore/>", runs);
        self.body += &xml;
    }

    pub(crate) fn numbered(&mut self, entries: &[Vec<Run>]) {
        self.numbered_from(1, entries);
    }

    pub(crate) fn numbered_from(&mut self, first: usize, entries: &[Vec<Run>]) {
        let list = parts::FIRST_LIST + self.lists.len();
        self.lists.push(first);
        self.list(Style::Numbered, list, entries);
    }

    pub(crate) fn bullets(&mut self, entries: &[Vec<Run>]) {
        self.list(Style::Bullet, parts::BULLETS, entries);
    }

    fn list(&mut self, style: Style, list: usize, entries: &[Vec<Run>]) {
        let number = format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        for runs in entries {
            let xml = self.xml(style, &number, runs);
            self.body += &xml;
        }
    }

    /// A PNG, as wide as it is said in twentieths of a point.
    pub(crate) fn image(&mut self, png: &[u8], says: &str, size: (u32, u32), width: u32) {
        self.images.push(png.to_vec());
        self.body += &parts::image(self.images.len(), says, size, width);
    }

    pub(crate) fn table(&mut self, table: &Table) {
        let width = A4.0 - self.form.margins.0 - self.form.margins.1;
        let xml = table.xml(width, |style, runs| self.xml(style, "", runs));
        self.body += &xml;
        // Between two tables: else they are one.
        self.paragraph(Style::Gap, &[]);
    }

    fn xml(&mut self, style: Style, more: &str, runs: &[Run]) -> String {
        let mut out = format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{more}</w:pPr>",
            style.id()
        );
        for piece in runs {
            match piece {
                Run::Plain(text) => out += &run(None, text),
                Run::Bold(text) => out += &run(Some("Strong"), text),
                Run::Small(text) => out += &run(Some("Kecil"), text),
                Run::Break => out += "<w:r><w:br/></w:r>",
                Run::Page => out += &field("PAGE"),
                Run::Pages => out += &field("NUMPAGES"),
                Run::Mark(name) => out += &self.mark(name),
                Run::To { mark, text } if self.absent.contains(mark) => {
                    out += &run(Some("Kecil"), text)
                }
                Run::To { mark, text } => {
                    write!(
                        out,
                        "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>",
                        mark_name(mark),
                        run(Some("Hyperlink"), text)
                    )
                    .expect("writing to a string cannot fail");
                }
                Run::Web { url, text } => match web_address(url) {
                    None => out += &run(None, text),
                    Some(url) => {
                        self.links.push(url);
                        write!(
                            out,
                            "<w:hyperlink r:id=\"{}\" w:history=\"1\">{}</w:hyperlink>",
                            parts::link_id(self.links.len()),
                            run(Some("Hyperlink"), text)
                        )
                        .expect("writing to a string cannot fail");
                    }
                },
            }
        }
        out + "</w:p>"
    }

    /// The first of a name stands; a second one would be a broken file.
    fn mark(&mut self, name: &str) -> String {
        let name = mark_name(name);
        let id = self.marks.len() + 1;
        if !self.marks.insert(name.clone()) {
            return String::new();
        }
        format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/><w:bookmarkEnd w:id=\"{id}\"/>")
    }

    pub(crate) fn finish(mut self) -> Vec<u8> {
        let mark = self.form.mark.clone();
        let banner = |paper: &mut Paper| {
            mark.as_ref().map_or(String::new(), |text| {
                paper.xml(Style::Banner, "", &[Run::plain(text)])
            })
        };
        let kop = std::mem::take(&mut self.form.kop);
        let mut first = banner(&mut self);
        for (at, line) in kop.iter().enumerate() {
            let style = if at + 1 == kop.len() {
                Style::KopLast
            } else {
                Style::Kop
            };
            // The government and the office in bold, the address below them not.
            let text = if at < 2 {
                Run::bold(line)
            } else {
                Run::plain(line)
            };
            first += &self.xml(style, "", &[text]);
        }
        if first.is_empty() {
            first = self.xml(Style::Header, "", &[]);
        }
        let mut others = banner(&mut self);
        let running = Run::plain(&self.form.running);
        others += &self.xml(Style::Header, "", &[running]);
        let foot = self.xml(
            Style::Footer,
            "",
            &[
                Run::plain("Halaman "),
                Run::Page,
                Run::plain(" dari "),
                Run::Pages,
            ],
        );
        let (left, right) = self.form.margins;
        let section = format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/><w:headerReference w:type=\"first\" \
             r:id=\"rId4\"/><w:footerReference w:type=\"default\" r:id=\"rId6\"/><w:footerReference \
             w:type=\"first\" r:id=\"rId6\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"/><w:pgMar w:top=\"1134\" \
             w:right=\"{right}\" w:bottom=\"1134\" w:left=\"{left}\" w:header=\"567\" w:footer=\"567\" \
             w:gutter=\"0\"/><w:cols w:space=\"708\"/><w:titlePg/></w:sectPr>",
            A4.0, A4.1
        );
        let texts = [
            ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
            ("_rels/.rels", parts::RELS.to_owned()),
            (
                "docProps/core.xml",
                parts::core(
                    &escaped(&self.form.title),
                    &escaped(&self.form.author),
                    self.form.day,
                ),
            ),
            ("docProps/app.xml", parts::APP.to_owned()),
            (
                "word/document.xml",
                parts::in_root(
                    "document",
                    &format!("<w:body>{}{section}</w:body>", self.body),
                ),
            ),
            (
                "word/_rels/document.xml.rels",
                parts::links(&self.links, self.images.len()),
            ),
            ("word/styles.xml", parts::STYLES.to_owned()),
            ("word/numbering.xml", parts::numbering(&self.lists)),
            ("word/settings.xml", parts::SETTINGS.to_owned()),
            ("word/header1.xml", parts::in_root("hdr", &first)),
            ("word/header2.xml", parts::in_root("hdr", &others)),
            ("word/footer1.xml", parts::in_root("ftr", &foot)),
        ];
        let names: Vec<String> = (1..=self.images.len()).map(parts::image_name).collect();
        let texts = texts.iter().map(|(name, text)| (*name, text.as_bytes()));
        let images = names.iter().zip(&self.images);
        let images = images.map(|(name, png)| (name.as_str(), png.as_slice()));
        package::zipped(&texts.chain(images).collect::<Vec<_>>())
    }
}
