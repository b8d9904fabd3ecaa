//! Where a sheet's table begins: banner rows stand above its header, and some sheets have no table.

use super::{
    columns::{Columns, fold},
    sheet::{Row, read_rows},
};
use std::{io, ops::ControlFlow, path::Path};

/// Rows among which a header is looked for.
const LOOKED_AT: usize = 50;

/// A sheet in which no header was found.
#[derive(Debug)]
pub(crate) struct Headless {
    pub sheet: String,
}

/// Hands over each row below a header with what the header says. `find` says of a row whether it is
/// one.
pub(crate) fn read_tables(
    path: &Path,
    find: &mut dyn FnMut(&[String]) -> Option<Columns>,
    each: &mut dyn FnMut(&Columns, &Row<'_>) -> ControlFlow<()>,
) -> io::Result<Vec<Headless>> {
    let mut headless = Vec::new();
    let mut sheet: Option<Sheet> = None;
    read_rows(path, &mut |row| {
        if sheet.as_ref().is_none_or(|s| s.name != row.sheet) {
            headless.extend(sheet.take().and_then(Sheet::headless));
            sheet = Some(Sheet::new(row.sheet));
        }
        let Some(sheet) = &mut sheet else {
            return ControlFlow::Continue(());
        };
        match &sheet.columns {
            // Some programs repeat the header on each page.
            Some(columns) if is_header(&row, columns) => ControlFlow::Continue(()),
            Some(columns) => each(columns, &row),
            None => {
                if sheet.n_rows < LOOKED_AT {
                    sheet.columns = find(&row.cells);
                }
                sheet.n_rows += 1;
                ControlFlow::Continue(())
            }
        }
    })?;
    headless.extend(sheet.and_then(Sheet::headless));
    Ok(headless)
}

struct Sheet {
    name: String,
    columns: Option<Columns>,
    n_rows: usize,
}

impl Sheet {
    fn new(name: &str) -> Self {
        Sheet {
            name: name.to_owned(),
            columns: None,
            n_rows: 0,
        }
    }

    fn headless(self) -> Option<Headless> {
        self.columns
            .is_none()
            .then_some(Headless { sheet: self.name })
    }
}

fn is_header(row: &Row<'_>, columns: &Columns) -> bool {
    row.cells.len() == columns.names.len()
        && (row.cells.iter().zip(&columns.names)).all(|(a, b)| fold(a) == fold(b))
}
