//! What readers of tables share: a row's texts and dates, whatever its columns are called.

use super::{Fault, sheet::Row};
use crate::markup::to_text;
use chrono::FixedOffset;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use titen_model::{DropReason, Precision, Published};
use titen_text::parse_date;

/// More than any spreadsheet holds in a cell: a quote that was never closed swallowed what follows.
const LONGEST_CELL: usize = 256 << 10;

pub(crate) fn check(row: &Row<'_>, n_columns: usize) -> Result<(), Fault> {
    if row.cells.iter().any(|cell| cell.len() > LONGEST_CELL) {
        return Err(Fault::new(
            DropReason::TooLarge,
            "a cell is longer than 256 KB; look for a quote that is not closed",
        ));
    }
    // In a sheet a cell stands where it stands; a line's cells are counted off.
    if !row.sheet.is_empty() {
        return Ok(());
    }
    let n_cells = row
        .cells
        .iter()
        .rposition(|c| !c.is_empty())
        .map_or(0, |at| at + 1);
    if n_cells > n_columns {
        return Err(Fault::new(
            DropReason::Malformed,
            format!(
                "{n_cells} cells under {n_columns} columns, so which cell says what is not sure; look for a delimiter or a quote within a text"
            ),
        ));
    }
    Ok(())
}

/// Tags out and entities decoded, which applications leave in what people typed.
pub(crate) fn plain(text: &str) -> Option<String> {
    let is_markup =
        text.contains('<') && text.contains('>') || text.contains('&') && text.contains(';');
    let text = match is_markup {
        true => to_text(text),
        false => text.trim().to_owned(),
    };
    (!text.is_empty()).then_some(text)
}

/// A day's column, and the clock's column beside it.
pub(crate) fn published(date: &str, time: &str) -> Option<Published> {
    let day = parse_date(date)?;
    if day.precision == Precision::Instant || time.is_empty() {
        return Some(day);
    }
    parse_date(&format!("{date} {time}")).or(Some(day))
}

pub(crate) fn iso(at: Published) -> String {
    match at.precision {
        Precision::Instant => at.at.with_timezone(&wib()).to_rfc3339(),
        Precision::Day => titen_model::wib_date(at.at).to_string(),
    }
}

fn wib() -> FixedOffset {
    let seconds = titen_model::WIB.num_seconds() as i32;
    FixedOffset::east_opt(seconds).expect("seven hours are an offset")
}

/// Where the item is about, as its columns name it; which place that is, the dictionaries know.
pub(crate) fn place(desa: &str, kecamatan: &str, kabupaten: &str) -> Option<Value> {
    let mut place = Map::new();
    for (kind, name) in [
        ("desa", desa),
        ("kecamatan", kecamatan),
        ("kabupaten", kabupaten),
    ] {
        if name.chars().any(char::is_alphabetic) {
            place.insert(kind.to_owned(), name.into());
        }
    }
    (!place.is_empty()).then_some(Value::Object(place))
}

/// Under its own header; two columns of one name are told apart.
pub(crate) fn keep(extra: &mut BTreeMap<String, Value>, name: &str, value: &str) {
    if value.is_empty() || name.is_empty() {
        return;
    }
    let mut key = name.to_owned();
    let mut n = 2;
    while extra.contains_key(&key) {
        key = format!("{name} ({n})");
        n += 1;
    }
    extra.insert(key, value.into());
}

/// An id as a number that a spreadsheet has rounded for show is no id.
pub(crate) fn key(text: &str) -> Result<Option<String>, Fault> {
    let bytes = text.as_bytes();
    let is_rounded = bytes.iter().any(|b| matches!(b, b'e' | b'E'))
        && bytes.first().is_some_and(u8::is_ascii_digit)
        && text.contains('+')
        && bytes
            .iter()
            .all(|b| b.is_ascii_digit() || b".,eE+".contains(b));
    if is_rounded {
        return Err(Fault::new(
            DropReason::NoId,
            "the id was rounded by a spreadsheet (as in 1,23E+12); format its column as text and export again",
        ));
    }
    // `1234567.0`, as programs write a number's column.
    let whole = text
        .strip_suffix(".0")
        .filter(|n| n.bytes().all(|b| b.is_ascii_digit()));
    let key = whole.unwrap_or(text).trim();
    Ok((!key.is_empty() && key != "-").then(|| key.to_owned()))
}
