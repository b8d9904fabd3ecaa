//! An office's statistics table → figures, each with its place, year and source; what cannot be read
//! without guessing is refused with its row and the remedy.
//!
//! A table is long (a row a figure: place, indicator, year, value) or wide (a row a place, a column
//! an indicator, a year, or both), under one header row or two.

mod header;
mod number;
mod place;
mod roles;

pub use header::{Header, find_header};
pub use roles::{FigureColumn, UnknownFigureColumn};

use number::{Number, number};
use place::{Places, Resolved};
use roles::label_unit;
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{Figure, Indicator, WilayahCode};

/// One row of a sheet, as its reader gave it.
#[derive(Debug, Clone, Default)]
pub struct TableRow {
    /// `Sheet!4`, or the line.
    pub place: String,
    pub cells: Vec<String>,
    /// Columns whose cell is a number to the spreadsheet, and not a text that looks like one.
    pub numbers: Vec<usize>,
}

impl TableRow {
    pub(crate) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |c| c.trim())
    }
}

/// What a table leaves out and the person who imports it says.
#[derive(Debug, Clone, Default)]
pub struct Given {
    pub indicator: Option<String>,
    pub source: Option<String>,
    pub year: Option<u16>,
}

pub struct Reading<'a> {
    pub indicators: &'a [Indicator],
    pub given: &'a Given,
    /// No figure is from a later year.
    pub this_year: u16,
    pub home: Option<&'a WilayahCode>,
    pub dict: &'a Dictionaries,
}

#[derive(Debug, Default)]
pub struct ReadFigures {
    pub figures: Vec<Figure>,
    pub refused: Vec<RefusedFigure>,
    /// Cells that say that there is no figure.
    pub n_blank: u32,
    /// Rows that add up other rows.
    pub n_totals: u32,
    /// Columns that say nothing to titen.
    pub unread: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedFigure {
    /// The row, and the column where one cell is at fault.
    pub place: String,
    /// With the remedy.
    pub why: String,
}

/// Reads what stands below `header`.
pub fn read_figures(rows: &[TableRow], header: &Header, with: &Reading<'_>) -> ReadFigures {
    let mut read = ReadFigures {
        unread: header.unread(),
        ..ReadFigures::default()
    };
    let places = Places::new(with.dict, with.home);
    let mut seen: BTreeMap<(String, WilayahCode, u16), Seen> = BTreeMap::new();
    let shares = shares(rows, header, with.indicators);
    for row in rows.iter().skip(header.first_row) {
        if header.is_repeated_in(row) || is_numbering(row) {
            continue;
        }
        let cell = |column| header.of(column).map_or("", |at| row.cell(at));
        let place = places.resolve(
            cell(FigureColumn::Code),
            cell(FigureColumn::Village),
            cell(FigureColumn::Kecamatan),
            cell(FigureColumn::Place),
        );
        let wilayah = match place {
            Ok(Resolved::Place(code)) => code,
            Ok(Resolved::Total) => {
                read.n_totals += 1;
                continue;
            }
            // A note below the table, or a line that parts it.
            Ok(Resolved::Nothing) => continue,
            Err(why) => {
                read.refuse(&row.place, why);
                continue;
            }
        };
        for at in header.value_columns() {
            let at_cell = format!("{} ({})", row.place, header.label(at));
            let value = match number(
                row.cell(at),
                row.numbers.contains(&at),
                header.has_points(at),
            ) {
                Number::Is(value) => value,
                Number::Blank => {
                    read.n_blank += 1;
                    continue;
                }
                Number::Refused(why) => {
                    read.refuse(&at_cell, why);
                    continue;
                }
            };
            if shares.contains(&at) && row.numbers.contains(&at) {
                read.refuse(
                    &at_cell,
                    format!(
                        "{value} may be {} %: the sheet shows shares as percent and stores them so; write the percent as a number, or as a text if it is {value} %",
                        (value * 1e8).round() / 1e6
                    ),
                );
                continue;
            }
            match header.figure(row, at, value, &wilayah, with) {
                Err(why) => read.refuse(&at_cell, why),
                Ok(figure) => {
                    let key = (
                        figure.indicator.to_string(),
                        figure.wilayah.clone(),
                        figure.year,
                    );
                    match seen.get_mut(&key) {
                        Some(known) if known.value == figure.value => {}
                        Some(known) => {
                            known.at_odds = true;
                            let first = &known.place;
                            let why = format!(
                                "{} of {} in {} is {} here and {} in row {first}, so neither is taken; keep the right one",
                                figure.indicator,
                                figure.wilayah,
                                figure.year,
                                figure.value,
                                known.value
                            );
                            read.refuse(&at_cell, why);
                        }
                        None => {
                            let known = Seen {
                                value: figure.value,
                                place: row.place.clone(),
                                at_odds: false,
                            };
                            seen.insert(key, known);
                            read.figures.push(figure);
                        }
                    }
                }
            }
        }
    }
    read.figures.retain(|f| {
        let key = (f.indicator.to_string(), f.wilayah.clone(), f.year);
        seen.get(&key).is_none_or(|known| !known.at_odds)
    });
    read
}

/// What was read of one thing first.
struct Seen {
    value: f64,
    place: String,
    /// Another row says another number.
    at_odds: bool,
}

/// Columns of an indicator in percent whose numbers are all of 0 to 1: cells that a spreadsheet shows as percent come
/// as hundredths, and nothing else tells them from small numbers.
fn shares(rows: &[TableRow], header: &Header, indicators: &[Indicator]) -> Vec<usize> {
    let in_percent = |at: &usize| match header.column(*at) {
        Some(FigureColumn::Figure { key, .. }) => indicators
            .iter()
            .any(|i| i.key == *key && roles::is_unit("%", &i.unit)),
        _ => false,
    };
    let is_share = |at: &usize| {
        let typed = rows
            .iter()
            .skip(header.first_row)
            .filter(|r| r.numbers.contains(at));
        let values: Vec<f64> = typed.filter_map(|r| r.cell(*at).parse().ok()).collect();
        values.iter().all(|v| (0.0..=1.0).contains(v)) && values.iter().any(|v| v.fract() > 0.0)
    };
    let columns = header.value_columns().into_iter();
    columns.filter(in_percent).filter(is_share).collect()
}

impl ReadFigures {
    fn refuse(&mut self, place: &str, why: impl Into<String>) {
        self.refused.push(RefusedFigure {
            place: place.to_owned(),
            why: why.into(),
        });
    }
}

/// `(1) (2) (3)` below the header, as statistics offices number columns.
fn is_numbering(row: &TableRow) -> bool {
    let cells = row.cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty());
    let n = cells.clone().count();
    n > 1
        && cells.zip(1u32..).all(|(cell, n)| {
            let bare = cell.trim_matches(['(', ')', '[', ']']);
            bare.parse() == Ok(n)
        })
}

