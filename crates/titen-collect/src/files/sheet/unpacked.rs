//! What an XLSX says before it is read: how large it unpacks, and when it was made. A small file
//! may be made to unpack without end, and what its headers claim of its size proves nothing.

use super::not_a_table;
use chrono::{DateTime, Utc};
use std::{
    fs::File,
    io::{self, BufReader, Read},
    path::Path,
};
use titen_text::parse_date;
use zip::{ZipArchive, result::ZipError};

/// A million rows of complaints are half of it.
const LARGEST: u64 = 1 << 30;
/// Texts are held in memory while the rows are read.
const LARGEST_TEXTS: u64 = 256 << 20;
const LARGEST_PROPERTIES: u64 = 1 << 20;
const MOST_PARTS: usize = 10_000;

/// Unpacks all parts once, into nothing.
pub(super) fn check_size(path: &Path) -> io::Result<()> {
    let mut archive = open(path)?;
    let too_large = || not_a_table("unpacks to more than a table can be; split it");
    if archive.len() > MOST_PARTS {
        return Err(too_large());
    }
    let (mut total, mut buffer) = (0u64, vec![0; 1 << 16]);
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.to_lowercase();
        let is_texts = name.ends_with("sharedstrings.xml");
        let mut size = 0u64;
        loop {
            match part.read(&mut buffer).map_err(damaged_io)? {
                0 => break,
                n => size += n as u64,
            }
            if total + size > LARGEST || (is_texts && size > LARGEST_TEXTS) {
                return Err(too_large());
            }
        }
        total += size;
    }
    Ok(())
}

/// When the program that wrote it says that it was made; none in another kind of file.
pub(crate) fn created(path: &Path) -> Option<DateTime<Utc>> {
    let mut archive = open(path).ok()?;
    let mut xml = String::new();
    archive
        .by_name("docProps/core.xml")
        .ok()?
        .take(LARGEST_PROPERTIES)
        .read_to_string(&mut xml)
        .ok()?;
    let (_, rest) = xml.split_once("<dcterms:created")?;
    let (_, rest) = rest.split_once('>')?;
    let (date, _) = rest.split_once('<')?;
    parse_date(date).map(|p| p.at)
}

fn open(path: &Path) -> io::Result<ZipArchive<BufReader<File>>> {
    ZipArchive::new(BufReader::new(File::open(path)?)).map_err(damaged)
}

fn damaged(e: ZipError) -> io::Error {
    match e {
        ZipError::Io(e) => damaged_io(e),
        e => not_a_table(format!("is damaged or cut short: {e}; export it again")),
    }
}

fn damaged_io(e: io::Error) -> io::Error {
    not_a_table(format!("is damaged or cut short: {e}; export it again"))
}
