//! Rows below the headers → budget lines.

use super::banner::{factor, is_total, kind_in, unit_in, year_of};
use super::code::{code_and_name, is_account, is_date, unit_of_code};
use super::money::Money;
use super::places::{location, wilayah};
use super::totals::{SHOWN, Total, blank, check_totals};
use super::tree::{Node, leaves};
use super::{Header, Role, TableRow, squeezed};
use titen_model::{
    BudgetCode, BudgetKind, BudgetLevel, BudgetLine, PerangkatDaerahId, WilayahCode,
};

/// What the dictionaries know of units and places.
pub struct Dictionary<'a> {
    pub unit: &'a dyn Fn(&str) -> Option<PerangkatDaerahId>,
    /// For sure, in a text.
    pub places: &'a dyn Fn(&str) -> Vec<WilayahCode>,
    /// The office's own place by its name alone; empty where it has none.
    pub home: &'a str,
}

/// A header, and the rows that are read under it.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    pub header: &'a Header,
    pub rows: &'a [TableRow],
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadLines {
    pub lines: Vec<BudgetLine>,
    pub notes: Vec<String>,
    /// What banners say.
    pub year: Option<u16>,
    pub kind: Option<BudgetKind>,
}

#[derive(Default)]
struct Reading {
    notes: Vec<String>,
    nodes: Vec<Node>,
    totals: Vec<Total>,
    refused: usize,
    /// Rows with an amount and no code that they are a part of.
    stray: Vec<String>,
    accounts: Option<(String, String, usize)>,
}

