//! A table: fixed widths, so that it looks alike in every program, and a head that is repeated on each page.

use super::{Run, Style};

#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) head: String,
    /// Its part of the page's width.
    pub(crate) share: u32,
    /// Numbers stand to the right.
    pub(crate) number: bool,
}

impl Column {
    pub(crate) fn text(head: &str, share: u32) -> Column {
        Column {
            head: head.to_owned(),
            share,
            number: false,
        }
    }

    pub(crate) fn number(head: &str, share: u32) -> Column {
        Column {
            number: true,
            ..Column::text(head, share)
        }
    }
}

pub(crate) type Cell = Vec<Run>;

#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// Above the columns: what so many of them are about.
    pub(crate) groups: Vec<(String, usize)>,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) borders: bool,
}

impl Table {
    pub(crate) fn new(columns: Vec<Column>) -> Table {
        Table {
            groups: Vec::new(),
            columns,
            rows: Vec::new(),
            borders: true,
        }
    }

    pub(crate) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// `paragraph` writes a cell's one paragraph: a cell without one is a broken file.
    pub(super) fn xml(
        &self,
        width: u32,
        mut paragraph: impl FnMut(Style, &[Run]) -> String,
    ) -> String {
        let widths = widths(&self.columns, width);
        let style = if self.borders {
            "TableGrid"
        } else {
            "TabelPolos"
        };
        let mut out = format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" \
             w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
        );
        for w in &widths {
            out += &format!("<w:gridCol w:w=\"{w}\"/>");
        }
        out += "</w:tblGrid>";
        if !self.groups.is_empty() {
            out += HEAD_ROW;
            let mut rest = widths.as_slice();
            for (text, n) in &self.groups {
                let (these, others) = rest.split_at((*n).min(rest.len()));
                rest = others;
                let xml = paragraph(Style::TableHead, &[Run::plain(text)]);
                out += &cell(these.iter().sum(), *n, &xml);
            }
            out += "</w:tr>";
        }
        if self.columns.iter().any(|c| !c.head.is_empty()) {
            out += HEAD_ROW;
            for (column, w) in self.columns.iter().zip(&widths) {
                let xml = paragraph(Style::TableHead, &[Run::plain(&column.head)]);
                out += &cell(*w, 1, &xml);
            }
            out += "</w:tr>";
        }
        for row in &self.rows {
            let mut cells = String::new();
            for (at, (column, w)) in self.columns.iter().zip(&widths).enumerate() {
                let style = if !self.borders {
                    Style::Field
                } else if column.number {
                    Style::TableNumber
                } else {
                    Style::TableText
                };
                let runs = row.get(at).map_or(&[][..], Vec::as_slice);
                cells += &cell(*w, 1, &paragraph(style, runs));
            }
            let whole = if cells.len() < LARGE_ROW {
                "<w:trPr><w:cantSplit/></w:trPr>"
            } else {
                ""
            };
            out += &format!("<w:tr>{whole}{cells}</w:tr>");
        }
        out += "</w:tbl>";
        out
    }
}

/// In bytes of XML: a row that may not be split must fit on a page.
const LARGE_ROW: usize = 20_000;
const HEAD_ROW: &str = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";

fn cell(width: u32, columns: usize, paragraph: &str) -> String {
    let span = if columns > 1 {
        format!("<w:gridSpan w:val=\"{columns}\"/>")
    } else {
        String::new()
    };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}</w:tcPr>{paragraph}</w:tc>"
    )
}

/// By share; the last column takes what rounding left.
fn widths(columns: &[Column], width: u32) -> Vec<u32> {
    let all: u32 = columns.iter().map(|c| c.share).sum::<u32>().max(1);
    let mut widths: Vec<u32> = columns.iter().map(|c| width * c.share / all).collect();
    let used: u32 = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += width - used;
    }
    widths
}
