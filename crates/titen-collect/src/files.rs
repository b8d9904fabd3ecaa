//! Files that people and other programs hand over: which reader takes which file, and the one way
//! in which `titen import` and the sources that are folders read them.

mod as_of;
mod columns;
mod folder;
mod header;
mod lapor;
mod name;
mod outside;
mod pdf;
mod print;
mod reporter;
mod row;
mod rows;
mod sheet;
mod table;
mod transcript;

pub use columns::{Role, UnknownRole};
pub(crate) use folder::FilesCollector;
pub use name::{BadPattern, NamePattern};
pub use print::{Ocr, PrintSettings};
pub use rows::{SheetRow, sheet_rows};
pub use table::TableSettings;
pub use transcript::{Recogniser, TranscriptFormat, TranscriptSettings};

use crate::{
    Intake,
    jsonl::{open_jsonl, read_jsonl},
};
use chrono::{DateTime, Utc};
use std::{io, ops::ControlFlow, path::Path};
use titen_model::{Channel, Drop, DropReason, Item, WilayahCode};

/// What a file's items do not say themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileOrigin {
    /// The file, for messages.
    pub name: String,
    /// Of items that name no source.
    pub source: String,
    /// Of items that name no channel.
    pub channel: Option<Channel>,
    pub wilayah: Option<WilayahCode>,
}

impl FileOrigin {
    /// `place` is the line, row or page.
    pub(crate) fn refused(
        &self,
        place: impl std::fmt::Display,
        at: DateTime<Utc>,
        fault: Fault,
    ) -> Drop {
        Drop {
            source: self.source.clone(),
            place: format!("{}:{place}", self.name),
            reason: fault.reason,
            detail: fault.detail,
            at,
        }
    }
}

/// Why a line, row or file gives no item, in words that carry none of its text.
#[derive(Debug)]
pub(crate) struct Fault {
    pub reason: DropReason,
    pub detail: String,
}

impl Fault {
    pub fn new(reason: DropReason, detail: impl Into<String>) -> Self {
        Fault {
            reason,
            detail: detail.into(),
        }
    }
}

/// A kind of file, with what the config says of how it is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileReader {
    Jsonl,
    /// The export of SP4N-LAPOR!.
    Lapor,
    /// A row an item.
    Table(TableSettings),
    Transcript(TranscriptSettings),
    Print(PrintSettings),
}

impl FileReader {
    /// Whether a folder's file is one of its own, by its name.
    pub fn takes(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        match self {
            FileReader::Jsonl => [".jsonl", ".jsonl.gz"].iter().any(|e| name.ends_with(e)),
            // `~$x.xlsx` says that somebody has x.xlsx open.
            FileReader::Lapor | FileReader::Table(_) => {
                let endings = [".xlsx", ".xlsm", ".xls", ".csv", ".tsv"];
                !name.starts_with("~$") && endings.iter().any(|e| name.ends_with(e))
            }
            FileReader::Transcript(settings) => settings.takes(&name),
            FileReader::Print(settings) => settings.takes(&name),
        }
    }

    /// Whom a file's items come from that names no source: `malowopati` of `malowopati_2026-08-12_0900.vtt`.
    pub fn source_of(&self, stem: &str) -> String {
        let (pattern, told) = match self {
            FileReader::Jsonl | FileReader::Lapor | FileReader::Table(_) => return stem.to_owned(),
            FileReader::Transcript(s) => {
                (&s.file_name, s.station.as_ref().or(s.programme.as_ref()))
            }
            FileReader::Print(s) => (&s.file_name, s.outlet.as_ref()),
        };
        let named = || pattern.read(stem).name;
        told.cloned()
            .or_else(named)
            .unwrap_or_else(|| stem.to_owned())
    }

    /// Hands each item over, or says why it is none, until `each` has had enough. An error is the
    /// file's as a whole: it cannot be opened, or (`InvalidData`) is not what it should be.
    pub fn read(
        &self,
        path: &Path,
        origin: &FileOrigin,
        intake: &Intake,
        now: DateTime<Utc>,
        each: &mut dyn FnMut(Result<Item, Drop>) -> ControlFlow<()>,
    ) -> io::Result<()> {
        match self {
            FileReader::Jsonl => {
                let _ = read_jsonl(open_jsonl(path)?, origin, intake, now).try_for_each(each);
                Ok(())
            }
            FileReader::Lapor => lapor::read_lapor(path, origin, intake, now, each),
            FileReader::Table(settings) => {
                table::read_table(path, settings, origin, intake, now, each)
            }
            FileReader::Transcript(settings) => {
                transcript::read(settings, path, origin, intake, now, each)
            }
            FileReader::Print(settings) => print::read(settings, path, origin, intake, now, each),
        }
    }
}
