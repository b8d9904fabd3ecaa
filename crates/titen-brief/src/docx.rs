//! Word-processor documents (WordprocessingML, ECMA-376 transitional), as far as briefs and letters need
//! them: real heading styles, tables that repeat their head, links, notes at the head and foot of pages.
//!
//! Our own, since docx-rs 0.4 can neither repeat a table's head nor name the language or the title, and
//! numbers links by a counter of the process, so that the same brief would not give the same bytes.

mod package;
mod paper;
mod parts;
mod run;
mod table;

pub(crate) use paper::{Form, Paper};
pub(crate) use run::Run;
pub(crate) use table::{Cell, Column, Table};

/// Paragraph styles, by their ids in `templates/docx/styles.xml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Normal,
    Title,
    Subtitle,
    Heading1,
    Heading2,
    Heading3,
    /// Small remarks.
    Note,
    /// What must be seen before anything else: sample, draft, ralat.
    Banner,
    Body,
    Signature,
    Header,
    Footer,
    Kop,
    KopLast,
    TableText,
    TableNumber,
    TableHead,
    Gap,
    Numbered,
    Bullet,
    LetterTitle,
    /// Kepada, Dari, Hal …
    Field,
    /// A line across the page.
    Rule,
}

impl Style {
    pub(crate) fn id(self) -> &'static str {
        match self {
            Style::Normal => "Normal",
            Style::Title => "Title",
            Style::Subtitle => "Subtitle",
            Style::Heading1 => "Heading1",
            Style::Heading2 => "Heading2",
            Style::Heading3 => "Heading3",
            Style::Note => "Catatan",
            Style::Banner => "Tanda",
            Style::Body => "BodyText",
            Style::Signature => "TandaTangan",
            Style::Header => "Header",
            Style::Footer => "Footer",
            Style::Kop => "Kop",
            Style::KopLast => "KopAkhir",
            Style::TableText => "IsiTabel",
            Style::TableNumber => "AngkaTabel",
            Style::TableHead => "KepalaTabel",
            Style::Gap => "Jarak",
            Style::Numbered => "ListNumber",
            Style::Bullet => "ListBullet",
            Style::LetterTitle => "JudulSurat",
            Style::Field => "IsianSurat",
            Style::Rule => "Garis",
        }
    }
}
