//! A table that a spreadsheet opens as it is meant: UTF-8 with a byte order mark, commas and CRLF (RFC 4180).
//! Without the mark, Indonesian names come out wrong. No cell can start a formula.

use crate::plain::is_invisible_mark;

pub(crate) fn bytes<const N: usize>(
    columns: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let mut write = |row: &[String; N]| {
        out.write_record(row)
            .expect("rows of one length into memory")
    };
    write(&columns.map(str::to_owned));
    for row in rows {
        write(&row.map(safe));
    }
    out.into_inner().expect("memory takes every byte")
}

/// The same of columns that are not known here.
pub(crate) fn any(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(columns).expect("into memory");
    for row in rows {
        out.write_record(row.into_iter().map(safe))
            .expect("rows of one length into memory");
    }
    out.into_inner().expect("memory takes every byte")
}

/// A spreadsheet runs a cell that begins so; an apostrophe makes it text (OWASP, CSV injection). Where the decimal sign
/// is a comma, as in Indonesia, a spreadsheet parts cells at semicolons, whatever stands in quotes: what follows one
/// begins a cell too.
fn safe(cell: String) -> String {
    let mut out = String::with_capacity(cell.len() + 1);
    if cell.starts_with(['\t', '\r', '\n']) {
        out.push('\'');
    }
    for (at, part) in cell.split_inclusive([';', '\t', '\r', '\n']).enumerate() {
        let seen = part.trim_start_matches(|c: char| c.is_whitespace() || is_invisible_mark(c));
        if seen.starts_with(FORMULA) {
            // A blank after a semicolon stays where it is.
            let blank = if at == 0 {
                0
            } else {
                part.len() - part.trim_start_matches(' ').len()
            };
            out.push_str(&part[..blank]);
            out.push('\'');
            out.push_str(&part[blank..]);
        } else {
            out.push_str(part);
        }
    }
    out
}

const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn no_cell_starts_a_formula() {
        for bad in [
            "=HYPERLINK(\"http://x\")",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            " =1",
            "＝1",
            "\u{a0}=1",
            "\u{feff}\u{200b}@SUM(A1)",
        ] {
            assert!(safe(bad.into()).starts_with('\''), "{bad}");
        }
        for text in [
            "Jalan rusak = bahaya",
            "Kec. Malo; Kec. Kanor",
            "a; b (c)",
            "",
        ] {
            assert_eq!(safe(text.into()), text);
        }
    }

    #[test]
    fn no_part_between_semicolons_starts_one() {
        for (text, is) in [
            ("x;=cmd|'/c calc'!A1;y", "x;'=cmd|'/c calc'!A1;y"),
            ("x; +62; y", "x; '+62; y"),
            ("x;\u{a0}@SUM(A1)", "x;'\u{a0}@SUM(A1)"),
            ("a\n=1", "a\n'=1"),
        ] {
            assert_eq!(safe(text.into()), is);
        }
    }
}
