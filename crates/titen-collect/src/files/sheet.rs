//! The rows of a table, whatever program wrote it: XLSX, XLS, CSV, or an HTML table under a
//! spreadsheet's name, as many office applications export. What a file is, its first bytes say.

mod delimited;
mod html;
mod unpacked;
mod workbook;

pub(crate) use unpacked::created;

use std::{
    fs::File,
    io::{self, Read},
    ops::ControlFlow,
    path::Path,
};

/// A row that is not blank; its cells are trimmed, dates are ISO, whole numbers have no fraction.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    /// Empty where the file has no sheets.
    pub sheet: &'a str,
    /// As the file's own program numbers it: in CSV the line on which it begins.
    pub n: u32,
    pub cells: Vec<String>,
    /// Columns whose cell is a number to the spreadsheet; none where all cells are texts.
    pub numbers: Vec<usize>,
    /// Columns whose cell stands in a row above, merged down over this one.
    pub repeated: Vec<usize>,
}

impl Row<'_> {
    pub fn place(&self) -> String {
        match self.sheet {
            "" => self.n.to_string(),
            sheet => format!("{sheet}!{}", self.n),
        }
    }

    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }
}

pub(crate) type EachRow<'a> = &'a mut dyn FnMut(Row<'_>) -> ControlFlow<()>;

/// All rows of all visible sheets, in order. An error is the file's as a whole.
pub(crate) fn read_rows(path: &Path, each: EachRow<'_>) -> io::Result<()> {
    match kind(path)? {
        Kind::Xlsx => workbook::read_xlsx(path, each),
        Kind::Xls => workbook::read_xls(path, each),
        Kind::Html => html::read_html(path, each),
        Kind::Delimited => delimited::read_delimited(path, each),
    }
}

/// The file can be opened, but is not what it should be: `problem` names the remedy.
pub(crate) fn not_a_table(problem: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, problem.into())
}

/// The whole file, where its kind has to be held in memory.
fn whole(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let size = path.metadata()?.len();
    if size > most {
        return Err(not_a_table(format!(
            "is larger than {} MB; split it, or save it as XLSX",
            most >> 20
        )));
    }
    std::fs::read(path)
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Xlsx,
    Xls,
    Html,
    Delimited,
}

fn kind(path: &Path) -> io::Result<Kind> {
    let mut head = Vec::new();
    File::open(path)?.take(1 << 16).read_to_end(&mut head)?;
    if head.trim_ascii().is_empty() {
        return Err(not_a_table("is empty; export it again"));
    }
    let holds = |what: &[u8]| head.windows(what.len()).any(|w| w == what);
    if head.starts_with(b"PK\x03\x04") {
        // Its repeated cells may stand for more memory than there is, and its reader expands them.
        return match holds(b"mimetypeapplication/vnd.oasis.opendocument") {
            true => Err(not_a_table("is an OpenDocument table; save it as XLSX")),
            false => Ok(Kind::Xlsx),
        };
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Kind::Xls);
    }
    let text = crate::charset::decode(&head, None).to_lowercase();
    let begins = text.trim_start();
    if text.contains('\0') || begins.starts_with("%pdf") {
        return Err(not_a_table(
            "is neither a spreadsheet nor text; export it as XLSX or CSV",
        ));
    }
    if begins.starts_with("mime-version:") {
        return Err(not_a_table("is a web archive; save it as XLSX"));
    }
    if !begins.starts_with('<') {
        return Ok(Kind::Delimited);
    }
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") && !text.contains("<html") {
        return Err(not_a_table("is XML of Excel 2003; save it as XLSX"));
    }
    Ok(Kind::Html)
}

#[cfg(test)]
pub(crate) mod tests;