pub fn read_lines(parts: &[Part<'_>], dict: &Dictionary<'_>) -> ReadLines {
    let mut reading = Reading::default();
    let (mut years, mut kind, mut starts) = (Vec::new(), None, Vec::new());
    for (n, part) in parts.iter().enumerate() {
        let banner: Vec<String> = part.rows[..part.header.ends.min(part.rows.len())]
            .iter()
            .map(|r| squeezed(&r.cells.join(" ")))
            .collect();
        years.extend(year_of(&banner));
        kind = kind.or_else(|| banner.iter().find_map(|b| kind_in(b)));
        starts.push(reading.nodes.len());
        reading.part(n, *part, &banner, dict);
    }
    let year = years.first().copied();
    years.dedup();
    if let [first, .., last] = years.as_slice() {
        reading.notes.push(format!(
            "its sheets speak of {first} and of {last}; all lines are taken for one year: split the file where they are of two"
        ));
    }
    reading.counted_notes();
    let kept = leaves(&reading.nodes, &mut reading.notes);
    check_totals(
        &reading.totals,
        &reading.nodes,
        &kept,
        &starts,
        &mut reading.notes,
    );
    let lines: Vec<BudgetLine> = reading
        .nodes
        .into_iter()
        .zip(kept)
        .filter(|(_, kept)| *kept)
        .map(|(node, _)| node.line)
        .collect();
    reading.notes.extend(blank(&lines));
    ReadLines {
        lines,
        notes: reading.notes,
        year,
        kind,
    }
}

impl Reading {
    fn part(&mut self, n: usize, part: Part<'_>, banner: &[String], dict: &Dictionary<'_>) {
        let header = part.header;
        let factor = factor(&banner.join(" ").to_lowercase(), &mut self.notes);
        let mut unit = banner.iter().find_map(|b| unit_in(b)).unwrap_or_default();
        // What a row without a code is a part of: not what stands below accounts, sums or codes that are none.
        let (mut open, mut in_accounts): (Option<BudgetCode>, bool) = (None, false);
        for row in part.rows.iter().skip(header.ends) {
            let (written, name) = code_and_name(row, header);
            let money = Money::of(row, header, factor);
            let all = squeezed(&row.cells.join(" "));
            let code = match is_account(&written, &name) {
                true => None,
                false => written.parse::<BudgetCode>().ok(),
            };
            if code.is_none() && (is_total(&written) || is_total(&name) || is_total(&all)) {
                open = None;
                self.totals.extend(money.whole().map(|says| Total {
                    place: row.place(),
                    says,
                    part: n,
                    above: self.nodes.len(),
                }));
                continue;
            }
            if written.is_empty() {
                let banner = unit_in(&name).or_else(|| unit_in(&all)).filter(|_| {
                    money.whole().is_none()
                        || all.split_once(':').is_some_and(|(a, _)| a.len() < 20)
                });
                if let Some(named) = banner {
                    unit = named;
                    open = None;
                    continue;
                }
                // A detail of the row above: a package with a place and an amount of its own.
                if name.is_empty() {
                    continue;
                }
                let Some(code) = open.clone() else {
                    if money.whole().is_some() && !in_accounts {
                        self.stray.push(row.place());
                    }
                    continue;
                };
                if money.merged {
                    self.join(row, header, &name, dict);
                } else if money.whole().is_some() {
                    self.push(row, header, (code, name), &unit, &money, true, dict);
                }
                continue;
            }
            match code {
                Some(code) if code.level() >= BudgetLevel::Program => {
                    (open, in_accounts) = (Some(code.clone()), false);
                    let same = self.nodes.last().is_some_and(|n| n.line.code == code);
                    if money.merged && same {
                        self.join(row, header, &name, dict);
                    } else {
                        self.push(row, header, (code, name), &unit, &money, false, dict);
                    }
                }
                Some(_) => open = None,
                None => {
                    open = None;
                    in_accounts |= is_account(&written, &name);
                    self.refuse(row, &written, &name, &money, &mut unit);
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a row's parts, used here alone")]
    fn push(
        &mut self,
        row: &TableRow,
        header: &Header,
        (code, name): (BudgetCode, String),
        unit: &str,
        money: &Money,
        detail: bool,
        dict: &Dictionary<'_>,
    ) {
        let place = row.place();
        let cell = |role| header.columns.get(&role).map_or("", |at| row.cell(*at));
        if let Err(said) = &money.says {
            self.notes.push(format!(
                "row {place}: {said} is not an amount; write digits, such as 1.250.000 (the row counts without an amount)"
            ));
        }
        if money.merged {
            self.notes.push(format!(
                "row {place}: its amount is the merged cell of a row above with another code, and counts there alone"
            ));
        }
        if money.whole().is_some_and(|m| m < 0) {
            self.notes.push(format!(
                "row {place}: the amount is below zero; it is kept as it is, check the file"
            ));
        }
        let own_unit = squeezed(cell(Role::Unit));
        let unit_name = if own_unit.is_empty() {
            unit.to_owned()
        } else {
            own_unit
        };
        let location = location(row, header);
        let again = header
            .columns
            .get(&Role::Code)
            .is_some_and(|at| row.repeated.contains(at));
        self.nodes.push(Node {
            line: BudgetLine {
                place,
                wilayah: wilayah(&location, &name, dict),
                code,
                name,
                unit: (dict.unit)(&unit_name),
                unit_name,
                location,
                amount: if money.merged { None } else { money.whole() },
                target: squeezed(cell(Role::Target)),
                fund: squeezed(cell(Role::Fund)),
            },
            detail,
            again,
            sheet: row.sheet.clone(),
        });
    }

    /// Rows that share one merged amount are one line: its amount is there once, for all their places.
    fn join(&mut self, row: &TableRow, header: &Header, name: &str, dict: &Dictionary<'_>) {
        let Some(last) = self.nodes.last_mut().map(|n| &mut n.line) else {
            return;
        };
        let location = location(row, header);
        self.notes.push(format!(
            "rows {} and {}: one amount ({}) stands in a merged cell at {}; it is counted once",
            last.place,
            row.place(),
            last.amount.unwrap_or_default(),
            last.code
        ));
        last.wilayah.extend(wilayah(&location, name, dict));
        last.wilayah.sort();
        last.wilayah.dedup();
        for (text, more) in [
            (&mut last.location, location.as_str()),
            (&mut last.name, name),
        ] {
            if !more.is_empty() && !text.split("; ").any(|known| known == more) {
                *text = squeezed(&format!("{text}; {more}"))
                    .trim_start_matches("; ")
                    .to_owned();
            }
        }
    }

    fn refuse(
        &mut self,
        row: &TableRow,
        written: &str,
        name: &str,
        money: &Money,
        unit: &mut String,
    ) {
        let place = row.place();
        let said = || unit_in(written).or_else(|| unit_in(&format!("{written} {name}")));
        if let Some(named) = unit_of_code(written, name).or_else(said) {
            *unit = named;
        } else if is_account(written, name) {
            let (.., n) = self
                .accounts
                .get_or_insert_with(|| (place, written.to_owned(), 0));
            *n += 1;
        } else if is_date(written) {
            self.notes.push(format!(
                "row {place}: the code `{written}` became a date; format the column as text and type the code again (the row is left out)"
            ));
        } else if money.whole().is_some() {
            self.refused += 1;
            if self.refused <= SHOWN {
                self.notes.push(format!(
                    "row {place}: `{written}` is no code of a program, kegiatan or sub kegiatan; the row is left out"
                ));
            }
        }
    }

    fn counted_notes(&mut self) {
        if self.refused > SHOWN {
            self.notes.push(format!(
                "{} more rows have codes that are none of a program, kegiatan or sub kegiatan",
                self.refused - SHOWN
            ));
        }
        if let Some(first) = self.stray.first() {
            self.notes.push(format!(
                "{} rows with an amount stand below no code (row {first} is the first); they are left out",
                self.stray.len()
            ));
        }
        if let Some((place, written, n)) = &self.accounts {
            let more = match n {
                1 => "is an account".to_owned(),
                n => format!("and {} more are accounts", n - 1),
            };
            self.notes.push(format!(
                "row {place}: `{written}` {more}: they and what stands below them are parts of their sub kegiatan, and are left out"
            ));
        }
    }
}
