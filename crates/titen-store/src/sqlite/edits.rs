//! Analysts' edits, and issues and stories as a person names them.

use super::{
    fault::Fault,
    values::{from_json, json, micros, parsed, time},
};
use crate::StoryPlace;
use rusqlite::{Transaction, params};
use titen_model::{IssueEdit, IssueId, Week};

pub(super) fn put(tx: &Transaction<'_>, office: &str, edit: &IssueEdit) -> Result<(), Fault> {
    let last: u64 = tx.query_row(
        "SELECT coalesce(max(id), 0) FROM edits WHERE office = ?1",
        [office],
        |r| r.get(0),
    )?;
    if edit.id != last + 1 {
        return Err(Fault::Overtaken {
            edit: edit.id,
            last,
        });
    }
    tx.execute(
        "INSERT INTO edits (office, id, at, by, reason, week, what, held)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            office,
            edit.id.cast_signed(),
            micros(edit.at),
            edit.by,
            edit.reason,
            edit.from.to_string(),
            json(&edit.what),
            json(&edit.held),
        ],
    )?;
    Ok(())
}

pub(super) fn all(tx: &Transaction<'_>, office: &str) -> Result<Vec<IssueEdit>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT id, at, by, reason, week, what, held FROM edits WHERE office = ?1 ORDER BY id",
    )?;
    let mut rows = found.query([office])?;
    let mut edits = Vec::new();
    while let Some(row) = rows.next()? {
        edits.push(IssueEdit {
            id: row.get(0)?,
            at: time(row.get(1)?)?,
            by: row.get(2)?,
            reason: row.get(3)?,
            from: parsed(&row.get::<_, String>(4)?)?,
            what: from_json(&row.get::<_, String>(5)?)?,
            held: from_json(&row.get::<_, String>(6)?)?,
        });
    }
    Ok(edits)
}

/// With the last week that lists each.
pub(super) fn issues_named(
    tx: &Transaction<'_>,
    office: &str,
    prefix: &str,
) -> Result<Vec<(IssueId, Week)>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT id, max(week) FROM issues
         WHERE office = ?1 AND id >= ?2 AND id < ?3 GROUP BY id ORDER BY id",
    )?;
    let mut rows = found.query([office, prefix, &end_of(prefix)])?;
    let mut named = Vec::new();
    while let Some(row) = rows.next()? {
        named.push((
            parsed(&row.get::<_, String>(0)?)?,
            parsed(&row.get::<_, String>(1)?)?,
        ));
    }
    Ok(named)
}

pub(super) fn stories_named(
    tx: &Transaction<'_>,
    office: &str,
    prefix: &str,
) -> Result<Vec<StoryPlace>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT id, week, issue FROM stories
         WHERE office = ?1 AND id >= ?2 AND id < ?3 ORDER BY id, week, position",
    )?;
    let mut rows = found.query([office, prefix, &end_of(prefix)])?;
    let mut named = Vec::new();
    while let Some(row) = rows.next()? {
        named.push(StoryPlace {
            story: parsed(&row.get::<_, String>(0)?)?,
            week: parsed(&row.get::<_, String>(1)?)?,
            issue: parsed(&row.get::<_, String>(2)?)?,
        });
    }
    Ok(named)
}

/// Ids are ASCII, so all that begin with a prefix lie below it with this character added.
fn end_of(prefix: &str) -> String {
    format!("{prefix}\u{7f}")
}
