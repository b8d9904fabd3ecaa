//! The inbox in SQLite, opened to read: a lock is held for one query, and a writer is waited for.

use super::database::{ROWS_A_PASS, Row};
use rusqlite::{Connection, OpenFlags, params, types::ValueRef};
use std::{path::Path, time::Duration};

/// As long as gammu-smsd may take for one transaction.
const BUSY: Duration = Duration::from_secs(10);

pub fn rows(path: &Path, from: u64) -> Result<Vec<Row>, String> {
    read(path, from).map_err(|error| {
        format!("{error}; is it gammu-smsd's database, and may titen read the file and its folder?")
    })
}

fn read(path: &Path, from: u64) -> rusqlite::Result<Vec<Row>> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(path, flags)?;
    database.busy_timeout(BUSY)?;
    let mut found = database.prepare(
        "SELECT ID, ReceivingDateTime, SenderNumber, Coding, UDH, Text, TextDecoded
         FROM inbox WHERE ID >= ?1 ORDER BY ID LIMIT ?2",
    )?;
    let limit = i64::try_from(ROWS_A_PASS).unwrap_or(i64::MAX);
    let mut rows = found.query(params![i64::try_from(from).unwrap_or(i64::MAX), limit])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |at: usize| -> rusqlite::Result<String> {
            Ok(match row.get_ref(at)? {
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                    String::from_utf8_lossy(bytes).into_owned()
                }
                ValueRef::Integer(n) => n.to_string(),
                ValueRef::Real(x) => x.to_string(),
                ValueRef::Null => String::new(),
            })
        };
        all.push(Row {
            id: u64::try_from(row.get::<_, i64>(0)?).unwrap_or_default(),
            received: text(1)?,
            sender: text(2)?,
            coding: text(3)?,
            header: text(4)?,
            text: text(5)?,
            decoded: text(6)?,
        });
    }
    Ok(all)
}
