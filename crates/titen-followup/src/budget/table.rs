//! A budget's table (RKA, DPA, RKPD), whoever exported it → lines with codes and amounts. What is odd is said with
//! its row; what a cell says is never corrected silently.

mod amount;
mod banner;
mod code;
mod header;
mod lines;
mod money;
mod nomenclature;
mod parts;
mod places;
mod roles;
mod totals;
mod tree;

pub use banner::kind_in;
pub use header::{Header, find_header};
pub use lines::{Dictionary, Part, ReadLines, read_lines};
pub use nomenclature::nomenclature;
pub use parts::find_parts;
pub use roles::Role;

/// A row that is not blank, as a reader of sheets gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Empty where the file has no sheets.
    pub sheet: String,
    /// As the file's own program numbers it.
    pub n: u32,
    pub cells: Vec<String>,
    /// Columns whose cell is a number to the spreadsheet.
    pub numbers: Vec<usize>,
    /// Columns whose cell stands in a row above, merged down over this one.
    pub repeated: Vec<usize>,
}

impl TableRow {
    pub fn place(&self) -> String {
        match self.sheet.as_str() {
            "" => self.n.to_string(),
            sheet => format!("{sheet}!{}", self.n),
        }
    }

    fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |c| c.trim())
    }
}

/// One line, single spaces.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
