//! The outbox's rows: planned with the edition, noted before and after each attempt.

use super::{
    fault::Fault,
    values::{micros, parsed, time},
};
use crate::{Delivery, DeliveryKey, DeliveryNote, DeliveryState};
use chrono::{DateTime, Utc};
use rusqlite::{Row, Transaction, params};
use titen_model::Week;

/// What is planned already stays as it is. What waits of an earlier revision of the week goes no more.
pub(super) fn plan(
    tx: &Transaction<'_>,
    office: &str,
    keys: &[DeliveryKey],
    planned: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<u64, Fault> {
    let mut n = 0;
    for (position, key) in (0i64..).zip(keys) {
        let week = key.week.to_string();
        n += tx.execute(
            "INSERT INTO deliveries (office, week, revision, target, part, position, state, round, attempts, planned_at, next_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'waiting', 0, 0, ?7, ?8) ON CONFLICT DO NOTHING",
            params![office, week, key.revision, key.target, key.part, position, micros(planned), micros(now)],
        )?;
        tx.execute(
            "UPDATE deliveries SET state = 'superseded'
             WHERE office = ?1 AND week = ?2 AND revision < ?3 AND target = ?4 AND state = 'waiting'",
            params![office, week, key.revision, key.target],
        )?;
    }
    Ok(n as u64)
}

pub(super) fn all(
    tx: &Transaction<'_>,
    office: &str,
    week: Option<Week>,
) -> Result<Vec<Delivery>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT week, revision, target, part, state, round, attempts, planned_at, next_at, last_at, error, remote
         FROM deliveries WHERE office = ?1 AND (?2 IS NULL OR week = ?2)
         ORDER BY week, revision, position, target, part",
    )?;
    let mut rows = found.query(params![office, week.map(|w| w.to_string())])?;
    let mut deliveries = Vec::new();
    while let Some(row) = rows.next()? {
        deliveries.push(delivery(row)?);
    }
    Ok(deliveries)
}

fn delivery(row: &Row<'_>) -> Result<Delivery, Fault> {
    Ok(Delivery {
        key: DeliveryKey {
            week: parsed(&row.get::<_, String>(0)?)?,
            revision: row.get(1)?,
            target: row.get(2)?,
            part: row.get(3)?,
        },
        state: parsed(&row.get::<_, String>(4)?)?,
        round: row.get(5)?,
        attempts: row.get(6)?,
        planned_at: time(row.get(7)?)?,
        next_at: time(row.get(8)?)?,
        last_at: row.get::<_, Option<i64>>(9)?.map(time).transpose()?,
        error: row.get(10)?,
        remote: row.get(11)?,
    })
}

/// True for one caller only, who then sends.
pub(super) fn begin(
    tx: &Transaction<'_>,
    office: &str,
    key: &DeliveryKey,
    now: DateTime<Utc>,
) -> Result<bool, Fault> {
    let n = tx.execute(
        "UPDATE deliveries SET state = 'sending', attempts = attempts + 1, last_at = ?6
         WHERE office = ?1 AND week = ?2 AND revision = ?3 AND target = ?4 AND part = ?5 AND state = 'waiting'",
        params![office, key.week.to_string(), key.revision, key.target, key.part, micros(now)],
    )?;
    Ok(n == 1)
}

pub(super) fn note(
    tx: &Transaction<'_>,
    office: &str,
    key: &DeliveryKey,
    note: &DeliveryNote,
) -> Result<(), Fault> {
    tx.execute(
        "UPDATE deliveries SET state = ?6, next_at = ?7, error = ?8, remote = coalesce(?9, remote)
         WHERE office = ?1 AND week = ?2 AND revision = ?3 AND target = ?4 AND part = ?5",
        params![
            office,
            key.week.to_string(),
            key.revision,
            key.target,
            key.part,
            note.state.as_str(),
            micros(note.next_at),
            note.error,
            note.remote
        ],
    )?;
    Ok(())
}

pub(super) fn repeat(
    tx: &Transaction<'_>,
    office: &str,
    keys: &[DeliveryKey],
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    for key in keys {
        tx.execute(
            "UPDATE deliveries SET state = ?7, round = round + (state = 'sent'), attempts = 0, next_at = ?6, error = NULL
             WHERE office = ?1 AND week = ?2 AND revision = ?3 AND target = ?4 AND part = ?5",
            params![
                office,
                key.week.to_string(),
                key.revision,
                key.target,
                key.part,
                micros(now),
                DeliveryState::Waiting.as_str()
            ],
        )?;
    }
    Ok(())
}
