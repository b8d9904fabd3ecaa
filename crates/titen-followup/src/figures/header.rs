//! Where a table begins, and what each of its columns holds. Above it stand titles; it may have two
//! rows, the upper one merged over several columns.

use super::TableRow;
use super::number::is_point_decimal;
use super::roles::{FigureColumn, UnknownFigureColumn, fold, without_year, year_in};
use crate::two_rows::joined;
use std::collections::BTreeMap;
use titen_model::{Indicator, sha256_hex};

/// Rows among which a header is looked for.
const LOOKED_AT: usize = 40;

#[derive(Debug, Clone)]
pub struct Header {
    /// The first row below it.
    pub first_row: usize,
    cells: Vec<Vec<String>>,
    labels: Vec<String>,
    columns: Vec<Option<FigureColumn>>,
    /// Columns that write decimals with a point.
    points: Vec<bool>,
}

/// The first row that names a place's column and something else; None: there is no table here.
pub fn find_header(rows: &[TableRow], indicators: &[Indicator]) -> Option<Header> {
    let names_a_place = |row: &TableRow| {
        let filled = row.cells.iter().filter(|c| !c.trim().is_empty()).count();
        filled > 1
            && row
                .cells
                .iter()
                .any(|c| FigureColumn::from_label(c, indicators).is_some_and(|c| c.is_of_place()))
    };
    let at = rows.iter().take(LOOKED_AT).position(names_a_place)?;
    let upper = &rows[at];
    let lower = rows
        .get(at + 1)
        .filter(|row| is_second(upper, row, indicators));
    let labels = joined(&upper.cells, lower.map_or(&[], |r| &r.cells), " ");
    let first_row = at + 1 + usize::from(lower.is_some());
    let points = (0..labels.len())
        .map(|column| {
            let mut cells = rows[first_row..]
                .iter()
                .filter(|r| !r.numbers.contains(&column));
            cells.any(|r| is_point_decimal(r.cell(column)))
        })
        .collect();
    Some(Header {
        first_row,
        cells: [Some(upper), lower]
            .into_iter()
            .flatten()
            .map(|r| r.cells.clone())
            .collect(),
        columns: labels
            .iter()
            .map(|label| FigureColumn::from_label(label, indicators))
            .collect(),
        labels,
        points,
    })
}

/// A second row of the header names no place: below the place's name it is blank or says it again.
fn is_second(upper: &TableRow, row: &TableRow, indicators: &[Indicator]) -> bool {
    let n = upper.cells.len().max(row.cells.len());
    let of_place = |at: &usize| {
        FigureColumn::from_label(upper.cell(*at), indicators).is_some_and(|c| c.is_of_place())
    };
    let no_place = (0..n)
        .filter(of_place)
        .all(|at| row.cell(at).is_empty() || row.cell(at) == upper.cell(at));
    let says = (0..n).filter(|at| !row.cell(*at).is_empty() && row.cell(*at) != upper.cell(*at));
    let names = |at: usize| {
        let cell = row.cell(at);
        year_in(cell).is_some() || cell.chars().any(char::is_alphabetic)
    };
    let mut said = says.peekable();
    no_place && said.peek().is_some() && said.all(names)
}

impl Header {
    /// The same for the same table of another year: what a mapping is remembered by.
    pub fn fingerprint(&self) -> String {
        let names: Vec<String> = self.labels.iter().map(|l| without_year(&fold(l))).collect();
        sha256_hex(names.join("|").as_bytes())
    }

    /// Puts roles in place of what the names say; gives back names that no column has.
    pub fn apply(
        &mut self,
        map: &BTreeMap<String, String>,
        indicators: &[Indicator],
    ) -> Result<Vec<String>, UnknownFigureColumn> {
        let mut missing = Vec::new();
        for (name, role) in map {
            let column = FigureColumn::from_role(role, indicators)?;
            let (full, bare) = (fold(name), without_year(&fold(name)));
            let mut found = false;
            for at in 0..self.labels.len() {
                let label = fold(&self.labels[at]);
                if label != full && without_year(&label) != bare && !self.stands_in(at, &full) {
                    continue;
                }
                found = true;
                // The year of a column stays where the mapping names none.
                let year = year_in(&self.labels[at]).unwrap_or(0);
                self.columns[at] = Some(match &column {
                    FigureColumn::Figure { key, year: 0 } => FigureColumn::Figure {
                        key: key.clone(),
                        year,
                    },
                    other => other.clone(),
                });
            }
            if !found {
                missing.push(name.clone());
            }
        }
        Ok(missing)
    }

    fn stands_in(&self, at: usize, folded: &str) -> bool {
        let mut cells = self.cells.iter().filter_map(|row| row.get(at));
        cells.any(|cell| fold(cell) == folded)
    }

    pub(crate) fn of(&self, column: FigureColumn) -> Option<usize> {
        self.columns.iter().position(|c| *c == Some(column.clone()))
    }

    pub(crate) fn column(&self, at: usize) -> Option<&FigureColumn> {
        self.columns.get(at)?.as_ref()
    }

    pub(crate) fn label(&self, at: usize) -> &str {
        self.labels.get(at).map_or("", String::as_str)
    }

    pub(crate) fn has_points(&self, at: usize) -> bool {
        self.points.get(at).copied().unwrap_or(false)
    }

    pub(crate) fn value_columns(&self) -> Vec<usize> {
        (0..self.columns.len())
            .filter(|at| self.column(*at).is_some_and(FigureColumn::holds_values))
            .collect()
    }

    pub(crate) fn unread(&self) -> Vec<String> {
        let columns = self.labels.iter().zip(&self.columns);
        columns
            .filter(|(label, column)| column.is_none() && !label.is_empty())
            .map(|(label, _)| label.clone())
            .collect()
    }

    /// Does it hold figures at all?
    pub fn has_values(&self) -> bool {
        !self.value_columns().is_empty()
    }

    /// As the table names them.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.labels
            .iter()
            .map(String::as_str)
            .filter(|l| !l.is_empty())
    }

    /// Some programs repeat the header on each page.
    pub(crate) fn is_repeated_in(&self, row: &TableRow) -> bool {
        self.cells.iter().any(|cells| {
            let filled = cells.iter().any(|c| !c.trim().is_empty());
            filled
                && cells.len() == row.cells.len()
                && cells
                    .iter()
                    .zip(&row.cells)
                    .all(|(a, b)| a.trim() == b.trim())
        })
    }
}
