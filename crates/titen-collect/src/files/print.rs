//! Clippings of printed papers: PDF with text, and scans and photos by way of OCR.

mod headline;
mod ocr;
#[cfg(test)]
mod tests;

use super::{Fault, FileOrigin, NamePattern, name::NameParts, pdf};
use crate::{Intake, charset::decode};
use chrono::{DateTime, Utc};
use headline::Clipping;
use ocr::OcrText;
use std::{collections::BTreeMap, fs, io, ops::ControlFlow, path::Path};
use titen_model::{Channel, Drop, DropReason, Item, ItemId, Published};

pub use ocr::Ocr;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrintSettings {
    pub file_name: NamePattern,
    pub outlet: Option<String>,
    /// The day of the paper, where the file's name does not tell.
    pub published: Option<Published>,
    /// Each page is a clipping of its own.
    pub each_page: bool,
    pub ocr: Ocr,
}

const PHOTOS: [&str; 5] = [".jpg", ".jpeg", ".png", ".tif", ".tiff"];

impl PrintSettings {
    pub(super) fn takes(&self, name: &str) -> bool {
        [".pdf", ".txt"]
            .iter()
            .chain(&PHOTOS)
            .any(|e| name.ends_with(e))
    }
}

/// What one page gave.
struct Read {
    number: u32,
    paragraphs: Vec<pdf::Paragraph>,
    /// By OCR: how sure it is, of 100.
    sure: Option<f64>,
    broken: bool,
}

pub(super) fn read(
    settings: &PrintSettings,
    path: &Path,
    origin: &FileOrigin,
    intake: &Intake,
    now: DateTime<Utc>,
    each: &mut dyn FnMut(Result<Item, Drop>) -> ControlFlow<()>,
) -> io::Result<()> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let (mut pages, mut refused) = (Vec::new(), Vec::new());
    // A page that waits for a program stops no other, and the file is read again when it is there.
    let mut waits = None;
    if PHOTOS.iter().any(|e| name.ends_with(e)) {
        fs::metadata(path)?;
        match settings.ocr.read(path) {
            Ok(text) => pages.push(of_ocr(1, text)),
            Err(ocr::OcrError::Missing(e)) => waits = Some(e),
            Err(ocr::OcrError::Page(detail)) => {
                refused.push((1, Fault::new(DropReason::Malformed, detail)))
            }
        }
    } else if name.ends_with(".pdf") {
        match pdf::read(&fs::read(path)?) {
            Err(fault) => refused.push((1, fault)),
            Ok(all) => {
                for page in all {
                    match of_page(settings, path, page) {
                        Ok(page) => pages.push(page),
                        Err((_, ocr::OcrError::Missing(e))) => waits = Some(e),
                        Err((number, ocr::OcrError::Page(detail))) => {
                            refused.push((number, Fault::new(DropReason::Malformed, detail)));
                        }
                    }
                }
            }
        }
    } else {
        let text = decode(&fs::read(path)?, None);
        let paragraphs = text.lines().map(str::trim).filter(|l| !l.is_empty());
        pages.push(Read {
            number: 1,
            paragraphs: paragraphs
                .map(|l| pdf::Paragraph {
                    text: l.to_owned(),
                    size: 0.0,
                })
                .collect(),
            sure: None,
            broken: false,
        });
    }
    for (number, fault) in refused {
        if each(Err(origin.refused(format!("page {number}"), now, fault))).is_break() {
            return Ok(());
        }
    }
    let clip = Clip {
        settings,
        path,
        origin,
        intake,
        now,
    };
    let clippings: Vec<Vec<Read>> = if settings.each_page {
        pages.into_iter().map(|page| vec![page]).collect()
    } else if pages.is_empty() {
        Vec::new()
    } else {
        vec![pages]
    };
    // A clipping of which a page waits would be a revision later; one page of many is not.
    if waits.is_none() || settings.each_page {
        let _ = clippings
            .into_iter()
            .map(|pages| clip.item(pages))
            .try_for_each(each);
    }
    waits.map_or(Ok(()), |e| Err(io::Error::other(e)))
}

