//! Where a table's header stands, in one row or two, and which column holds what.

use super::{Role, TableRow, squeezed};
use std::collections::BTreeMap;
use titen_model::{BudgetMapping, sha256_hex};

/// Rows that are looked at: banners stand above a header.
const LOOKED_AT: usize = 60;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Rows up to here are banner and header.
    pub ends: usize,
    /// As written; of two rows, `above | below`.
    pub names: Vec<String>,
    pub columns: BTreeMap<Role, usize>,
    /// Columns that the code is spread over.
    pub code_until: usize,
    pub place: String,
}

impl Header {
    /// By which the mapping is remembered.
    pub fn fingerprint(&self) -> String {
        sha256_hex(self.names.join("\n").to_lowercase().as_bytes())
    }

    pub fn mapping(&self) -> BudgetMapping {
        BudgetMapping {
            header: self.fingerprint(),
            columns: self
                .columns
                .iter()
                .map(|(role, at)| (role.key().to_owned(), self.shown(*at)))
                .collect(),
        }
    }

    /// A column's name, or its letter where it has none.
    fn shown(&self, at: usize) -> String {
        self.names
            .get(at)
            .filter(|n| !n.is_empty())
            .cloned()
            .unwrap_or_else(|| letter(at))
    }

    /// What a person or the store says goes over what the names tell.
    pub fn mapped(mut self, columns: &[(String, String)]) -> Result<Header, String> {
        for (key, column) in columns {
            let role = Role::of(key).ok_or_else(|| {
                let known: Vec<&str> = Role::ALL.iter().map(|r| r.key()).collect();
                format!(
                    "`{key}` is nothing that a column may hold; choose of {}",
                    known.join(", ")
                )
            })?;
            let at = self.column(column).ok_or_else(|| {
                let named: Vec<String> = (0..self.names.len())
                    .map(|at| format!("{} {}", letter(at), self.names[at]))
                    .collect();
                format!(
                    "there is no column `{column}` in the header of row {}; its columns are {}",
                    self.place,
                    named.join("; ")
                )
            })?;
            self.columns.insert(role, at);
        }
        self.code_until = code_until(&self.names, &self.columns);
        Ok(self)
    }

    fn column(&self, named: &str) -> Option<usize> {
        let named = named.trim().to_lowercase();
        let by_name =
            |f: &dyn Fn(&str) -> bool| self.names.iter().position(|n| f(&n.to_lowercase()));
        by_name(&|n| n == named)
            .or_else(|| (0..self.names.len()).find(|at| letter(*at).to_lowercase() == named))
            .or_else(|| by_name(&|n| !named.is_empty() && n.contains(&named)))
    }
}

/// The best header of one row or two; None where no row tells code and name, or code and amount.
pub fn find_header(rows: &[TableRow]) -> Option<Header> {
    let mut best: Option<(usize, Header)> = None;
    for at in 0..rows.len().min(LOOKED_AT) {
        for two in [false, true] {
            let Some(names) = names(rows, at, two) else {
                continue;
            };
            let columns = columns(&names);
            let tells = columns.contains_key(&Role::Code)
                && (columns.contains_key(&Role::Name) || columns.contains_key(&Role::Amount));
            // One row that tells as much is the header; the row below it is the first of the data.
            if tells && best.as_ref().is_none_or(|(n, _)| columns.len() > *n) {
                let code_until = code_until(&names, &columns);
                let header = Header {
                    ends: at + 1 + usize::from(two),
                    code_until,
                    place: rows[at].place(),
                    names,
                    columns,
                };
                best = Some((header.columns.len(), header));
            }
        }
    }
    best.map(|(_, mut header)| {
        // Below it often stand the columns' numbers, and below a header of one row its second.
        while rows.get(header.ends).is_some_and(is_numbering) {
            header.ends += 1;
        }
        header
    })
}

fn names(rows: &[TableRow], at: usize, two: bool) -> Option<Vec<String>> {
    let above = &rows[at];
    if !two {
        return Some(above.cells.iter().map(|c| squeezed(c)).collect());
    }
    let below = rows
        .get(at + 1)
        .filter(|r| r.sheet == above.sheet && r.n == above.n + 1)?;
    // A row of one cell is a banner.
    if above.cells.iter().filter(|c| !c.trim().is_empty()).count() < 2 {
        return None;
    }
    // Data is no header: it has numbers or codes.
    if below
        .cells
        .iter()
        .any(|c| c.chars().filter(char::is_ascii_digit).count() > 4)
    {
        return None;
    }
    Some(crate::two_rows::joined(&above.cells, &below.cells, " | "))
}

/// Each role's best column; a column has one role.
fn columns(names: &[String]) -> BTreeMap<Role, usize> {
    let mut all: Vec<(usize, usize, Role)> = Vec::new();
    for (at, name) in names
        .iter()
        .enumerate()
        .filter(|(_, n)| !n.is_empty() && n.len() < 120)
    {
        for role in Role::ALL {
            all.extend(role.fits(name).map(|fit| (fit, at, role)));
        }
    }
    all.sort_by_key(|(fit, at, role)| (*fit, *role, *at));
    let mut columns: BTreeMap<Role, usize> = BTreeMap::new();
    for (_, at, role) in all {
        if !columns.contains_key(&role) && !columns.values().any(|taken| *taken == at) {
            columns.insert(role, at);
        }
    }
    columns
}

/// The code goes on in columns without a name, or under the same one.
fn code_until(names: &[String], columns: &BTreeMap<Role, usize>) -> usize {
    let Some(&code) = columns.get(&Role::Code) else {
        return 0;
    };
    let next = columns
        .values()
        .copied()
        .filter(|at| *at > code)
        .min()
        .unwrap_or(code + 1);
    let over = |name: &str| name.split(" | ").next().unwrap_or_default().to_owned();
    let first = over(&names[code]);
    (code + 1..next)
        .take_while(|at| names[*at].is_empty() || over(&names[*at]) == first)
        .last()
        .unwrap_or(code)
}

fn is_numbering(row: &TableRow) -> bool {
    let mut n = 0;
    let plain = row.cells.iter().filter(|c| !c.trim().is_empty()).all(|c| {
        n += 1;
        let c = c.trim().trim_matches(['(', ')']);
        c.len() <= 2 && c.bytes().all(|b| b.is_ascii_digit())
            || c.contains('=')
            || c.contains("x") && c.len() < 8
    });
    plain && n >= 3
}

/// `A`, `AB`.
fn letter(at: usize) -> String {
    let (mut at, mut name) = (at + 1, Vec::new());
    while at > 0 {
        name.push(b'A' + u8::try_from((at - 1) % 26).unwrap_or(0));
        at = (at - 1) / 26;
    }
    name.reverse();
    name.into_iter().map(char::from).collect()
}
