//! Look-ups by id and key, exports page by page, and counts.

use super::{
    fault::Fault,
    values::{ITEM_COLUMNS, document, from_json, int, item, micros, time},
};
use crate::{DropTally, Tally};
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Params, Transaction, params};
use titen_model::{Channel, Document, Drop, DropReason, Item, ItemId};

const LATEST: &str = "FROM items i JOIN revisions r ON r.item = i.seq AND r.revision = i.revision";

pub(super) fn items(
    tx: &Transaction<'_>,
    office: &str,
    ids: &[ItemId],
) -> Result<Vec<Item>, Fault> {
    let sql = format!("SELECT {ITEM_COLUMNS} {LATEST} WHERE i.office = ?1 AND i.id = ?2");
    let mut found = tx.prepare_cached(&sql)?;
    let mut items = Vec::with_capacity(ids.len());
    for id in ids {
        let mut rows = found.query(params![office, id.as_bytes()])?;
        if let Some(row) = rows.next()? {
            items.push(item(row)?);
        }
    }
    Ok(items)
}

pub(super) fn documents(
    tx: &Transaction<'_>,
    office: &str,
    ids: &[ItemId],
) -> Result<Vec<Document>, Fault> {
    let mut found =
        tx.prepare_cached("SELECT document FROM documents WHERE office = ?1 AND item = ?2")?;
    let mut documents = Vec::with_capacity(ids.len());
    for id in ids {
        let bytes: Option<Vec<u8>> = found
            .query_row(params![office, id.as_bytes()], |r| r.get(0))
            .optional()?;
        if let Some(bytes) = bytes {
            documents.push(document(&bytes)?);
        }
    }
    Ok(documents)
}

pub(super) fn items_by_key(
    tx: &Transaction<'_>,
    office: &str,
    key: &str,
) -> Result<Vec<Item>, Fault> {
    let sql =
        format!("SELECT {ITEM_COLUMNS} {LATEST} WHERE i.office = ?1 AND i.key = ?2 ORDER BY i.seq");
    all_items(tx, &sql, [office, key])
}

pub(super) fn items_between(
    tx: &Transaction<'_>,
    office: &str,
    from: &ItemId,
    to: &ItemId,
    limit: usize,
) -> Result<Vec<Item>, Fault> {
    let sql = format!(
        "SELECT {ITEM_COLUMNS} {LATEST}
         WHERE i.office = ?1 AND i.id BETWEEN ?2 AND ?3 ORDER BY i.id LIMIT ?4"
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    all_items(
        tx,
        &sql,
        params![office, from.as_bytes(), to.as_bytes(), limit],
    )
}

pub(super) fn revisions(
    tx: &Transaction<'_>,
    office: &str,
    id: &ItemId,
) -> Result<Vec<Item>, Fault> {
    let sql = format!(
        "SELECT {ITEM_COLUMNS} FROM items i JOIN revisions r ON r.item = i.seq
         WHERE i.office = ?1 AND i.id = ?2 ORDER BY r.revision"
    );
    all_items(tx, &sql, params![office, id.as_bytes()])
}

fn all_items(tx: &Transaction<'_>, sql: &str, params: impl Params) -> Result<Vec<Item>, Fault> {
    let mut found = tx.prepare_cached(sql)?;
    let mut rows = found.query(params)?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(item(row)?);
    }
    Ok(items)
}

pub(super) fn items_page(
    tx: &Transaction<'_>,
    office: &str,
    after: u64,
    n: usize,
) -> Result<Vec<(u64, Item)>, Fault> {
    let sql = format!(
        "SELECT {ITEM_COLUMNS}, i.seq {LATEST}
         WHERE i.office = ?1 AND i.seq > ?2 ORDER BY i.seq LIMIT ?3"
    );
    paged(tx, &sql, params![office, after.cast_signed(), int(n)])
}

fn paged(tx: &Transaction<'_>, sql: &str, params: impl Params) -> Result<Vec<(u64, Item)>, Fault> {
    let mut found = tx.prepare_cached(sql)?;
    let mut rows = found.query(params)?;
    let mut page = Vec::new();
    while let Some(row) = rows.next()? {
        page.push((row.get(12)?, item(row)?));
    }
    Ok(page)
}

pub(super) fn items_on_page(
    tx: &Transaction<'_>,
    office: &str,
    channels: &[Channel],
    after: u64,
    n: usize,
) -> Result<Vec<(u64, Item)>, Fault> {
    let sql = format!(
        "SELECT {ITEM_COLUMNS}, i.seq {LATEST}
         WHERE i.office = ?1 AND i.seq > ?2 AND r.channel IN (SELECT value FROM json_each(?4))
         ORDER BY i.seq LIMIT ?3"
    );
    let channels = serde_json::to_string(channels).expect("names of channels serialise");
    paged(
        tx,
        &sql,
        params![office, after.cast_signed(), int(n), channels],
    )
}

pub(super) fn drops_page(
    tx: &Transaction<'_>,
    office: &str,
    after: u64,
    n: usize,
) -> Result<Vec<(u64, Drop)>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT seq, source, place, reason, detail, at FROM drops
         WHERE office = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
    )?;
    let mut rows = found.query(params![office, after.cast_signed(), int(n)])?;
    let mut page = Vec::new();
    while let Some(row) = rows.next()? {
        let drop = Drop {
            source: row.get(1)?,
            place: row.get(2)?,
            reason: reason(&row.get::<_, String>(3)?)?,
            detail: row.get(4)?,
            at: time(row.get(5)?)?,
        };
        page.push((row.get(0)?, drop));
    }
    Ok(page)
}

pub(super) fn drop_tallies(
    tx: &Transaction<'_>,
    office: &str,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<DropTally>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT source, reason, count(*) FROM drops
         WHERE office = ?1 AND at >= ?2 AND at < ?3
         GROUP BY source, reason ORDER BY source, reason",
    )?;
    let mut rows = found.query(params![office, micros(from), micros(to)])?;
    let mut tallies = Vec::new();
    while let Some(row) = rows.next()? {
        let reason = reason(&row.get::<_, String>(1)?)?;
        tallies.push(DropTally {
            source: row.get(0)?,
            reason,
            n: row.get(2)?,
        });
    }
    Ok(tallies)
}

fn reason(name: &str) -> Result<DropReason, Fault> {
    from_json(&format!("\"{name}\""))
}

pub(super) fn tally(tx: &Transaction<'_>, office: &str) -> Result<Tally, Fault> {
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table} WHERE office = ?1");
        tx.query_row(&sql, [office], |r| r.get(0))
    };
    Ok(Tally {
        n_items: count("items")?,
        n_pending: count("pending")?,
        n_documents: count("documents")?,
        n_drops: count("drops")?,
    })
}
