//! How many items each source had on each day, from one covering index.

use super::{
    fault::Fault,
    values::{micros, time},
};
use crate::SourceDay;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use rusqlite::{Transaction, params};
use titen_model::{Item, WIB, wib_date};

pub(super) const SQL: &str = "SELECT source, day, (received + ?4) / ?5 AS arrived, count(*)
     FROM items INDEXED BY items_by_day WHERE office = ?1 AND day >= ?2 AND day < ?3
     GROUP BY source, day, arrived ORDER BY source, day, arrived";

/// The column `day` of an item: days since 1970 in WIB.
pub(super) fn day_of(item: &Item, first_received: DateTime<Utc>) -> i64 {
    since_1970(wib_date(Item::at_of(item.published, first_received)))
}

pub(super) fn source_days(
    tx: &Transaction<'_>,
    office: &str,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<SourceDay>, Fault> {
    let mut found = tx.prepare_cached(SQL)?;
    let mut rows = found.query(params![
        office,
        since_1970(from),
        since_1970(to),
        WIB.num_microseconds(),
        Duration::days(1).num_microseconds(),
    ])?;
    let mut days = Vec::new();
    while let Some(row) = rows.next()? {
        days.push(SourceDay {
            source: row.get(0)?,
            day: date(row.get(1)?)?,
            received: date(row.get(2)?)?,
            n: row.get(3)?,
        });
    }
    Ok(days)
}

fn since_1970(day: NaiveDate) -> i64 {
    day.signed_duration_since(NaiveDate::default()).num_days()
}

fn date(day: i64) -> Result<NaiveDate, Fault> {
    let at = time(day.saturating_mul(micros_a_day()))?;
    Ok(at.date_naive())
}

fn micros_a_day() -> i64 {
    micros(DateTime::UNIX_EPOCH + Duration::days(1))
}
