//! Files that people and other programs hand over: which reader takes which file, and the one way
//! in which `titen import` and the sources that are folders read them.

mod as_of;
mod columns;
mod folder;
mod header;
mod lapor;
mod reporter;
mod row;
mod sheet;
mod table;

pub use columns::{Role, UnknownRole};
pub(crate) use folder::FilesCollector;
pub use table::TableSettings;

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
}

impl FileReader {
    /// Whether a folder's file is one of its own, by its name.
    pub fn takes(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let endings: &[&str] = match self {
            FileReader::Jsonl => &[".jsonl", ".jsonl.gz"],
            // `~$x.xlsx` says that somebody has x.xlsx open.
            FileReader::Lapor | FileReader::Table(_) if name.starts_with("~$") => &[],
            FileReader::Lapor | FileReader::Table(_) => &[".xlsx", ".xlsm", ".xls", ".csv", ".tsv"],
        };
        endings.iter().any(|ending| name.ends_with(ending))
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
        }
    }
}
