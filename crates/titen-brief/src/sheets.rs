//! Plain sheets for lists that are no edition: a header, typed cells, a filter, and text that stays text.

use crate::labels::SAMPLE_MARK;
use crate::plain::plain;
use crate::row_height::height;
use crate::xlsx_list::fitting;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError,
};
use std::collections::BTreeSet;
use titen_model::Week;

const A4: u8 = 9;
const LONGEST_NAME: usize = 31;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Text(String),
    Number(f64),
    Blank,
}

impl Cell {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }

    /// As CSV has it.
    pub(crate) fn plain(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Number(n) => n.to_string(),
            Cell::Blank => String::new(),
        }
    }
}

impl From<u32> for Cell {
    fn from(n: u32) -> Self {
        Cell::Number(n.into())
    }
}

impl From<usize> for Cell {
    fn from(n: usize) -> Self {
        u32::try_from(n).unwrap_or(u32::MAX).into()
    }
}

impl From<Option<i64>> for Cell {
    /// Rupiah: exact up to 2^53, which is nine quadrillions.
    fn from(n: Option<i64>) -> Self {
        #[expect(
            clippy::cast_precision_loss,
            reason = "no budget of a regency has 2^53 rupiah"
        )]
        n.map_or(Cell::Blank, |n| Cell::Number(n as f64))
    }
}

pub(crate) struct Sheet<'a> {
    pub name: String,
    /// Name and width.
    pub columns: &'a [(&'a str, f64)],
    pub rows: Vec<Vec<Cell>>,
}

/// Stamped with the week's end and not with a clock, so that its bytes stay.
pub(crate) fn book(title: &str, week: Week, sample: bool, sheets: &[Sheet<'_>]) -> Vec<u8> {
    written(title, week, sample, sheets)
        .and_then(|mut book| book.save_to_buffer())
        .expect("lists of a season stay within a sheet's limits")
}

fn written(
    title: &str,
    week: Week,
    sample: bool,
    sheets: &[Sheet<'_>],
) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let mark = if sample { SAMPLE_MARK } else { "" };
    book.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_comment(mark)
            .set_creation_datetime(&ExcelDateTime::parse_from_str(&week.sunday().to_string())?),
    );
    let top = Format::new().set_align(FormatAlign::Top);
    let head = top
        .clone()
        .set_bold()
        .set_text_wrap()
        .set_background_color(Color::RGB(0x17375E))
        .set_font_color(Color::White)
        .set_border_bottom(FormatBorder::Thin);
    let (text, number) = (top.clone().set_text_wrap(), top.set_num_format("#,##0"));
    let mut names = BTreeSet::new();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(named(&sheet.name, &mut names))?;
        for (at, (name, width)) in (0u16..).zip(sheet.columns) {
            page.write_with_format(0, at, *name, &head)?;
            page.set_column_width(at, *width)?;
        }
        page.set_row_height(0, height(sheet.columns.iter().copied()))?;
        let mut last = 0;
        for (n, row) in (1u32..).zip(&sheet.rows) {
            let cells = row.iter().zip(sheet.columns);
            let texts = cells.filter_map(|(cell, (_, width))| match cell {
                Cell::Text(text) => Some((text.as_str(), *width)),
                _ => None,
            });
            page.set_row_height(n, height(texts))?;
            for (at, cell) in (0u16..).zip(row) {
                match cell {
                    // As text, a formula of a source stays what it is: words.
                    Cell::Text(t) if !t.is_empty() => {
                        page.write_string_with_format(n, at, fitting(&plain(t)), &text)?;
                    }
                    Cell::Number(x) => {
                        page.write_with_format(n, at, *x, &number)?;
                    }
                    _ => {}
                }
            }
            last = n;
        }
        let last_column = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(0);
        page.autofilter(0, 0, last.max(1), last_column)?;
        page.set_freeze_panes(1, 0)?;
        page.set_paper_size(A4).set_landscape();
        page.set_print_fit_to_pages(pages_wide(sheet.columns), 0);
        page.set_repeat_rows(0, 0)?;
        page.set_header(format!("&L{}&R{mark}", title.replace('&', "&&")));
        page.set_footer("&R&P / &N");
    }
    Ok(book)
}

/// Of A4 across, so many that the letters stay legible.
fn pages_wide(columns: &[(&str, f64)]) -> u16 {
    const ON_A_PAGE: f64 = 210.0;
    let width: f64 = columns.iter().map(|(_, width)| width).sum();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few pages"
    )]
    let pages = (width / ON_A_PAGE).ceil() as u16;
    pages.max(1)
}

/// What Excel takes for a sheet's name, each once.
fn named(name: &str, taken: &mut BTreeSet<String>) -> String {
    let clean: String = name
        .chars()
        .filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control())
        .take(LONGEST_NAME - 3)
        .collect();
    let mut unique = clean.trim().to_owned();
    let mut n = 2;
    while unique.is_empty() || !taken.insert(unique.to_lowercase()) {
        unique = format!("{} {n}", clean.trim());
        n += 1;
    }
    unique
}
