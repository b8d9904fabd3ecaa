//! Rows below the header → budget lines.

use super::tree::{Node, code_above, leaves};
use super::{Header, Role, TableRow, amount::amount, squeezed};
use titen_model::{
    BudgetCode, BudgetKind, BudgetLevel, BudgetLine, PerangkatDaerahId, WilayahCode,
};

/// What the dictionaries know of units and places.
pub struct Dictionary<'a> {
    pub unit: &'a dyn Fn(&str) -> Option<PerangkatDaerahId>,
    /// For sure, in a text.
    pub places: &'a dyn Fn(&str) -> Vec<WilayahCode>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadLines {
    pub lines: Vec<BudgetLine>,
    pub notes: Vec<String>,
    /// What banners say.
    pub year: Option<u16>,
    pub kind: Option<BudgetKind>,
}

pub fn read_lines(rows: &[TableRow], header: &Header, dict: &Dictionary<'_>) -> ReadLines {
    let mut read = ReadLines::default();
    let banner: Vec<String> = rows[..header.ends.min(rows.len())]
        .iter()
        .map(|r| squeezed(&r.cells.join(" ")))
        .collect();
    read.year = banner.iter().find_map(|b| year_in(b));
    read.kind = banner.iter().find_map(|b| kind_in(b));
    let factor = factor(&banner.join(" ").to_lowercase(), &mut read.notes);
    let mut unit = banner.iter().find_map(|b| unit_in(b)).unwrap_or_default();
    let mut nodes: Vec<Node> = Vec::new();
    let mut refused_codes = 0usize;
    let mut total: Option<(String, i64)> = None;
    for row in rows.iter().skip(header.ends) {
        let cell = |role| header.columns.get(&role).map_or("", |at| row.cell(*at));
        let place = row.place();
        let mut written = written_code(row, header);
        let mut name = squeezed(cell(Role::Name));
        // `1.03.10 PROGRAM …` in one cell.
        if let Some((first, rest)) = written.clone().split_once(' ')
            && first.parse::<BudgetCode>().is_ok()
        {
            written = first.to_owned();
            if name.is_empty() || name.starts_with(first) {
                name = squeezed(rest);
            }
        } else if written.is_empty()
            && let Some((first, rest)) = name.clone().split_once(' ')
            && first.contains('.')
            && first.parse::<BudgetCode>().is_ok()
        {
            written = first.to_owned();
            name = squeezed(rest);
        }
        let money = match amount(cell(Role::Amount)) {
            Ok(money) => money.map(|m| (m * factor).round()),
            Err(said) => {
                // The header again on a further page, or words: no amount.
                if header
                    .names
                    .iter()
                    .any(|n| n.eq_ignore_ascii_case(cell(Role::Amount)))
                {
                    continue;
                }
                read.notes.push(format!(
                    "row {place}: {said} is not an amount; write digits, such as 1.250.000 (the row counts without an amount)"
                ));
                None
            }
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "rounded, and within 2^53 as written"
        )]
        let money = money.map(|m| m as i64);
        if money.is_some_and(|m| m < 0) {
            read.notes.push(format!(
                "row {place}: the amount is below zero; it is kept as it is, check the file"
            ));
        }
        let code = written.parse::<BudgetCode>();
        let all = squeezed(&row.cells.join(" "));
        let lower = all.to_lowercase();
        if code.is_err() && (lower.starts_with("jumlah") || lower.starts_with("total")) {
            total = money.map(|m| (place, m));
            continue;
        }
        if written.is_empty() {
            if let Some(named) = unit_in(&all) {
                unit = named;
                continue;
            }
            // A detail of the row above: a package with a place and an amount of its own.
            let (Some(m), Some(above)) = (money, code_above(&nodes)) else {
                continue;
            };
            if above.level() < BudgetLevel::Program || name.is_empty() {
                continue;
            }
            let code = above.clone();
            nodes.push(node(row, header, code, name, &unit, Some(m), true, dict));
            continue;
        }
        match code {
            Ok(code) if code.level() >= BudgetLevel::Program => {
                nodes.push(node(row, header, code, name, &unit, money, false, dict));
            }
            Ok(_) => {}
            Err(_) if is_date(&written) => read.notes.push(format!(
                "row {place}: the code `{written}` became a date; format the column as text and type the code again (the row is left out)"
            )),
            Err(_) => {
                if let Some(named) = unit_of_code(&written, &name) {
                    unit = named;
                } else if money.is_some() {
                    refused_codes += 1;
                    if refused_codes <= 5 {
                        read.notes.push(format!(
                            "row {place}: `{written}` is no code of a program, kegiatan or sub kegiatan; the row is left out (codes of accounts are)"
                        ));
                    }
                }
            }
        }
    }
    if refused_codes > 5 {
        read.notes.push(format!(
            "{} more rows have codes that are none of a program, kegiatan or sub kegiatan",
            refused_codes - 5
        ));
    }
    read.lines = leaves(nodes, &mut read.notes);
    if let Some((place, says)) = total {
        let sum = read
            .lines
            .iter()
            .filter_map(|l| l.amount)
            .fold(0i64, i64::saturating_add);
        if sum != says {
            read.notes.push(format!(
                "row {place}: the total says {says}, the lines sum to {sum}; the lines' own amounts are kept: correct the total in the file"
            ));
        }
    }
    read
}

