//! The text of PDF pages in reading order: columns one after another, lines joined to paragraphs,
//! hyphens at line ends taken back. A page without text is a scan; its pictures are handed over.

mod glyphs;
mod layout;
mod lines;

use super::Fault;
use glyphs::Glyphs;
pub(super) use layout::join;
use pdf_extract::Document;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};
use titen_model::DropReason;

#[derive(Debug, Default)]
pub struct Page {
    /// From 1.
    pub number: u32,
    /// With the size of each paragraph's letters.
    pub paragraphs: Vec<Paragraph>,
    /// Photos of the page, as JPEG.
    pub photos: Vec<Vec<u8>>,
    /// The page could not be read: what it gave before is here.
    pub broken: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    pub text: String,
    pub size: f64,
}

impl Page {
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.paragraphs.iter().map(|p| p.text.as_str()).collect();
        texts.join("\n")
    }

    /// Next to no letters: a stamp or a page number on a scan is no text.
    pub fn is_scan(&self) -> bool {
        let letters = |p: &Paragraph| p.text.chars().filter(|c| c.is_alphabetic()).count();
        self.paragraphs.iter().map(letters).sum::<usize>() < FEW_LETTERS
    }
}

const FEW_LETTERS: usize = 25;
const MOST_PAGES: usize = 500;
const MOST_BYTES: usize = 200 << 20;
const LIMIT: Duration = Duration::from_secs(60);

/// Own limits, since a PDF can ask for any amount of work, and the crate panics on some broken ones.
pub fn read(bytes: &[u8]) -> Result<Vec<Page>, Fault> {
    let malformed = |detail: &str| Fault::new(DropReason::Malformed, detail);
    if bytes.len() > MOST_BYTES {
        let detail = "the PDF is larger than 200 MiB; split it";
        return Err(Fault::new(DropReason::TooLarge, detail));
    }
    let (send, receive) = mpsc::channel();
    let stop = Arc::new(AtomicBool::new(false));
    let (bytes, told) = (bytes.to_vec(), Arc::clone(&stop));
    thread::spawn(move || {
        let read = catch_unwind(|| pages(&bytes, &told)).unwrap_or_else(|_| {
            Err(Fault::new(
                DropReason::Malformed,
                "broken beyond reading; print it to PDF again",
            ))
        });
        let _ = send.send(read);
    });
    receive.recv_timeout(LIMIT).unwrap_or_else(|_| {
        stop.store(true, Ordering::Relaxed);
        Err(malformed(
            "it took longer than a minute to read; print it to PDF again",
        ))
    })
}

fn pages(bytes: &[u8], stop: &AtomicBool) -> Result<Vec<Page>, Fault> {
    let mut document = Document::load_mem(bytes).map_err(|e| {
        Fault::new(
            DropReason::Malformed,
            format!("no PDF that can be read: {e}"),
        )
    })?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        let detail = "the PDF is locked with a password; store it without one";
        return Err(Fault::new(DropReason::Malformed, detail));
    }
    let numbers = document.get_pages();
    if numbers.len() > MOST_PAGES {
        let detail = format!(
            "the PDF has {} pages; split it into parts of {MOST_PAGES}",
            numbers.len()
        );
        return Err(Fault::new(DropReason::TooLarge, detail));
    }
    let mut pages = Vec::new();
    for (number, id) in numbers {
        let mut glyphs = Glyphs::new(stop);
        let read = catch_unwind(AssertUnwindSafe(|| {
            pdf_extract::output_doc_page(&document, &mut glyphs, number)
        }));
        let mut page = Page {
            number,
            broken: !matches!(read, Ok(Ok(()))),
            paragraphs: layout::paragraphs(lines::lines(glyphs.found)),
            photos: Vec::new(),
        };
        if page.is_scan() {
            page.photos = photos(&document, id);
        }
        pages.push(page);
    }
    Ok(pages)
}

/// Pictures that a reader of images can take as they are.
fn photos(document: &Document, page: pdf_extract::ObjectId) -> Vec<Vec<u8>> {
    let Ok(images) = document.get_page_images(page) else {
        return Vec::new();
    };
    let is_photo = |image: &&pdf_extract::xobject::PdfImage<'_>| {
        let filters = image.filters.as_deref().unwrap_or_default();
        filters == ["DCTDecode"] && image.width >= SMALLEST && image.height >= SMALLEST
    };
    images
        .iter()
        .filter(is_photo)
        .map(|image| image.content.to_vec())
        .collect()
}

/// Pixels of a picture that may hold text.
const SMALLEST: i64 = 200;

#[cfg(test)]
pub(super) mod tests;
