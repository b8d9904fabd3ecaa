//! Faults are told with file, line and remedy; later sources add and replace.

use super::*;

const SPEC: Spec = Spec {
    file: "t.tsv",
    columns: &["code", "phrase", "weight"],
    n_key: 2,
};

fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        text: Cow::Owned(text.to_owned()),
    }
}

fn cells(sources: &[Source]) -> Result<Vec<String>, String> {
    let rows = read(&SPEC, sources).map_err(|e| e.to_string())?;
    Ok(rows
        .iter()
        .map(|r| r.cells().collect::<Vec<_>>().join("|"))
        .collect())
}

fn check_fault(text: &str, message: &str) {
    assert_eq!(cells(&[source("t.tsv", text)]).unwrap_err(), message);
}

#[test]
fn comments_blank_lines_and_a_byte_order_mark_are_no_rows() {
    let text = "\u{feff}# about\n\ncode\tphrase\tweight\r\n# more\n1.03\tjalan rusak\t2\r\n\n";
    assert_eq!(
        cells(&[source("t.tsv", text)]).unwrap(),
        ["1.03|jalan rusak|2"]
    );
}

#[test]
fn a_later_source_adds_rows_and_replaces_those_with_its_keys_in_place() {
    let first = source("a", "code\tphrase\tweight\n1.03\taspal\t1\n1.03\tgot\t1\n");
    let later = source("b", "code\tphrase\tweight\n2.15\tpju\t3\n1.03\taspal\t2\n");
    assert_eq!(
        cells(&[first, later]).unwrap(),
        ["1.03|aspal|2", "1.03|got|1", "2.15|pju|3"]
    );
}

#[test]
fn faults_name_file_line_and_remedy() {
    let columns = "the columns are, with tabs between: code phrase weight";
    check_fault(
        "",
        &format!("t.tsv:1: the header line is missing; {columns}"),
    );
    check_fault(
        "# x\ncode\tphrase\n",
        &format!("t.tsv:2: this is not the header line; {columns}"),
    );
    check_fault(
        "code\tphrase\tweight\n1.03\taspal\n",
        &format!("t.tsv:2: 2 columns instead of 3; {columns}"),
    );
    check_fault(
        "code\tphrase\tweight\n1.03\taspal\t1\n#\n1.03\taspal\t2\n",
        "t.tsv:4: `1.03 aspal` is already in line 2; delete one of the two",
    );
    check_fault(
        "code\tphrase\tweight\n1.03\t\t1\n",
        "t.tsv:2: phrase is blank; fill it in or delete the row",
    );
}

#[test]
fn cells_are_checked_for_their_kind() {
    let sources = [source(
        "t.tsv",
        "code\tphrase\tweight\n2026-02-30\tDua  kata\tberat\n",
    )];
    let rows = read(&SPEC, &sources).unwrap();
    let row = &rows[0];
    let message = |e: DictError| e.to_string();
    assert_eq!(
        message(row.date(0).unwrap_err()),
        "t.tsv:2: `2026-02-30` is not a date; write it as 2026-08-17"
    );
    assert!(
        message(row.phrase(1).unwrap_err()).ends_with("write it in lower case with single spaces")
    );
    assert_eq!(
        message(row.number(2, 0.0, 5.0).unwrap_err()),
        "t.tsv:2: `berat` is not a weight; write a number from 0 to 5"
    );
    assert_eq!(
        message(row.one_of(2, &[("ringan", 1), ("sedang", 2)]).unwrap_err()),
        "t.tsv:2: unknown weight `berat`; use one of ringan, sedang"
    );
}
