//! What its source has made confidential goes, with all that was made of it, and stays away.
//!
//! A published edition is frozen and keeps what it said; its weeks are grouped anew without the item.

use super::{
    fault::Fault,
    values::{micros, parsed},
};
use rusqlite::{OptionalExtension, Transaction, params};
use std::collections::BTreeSet;
use titen_model::{Drop, ItemId, Week};

pub(super) fn is_withdrawn(tx: &Transaction<'_>, office: &str, id: &ItemId) -> Result<bool, Fault> {
    Ok(tx
        .prepare_cached("SELECT 1 FROM withdrawn WHERE office = ?1 AND id = ?2")?
        .exists(params![office, id.as_bytes()])?)
}

/// `drop.place` is the key by which its source knows the item. True if something was stored of it.
pub(super) fn withdraw(tx: &Transaction<'_>, office: &str, drop: &Drop) -> Result<bool, Fault> {
    let id = ItemId::new(&drop.source, &drop.place);
    if is_withdrawn(tx, office, &id)? {
        return Ok(false);
    }
    let stored: Option<i64> = tx
        .query_row(
            "SELECT seq FROM items WHERE office = ?1 AND id = ?2",
            params![office, id.as_bytes()],
            |r| r.get(0),
        )
        .optional()?;
    if let Some(item) = stored {
        forget(tx, office, &id, item)?;
    }
    tx.execute(
        "INSERT INTO withdrawn (office, id, source, key, at, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            office,
            id.as_bytes(),
            drop.source,
            drop.place,
            micros(drop.at),
            match stored {
                Some(_) => next_seq(tx, office, &id)?,
                None => 0,
            },
        ],
    )?;
    Ok(stored.is_some())
}

fn forget(tx: &Transaction<'_>, office: &str, id: &ItemId, item: i64) -> Result<(), Fault> {
    // Any draft may show it, on its board if not in an issue; the next run makes it anew.
    tx.execute(
        "DELETE FROM editions WHERE office = ?1 AND status = 'draft'",
        [office],
    )?;
    tx.execute(
        "DELETE FROM documents WHERE office = ?1 AND item = ?2",
        params![office, id.as_bytes()],
    )?;
    forget_empty_weeks(tx, office, id)?;
    for table in ["pending", "sightings"] {
        let sql = format!("DELETE FROM {table} WHERE office = ?1 AND item = ?2");
        tx.execute(&sql, params![office, item])?;
    }
    tx.execute("DELETE FROM revisions WHERE item = ?1", [item])?;
    tx.execute("DELETE FROM items WHERE seq = ?1", [item])?;
    Ok(())
}

/// A week that has documents is grouped anew; one that has none left would not be.
fn forget_empty_weeks(tx: &Transaction<'_>, office: &str, id: &ItemId) -> Result<(), Fault> {
    let mut found =
        tx.prepare("SELECT DISTINCT week FROM story_members WHERE office = ?1 AND item = ?2")?;
    let weeks = found
        .query_map(params![office, id.as_bytes()], |r| r.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    for week in weeks {
        let (from, to) = parsed::<Week>(&week)?.bounds();
        let has_documents = tx
            .prepare_cached("SELECT 1 FROM documents WHERE office = ?1 AND at >= ?2 AND at < ?3")?
            .exists(params![office, micros(from), micros(to)])?;
        if !has_documents {
            for table in ["groupings", "rankings"] {
                let sql = format!("DELETE FROM {table} WHERE office = ?1 AND week = ?2");
                tx.execute(&sql, params![office, week])?;
            }
        }
    }
    Ok(())
}

/// A number of the documents' own sequence, so that one watermark speaks for both.
fn next_seq(tx: &Transaction<'_>, office: &str, id: &ItemId) -> Result<i64, Fault> {
    tx.execute(
        "INSERT INTO documents (office, item, revision, made_by, at, document) VALUES (?1, ?2, 0, '', 0, x'')",
        params![office, id.as_bytes()],
    )?;
    let seq = tx.last_insert_rowid();
    tx.execute("DELETE FROM documents WHERE seq = ?1", [seq])?;
    Ok(seq)
}

pub(super) fn all(tx: &Transaction<'_>, office: &str) -> Result<BTreeSet<ItemId>, Fault> {
    let mut found = tx.prepare_cached("SELECT id FROM withdrawn WHERE office = ?1")?;
    let ids = found.query_map([office], |r| r.get(0).map(ItemId::from_bytes))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// The last withdrawal of an item that had been stored; 0 where there is none.
pub(super) fn last_withdrawal(tx: &Transaction<'_>, office: &str) -> Result<u64, Fault> {
    Ok(tx.query_row(
        "SELECT coalesce(max(seq), 0) FROM withdrawn WHERE office = ?1",
        [office],
        |r| r.get(0),
    )?)
}
