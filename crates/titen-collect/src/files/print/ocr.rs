//! Text of scans by tesseract (Debian: tesseract-ocr, tesseract-ocr-ind), of PDF pages that carry no JPEG
//! by pdftoppm (poppler-utils) before it.

use crate::files::{
    outside::{self, OutsideError},
    pdf::join,
};
use std::{fs, path::Path, time::Duration};

/// How tesseract is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ocr {
    pub program: String,
    pub language: String,
    pub limit: Duration,
}

impl Default for Ocr {
    fn default() -> Self {
        Ocr {
            program: "tesseract".into(),
            language: "ind".into(),
            limit: Duration::from_secs(180),
        }
    }
}

pub struct OcrText {
    pub paragraphs: Vec<String>,
    /// Mean of the words, of 100.
    pub sure: f64,
}

pub enum OcrError {
    /// A program is not here: the file waits for it.
    Missing(String),
    /// This page alone.
    Page(String),
}

impl OcrError {
    fn of(e: OutsideError, package: &str) -> Self {
        match e {
            OutsideError::Missing(_) => OcrError::Missing(format!(
                "a scan needs OCR, and {e}; install it (Debian: apt install {package})"
            )),
            e if e.to_string().contains("Failed loading language") => OcrError::Missing(format!(
                "{e}; install the language (Debian: apt install tesseract-ocr-ind)"
            )),
            e => OcrError::Page(e.to_string()),
        }
    }
}

const TESSERACT: &str = "tesseract-ocr tesseract-ocr-ind";

impl Ocr {
    pub fn read(&self, picture: &Path) -> Result<OcrText, OcrError> {
        let path = picture.to_string_lossy();
        let command = [
            &self.program,
            path.as_ref(),
            "stdout",
            "-l",
            &self.language,
            "tsv",
        ];
        let told = outside::run(&command.map(str::to_owned), self.limit)
            .map_err(|e| OcrError::of(e, TESSERACT))?;
        Ok(text(&String::from_utf8_lossy(&told)))
    }

    pub fn read_photos(&self, photos: &[Vec<u8>]) -> Result<OcrText, OcrError> {
        let folder = scratch()?;
        let (mut paragraphs, mut sum) = (Vec::new(), 0.0);
        for (i, photo) in photos.iter().enumerate() {
            let path = folder.path().join(format!("{i}.jpg"));
            fs::write(&path, photo).map_err(io_page)?;
            let text = self.read(&path)?;
            paragraphs.extend(text.paragraphs);
            sum += text.sure;
        }
        Ok(OcrText {
            paragraphs,
            sure: sum / photos.len().max(1) as f64,
        })
    }

    /// A page that carries its scan in a form of its own is drawn first.
    pub fn read_page(&self, pdf: &Path, number: u32) -> Result<OcrText, OcrError> {
        let folder = scratch()?;
        let out = folder.path().join("page");
        let number = number.to_string();
        let (pdf, to) = (pdf.to_string_lossy(), out.to_string_lossy());
        let command = [
            "pdftoppm",
            "-r",
            "300",
            "-gray",
            "-png",
            "-singlefile",
            "-f",
            &number,
            "-l",
            &number,
            &pdf,
            &to,
        ];
        outside::run(&command.map(str::to_owned), self.limit)
            .map_err(|e| OcrError::of(e, "poppler-utils"))?;
        self.read(&out.with_extension("png"))
    }
}

fn scratch() -> Result<tempfile::TempDir, OcrError> {
    tempfile::tempdir().map_err(io_page)
}

fn io_page(e: std::io::Error) -> OcrError {
    OcrError::Page(format!("no room for a page's picture: {e}"))
}

/// Tesseract's table: a row a word, with its block, paragraph and line, and how sure it is.
fn text(table: &str) -> OcrText {
    let mut paragraphs: Vec<String> = Vec::new();
    let (mut last_paragraph, mut last_line) = (None, None);
    let (mut sum, mut n) = (0.0, 0.0);
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [_, _, block, paragraph, line, _, _, _, _, _, sure, word] = cells[..] else {
            continue;
        };
        let sure = sure.parse::<f64>().unwrap_or(-1.0);
        if sure < 0.0 || word.trim().is_empty() {
            continue;
        }
        (sum, n) = (sum + sure, n + 1.0);
        let (of_paragraph, of_line) = ((block, paragraph), (block, paragraph, line));
        if last_paragraph != Some(of_paragraph) {
            paragraphs.push(word.to_owned());
        } else if let Some(text) = paragraphs.last_mut() {
            if last_line == Some(of_line) {
                text.push(' ');
                text.push_str(word);
            } else {
                join(text, word);
            }
        }
        (last_paragraph, last_line) = (Some(of_paragraph), Some(of_line));
    }
    OcrText {
        paragraphs,
        sure: if n > 0.0 { sum / n } else { 0.0 },
    }
}
