//! SP4N-LAPOR!'s export: banner rows, then a header whose first cell is `Tracking ID`.
//!
//! Every column is kept under its own name, but for the reporter's. What is marked *Rahasia* is not
//! stored, and withdrawn if an earlier export showed it; a row of which that cannot be told is
//! refused, and so is a file.

use super::{
    Fault, FileOrigin,
    as_of::as_of,
    columns::{Role, fold, listed, nearest, personal},
    header::read_tables,
    reporter, row,
    sheet::{Row, not_a_table},
};
use crate::Intake;
use crate::secrecy::{Secrecy, secrecy};
use chrono::{DateTime, Utc};
use std::{collections::BTreeMap, io, ops::ControlFlow, path::Path};
use titen_model::{Channel, Drop, DropReason, Item, ItemId, Published, SNAPSHOT};

pub(super) fn read_lapor(
    path: &Path,
    origin: &FileOrigin,
    intake: &Intake,
    now: DateTime<Utc>,
    each: &mut dyn FnMut(Result<Item, Drop>) -> ControlFlow<()>,
) -> io::Result<()> {
    let received = as_of(path, now, || latest(path));
    let (mut n_found, mut problem) = (0u32, None);
    read_tables(
        path,
        &mut |cells| match Export::of(cells)? {
            Ok(export) => {
                n_found += 1;
                Some(export)
            }
            Err(missing) => {
                problem.get_or_insert(missing);
                None
            }
        },
        &mut |export, row| {
            each(match export.item(row, origin, received) {
                Ok(item) => Ok(intake.take(item)),
                Err(Refused::Confidential(key)) => Err(Drop {
                    // By its key the store withdraws what it has of it.
                    place: key,
                    ..origin.refused("", now, Fault::new(DropReason::Confidential, CONFIDENTIAL))
                }),
                Err(Refused::Fault(fault)) => Err(origin.refused(row.place(), now, fault)),
            })
        },
    )?;
    match problem {
        Some(problem) => Err(not_a_table(problem)),
        None if n_found == 0 => Err(not_a_table(
            "has no row that begins with `Tracking ID`, so it is no export of LAPOR!; import another table with --format xlsx or csv",
        )),
        None => Ok(()),
    }
}

const CONFIDENTIAL: &str = "marked as confidential (Rahasia); not stored";

fn latest(path: &Path) -> Option<DateTime<Utc>> {
    let mut latest = None;
    // A file that cannot be read is reported by whoever reads its rows.
    let _ = read_tables(
        path,
        &mut |cells| Export::of(cells)?.ok(),
        &mut |export, row| {
            latest = latest.max(export.published(row).map(|p| p.at));
            ControlFlow::Continue(())
        },
    );
    latest
}

enum Refused {
    /// The tracking id alone.
    Confidential(String),
    Fault(Fault),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Refused::Fault(fault)
    }
}

/// Where the columns stand that titen itself reads.
#[derive(Debug)]
struct Export {
    names: Vec<String>,
    /// By column: what it tells of a person.
    people: Vec<Option<Role>>,
    key: usize,
    kind: usize,
    title: Option<usize>,
    first_text: Option<usize>,
    last_text: Option<usize>,
    date: Option<usize>,
    time: Option<usize>,
    desa: Option<usize>,
    kecamatan: Option<usize>,
    kabupaten: Option<usize>,
}

impl Export {
    /// `None`: another row than the header. An error names what the header lacks.
    fn of(cells: &[String]) -> Option<Result<Export, String>> {
        let first = fold(cells.first()?);
        if !["tracking id", "id tracking", "trackingid"].contains(&first.as_str()) {
            return None;
        }
        let folded: Vec<String> = cells.iter().map(|cell| fold(cell)).collect();
        let at = |names: &[&str]| {
            let find = |name: &&str| folded.iter().position(|f| f == name);
            names.iter().find_map(find)
        };
        let lacks = |name: &str, why: &str| {
            let near =
                nearest(name, cells).map_or_else(String::new, |n| format!("; nearest is `{n}`"));
            format!(
                "has no column `{name}`, {why}; its columns are {}{near}; export it again with all columns",
                listed(cells)
            )
        };
        let is_kind = |f: &String| f.starts_with("tipe laporan") || f.contains("rahasia");
        let Some(kind) = folded.iter().position(is_kind) else {
            let why = "so what is confidential cannot be told";
            return Some(Err(lacks("Tipe Laporan (Anonim/Rahasia)", why)));
        };
        let export = Export {
            names: cells.to_vec(),
            people: folded.iter().map(|f| personal(f)).collect(),
            key: 0,
            kind,
            title: at(&["judul laporan", "judul"]),
            first_text: at(&["isi laporan awal", "isi laporan", "isi"]),
            last_text: at(&["isi laporan akhir"]),
            date: at(&["tanggal laporan masuk", "tanggal laporan", "tanggal"]),
            time: at(&["waktu laporan masuk", "waktu laporan", "waktu"]),
            desa: at(&["kelurahan", "desa", "kelurahan desa", "desa kelurahan"]),
            kecamatan: at(&["kecamatan"]),
            kabupaten: at(&["kota kabupaten", "kabupaten kota", "kabupaten"]),
        };
        if export.first_text.is_none() && export.last_text.is_none() {
            return Some(Err(lacks(
                "Isi Laporan Awal",
                "so there is nothing to read",
            )));
        }
        Some(Ok(export))
    }

