//! Firings of schedules: inserted by whoever comes first.

use super::{
    fault::Fault,
    values::{micros, time},
};
use crate::Due;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Transaction, params};

pub(super) fn claim(
    tx: &Transaction<'_>,
    office: &str,
    due: &Due,
    now: DateTime<Utc>,
    lease: TimeDelta,
) -> Result<bool, Fault> {
    let n = tx.execute(
        "INSERT INTO dues (office, schedule, due, claimed_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET claimed_at = ?4 WHERE done_at IS NULL AND claimed_at <= ?5",
        params![
            office,
            due.schedule,
            micros(due.at),
            micros(now),
            micros(now - lease)
        ],
    )?;
    Ok(n == 1)
}

pub(super) fn finish(
    tx: &Transaction<'_>,
    office: &str,
    due: &Due,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    tx.execute(
        "UPDATE dues SET done_at = ?4
         WHERE office = ?1 AND schedule = ?2 AND due = ?3 AND done_at IS NULL",
        params![office, due.schedule, micros(due.at), micros(now)],
    )?;
    Ok(())
}

pub(super) fn release(tx: &Transaction<'_>, office: &str, due: &Due) -> Result<(), Fault> {
    tx.execute(
        "DELETE FROM dues WHERE office = ?1 AND schedule = ?2 AND due = ?3 AND done_at IS NULL",
        params![office, due.schedule, micros(due.at)],
    )?;
    Ok(())
}

pub(super) fn last_finished(
    tx: &Transaction<'_>,
    office: &str,
    schedule: &str,
) -> Result<Option<DateTime<Utc>>, Fault> {
    tx.query_row(
        "SELECT max(due) FROM dues
         WHERE office = ?1 AND schedule = ?2 AND done_at IS NOT NULL",
        [office, schedule],
        |r| r.get::<_, Option<i64>>(0),
    )?
    .map(time)
    .transpose()
}
