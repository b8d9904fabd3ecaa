//! A table of HTML that is named `.xls`: what web applications of offices call an export to Excel.

use super::{EachRow, Row, not_a_table, whole};
use crate::{
    charset,
    markup::{is_too_deep, text_of},
};
use scraper::{ElementRef, Html, Selector};
use std::{collections::BTreeMap, io, path::Path};

/// Its tree takes some ten times as much.
const LARGEST: u64 = 64 << 20;

/// No table of an export merges more.
const WIDEST_SPAN: usize = 64;

pub(super) fn read_html(path: &Path, each: EachRow<'_>) -> io::Result<()> {
    let text = charset::decode(&whole(path, LARGEST)?, None);
    if is_too_deep(&text) {
        return Err(not_a_table(
            "is HTML that is nested too deep; save it as XLSX",
        ));
    }
    let page = Html::parse_document(&text);
    let tables: Vec<ElementRef<'_>> = page.select(&selector("table")).collect();
    if tables.is_empty() {
        return Err(not_a_table(
            "is HTML without a table; was a login page saved instead? export it again",
        ));
    }
    for (i, table) in tables.iter().enumerate() {
        let name = match tables.len() {
            1 => String::new(),
            _ => format!("table {}", i + 1),
        };
        let mut merged = BTreeMap::new();
        let own = |row: &ElementRef<'_>| nearest_table(*row) == Some(table.id());
        for (n, row) in table.select(&selector("tr")).filter(own).enumerate() {
            let (cells, repeated) = cells(row, &mut merged);
            if cells.iter().all(String::is_empty) {
                continue;
            }
            let row = Row {
                sheet: &name,
                n: u32::try_from(n + 1).unwrap_or(u32::MAX),
                cells,
                numbers: Vec::new(),
                repeated,
            };
            if each(row).is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a tag's name is a selector")
}

fn nearest_table(row: ElementRef<'_>) -> Option<ego_tree::NodeId> {
    row.ancestors()
        .filter_map(ElementRef::wrap)
        .find(|e| e.value().name() == "table")
        .map(|e| e.id())
}

/// `merged`: by column, how many rows below are still covered, and with what.
fn cells(
    row: ElementRef<'_>,
    merged: &mut BTreeMap<usize, (usize, String)>,
) -> (Vec<String>, Vec<usize>) {
    let (mut cells, mut repeated): (Vec<String>, Vec<usize>) = (Vec::new(), Vec::new());
    for cell in row.child_elements() {
        if !matches!(cell.value().name(), "td" | "th") {
            continue;
        }
        fill(&mut cells, &mut repeated, merged);
        let text = text_of(*cell).trim().to_owned();
        let span = |name| {
            let n = cell.attr(name).and_then(|n| n.trim().parse().ok());
            n.unwrap_or(1).clamp(1, WIDEST_SPAN)
        };
        let (wide, high) = (span("colspan"), span("rowspan"));
        if high > 1 {
            merged.insert(cells.len(), (high - 1, text.clone()));
        }
        cells.push(text);
        cells.resize(cells.len() + wide - 1, String::new());
    }
    fill(&mut cells, &mut repeated, merged);
    (cells, repeated)
}

fn fill(
    cells: &mut Vec<String>,
    repeated: &mut Vec<usize>,
    merged: &mut BTreeMap<usize, (usize, String)>,
) {
    while let Some((left, text)) = merged.get_mut(&cells.len()) {
        let at = cells.len();
        cells.push(text.clone());
        repeated.push(at);
        *left -= 1;
        if *left == 0 {
            merged.remove(&at);
        }
    }
}
