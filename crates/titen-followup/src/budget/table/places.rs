//! Where a line's money is to go, said so that the analyser of texts hears it.

use super::{Dictionary, Header, Role, TableRow, squeezed};
use titen_model::WilayahCode;

/// As written; a village's column and its kecamatan's are said as one.
pub(super) fn location(row: &TableRow, header: &Header) -> String {
    let Some(&at) = header.columns.get(&Role::Location) else {
        return String::new();
    };
    let column = |start: &[&str]| {
        header.names.iter().position(|n| {
            let n = n.to_lowercase();
            start.iter().any(|s| n.starts_with(s))
        })
    };
    let village = column(&["desa", "kelurahan"]);
    let kecamatan = column(&["kecamatan"]);
    let mut parts = Vec::new();
    if let Some(village) = village.filter(|v| *v == at || kecamatan == Some(at)) {
        parts.push(("desa", "Desa", squeezed(row.cell(village))));
        parts.extend(kecamatan.map(|k| ("kec", "Kec.", squeezed(row.cell(k)))));
    } else {
        return squeezed(row.cell(at));
    }
    parts
        .into_iter()
        .filter(|(.., name)| !name.is_empty())
        .map(|(known, kind, name)| {
            let lower = name.to_lowercase();
            match lower.contains(known) || lower.contains("kel") {
                true => name,
                false => format!("{kind} {name}"),
            }
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// `Kanor, Baureno` in a column of places means kecamatan. The regency's own name may mean all of it, or the
/// kecamatan that bears it: nothing is added.
fn located(text: &str, home: &str) -> String {
    let knows = ["kec", "desa", "ds.", "kel", "kab", "dusun"];
    let lower = text.to_lowercase();
    if text.is_empty() || knows.iter().any(|k| lower.contains(k)) {
        return text.to_owned();
    }
    text.split([',', ';', '/'])
        .map(str::trim)
        .filter(|part| !part.eq_ignore_ascii_case(home))
        .map(|part| format!("Kecamatan {part}"))
        .collect::<Vec<_>>()
        .join("; ")
}

/// A place in the name counts where no column tells it.
pub(super) fn wilayah(location: &str, name: &str, dict: &Dictionary<'_>) -> Vec<WilayahCode> {
    let mut wilayah = (dict.places)(&located(location, dict.home));
    if wilayah.is_empty() {
        wilayah = (dict.places)(name);
    }
    wilayah.sort();
    wilayah.dedup();
    wilayah
}
