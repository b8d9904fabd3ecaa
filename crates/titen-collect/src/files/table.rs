//! Tables of items: exports of monitoring tools, PPID registers, what a clerk types into a
//! spreadsheet. Each row is an item.
//!
//! An item's key is its id column; else its address; else a hash of what the row says (title, text,
//! date, who), so that the same row in two files is one item, and a changed status a revision.

mod channel;
mod search;

use super::{
    Fault, FileOrigin,
    as_of::as_of,
    columns::{Columns, Role},
    header::read_tables,
    reporter, row,
    sheet::{Row, not_a_table},
};
use crate::Intake;
use channel::channel;
use chrono::{DateTime, Utc};
use search::Search;
use serde_json::Value;
use std::{collections::BTreeMap, io, ops::ControlFlow, path::Path};
use titen_model::{Channel, Drop, DropReason, Item, ItemId, SNAPSHOT};
use titen_text::parse_date;

/// What the config says of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableSettings {
    /// The names of columns that titen does not know by itself, or knows otherwise.
    pub columns: BTreeMap<Role, Vec<String>>,
}

pub(super) fn read_table(
    path: &Path,
    settings: &TableSettings,
    origin: &FileOrigin,
    intake: &Intake,
    now: DateTime<Utc>,
    each: &mut dyn FnMut(Result<Item, Drop>) -> ControlFlow<()>,
) -> io::Result<()> {
    let mut search = Search::new(settings);
    let (mut n_sheets, mut received, mut is_enough) = (0u32, None, false);
    let mut named = String::new();
    let headless = read_tables(
        path,
        &mut |cells| search.header(cells),
        &mut |columns, row| {
            if n_sheets == 0 || named != row.sheet {
                n_sheets += 1;
                row.sheet.clone_into(&mut named);
            }
            let table = Table {
                columns,
                origin,
                intake,
                received: match columns.has(Role::Status) {
                    true => {
                        *received.get_or_insert_with(|| as_of(path, now, || latest(path, settings)))
                    }
                    false => now,
                },
                now,
            };
            let read = table.item(row).map(|item| intake.take(item));
            let flow = each(read.map_err(|fault| origin.refused(row.place(), now, fault)));
            is_enough = flow.is_break();
            flow
        },
    )?;
    if let Some(problem) = search.problem.take() {
        return Err(not_a_table(problem));
    }
    if search.n_found == 0 {
        return Err(not_a_table(search.not_found()));
    }
    for sheet in headless {
        if is_enough {
            break;
        }
        let detail = "no header row in this sheet; give its first row the names of its columns";
        let fault = Fault::new(DropReason::WrongKind, detail);
        is_enough = each(Err(origin.refused(sheet.sheet, now, fault))).is_break();
    }
    Ok(())
}

fn latest(path: &Path, settings: &TableSettings) -> Option<DateTime<Utc>> {
    let mut search = Search::new(settings);
    let mut latest = None;
    // A file that cannot be read is reported by whoever reads its rows.
    let _ = read_tables(
        path,
        &mut |cells| search.header(cells),
        &mut |columns, row| {
            let date = columns
                .at(Role::Published)
                .find_map(|at| parse_date(row.cell(at)));
            latest = latest.max(date.map(|p| p.at));
            ControlFlow::Continue(())
        },
    );
    latest
}

struct Table<'a> {
    columns: &'a Columns,
    origin: &'a FileOrigin,
    intake: &'a Intake,
    received: DateTime<Utc>,
    now: DateTime<Utc>,
}

