//! Excel's own files, through calamine. XLSX is read cell by cell: a sheet costs the memory of its
//! texts and of one row, wherever its last cell stands.

use super::{EachRow, Row, not_a_table, unpacked::check_size};
use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, Xls,
    XlsError, Xlsx, XlsxError,
};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufReader},
    ops::ControlFlow,
    path::Path,
};

/// As Excel has it: XFD.
const LAST_COLUMN: u32 = 16_383;

/// Its reader holds all sheets at once.
const LARGEST_XLS: u64 = 64 << 20;

pub(super) fn read_xlsx(path: &Path, each: EachRow<'_>) -> io::Result<()> {
    check_size(path)?;
    let mut book: Xlsx<_> = Xlsx::new(open(path)?).map_err(xlsx_error)?;
    for name in visible(book.sheets_metadata()) {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut rows = Rows::new(&name, &merged, &mut *each);
        let mut cells = match book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(e) => return Err(xlsx_error(e)),
        };
        while let Some(cell) = cells.next_cell().map_err(xlsx_error)? {
            let (row, column) = cell.get_position();
            let value = cell.get_value();
            let text = shown(value);
            if is_number(value) && !text.is_empty() {
                rows.number(row, column);
            }
            if rows.cell(row, column, text)?.is_break() {
                return Ok(());
            }
        }
        if rows.end().is_break() {
            return Ok(());
        }
    }
    Ok(())
}

pub(super) fn read_xls(path: &Path, each: EachRow<'_>) -> io::Result<()> {
    if path.metadata()?.len() > LARGEST_XLS {
        return Err(not_a_table("is larger than 64 MB; save it as XLSX"));
    }
    let mut book: Xls<_> = match Xls::new(open(path)?) {
        Ok(book) => book,
        Err(e) => return Err(xls_error(path, &e)),
    };
    for name in visible(book.sheets_metadata()) {
        let range = book
            .worksheet_range(&name)
            .map_err(|e| xls_error(path, &e))?;
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut rows = Rows::new(&name, &merged, &mut *each);
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let at =
                |offset: u32, n: usize| offset.saturating_add(u32::try_from(n).unwrap_or(u32::MAX));
            let text = shown_owned(value);
            if matches!(value, Data::Int(_) | Data::Float(_)) {
                rows.number(at(top, row), at(left, column));
            }
            if rows.cell(at(top, row), at(left, column), text)?.is_break() {
                return Ok(());
            }
        }
        if rows.end().is_break() {
            return Ok(());
        }
    }
    Ok(())
}

fn open(path: &Path) -> io::Result<BufReader<File>> {
    Ok(BufReader::new(File::open(path)?))
}

/// A hidden sheet holds what a program needs for its drop-down lists. Hidden rows are data.
fn visible(sheets: &[Sheet]) -> Vec<String> {
    sheets
        .iter()
        .filter(|s| s.typ == SheetType::WorkSheet && s.visible == SheetVisible::Visible)
        .map(|s| s.name.clone())
        .collect()
}

/// Cells → rows, with what is merged downwards repeated in each row that it covers.
struct Rows<'a> {
    sheet: &'a str,
    each: EachRow<'a>,
    /// By column: first and last row.
    merged: BTreeMap<u32, Vec<(u32, u32)>>,
    /// By column: what the merged cell above says, and down to which row.
    above: BTreeMap<u32, (u32, String)>,
    row: u32,
    cells: Vec<String>,
    /// Row and column of the cells of `row` and the one after it that are numbers.
    numbers: Vec<(u32, usize)>,
}

impl<'a> Rows<'a> {
    fn new(sheet: &'a str, merged: &[Dimensions], each: EachRow<'a>) -> Self {
        let mut down: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
        for m in merged.iter().filter(|m| m.start.0 < m.end.0) {
            down.entry(m.start.1)
                .or_default()
                .push((m.start.0, m.end.0));
        }
        Rows {
            sheet,
            each,
            merged: down,
            above: BTreeMap::new(),
            row: 0,
            cells: Vec::new(),
            numbers: Vec::new(),
        }
    }

    fn number(&mut self, row: u32, column: u32) {
        self.numbers.push((row, column as usize));
    }

