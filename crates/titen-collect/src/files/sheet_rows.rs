//! A table's rows as they stand, for tables that hold no items: statistics, budgets.

use super::sheet::read_rows;
use std::{io, ops::ControlFlow, path::Path};

/// Longer tables are no statistics and no budget of a regency.
const MOST: usize = 200_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Empty where the file has no sheets.
    pub sheet: String,
    /// As the file's own program numbers it.
    pub n: u32,
    /// `Sheet!4`, or the line.
    pub place: String,
    /// Trimmed.
    pub cells: Vec<String>,
    /// Columns whose cell is a number to the spreadsheet.
    pub numbers: Vec<usize>,
    /// Columns whose cell stands in a row above, merged down over this one: an amount there is no second one.
    pub repeated: Vec<usize>,
}

/// All rows of all visible sheets of an XLSX, XLS, CSV or HTML table. Of a file that is none of them the
/// error is `InvalidData`, and says what to do.
pub fn read_sheet_rows(path: &Path) -> io::Result<Vec<SheetRow>> {
    let mut rows = Vec::new();
    read_rows(path, &mut |row| {
        rows.push(SheetRow {
            place: row.place(),
            sheet: row.sheet.to_owned(),
            n: row.n,
            cells: row.cells,
            numbers: row.numbers,
            repeated: row.repeated,
        });
        match rows.len() < MOST {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    })?;
    if rows.len() == MOST {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!("has {MOST} rows or more; split it"),
        ));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::super::sheet::tests::Files;
    use super::*;

    #[test]
    fn a_cell_that_is_a_number_is_told_from_a_text_that_looks_like_one() {
        let files = Files::new();
        let path = files.book("a.xlsx", |book| {
            let sheet = book.add_worksheet().set_name("Data").unwrap();
            sheet.write_string(0, 0, "Kecamatan").unwrap();
            sheet.write_number(1, 1, 1.234).unwrap();
            sheet.write_string(1, 2, "1.234").unwrap();
            sheet.write_string(2, 1, "5").unwrap();
            sheet.write_number(2, 2, 6.0).unwrap();
        });
        let rows = read_sheet_rows(&path).unwrap();
        let told: Vec<_> = rows
            .iter()
            .map(|r| (r.place.as_str(), r.cells.join("|"), r.numbers.clone()))
            .collect();
        assert_eq!(
            told,
            [
                ("Data!1", "Kecamatan".to_owned(), vec![]),
                ("Data!2", "|1.234|1.234".to_owned(), vec![1]),
                ("Data!3", "|5|6".to_owned(), vec![2]),
            ]
        );
        let csv = read_sheet_rows(&files.write("a.csv", "Kecamatan;Nilai\nKanor;1.234\n")).unwrap();
        assert_eq!((csv[1].place.as_str(), csv[1].numbers.len()), ("2", 0));
    }
}