    fn published(&self, row: &Row<'_>) -> Option<Published> {
        let said = |at: Option<usize>| at.map_or("", |at| row.cell(at));
        row::published(said(self.date), said(self.time))
    }

    fn item(
        &self,
        row: &Row<'_>,
        origin: &FileOrigin,
        received: DateTime<Utc>,
    ) -> Result<Item, Refused> {
        // First, so that a torn row tells nothing by its wrong cells.
        let names = &self.names;
        row::check(row, names.len())?;
        if row.sheet.is_empty() && row.cells.len() < names.len() {
            let detail = format!(
                "{} cells under {} columns, so whether it is confidential cannot be told; look for a line break that is not in quotes",
                row.cells.len(),
                names.len()
            );
            return Err(Fault::new(DropReason::Malformed, detail).into());
        }
        let key = self.key(row)?;
        match secrecy(row.cell(self.kind)) {
            Secrecy::Open => {}
            Secrecy::Confidential => return Err(Refused::Confidential(key)),
            Secrecy::Unknown => {
                let detail = format!(
                    "`{}` says neither Anonim nor Rahasia nor that it is open, so it is not stored; do the columns stand right?",
                    names[self.kind]
                );
                return Err(Fault::new(DropReason::Malformed, detail).into());
            }
        }
        let person: Vec<&str> = (0..names.len())
            .filter(|at| self.people[*at] == Some(Role::Reporter))
            .map(|at| row.cell(at))
            .filter(|name| !name.is_empty())
            .collect();
        let unnamed = |text: &str| {
            let plain = row::plain(text)?;
            Some(
                person
                    .iter()
                    .fold(plain, |text, name| reporter::without(&text, name)),
            )
        };
        let said = |at: Option<usize>| at.and_then(|at| unnamed(row.cell(at)));
        let title = said(self.title);
        let last = said(self.last_text);
        let uses_last = last.is_some();
        let body = last.or_else(|| said(self.first_text));
        if title.is_none() && body.is_none() {
            let detail = "neither title nor text; look at the report in LAPOR!";
            return Err(Fault::new(DropReason::Empty, detail).into());
        }
        let published = self.published(row);
        let mut extra = BTreeMap::new();
        for (column, text) in row.cells.iter().enumerate() {
            let name = names
                .get(column)
                .cloned()
                .unwrap_or_else(|| format!("kolom {}", column + 1));
            let at = Some(column);
            let is_field = at == Some(self.key)
                || at == self.title
                || at == self.last_text
                || (at == self.first_text && (!uses_last || unnamed(text) == body))
                || (published.is_some() && (at == self.date || at == self.time));
            match self.people.get(column).copied().flatten() {
                _ if is_field || text.is_empty() => {}
                // Whoever wants to be nobody is no voice that others share.
                Some(role) => {
                    if role != Role::Person && !reporter::is_nobody(text) {
                        extra.insert(role_key(role).to_owned(), text.as_str().into());
                    }
                }
                None => row::keep(&mut extra, &name, &unnamed(text).unwrap_or_default()),
            }
        }
        let said = |at: Option<usize>| at.map_or("", |at| row.cell(at));
        if let Some(place) = row::place(said(self.desa), said(self.kecamatan), said(self.kabupaten))
        {
            extra.insert("tempat".into(), place);
        }
        extra.insert(SNAPSHOT.into(), true.into());
        Ok(Item {
            id: ItemId::new(&origin.source, &key),
            key,
            source: origin.source.clone(),
            channel: Channel::Lapor,
            url: None,
            title,
            body,
            published,
            received,
            lang: None,
            extra,
        })
    }

    fn key(&self, row: &Row<'_>) -> Result<String, Fault> {
        let text = row.cell(self.key).trim_start_matches('#');
        let fault = |reason, detail: &str| Fault::new(reason, detail);
        match row::key(text)? {
            None => Err(fault(
                DropReason::NoId,
                "no tracking id; look at the report in LAPOR!",
            )),
            Some(key) if key.len() <= 20 && key.bytes().all(|b| b.is_ascii_digit()) => Ok(key),
            Some(_) => Err(fault(
                DropReason::Malformed,
                "the tracking id is not a number; do the columns stand right?",
            )),
        }
    }
}

/// What the intake hashes them by.
fn role_key(role: Role) -> &'static str {
    match role {
        Role::Phone => "no_hp",
        Role::Nik => "nik",
        Role::Email => "email",
        _ => "pelapor",
    }
}

#[cfg(test)]
mod tests;
