//! What a pass brought: items and their revisions, drops, the source's state.

use super::{
    fault::Fault,
    sightings::{Known, put_known, put_sighting},
    source_days::day_of,
    values::{from_json, json, micros, precision, time},
    withdraw::{is_withdrawn, withdraw},
};
use crate::{Outcome, Pass, Put};
use rusqlite::{OptionalExtension, Transaction, params};
use titen_model::{Drop, DropReason, Item, SourceState, Week};

pub(super) fn put_pass(tx: &Transaction<'_>, office: &str, pass: &Pass) -> Result<Put, Fault> {
    let mut put = Put::default();
    for item in &pass.items {
        let outcome = put_item(tx, office, item)?;
        match outcome {
            Outcome::Taken => put.report.taken += 1,
            Outcome::Unchanged => put.report.unchanged += 1,
            Outcome::Revised => put.report.revised += 1,
            Outcome::Earlier => put.report.earlier += 1,
            Outcome::Withdrawn => put.report.withdrawn += 1,
        }
        put.outcomes.push(outcome);
    }
    for drop in &pass.drops {
        if drop.reason == DropReason::Confidential {
            put.n_withdrawn += u64::from(withdraw(tx, office, drop)?);
        }
        put_drop(tx, office, drop)?;
    }
    if let Some(state) = &pass.source {
        put_source(tx, office, state)?;
    }
    Ok(put)
}

fn put_item(tx: &Transaction<'_>, office: &str, item: &Item) -> Result<Outcome, Fault> {
    if is_withdrawn(tx, office, &item.id)? {
        return Ok(Outcome::Withdrawn);
    }
    let content = item.content_hash();
    let known: Option<(i64, u32, bool, i64)> = tx
        .prepare_cached(
            "SELECT seq, revision, content = ?3, received FROM items WHERE office = ?1 AND id = ?2",
        )?
        .query_row(params![office, item.id.as_bytes(), content], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))
        })
        .optional()?;
    if let (Some((seq, revision, is_same, _)), true) = (known, item.is_snapshot()) {
        let known = Known {
            seq,
            revision,
            is_same,
        };
        if let Some(outcome) = put_known(tx, office, item, &known)? {
            return Ok(outcome);
        }
    }
    let (seq, revision, outcome) = match known {
        Some((_, _, true, _)) => return Ok(Outcome::Unchanged),
        Some((seq, _, false, first)) => {
            // An earlier state that came late has the last number, and is not the latest.
            let last: u32 = tx
                .prepare_cached("SELECT max(revision) FROM revisions WHERE item = ?1")?
                .query_row([seq], |r| r.get(0))?;
            tx.prepare_cached(
                "UPDATE items SET revision = ?2, content = ?3, day = ?4 WHERE seq = ?1",
            )?
            .execute(params![seq, last + 1, content, day_of(item, time(first)?)])?;
            (seq, last + 1, Outcome::Revised)
        }
        None => {
            tx.prepare_cached(
                "INSERT INTO items (office, id, source, key, received, revision, content, day)
                 VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?7)",
            )?
            .execute(params![
                office,
                item.id.as_bytes(),
                item.source,
                item.key,
                micros(item.received),
                content,
                day_of(item, item.received)
            ])?;
            (tx.last_insert_rowid(), 1, Outcome::Taken)
        }
    };
    append_revision(tx, office, seq, revision, item)?;
    if item.is_snapshot() {
        put_sighting(tx, office, seq, revision, micros(item.received))?;
    }
    tx.prepare_cached("INSERT OR IGNORE INTO pending (office, item) VALUES (?1, ?2)")?
        .execute(params![office, seq])?;
    Ok(outcome)
}

pub(super) fn append_revision(
    tx: &Transaction<'_>,
    office: &str,
    seq: i64,
    revision: u32,
    item: &Item,
) -> Result<(), Fault> {
    tx.prepare_cached(
        "INSERT INTO revisions (item, revision, office, received, channel, url, title, body,
                                published, precision, lang, extra)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        seq,
        revision,
        office,
        micros(item.received),
        item.channel.as_str(),
        item.url,
        item.title,
        item.body,
        item.published.map(|p| micros(p.at)),
        item.published.map(|p| precision(p.precision)),
        item.lang,
        (!item.extra.is_empty()).then(|| json(&item.extra)),
    ])?;
    Ok(())
}

fn put_drop(tx: &Transaction<'_>, office: &str, drop: &Drop) -> Result<(), Fault> {
    tx.prepare_cached(
        "INSERT INTO drops (office, source, place, reason, detail, week, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
    )?
    .execute(params![
        office,
        drop.source,
        drop.place,
        drop.reason.as_str(),
        drop.detail,
        Week::of(drop.at).to_string(),
        micros(drop.at),
    ])?;
    Ok(())
}

fn put_source(tx: &Transaction<'_>, office: &str, state: &SourceState) -> Result<(), Fault> {
    tx.prepare_cached(
        "INSERT OR REPLACE INTO sources
         (office, source, last_pass, last_success, error, n_failures, validators, seen, polling)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        office,
        state.source,
        state.last_pass.map(micros),
        state.last_success.map(micros),
        state.error,
        state.n_failures_in_a_row,
        json(&state.validators),
        json(&state.seen),
        json(&state.polling),
    ])?;
    Ok(())
}

pub(super) fn source_states(tx: &Transaction<'_>, office: &str) -> Result<Vec<SourceState>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT source, last_pass, last_success, error, n_failures, validators, seen, polling
         FROM sources WHERE office = ?1 ORDER BY source",
    )?;
    let mut rows = found.query([office])?;
    let mut states = Vec::new();
    while let Some(row) = rows.next()? {
        states.push(SourceState {
            source: row.get(0)?,
            last_pass: row.get::<_, Option<i64>>(1)?.map(time).transpose()?,
            last_success: row.get::<_, Option<i64>>(2)?.map(time).transpose()?,
            error: row.get(3)?,
            n_failures_in_a_row: row.get(4)?,
            validators: from_json(&row.get::<_, String>(5)?)?,
            seen: from_json(&row.get::<_, String>(6)?)?,
            polling: from_json(&row.get::<_, String>(7)?)?,
        });
    }
    Ok(states)
}