fn of_ocr(number: u32, text: OcrText) -> Read {
    let paragraphs = text.paragraphs.into_iter();
    Read {
        number,
        paragraphs: paragraphs
            .map(|text| pdf::Paragraph { text, size: 0.0 })
            .collect(),
        sure: Some(text.sure),
        broken: false,
    }
}

fn of_page(
    settings: &PrintSettings,
    path: &Path,
    page: pdf::Page,
) -> Result<Read, (u32, ocr::OcrError)> {
    let number = page.number;
    if !page.is_scan() {
        return Ok(Read {
            number,
            paragraphs: page.paragraphs,
            sure: None,
            broken: page.broken,
        });
    }
    let read = if page.photos.is_empty() {
        settings.ocr.read_page(path, number)
    } else {
        settings.ocr.read_photos(&page.photos)
    };
    read.map(|text| of_ocr(number, text))
        .map_err(|e| (number, e))
}

struct Clip<'a> {
    settings: &'a PrintSettings,
    path: &'a Path,
    origin: &'a FileOrigin,
    intake: &'a Intake,
    now: DateTime<Utc>,
}

/// Of 100: below it a person should look at the scan before quoting.
const UNSURE: f64 = 70.0;

impl Clip<'_> {
    fn item(&self, pages: Vec<Read>) -> Result<Item, Drop> {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let first = pages.first().map_or(1, |p| p.number);
        let parts = self.settings.file_name.read(&stem);
        let sure = pages
            .iter()
            .filter_map(|p| p.sure)
            .fold(None, |least: Option<f64>, s| {
                Some(least.map_or(s, |l| l.min(s)))
            });
        let broken: Vec<u32> = pages
            .iter()
            .filter(|p| p.broken)
            .map(|p| p.number)
            .collect();
        let paragraphs: Vec<pdf::Paragraph> =
            pages.into_iter().flat_map(|p| p.paragraphs).collect();
        let Clipping { title, body } = headline::clipping(&paragraphs);
        if title.is_none() && body.is_none() {
            let fault = Fault::new(
                DropReason::Empty,
                "no text on it; is it a photo without words?",
            );
            return Err(self
                .origin
                .refused(format!("page {first}"), self.now, fault));
        }
        let source = self.origin.source.clone();
        let key = if self.settings.each_page {
            format!("{stem}#p{first}")
        } else {
            stem.to_string()
        };
        let mut item = Item {
            id: ItemId::new(&source, &key),
            key,
            source,
            channel: self.origin.channel.unwrap_or(Channel::Print),
            url: None,
            title,
            body,
            published: parts.date.map(Published::day).or(self.settings.published),
            received: self.now,
            lang: None,
            extra: BTreeMap::new(),
        };
        if !broken.is_empty() {
            item.extra.insert("broken_pages".into(), broken.into());
        }
        self.tell(&mut item, parts, first, sure);
        Ok(self.intake.take(item))
    }

    fn tell(&self, item: &mut Item, parts: NameParts, first: u32, sure: Option<f64>) {
        let extra = &mut item.extra;
        if let Some(outlet) = self.settings.outlet.clone().or(parts.name) {
            extra.insert("outlet".into(), outlet.into());
        }
        let page = if self.settings.each_page && parts.page.is_none() {
            Some(first)
        } else {
            parts.page
        };
        if let Some(page) = page {
            extra.insert("page".into(), page.into());
        }
        if let Some(wilayah) = &self.origin.wilayah {
            extra.insert("wilayah".into(), wilayah.as_str().into());
        }
        if let Some(sure) = sure {
            extra.insert("ocr_confidence".into(), (sure.round() as u64).into());
            if sure < UNSURE {
                let note = "read by OCR with little confidence: look at the scan before quoting";
                extra.insert("unsure".into(), note.into());
            }
        }
        if item.published.is_none() {
            let note = "neither the file's name nor --published tells the day of the paper";
            extra.insert("undated".into(), note.into());
        }
    }
}
