//! A workbook's sheets each have a header of their own: a recapitulation in front has other columns than what it sums.

use super::{Header, TableRow, find_header};
use std::ops::Range;

/// Headers, and the rows that are read under each (the header's own counted in). A sheet without one goes on with what
/// the sheet before it began, if it has codes at all.
pub fn find_parts(rows: &[TableRow]) -> Vec<(Header, Range<usize>)> {
    let mut parts: Vec<(Header, Range<usize>)> = Vec::new();
    let mut at = 0;
    for sheet in rows.chunk_by(|a, b| a.sheet == b.sheet) {
        let here = at..at + sheet.len();
        at = here.end;
        match (find_header(sheet), parts.last_mut()) {
            (Some(header), _) => parts.push((header, here)),
            (None, Some((header, range))) if range.end == here.start => {
                let code = header.columns.get(&super::Role::Code).copied();
                let coded = |row: &TableRow| {
                    code.is_some_and(|at| row.cell(at).parse::<titen_model::BudgetCode>().is_ok())
                };
                if sheet.iter().any(coded) {
                    range.end = here.end;
                }
            }
            _ => {}
        }
    }
    parts
}
