//! Which imported lines count for a year: of each unit, those of the most decided kind, so that an RKPD's money is
//! not counted a second time in the DPA.

use std::collections::BTreeMap;
use titen_model::{BudgetFile, BudgetKind, BudgetLine};

/// A line that counts, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub line: BudgetLine,
    pub kind: BudgetKind,
    /// File, sheet and row.
    pub source: String,
}

/// In the files' order, then the lines'.
pub fn counted(files: &[BudgetFile], year: u16) -> Vec<Counted> {
    let of_year = || files.iter().filter(|f| f.year == year);
    let unit = |line: &BudgetLine| match &line.unit {
        Some(id) => id.to_string(),
        None => line.unit_name.to_lowercase(),
    };
    let mut best: BTreeMap<String, BudgetKind> = BTreeMap::new();
    for file in of_year() {
        for line in &file.lines {
            let kind = best.entry(unit(line)).or_insert(file.kind);
            *kind = (*kind).max(file.kind);
        }
    }
    of_year()
        .flat_map(|file| {
            let best = &best;
            file.lines
                .iter()
                .filter(move |line| best.get(&unit(line)) == Some(&file.kind))
                .map(move |line| Counted {
                    line: line.clone(),
                    kind: file.kind,
                    source: format!("{}:{}", file.name, line.place),
                })
        })
        .collect()
}
