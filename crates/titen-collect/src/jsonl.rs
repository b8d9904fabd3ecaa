//! Items as JSONL (the contract's format), a line at a time: a file of any size costs the
//! memory of one line, and a bad line costs itself.

mod line;

use crate::{
    Intake,
    files::{Fault, FileOrigin},
};
use chrono::{DateTime, Utc};
use flate2::bufread::MultiGzDecoder;
use line::item_of;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};
use titen_model::{Drop, DropReason, Item};

const LONGEST_LINE: usize = 1 << 20;

/// Plain or gzip, told by its first bytes.
pub fn open_jsonl(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
    if file.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(BufReader::with_capacity(
            1 << 16,
            MultiGzDecoder::new(file),
        )));
    }
    Ok(Box::new(file))
}

/// Each line that is not blank gives an item, or says why not.
pub fn read_jsonl<'a, R: BufRead>(
    reader: R,
    origin: &'a FileOrigin,
    intake: &'a Intake,
    now: DateTime<Utc>,
) -> JsonLines<'a, R> {
    JsonLines {
        reader,
        origin,
        intake,
        now,
        n_line: 0,
        line: Vec::new(),
        ended: false,
    }
}

/// One line alone, for who reads lines in an order of their own; `None` where it is blank.
pub fn jsonl_item(
    line: &[u8],
    n_line: u64,
    origin: &FileOrigin,
    intake: &Intake,
    now: DateTime<Utc>,
) -> Option<Result<Item, Drop>> {
    let bytes = content(line, n_line == 1);
    let item = if line.len() > LONGEST_LINE {
        Err(too_long())
    } else if bytes.is_empty() {
        return None;
    } else {
        item_of(bytes, origin, now)
    };
    Some(
        item.map(|i| intake.take(i))
            .map_err(|f| origin.refused(n_line, now, f)),
    )
}

fn too_long() -> Fault {
    let detail = format!("the line is longer than {LONGEST_LINE} bytes; cut its body");
    Fault::new(DropReason::TooLarge, detail)
}

#[derive(Debug)]
pub struct JsonLines<'a, R> {
    reader: R,
    origin: &'a FileOrigin,
    intake: &'a Intake,
    now: DateTime<Utc>,
    n_line: u64,
    line: Vec<u8>,
    ended: bool,
}

impl<R: BufRead> Iterator for JsonLines<'_, R> {
    type Item = Result<Item, Drop>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.n_line += 1;
            match self.read_line() {
                Ok(Line::End) => self.ended = true,
                Ok(Line::TooLong) => return Some(Err(self.refused(too_long()))),
                Ok(Line::Whole) => {
                    let item =
                        jsonl_item(&self.line, self.n_line, self.origin, self.intake, self.now);
                    if item.is_some() {
                        return item;
                    }
                }
                Err(e) => {
                    self.ended = true;
                    let detail = format!("the file cannot be read on from here: {e}");
                    return Some(Err(self.refused(Fault::new(DropReason::Malformed, detail))));
                }
            }
        }
        None
    }
}

enum Line {
    Whole,
    TooLong,
    End,
}

impl<R: BufRead> JsonLines<'_, R> {
    fn read_line(&mut self) -> io::Result<Line> {
        self.line.clear();
        let n = (&mut self.reader)
            .take(LONGEST_LINE as u64 + 1)
            .read_until(b'\n', &mut self.line)?;
        if n == 0 {
            return Ok(Line::End);
        }
        if self.line.len() > LONGEST_LINE && self.line.last() != Some(&b'\n') {
            skip_line(&mut self.reader)?;
            return Ok(Line::TooLong);
        }
        Ok(Line::Whole)
    }

    fn refused(&self, fault: Fault) -> Drop {
        self.origin.refused(self.n_line, self.now, fault)
    }
}

/// Reads on to the end of the line and keeps nothing of it.
fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let held = reader.fill_buf()?;
        if held.is_empty() {
            return Ok(());
        }
        let end = held.iter().position(|b| *b == b'\n');
        let n = end.map_or(held.len(), |at| at + 1);
        reader.consume(n);
        if end.is_some() {
            return Ok(());
        }
    }
}

fn content(line: &[u8], is_first: bool) -> &[u8] {
    let line = if is_first {
        line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
    } else {
        line
    };
    line.trim_ascii()
}

#[cfg(test)]
mod tests;
