//! Where a sheet's table begins: banner rows stand above its header, and some sheets have no table.

use super::{
    columns::fold,
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
/// one, and what it says.
pub(crate) fn read_tables<H>(
    path: &Path,
    find: &mut dyn FnMut(&[String]) -> Option<H>,
    each: &mut dyn FnMut(&H, &Row<'_>) -> ControlFlow<()>,
) -> io::Result<Vec<Headless>> {
    let mut headless = Vec::new();
    let mut sheet: Option<Sheet<H>> = None;
    read_rows(path, &mut |row| {
        if sheet.as_ref().is_none_or(|s| s.name != row.sheet) {
            headless.extend(sheet.take().and_then(Sheet::headless));
            sheet = Some(Sheet::new(row.sheet));
        }
        let Some(sheet) = &mut sheet else {
            return ControlFlow::Continue(());
        };
        match &sheet.header {
            // Some programs repeat the header on each page.
            Some((names, _)) if is_header(&row, names) => ControlFlow::Continue(()),
            Some((_, header)) => each(header, &row),
            None => {
                if sheet.n_rows < LOOKED_AT {
                    sheet.header = find(&row.cells).map(|header| (row.cells, header));
                }
                sheet.n_rows += 1;
                ControlFlow::Continue(())
            }
        }
    })?;
    headless.extend(sheet.and_then(Sheet::headless));
    Ok(headless)
}

struct Sheet<H> {
    name: String,
    /// Its cells, and what they say.
    header: Option<(Vec<String>, H)>,
    n_rows: usize,
}

impl<H> Sheet<H> {
    fn new(name: &str) -> Self {
        Sheet {
            name: name.to_owned(),
            header: None,
            n_rows: 0,
        }
    }

    fn headless(self) -> Option<Headless> {
        self.header
            .is_none()
            .then_some(Headless { sheet: self.name })
    }
}

fn is_header(row: &Row<'_>, names: &[String]) -> bool {
    row.cells.len() == names.len()
        && (row.cells.iter().zip(names)).all(|(a, b)| a == b || fold(a) == fold(b))
}
