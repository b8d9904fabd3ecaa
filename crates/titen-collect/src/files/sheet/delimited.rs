//! CSV and its relatives: delimiter and charset are told by the content, since Excel writes what
//! its country wants.

use super::{EachRow, Row, not_a_table, whole};
use crate::charset;
use csv::{ReaderBuilder, StringRecord};
use std::{io, path::Path};

const LARGEST: u64 = 256 << 20;

/// Records by which the delimiter is told.
const LOOKED_AT: usize = 40;

pub(super) fn read_delimited(path: &Path, each: EachRow<'_>) -> io::Result<()> {
    let text = charset::decode(&whole(path, LARGEST)?, None);
    // Excel's own first line, `sep=;`, says it outright.
    let declared = text
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("sep=")?.bytes().next());
    let (body, lines_before) = match (declared, text.find('\n')) {
        (Some(_), Some(end)) => (&text[end + 1..], 1),
        _ => (text.as_str(), 0),
    };
    let delimiter = declared.unwrap_or_else(|| delimiter(body));
    let mut reader = reader(body, delimiter);
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(e) => return Err(not_a_table(format!("cannot be read as CSV: {e}"))),
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, |at| first_line(body, at));
        let row = Row {
            sheet: "",
            n: u32::try_from(line).unwrap_or(u32::MAX) + lines_before,
            cells: record.iter().map(|cell| cell.trim().to_owned()).collect(),
            numbers: Vec::new(),
            repeated: Vec::new(),
        };
        if each(row).is_break() {
            return Ok(());
        }
    }
}

/// Where a record stands, blank lines are counted as its own.
fn first_line(text: &str, at: &csv::Position) -> u64 {
    let rest = text.as_bytes().get(at.byte() as usize..).unwrap_or(&[]);
    let blank = rest.iter().take_while(|b| matches!(b, b'\n' | b'\r'));
    at.line() + blank.filter(|b| **b == b'\n').count() as u64
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// The one that splits most cells off in records of equally many: banner rows and commas within
/// texts speak for no delimiter. On a tie the one that stands more seldom in a text.
fn delimiter(text: &str) -> u8 {
    let n_cells = |delimiter: u8| {
        let mut counts: Vec<usize> = reader(text, delimiter)
            .into_records()
            .take(LOOKED_AT)
            .map_while(Result::ok)
            .map(|record| record.len())
            .filter(|n| *n > 1)
            .collect();
        counts.sort_unstable();
        let alike = counts.chunk_by(PartialEq::eq);
        alike.map(|same| same.len() * same[0]).max()
    };
    let found = b",|;\t".iter().max_by_key(|d| n_cells(**d));
    found.copied().unwrap_or(b',')
}
