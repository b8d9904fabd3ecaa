//! Templates and data in, a PDF out: the typesetter's whole world. It holds the templates and the faces of the binary;
//! it has no date of its own, finds no file and fetches no package.

use crate::fonts::{BOOK, FONTS};
use crate::legible::legible;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use titen_model::sha256_hex;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

const TEMPLATES: [(&str, &str); 10] = [
    ("office.typ", include_str!("../typst/office.typ")),
    ("brief.typ", include_str!("../typst/brief.typ")),
    ("issue.typ", include_str!("../typst/issue.typ")),
    ("tables.typ", include_str!("../typst/tables.typ")),
    ("follow.typ", include_str!("../typst/follow.typ")),
    ("budget.typ", include_str!("../typst/budget.typ")),
    ("evidence.typ", include_str!("../typst/evidence.typ")),
    ("method.typ", include_str!("../typst/method.typ")),
    ("board.typ", include_str!("../typst/board.typ")),
    ("letter.typ", include_str!("../typst/letter.typ")),
];

static SOURCES: LazyLock<BTreeMap<&str, Source>> = LazyLock::new(|| {
    let templates = TEMPLATES.into_iter();
    templates
        .map(|(name, text)| (name, Source::new(id(name), text.to_owned())))
        .collect()
});

/// A page that could not be set: a fault of a template or of a picture, for texts cannot cause one.
#[derive(Debug, thiserror::Error)]
#[error("{template} can't be set as PDF: {says}")]
pub struct PdfError {
    pub template: &'static str,
    pub says: String,
}

/// The same template and data give the same bytes. The document's id is the hash of the data.
pub(crate) fn set(template: &'static str, mut data: Value) -> Result<Vec<u8>, PdfError> {
    legible(&mut data);
    let data = serde_json::to_vec(&data).expect("values with text keys serialise");
    let ident = sha256_hex(&data);
    let world = Press::new(template, data);
    let pdf = world.pdf(ident);
    // What the typesetter remembers of this page is of no use to the next.
    comemo::evict(0);
    pdf.map_err(|says| PdfError { template, says })
}

struct Press {
    library: LazyHash<Library>,
    main: FileId,
}

impl Press {
    fn new(template: &str, data: Vec<u8>) -> Self {
        let mut inputs = Dict::new();
        inputs.insert("data".into(), Bytes::new(data).into_value());
        let library = Library::builder()
            .with_inputs(inputs)
            .with_features([Feature::A11yExtras].into_iter().collect());
        Press {
            library: LazyHash::new(library.build()),
            main: id(template),
        }
    }

    fn pdf(&self, ident: String) -> Result<Vec<u8>, String> {
        let told = |faults: &[SourceDiagnostic]| {
            let told: Vec<String> = faults.iter().map(|f| self.told(f)).collect();
            told.join("; ")
        };
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .map_err(|e| e.message().to_string())?;
        let options = PdfOptions {
            ident: Smart::Custom(ident),
            creator: Smart::Custom(Some("titen".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        let document = typst::compile(self).output.map_err(|f| told(&f))?;
        typst_pdf::pdf(&document, &options).map_err(|f| told(&f))
    }

    /// With the template's line, where it is known.
    fn told(&self, fault: &SourceDiagnostic) -> String {
        let place = fault.span.id().and_then(|id| {
            let source = self.source(id).ok()?;
            let line = source.lines().byte_to_line(self.range(fault.span)?.start)?;
            Some(format!("{}:{}: ", id.vpath().get_without_slash(), line + 1))
        });
        let hints = fault.hints.iter().map(|h| format!(" ({})", h.v));
        let hints: String = hints.collect();
        format!("{}{}{hints}", place.unwrap_or_default(), fault.message)
    }
}

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a template's name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let name = id.vpath().get_without_slash();
        let known = SOURCES.get(name).cloned();
        known.ok_or_else(|| FileError::NotFound(name.into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.vpath().get_without_slash();
        Err(FileError::NotFound(name.into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
