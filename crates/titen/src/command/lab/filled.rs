//! A filled sheet, as a spreadsheet saved it: commas, semicolons (Excel in Indonesian) or tabs, rows in any order,
//! columns added.

use crate::command::Usage;
use anyhow::{Context, Result};
use csv::StringRecord;
use std::collections::BTreeSet;
use std::path::Path;
use titen_brief::{ANSWER, LEFT, PAIR, RIGHT};
use titen_issue::Answer;

pub struct Row {
    pub line: u64,
    /// The pair's number.
    pub pair: String,
    pub left: String,
    pub right: String,
    /// None where the rater left the cell empty.
    pub answer: Option<Answer>,
}

pub fn rows(path: &Path) -> Result<Vec<Row>> {
    let name = path.display();
    let wrong =
        |line: u64, what: String| anyhow::Error::from(Usage(format!("{name}:{line}: {what}")));
    let bytes = std::fs::read(path)
        .map_err(|e| Usage(format!("{name}: cannot be read: {e}; name a readable file")))?;
    // Excel's plain CSV is in a code page of Windows; what is read here is ASCII in all of them. With one byte for
    // a line break, lines are counted right.
    let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let head = records
        .next()
        .transpose()
        .with_context(|| name.to_string())?;
    let head = head.unwrap_or_default();
    let column = |wanted: &str| {
        let is = |cell: &str| cell.trim().eq_ignore_ascii_case(wanted);
        head.iter().position(is).ok_or_else(|| {
            wrong(1, format!(
                "no column `{wanted}`; keep the first line as `titen lab pairs` wrote it, and save the sheet as CSV"
            ))
        })
    };
    let [pair, left, right, answer] = [
        column(PAIR)?,
        column(LEFT)?,
        column(RIGHT)?,
        column(ANSWER)?,
    ];
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for record in records {
        let record = record.with_context(|| name.to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cell = |at: usize| record.get(at).unwrap_or_default().trim();
        let row = Row {
            line,
            pair: cell(pair).to_owned(),
            left: cell(left).to_owned(),
            right: cell(right).to_owned(),
            answer: self::answer(&record, answer).map_err(|word| {
                wrong(line, format!(
                    "`{word}` in column {ANSWER} is no answer; write kiri, kanan or sama, or leave it empty"
                ))
            })?,
        };
        let (low, high) = (
            row.left.clone().min(row.right.clone()),
            row.left.clone().max(row.right.clone()),
        );
        if !seen.insert((low, high)) {
            return Err(wrong(
                line,
                format!(
                    "{} and {} are on the sheet twice; delete one of the lines",
                    row.left, row.right
                ),
            ));
        }
        rows.push(row);
    }
    Ok(rows)
}

/// The one that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let n = |delimiter: &u8| head.bytes().filter(|b| b == delimiter).count();
    let most = [b'\t', b';', b','].into_iter().max_by_key(n);
    most.unwrap_or(b',')
}

fn answer(record: &StringRecord, at: usize) -> Result<Option<Answer>, String> {
    let word = record.get(at).unwrap_or_default().trim();
    match word.to_lowercase().as_str() {
        "" => Ok(None),
        "kiri" => Ok(Some(Answer::Left)),
        "kanan" => Ok(Some(Answer::Right)),
        "sama" => Ok(Some(Answer::Same)),
        _ => Err(word.to_owned()),
    }
}
