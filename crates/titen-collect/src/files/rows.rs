//! The rows of any table as they stand, for those who read other things from tables than items.

use super::sheet::read_rows;
use std::{io, ops::ControlFlow, path::Path};

/// A row that is not blank; its cells are trimmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Empty where the file has no sheets.
    pub sheet: String,
    /// As the file's own program numbers it.
    pub n: u32,
    pub cells: Vec<String>,
}

/// All rows of all visible sheets, hidden rows too, what is merged downwards repeated. An error of the kind
/// `InvalidData` names the remedy.
pub fn sheet_rows(path: &Path) -> io::Result<Vec<SheetRow>> {
    let mut rows = Vec::new();
    read_rows(path, &mut |row| {
        rows.push(SheetRow {
            sheet: row.sheet.to_owned(),
            n: row.n,
            cells: row.cells,
        });
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}