#[expect(clippy::too_many_arguments, reason = "a row's parts, used here alone")]
fn node(
    row: &TableRow,
    header: &Header,
    code: BudgetCode,
    name: String,
    unit: &str,
    amount: Option<i64>,
    detail: bool,
    dict: &Dictionary<'_>,
) -> Node {
    let cell = |role| header.columns.get(&role).map_or("", |at| row.cell(*at));
    let own_unit = squeezed(cell(Role::Unit));
    let unit_name = if own_unit.is_empty() {
        unit.to_owned()
    } else {
        own_unit
    };
    let location = squeezed(cell(Role::Location));
    // A place in the name counts where no column tells it.
    let mut wilayah = (dict.places)(&located(&location));
    if wilayah.is_empty() {
        wilayah = (dict.places)(&name);
    }
    wilayah.sort();
    wilayah.dedup();
    Node {
        line: BudgetLine {
            place: row.place(),
            code,
            name,
            unit: (dict.unit)(&unit_name),
            unit_name,
            location,
            wilayah,
            amount,
            target: squeezed(cell(Role::Target)),
            fund: squeezed(cell(Role::Fund)),
        },
        detail,
    }
}

/// `Kanor, Baureno` in a column of places means kecamatan; the analyser wants to hear it.
fn located(text: &str) -> String {
    let knows = ["kec", "desa", "ds.", "kel", "kab", "dusun"];
    let lower = text.to_lowercase();
    if text.is_empty() || knows.iter().any(|k| lower.contains(k)) {
        return text.to_owned();
    }
    text.split([',', ';', '/'])
        .map(|part| format!("Kecamatan {}", part.trim()))
        .collect::<Vec<_>>()
        .join("; ")
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

/// `1.03.0.00.0.00.01.0000 Dinas …`: the unit's own code in SIPD.
fn unit_of_code(written: &str, name: &str) -> Option<String> {
    let (code, rest) = written.split_once(' ').unwrap_or((written, name));
    let is = code.split('.').count() >= 7 && code.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (is && !rest.trim().is_empty()).then(|| squeezed(rest))
}

fn unit_in(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    for mark in [
        "perangkat daerah",
        "skpd",
        "opd",
        "organisasi",
        "unit organisasi",
    ] {
        let Some(rest) = lower.strip_prefix(mark) else {
            continue;
        };
        // Folding case may change lengths: the written name is taken from its end.
        let rest = rest.trim_start_matches([' ', ':']);
        let name: String = text
            .chars()
            .rev()
            .take(rest.chars().count())
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let name = name
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ' || c == '-');
        if !name.is_empty() && name.len() < 120 {
            return Some(name.to_owned());
        }
    }
    None
}

fn year_in(text: &str) -> Option<u16> {
    let lower = text.to_lowercase();
    let at = lower.find("tahun")?;
    lower[at..]
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|w| w.parse().ok())
        .find(|y| (2000..=2100).contains(y))
}

pub(super) fn kind_in(text: &str) -> Option<BudgetKind> {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    if has(&["dpa", "dokumen pelaksanaan anggaran"]) {
        Some(BudgetKind::Dpa)
    } else if has(&["rkpd", "rencana kerja pemerintah daerah"]) {
        Some(BudgetKind::Rkpd)
    } else if has(&["rka", "rencana kerja dan anggaran"]) {
        Some(BudgetKind::Rka)
    } else {
        None
    }
}

/// `dalam ribuan rupiah`
fn factor(banner: &str, notes: &mut Vec<String>) -> f64 {
    let (factor, word) = if banner.contains("jutaan")
        || banner.contains("juta rupiah")
        || banner.contains("rp. juta")
    {
        (1e6, "millions")
    } else if banner.contains("ribuan")
        || banner.contains("ribu rupiah")
        || banner.contains("rp. 000")
        || banner.contains("(rp.000")
    {
        (1e3, "thousands")
    } else {
        return 1.0;
    };
    notes.push(format!(
        "the header says that amounts are in {word} of rupiah; they are multiplied"
    ));
    factor
}

fn is_date(text: &str) -> bool {
    let b = text.as_bytes();
    b.len() >= 10 && b[4] == b'-' && b[7] == b'-' && b[..4].iter().all(u8::is_ascii_digit)
}