impl Header {
    /// A value with all that belongs to it, or what is missing.
    fn figure(
        &self,
        row: &TableRow,
        at: usize,
        value: f64,
        wilayah: &WilayahCode,
        with: &Reading<'_>,
    ) -> Result<Figure, String> {
        let cell = |column| self.of(column).map_or("", |at| row.cell(at));
        let key = match self.column(at) {
            Some(FigureColumn::Figure { key, .. }) => key.clone(),
            _ => match (cell(FigureColumn::Indicator), &with.given.indicator) {
                ("", Some(given)) => given.clone(),
                ("", None) => {
                    return Err(
                        "says no indicator; fill the column `indikator` or give --indicator".into(),
                    );
                }
                (name, _) => roles::indicator_named(name, with.indicators)
                    .ok_or_else(|| unknown_indicator(name, with.indicators))?
                    .key
                    .to_string(),
            },
        };
        let indicator = with
            .indicators
            .iter()
            .find(|i| i.key == key)
            .ok_or_else(|| unknown_indicator(&key, with.indicators))?;
        let in_column = match self.column(at) {
            Some(FigureColumn::Figure { year, .. } | FigureColumn::YearValue { year }) => *year,
            _ => 0,
        };
        let year = match (in_column, cell(FigureColumn::Year), with.given.year) {
            (0, "", None) => {
                return Err("has no year; fill the column `tahun` or give --year".into());
            }
            (0, "", Some(year)) => year,
            (0, written, _) => roles::year_in(written)
                .ok_or_else(|| format!("`{written}` is not a year; write it as 2024"))?,
            (year, ..) => year,
        };
        if year > with.this_year {
            return Err(format!(
                "{year} is still to come; a figure is of {} or before",
                with.this_year
            ));
        }
        let source = match (cell(FigureColumn::Source), &with.given.source) {
            ("", given) => given.clone().unwrap_or_default(),
            (written, _) => written.to_owned(),
        };
        if number::says_nothing(&source) {
            return Err("has no source; fill the column `sumber` or give --source".into());
        }
        let unit = match cell(FigureColumn::Unit) {
            "" if row.cell(at).ends_with('%') => Some("%".to_owned()),
            "" => label_unit(self.label(at)),
            written => Some(written.to_owned()),
        };
        if let Some(unit) = unit.filter(|u| !roles::is_unit(u, &indicator.unit)) {
            return Err(format!(
                "is in `{unit}`, but `{}` is kept in `{}`; convert it, or correct the unit in the config",
                indicator.key, indicator.unit
            ));
        }
        if indicator.population && (value < 0.0 || value.fract() != 0.0) {
            return Err(format!(
                "{value} is no number of people; write a whole number"
            ));
        }
        Ok(Figure {
            indicator: indicator.key.clone(),
            wilayah: wilayah.clone(),
            year,
            value,
            source: source.split_whitespace().collect::<Vec<_>>().join(" "),
        })
    }
}

fn unknown_indicator(name: &str, indicators: &[Indicator]) -> String {
    let keys: Vec<&str> = indicators.iter().map(|i| i.key.as_str()).collect();
    format!(
        "no indicator is called `{name}`; name it in the config, or use one of {}",
        keys.join(", ")
    )
}

#[cfg(test)]
mod tests;