impl Table<'_> {
    /// The first that is not empty.
    fn said<'r>(&self, row: &'r Row<'_>, role: Role) -> &'r str {
        self.columns
            .at(role)
            .map(|at| row.cell(at))
            .find(|text| !text.is_empty())
            .unwrap_or("")
    }

    fn item(&self, row: &Row<'_>) -> Result<Item, Fault> {
        row::check(row, self.columns.names.len())?;
        let channel = channel(self.said(row, Role::Channel), self.origin.channel)?;
        let name = match self.said(row, Role::Reporter) {
            "" => self.said(row, Role::Author),
            name => name,
        };
        let hears_people = channel.is_voice() || channel.speaks_to_office();
        let unnamed = |text: String| match hears_people || self.columns.has(Role::Reporter) {
            true => reporter::without(&text, name),
            false => text,
        };
        let texts: Vec<&str> = self
            .columns
            .at(Role::Body)
            .map(|at| row.cell(at))
            .filter(|t| !t.is_empty())
            .collect();
        let title = row::plain(self.said(row, Role::Title)).map(unnamed);
        let body = row::plain(&texts.join("\n")).map(unnamed);
        if title.is_none() && body.is_none() {
            let detail = "title and text are both empty; fill one of them, or delete the row";
            return Err(Fault::new(DropReason::Empty, detail));
        }
        let source = self.source(row, channel);
        let url = Some(self.said(row, Role::Url))
            .filter(|u| u.contains("://"))
            .map(str::to_owned);
        let (date, time) = (self.said(row, Role::Published), self.said(row, Role::Time));
        let key = match row::key(self.said(row, Role::Id))? {
            Some(key) => key,
            None => url.clone().unwrap_or_else(|| {
                let said = [title.as_deref(), body.as_deref()].map(Option::unwrap_or_default);
                let who = [
                    Role::Phone,
                    Role::Nik,
                    Role::Email,
                    Role::Reporter,
                    Role::Author,
                ]
                .map(|role| self.said(row, role).to_lowercase());
                let row = [said[0], said[1], date, time, &who.join("\0")];
                format!("baris-{}", self.intake.hashed(&row.join("\0")))
            }),
        };
        let published = row::published(date, time);
        let mut extra = self.extra(row, channel, &unnamed);
        if published.is_none() && !date.is_empty() {
            extra.insert("published_raw".into(), date.into());
        }
        let is_snapshot =
            matches!(channel, Channel::Lapor | Channel::Ppid) && self.columns.has(Role::Status);
        if is_snapshot {
            extra.insert(SNAPSHOT.into(), true.into());
        }
        Ok(Item {
            id: ItemId::new(&source, &key),
            key,
            source,
            channel,
            url,
            title,
            body,
            published,
            received: if is_snapshot { self.received } else { self.now },
            lang: Some(self.said(row, Role::Lang).to_lowercase()).filter(|l| l.len() == 2),
            extra,
        })
    }

    /// Outlets and platforms are sources of their own; who took a citizen's words is not.
    fn source(&self, row: &Row<'_>, channel: Channel) -> String {
        let said = self.said(row, Role::Source);
        match channel.speaks_to_office() || said.is_empty() {
            true => self.origin.source.clone(),
            false => said.to_owned(),
        }
    }

    fn extra(
        &self,
        row: &Row<'_>,
        channel: Channel,
        unnamed: &dyn Fn(String) -> String,
    ) -> BTreeMap<String, Value> {
        let mut extra = BTreeMap::new();
        let hears_people = channel.is_voice() || channel.speaks_to_office();
        for (at, name) in self.columns.names.iter().enumerate() {
            let (role, text) = (self.columns.role(at), row.cell(at));
            let speaker = match role {
                Some(Role::Reporter) => Some("pelapor"),
                Some(Role::Author) if hears_people => Some("akun"),
                Some(Role::Phone) => Some("no_hp"),
                Some(Role::Nik) => Some("nik"),
                Some(Role::Email) => Some("email"),
                _ => None,
            };
            let dated = match role {
                Some(Role::FollowedUp) => Some("tanggal_tindak_lanjut"),
                Some(Role::Answered) => Some("tanggal_dijawab"),
                Some(Role::Extended) => Some("tanggal_perpanjangan"),
                Some(Role::Objected) => Some("tanggal_keberatan"),
                _ => None,
            };
            match (speaker, dated, role) {
                // The intake makes one hash of them, where the channel is one of people.
                (Some(key), ..) if hears_people && !reporter::is_nobody(text) => {
                    extra.insert(key.into(), text.into());
                }
                (Some(_), ..) => {}
                (_, Some(key), _) => day(&mut extra, key, text),
                (.., Some(Role::Author)) if !text.is_empty() => {
                    extra.insert("author".into(), text.into());
                }
                (.., Some(Role::Status)) => {
                    extra.insert("status".into(), or_null(text));
                }
                (.., Some(Role::Jenis)) => {
                    extra.insert("jenis".into(), or_null(text));
                }
                (.., None | Some(Role::Desa | Role::Kecamatan | Role::Kabupaten)) => {
                    row::keep(&mut extra, name, &unnamed(text.to_owned()));
                }
                (.., Some(Role::Source)) if channel.speaks_to_office() => {
                    row::keep(&mut extra, name, text);
                }
                _ => {}
            }
        }
        for at in self.columns.names.len()..row.cells.len() {
            row::keep(
                &mut extra,
                &format!("kolom {}", at + 1),
                &unnamed(row.cell(at).to_owned()),
            );
        }
        let [desa, kecamatan, kabupaten] =
            [Role::Desa, Role::Kecamatan, Role::Kabupaten].map(|role| self.said(row, role));
        if let Some(place) = row::place(desa, kecamatan, kabupaten) {
            extra.insert("tempat".into(), place);
        }
        if let Some(wilayah) = &self.origin.wilayah {
            extra
                .entry("wilayah".into())
                .or_insert_with(|| wilayah.as_str().into());
        }
        extra
    }
}

/// What is not known is null; what is there and is no date is kept beside it.
fn day(extra: &mut BTreeMap<String, Value>, key: &str, text: &str) {
    let date = parse_date(text);
    extra.insert(key.into(), date.map_or(Value::Null, |d| row::iso(d).into()));
    if date.is_none() {
        row::keep(extra, &format!("{key}_raw"), text);
    }
}

fn or_null(text: &str) -> Value {
    match text {
        "" => Value::Null,
        text => text.into(),
    }
}

#[cfg(test)]
mod tests;
