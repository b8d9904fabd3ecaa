//! Reads tab-separated tables, each later source's rows added to or replacing the earlier's.

use crate::DictError;
use chrono::NaiveDate;
use foldhash::HashMap;
use std::borrow::Cow;

/// What a table's file looks like.
pub(crate) struct Spec {
    pub file: &'static str,
    pub columns: &'static [&'static str],
    /// How many leading columns tell one row from another.
    pub n_key: usize,
}

/// One file's text and the name under which its faults are reported.
pub(crate) struct Source {
    pub name: String,
    pub text: Cow<'static, str>,
}

pub(crate) struct Row<'a> {
    file: &'a str,
    pub line: usize,
    text: &'a str,
    columns: &'static [&'static str],
}

/// No table's key has more columns.
const MOST_KEYS: usize = 2;

impl<'a> Row<'a> {
    /// A built-in table's name, or the path of an office's file.
    pub fn file(&self) -> &'a str {
        self.file
    }

    /// Blank beyond the last.
    pub fn cell(&self, column: usize) -> &'a str {
        self.cells().nth(column).unwrap_or_default()
    }

    fn cells(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.text.split('\t').map(str::trim)
    }

    /// The cells that tell it from others.
    fn key(&self, n: usize) -> [&'a str; MOST_KEYS] {
        let mut key = [""; MOST_KEYS];
        for (key, cell) in key.iter_mut().zip(self.cells()).take(n) {
            *key = cell;
        }
        key
    }

    pub fn error(&self, what: impl Into<String>, remedy: impl Into<String>) -> DictError {
        DictError::Row {
            file: self.file.to_owned(),
            line: self.line,
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// A cell that must be one of `known`.
    pub fn one_of<T: Copy>(&self, column: usize, known: &[(&str, T)]) -> Result<T, DictError> {
        let cell = self.cell(column);
        known
            .iter()
            .find(|(name, _)| *name == cell)
            .map(|(_, value)| *value)
            .ok_or_else(|| {
                let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                let what = format!("unknown {} `{cell}`", self.columns[column]);
                self.error(what, format!("use one of {}", names.join(", ")))
            })
    }

    /// A date, or None where the cell is blank.
    pub fn date(&self, column: usize) -> Result<Option<NaiveDate>, DictError> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Ok(None);
        }
        NaiveDate::parse_from_str(cell, "%Y-%m-%d")
            .map(Some)
            .map_err(|_| self.error(format!("`{cell}` is not a date"), "write it as 2026-08-17"))
    }

    pub fn number(&self, column: usize, low: f32, high: f32) -> Result<f32, DictError> {
        let cell = self.cell(column);
        match cell.parse::<f32>() {
            Ok(n) if (low..=high).contains(&n) => Ok(n),
            _ => Err(self.error(
                format!("`{cell}` is not a {}", self.columns[column]),
                format!("write a number from {low} to {high}"),
            )),
        }
    }

    /// A word or phrase as texts are matched with it: lower case, one space between words.
    pub fn phrase(&self, column: usize) -> Result<&'a str, DictError> {
        let cell = self.cell(column);
        if cell.chars().any(char::is_uppercase) || cell.contains("  ") {
            return Err(self.error(
                format!("`{cell}` is not in the form that texts are matched with"),
                "write it in lower case with single spaces",
            ));
        }
        Ok(cell)
    }

    /// A phrase of one word.
    pub fn word(&self, column: usize) -> Result<&'a str, DictError> {
        let cell = self.phrase(column)?;
        if cell.contains(' ') {
            return Err(self.error(format!("`{cell}` is more than one word"), "write one word"));
        }
        Ok(cell)
    }
}

/// The rows of all sources in file order; a row with the key of an earlier source's takes its place.
pub(crate) fn read<'a>(spec: &Spec, sources: &'a [Source]) -> Result<Vec<Row<'a>>, DictError> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut by_key: HashMap<[&'a str; MOST_KEYS], (usize, usize)> = HashMap::default();
    for (n, source) in sources.iter().enumerate() {
        let more = rows_of(spec, source)?;
        rows.reserve(more.len());
        by_key.reserve(more.len());
        for row in more {
            let key = row.key(spec.n_key);
            let parts = &key[..spec.n_key];
            if let Some(column) = parts.iter().position(|cell| cell.is_empty()) {
                let what = format!("{} is blank", spec.columns[column]);
                return Err(row.error(what, "fill it in or delete the row"));
            }
            match by_key.get(&key) {
                Some(&(at, of)) if of == n => {
                    let what =
                        format!("`{}` is already in line {}", parts.join(" "), rows[at].line);
                    return Err(row.error(what, "delete one of the two"));
                }
                Some(&(at, _)) => {
                    rows[at] = row;
                    by_key.insert(key, (at, n));
                }
                None => {
                    by_key.insert(key, (rows.len(), n));
                    rows.push(row);
                }
            }
        }
    }
    Ok(rows)
}

fn rows_of<'a>(spec: &Spec, source: &'a Source) -> Result<Vec<Row<'a>>, DictError> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let lines = text.lines().enumerate().map(|(i, line)| (i + 1, line));
    let mut lines = lines.filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
    let row = |(line, text): (usize, &'a str)| Row {
        file: &source.name,
        line,
        text,
        columns: spec.columns,
    };
    let expected = || {
        format!(
            "the columns are, with tabs between: {}",
            spec.columns.join(" ")
        )
    };
    let Some(header) = lines.next().map(row) else {
        return Err(DictError::Row {
            file: source.name.clone(),
            line: 1,
            what: "the header line is missing".to_owned(),
            remedy: expected(),
        });
    };
    if !header.cells().eq(spec.columns.iter().copied()) {
        return Err(header.error("this is not the header line", expected()));
    }
    lines
        .map(row)
        .map(|row| match row.cells().count() {
            n if n == spec.columns.len() => Ok(row),
            n => Err(row.error(
                format!("{n} columns instead of {}", spec.columns.len()),
                expected(),
            )),
        })
        .collect()
}

#[cfg(test)]
mod tests;
