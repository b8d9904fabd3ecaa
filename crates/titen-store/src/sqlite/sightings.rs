//! The history of states: which export was the first, and which the last, to show an item so.
//!
//! Exports may be imported in another order than they were made in; the latest one's state is the
//! item's, and an earlier one's is history.

use super::{
    collect::append_revision,
    fault::Fault,
    values::{ITEM_COLUMNS, int, item, micros, time},
};
use crate::{Outcome, State};
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, Transaction, params};
use titen_model::{Item, ItemId};

/// What is stored of an item, as far as `put` needs it.
pub(super) struct Known {
    pub seq: i64,
    pub revision: u32,
    pub is_same: bool,
}

/// What an export that says no more than the ones before it changes, or `None`: the item is new or
/// newer, and the caller stores it.
pub(super) fn put_known(
    tx: &Transaction<'_>,
    office: &str,
    new: &Item,
    known: &Known,
) -> Result<Option<Outcome>, Fault> {
    let at = micros(new.received);
    let last: Option<i64> = tx
        .prepare_cached(
            "SELECT last FROM sightings WHERE office = ?1 AND item = ?2 AND revision = ?3",
        )?
        .query_row(params![office, known.seq, known.revision], |r| r.get(0))
        .optional()?;
    match last {
        Some(last) if at < last => put_earlier(tx, office, new, known, at).map(Some),
        _ if known.is_same => {
            put_sighting(tx, office, known.seq, known.revision, at)?;
            Ok(Some(Outcome::Unchanged))
        }
        _ => Ok(None),
    }
}

/// Begins a revision's sightings, or makes them reach up to `at`.
pub(super) fn put_sighting(
    tx: &Transaction<'_>,
    office: &str,
    seq: i64,
    revision: u32,
    at: i64,
) -> Result<(), Fault> {
    tx.prepare_cached(
        "INSERT INTO sightings (office, item, revision, first, last) VALUES (?1, ?2, ?3, ?4, ?4)
         ON CONFLICT DO UPDATE SET first = min(first, ?4), last = max(last, ?4)",
    )?
    .execute(params![office, seq, revision, at])?;
    Ok(())
}

fn put_earlier(
    tx: &Transaction<'_>,
    office: &str,
    new: &Item,
    known: &Known,
    at: i64,
) -> Result<Outcome, Fault> {
    let states = of_item(tx, office, &new.id)?;
    let content = new.content_hash();
    let at_time = time(at)?;
    // Seen so at that time already, or right before or after it with nothing else in between.
    let before = states.iter().rposition(|(_, s)| s.first_seen <= at_time);
    let after = before.map_or(0, |i| i + 1);
    let near = [before, Some(after)].into_iter().flatten();
    for i in near {
        if let Some((revision, state)) = states.get(i)
            && state.item.content_hash() == content
        {
            put_sighting(tx, office, known.seq, *revision, at)?;
            return Ok(Outcome::Unchanged);
        }
    }
    let last: u32 = tx.query_row(
        "SELECT max(revision) FROM revisions WHERE item = ?1",
        [known.seq],
        |r| r.get(0),
    )?;
    append_revision(tx, office, known.seq, last + 1, new)?;
    put_sighting(tx, office, known.seq, last + 1, at)?;
    Ok(Outcome::Earlier)
}

const STATES: &str = "FROM sightings s JOIN items i ON i.seq = s.item
     JOIN revisions r ON r.item = s.item AND r.revision = s.revision";

/// Earliest first, with the revisions' numbers.
fn of_item(tx: &Transaction<'_>, office: &str, id: &ItemId) -> Result<Vec<(u32, State)>, Fault> {
    let mut found = tx.prepare_cached(&format!(
        "SELECT {ITEM_COLUMNS}, s.first, s.last, s.revision {STATES}
         WHERE i.office = ?1 AND i.id = ?2 AND s.office = ?1 ORDER BY s.first, s.revision"
    ))?;
    let mut rows = found.query(params![office, id.as_bytes()])?;
    let mut states = Vec::new();
    while let Some(row) = rows.next()? {
        states.push((row.get(14)?, state(row)?));
    }
    Ok(states)
}

pub(super) fn states(tx: &Transaction<'_>, office: &str, id: &ItemId) -> Result<Vec<State>, Fault> {
    let states = of_item(tx, office, id)?;
    Ok(states.into_iter().map(|(_, state)| state).collect())
}

/// Items that have states, by their order of arrival.
pub(super) fn page(
    tx: &Transaction<'_>,
    office: &str,
    after: u64,
    limit: usize,
) -> Result<Vec<(u64, Vec<State>)>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT DISTINCT s.item, i.id FROM sightings s JOIN items i ON i.seq = s.item
         WHERE s.office = ?1 AND s.item > ?2 ORDER BY s.item LIMIT ?3",
    )?;
    let mut rows = found.query(params![office, after.cast_signed(), int(limit)])?;
    let mut page = Vec::new();
    while let Some(row) = rows.next()? {
        let id = ItemId::from_bytes(row.get(1)?);
        page.push((row.get(0)?, states(tx, office, &id)?));
    }
    Ok(page)
}

fn state(row: &Row<'_>) -> Result<State, Fault> {
    let at = |column: usize| -> Result<DateTime<Utc>, Fault> { time(row.get(column)?) };
    Ok(State {
        item: item(row)?,
        first_seen: at(12)?,
        last_seen: at(13)?,
    })
}