    fn cell(&mut self, row: u32, column: u32, text: String) -> io::Result<ControlFlow<()>> {
        if column > LAST_COLUMN {
            return Err(not_a_table(format!(
                "has a cell beyond column XFD in row {}; export it again",
                row.saturating_add(1)
            )));
        }
        if row != self.row && self.end().is_break() {
            return Ok(ControlFlow::Break(()));
        }
        self.row = row;
        if text.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        let of_row = |spans: &Vec<(u32, u32)>| spans.iter().find(|s| s.0 == row).copied();
        if let Some((_, last)) = self.merged.get(&column).and_then(of_row) {
            self.above.insert(column, (last, text.clone()));
        }
        let at = column as usize;
        if self.cells.len() <= at {
            self.cells.resize(at + 1, String::new());
        }
        self.cells[at] = text;
        Ok(ControlFlow::Continue(()))
    }

    fn end(&mut self) -> ControlFlow<()> {
        let mut cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            return ControlFlow::Continue(());
        }
        let row = self.row;
        let of_row = self.numbers.iter().filter(|(r, _)| *r == row);
        let numbers: Vec<usize> = of_row.map(|(_, column)| *column).collect();
        self.numbers.retain(|(r, _)| *r > row);
        self.above.retain(|_, (last, _)| *last >= row);
        let mut repeated = Vec::new();
        for (column, (_, text)) in &self.above {
            let at = *column as usize;
            if cells.len() <= at {
                cells.resize(at + 1, String::new());
            }
            if cells[at].is_empty() {
                cells[at].clone_from(text);
                repeated.push(at);
            }
        }
        (self.each)(Row {
            sheet: self.sheet,
            n: row.saturating_add(1),
            cells,
            numbers,
            repeated,
        })
    }
}

fn is_number(value: &DataRef<'_>) -> bool {
    matches!(value, DataRef::Int(_) | DataRef::Float(_))
}

fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => text_of(text),
        DataRef::String(text) | DataRef::DurationIso(text) => text_of(text),
        DataRef::DateTimeIso(text) => text.replace('T', " "),
        DataRef::DateTime(at) => time(at),
        DataRef::Error(_) | DataRef::Empty => String::new(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => number(*n),
        DataRef::Bool(b) => b.to_string(),
    }
}

fn shown_owned(value: &Data) -> String {
    match value {
        Data::String(text) | Data::DurationIso(text) => text_of(text),
        Data::DateTimeIso(text) => text.replace('T', " "),
        Data::DateTime(at) => time(at),
        Data::Error(_) | Data::Empty => String::new(),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => number(*n),
        Data::Bool(b) => b.to_string(),
    }
}

/// Excel writes control characters of a text as `_x000D_`.
fn text_of(text: &str) -> String {
    let text = text.trim();
    match text.contains("_x000") {
        true => text
            .replace("_x000D_", "")
            .replace("_x000A_", "\n")
            .trim()
            .to_owned(),
        false => text.to_owned(),
    }
}

/// An id of eight digits is a floating-point number to Excel, and must not become 1.2345678E7.
fn number(n: f64) -> String {
    n.to_string()
}

fn time(at: &ExcelDateTime) -> String {
    let days = at.as_f64();
    let seconds = ((days - days.floor()) * 86_400.0).round().min(86_399.0) as u32;
    let clock = format!(
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    );
    if at.is_duration() || days < 1.0 {
        return clock;
    }
    let (year, month, day, ..) = at.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match seconds {
        0 => date,
        _ => format!("{date} {clock}"),
    }
}

fn xlsx_error(e: XlsxError) -> io::Error {
    match e {
        XlsxError::Password => protected(),
        e => not_a_table(format!(
            "cannot be read as XLSX: {e}; open it and save it as XLSX again"
        )),
    }
}

fn xls_error(path: &Path, e: &XlsError) -> io::Error {
    // A protected XLSX lies in the container of an XLS.
    let is_protected = matches!(e, XlsError::Password)
        || open(path).is_ok_and(|file| matches!(Xlsx::new(file), Err(XlsxError::Password)));
    match is_protected {
        true => protected(),
        false => not_a_table(format!(
            "cannot be read as XLS: {e}; open it and save it as XLSX"
        )),
    }
}

fn protected() -> io::Error {
    not_a_table("is protected by a password; save it without one")
}
