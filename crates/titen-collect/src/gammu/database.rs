//! An inbox with numbered rows → a pass: new rows, and those whose message still lacks a part.

use super::{
    GammuInbox, Taker,
    inbox::{Read, row_key},
    parts::{Part, concatenation, hex_text, join},
    sqlite,
};
use crate::Pass;
use chrono::NaiveDateTime;
use titen_model::DropReason;

/// Of one pass; a first pass over a long history is several.
pub const ROWS_A_PASS: usize = 50_000;

/// A row of the table `inbox` as it stands there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    pub id: u64,
    pub received: String,
    pub sender: String,
    pub coding: String,
    pub header: String,
    /// This row's own text, as UTF-16 in hexadecimal digits.
    pub text: String,
    /// gammu-smsd 1.42 has the whole message here in the row of its first part, and nothing in the others.
    pub decoded: String,
}

pub async fn read(inbox: &GammuInbox, taker: &Taker, mut pass: Pass) -> Result<Pass, String> {
    let mut before = Read::of(&pass.state.seen);
    let mut rows = rows(inbox, before.from()).await?;
    if is_made_anew(&before, &rows) {
        before = Read::default();
        rows = self::rows(inbox, 0).await?;
    }
    if rows.len() == ROWS_A_PASS && rows.last().is_some_and(|row| row.id <= before.last_id()) {
        // So much came since a message that is still open that it would be in the way of what is new.
        rows = self::rows(inbox, before.last_id()).await?;
    }
    if rows.len() == ROWS_A_PASS {
        pass.notes.push(format!(
            "{ROWS_A_PASS} rows were read; the rest follows at the next pass"
        ));
    }
    let mut after = before.with_none_open();
    let mut parts = Vec::with_capacity(rows.len());
    for row in rows {
        match part(row) {
            Ok(part) => {
                after.last = Some((part.id, row_key(part.id, part.at)));
                parts.push(part);
            }
            Err(id) => {
                let detail = "`ReceivingDateTime` is no date and time, so the row is left out";
                pass.drop_at(format!("inbox:{id}"), DropReason::Malformed, detail);
            }
        }
    }
    // Old rows are read again for the open messages alone: a half of another one that was read long ago must
    // not be joined with what is new.
    let n_read = parts.len();
    parts.retain(|part| part.id > before.last_id() || before.has_open(part.id));
    pass.n_unchanged += (n_read - parts.len()) as u64;
    for message in join(parts) {
        if message.n_missing() > 0 {
            after.leave_open(&message, taker.now);
        }
        let is_new = before.is_new(&message);
        if is_new {
            let key = row_key(message.first_id, message.first_at);
            taker.take(&message, key, &mut pass);
        } else {
            pass.n_unchanged += 1;
        }
    }
    pass.state.seen = after.to_seen();
    Ok(pass.succeeded())
}

async fn rows(inbox: &GammuInbox, from: u64) -> Result<Vec<Row>, String> {
    match inbox {
        GammuInbox::Sqlite(path) => {
            let path = path.clone();
            tokio::task::spawn_blocking(move || sqlite::rows(&path, from))
                .await
                .map_err(|_| "titen failed while reading it; please report this".to_owned())?
        }
        GammuInbox::Postgres(postgres) => postgres.rows(from).await,
        GammuInbox::Folder(_) => Ok(Vec::new()),
    }
}

/// Its rows count from 1 again. Where only the last rows were deleted, reading all again does no harm.
fn is_made_anew(before: &Read, rows: &[Row]) -> bool {
    let Some((id, key)) = &before.last else {
        return false;
    };
    match rows.iter().find(|row| row.id == *id) {
        Some(row) => received(&row.received).is_some_and(|at| row_key(row.id, at) != *key),
        None => rows.is_empty(),
    }
}

fn part(row: Row) -> Result<Part, u64> {
    let at = received(&row.received).ok_or(row.id)?;
    Ok(Part {
        id: row.id,
        at,
        sender: row.sender,
        text: hex_text(&row.text).unwrap_or(row.decoded),
        is_binary: row.coding == "8bit",
        concatenation: concatenation(&row.header),
    })
}

fn received(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().replace('T', " ");
    let seconds = text.split(['.', '+']).next().unwrap_or_default();
    NaiveDateTime::parse_from_str(seconds, "%Y-%m-%d %H:%M:%S").ok()
}

#[cfg(test)]
mod tests;
