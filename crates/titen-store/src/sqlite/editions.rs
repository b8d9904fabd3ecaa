//! Editions: a draft may change, what is published never does.
//!
//! Files lie here as they are: an edition is about a megabyte, fifty-two of them a year.

use super::{fault::Fault, values::parsed};
use crate::{Edition, EditionFile, EditionHead, Publication};
use rusqlite::{OptionalExtension, Transaction, params};
use titen_model::{Status, Week};

pub(super) fn publish(
    tx: &Transaction<'_>,
    office: &str,
    new: &Edition,
) -> Result<Publication, Fault> {
    if let Some(old) = edition(tx, office, new.week, Some(new.revision))? {
        let same = (&old.brief, &old.files, old.status) == (&new.brief, &new.files, new.status);
        if same {
            return Ok(Publication::Unchanged);
        }
        if old.status == Status::Published {
            return Err(Fault::Frozen {
                week: new.week,
                revision: new.revision,
            });
        }
        tx.execute(
            "DELETE FROM editions WHERE office = ?1 AND week = ?2 AND revision = ?3",
            params![office, new.week.to_string(), new.revision],
        )?;
    }
    tx.execute(
        "INSERT INTO editions (office, week, revision, status, input, brief)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            office,
            new.week.to_string(),
            new.revision,
            status_name(new.status),
            new.input,
            new.brief
        ],
    )?;
    let seq = tx.last_insert_rowid();
    for (position, file) in (0i64..).zip(&new.files) {
        tx.execute(
            "INSERT INTO edition_files (edition, position, office, name, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![seq, position, office, file.name, file.bytes],
        )?;
    }
    Ok(Publication::Written)
}

pub(super) fn edition(
    tx: &Transaction<'_>,
    office: &str,
    week: Week,
    revision: Option<u32>,
) -> Result<Option<Edition>, Fault> {
    let head: Option<(i64, u32, String, String, Vec<u8>)> = tx
        .query_row(
            "SELECT seq, revision, status, input, brief FROM editions
             WHERE office = ?1 AND week = ?2 AND (?3 IS NULL OR revision = ?3)
             ORDER BY revision DESC LIMIT 1",
            params![office, week.to_string(), revision],
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)),
        )
        .optional()?;
    let Some((seq, revision, status, input, brief)) = head else {
        return Ok(None);
    };
    let files = tx
        .prepare("SELECT name, bytes FROM edition_files WHERE edition = ?1 ORDER BY position")?
        .query_map([seq], |r| {
            Ok(EditionFile {
                name: r.get(0)?,
                bytes: r.get(1)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let status = status_of(&status)?;
    Ok(Some(Edition {
        week,
        revision,
        status,
        input,
        brief,
        files,
    }))
}

pub(super) fn heads(tx: &Transaction<'_>, office: &str) -> Result<Vec<EditionHead>, Fault> {
    let mut found = tx.prepare(
        "SELECT week, revision, status, input FROM editions
         WHERE office = ?1 ORDER BY week, revision",
    )?;
    let mut rows = found.query([office])?;
    let mut heads = Vec::new();
    while let Some(row) = rows.next()? {
        heads.push(EditionHead {
            week: parsed(&row.get::<_, String>(0)?)?,
            revision: row.get(1)?,
            status: status_of(&row.get::<_, String>(2)?)?,
            input: row.get(3)?,
        });
    }
    Ok(heads)
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::Published => "published",
    }
}

fn status_of(name: &str) -> Result<Status, Fault> {
    match name {
        "draft" => Ok(Status::Draft),
        "published" => Ok(Status::Published),
        _ => Err(Fault::Damaged(format!(
            "`{name}` is not an edition's status"
        ))),
    }
}
