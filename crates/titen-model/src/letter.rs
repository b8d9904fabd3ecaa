//! Official letters: the *nota dinas* inside the office, the *surat dinas* to a unit, the invitation of a speaker.

use crate::Letterhead;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Stem of its file's name.
    pub file: String,
    pub kind: LetterKind,
    pub office: Letterhead,
    /// Invented data: said on the letter.
    pub sample: bool,
    pub date: NaiveDate,
    /// None: left blank for the office's register to fill.
    pub number: Option<String>,
    pub to: Vec<String>,
    pub from: String,
    /// Tembusan.
    pub copies: Vec<String>,
    /// Sifat: `Biasa`, `Segera`, …
    pub nature: String,
    /// Lampiran.
    pub attachment: String,
    /// Hal.
    pub subject: String,
    pub body: Vec<LetterBlock>,
    pub signatory: Signatory,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    NotaDinas,
    SuratDinas,
    Undangan,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LetterBlock {
    Heading(String),
    Paragraph(String),
    Numbered(Vec<String>),
    Table {
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
}

/// Who signs. What is None is left blank on paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Signatory {
    pub position: String,
    pub name: Option<String>,
    pub pangkat: Option<String>,
    pub nip: Option<String>,
}
