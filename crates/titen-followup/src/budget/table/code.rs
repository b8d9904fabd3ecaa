//! Which code a row bears: of the nomenclature, of an account below it, or of a unit.

use super::{Header, Role, TableRow, squeezed};
use titen_model::BudgetCode;

/// Either column may hold both: `1.03.10 PROGRAM …`.
pub(super) fn code_and_name(row: &TableRow, header: &Header) -> (String, String) {
    let cell = |role| header.columns.get(&role).map_or("", |at| row.cell(*at));
    let mut written = written_code(row, header);
    let mut name = squeezed(cell(Role::Name));
    if let Some((first, rest)) = written.clone().split_once(' ')
        && (first.parse::<BudgetCode>().is_ok() || is_account(first, rest))
    {
        written = first.to_owned();
        if name.is_empty() || name.starts_with(first) {
            name = squeezed(rest);
        }
    } else if written.is_empty()
        && let Some((first, rest)) = name.clone().split_once(' ')
        && first.contains('.')
        && (first.parse::<BudgetCode>().is_ok() || is_account(first, rest))
    {
        written = first.to_owned();
        name = squeezed(rest);
    }
    // `-` and `•` stand before packages.
    if !written.chars().any(char::is_alphanumeric) {
        written.clear();
    }
    (written, name)
}

fn written_code(row: &TableRow, header: &Header) -> String {
    let Some(&first) = header.columns.get(&Role::Code) else {
        return String::new();
    };
    let parts: Vec<&str> = (first..=header.code_until)
        .map(|at| row.cell(at))
        .filter(|c| !c.is_empty())
        .collect();
    match parts.as_slice() {
        [one] => squeezed(one),
        several => several
            .iter()
            .map(|p| p.trim_matches('.'))
            .collect::<Vec<_>>()
            .join("."),
    }
}

/// `5.1.02 Belanja Barang dan Jasa` is no program 5.01.02: below a sub kegiatan stand the accounts that it is spent
/// from, each with the sum of what is below.
pub(super) fn is_account(written: &str, name: &str) -> bool {
    let parts: Vec<&str> = written.trim_end_matches('.').split('.').collect();
    let digits = parts
        .iter()
        .all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    if !digits || !matches!(parts[0], "4" | "5" | "6") {
        return false;
    }
    let lower = name.to_lowercase();
    let named = ["belanja", "pendapatan", "pembiayaan", "penerimaan"]
        .iter()
        .any(|w| lower.starts_with(w));
    match parts.as_slice() {
        [_] | [_, _] => named,
        // Three parts may be a program that lost its zeros in a column of numbers: then its name tells.
        [_, second, third] => second.len() == 1 && (named || third.len() == 2),
        [_, second, ..] => second.len() == 1 && (named || written.parse::<BudgetCode>().is_err()),
        [] => false,
    }
}

/// `1.03.0.00.0.00.01.0000 Dinas …`: the unit's own code in SIPD.
pub(super) fn unit_of_code(written: &str, name: &str) -> Option<String> {
    let (code, rest) = written.split_once(' ').unwrap_or((written, name));
    let is = code.split('.').count() >= 7 && code.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (is && !rest.trim().is_empty()).then(|| squeezed(rest))
}

pub(super) fn is_date(text: &str) -> bool {
    let b = text.as_bytes();
    b.len() >= 10 && b[4] == b'-' && b[7] == b'-' && b[..4].iter().all(u8::is_ascii_digit)
}
