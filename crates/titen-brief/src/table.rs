//! A table that a spreadsheet opens as it is meant: UTF-8 with a byte order mark, commas and CRLF (RFC 4180).
//! Without the mark, Indonesian names come out wrong. No cell can start a formula.

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

/// A spreadsheet runs a cell that begins so; an apostrophe makes it text (OWASP, CSV injection).
fn safe(cell: String) -> String {
    let first = cell.trim_start_matches(' ').chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            format!("'{cell}")
        }
        _ => cell,
    }
}

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
        ] {
            assert!(safe(bad.into()).starts_with('\''), "{bad}");
        }
        assert_eq!(safe("Jalan rusak = bahaya".into()), "Jalan rusak = bahaya");
    }
}
