//! The analyser's queue and its documents.
//!
//! The queue is a table of its own, filled when an item arrives and emptied when its document does:
//! the next batch costs the same whatever the store holds.

use super::{
    fault::Fault,
    values::{ITEM_COLUMNS, document, document_bytes, int, item, item_id, micros},
};
use crate::PendingItem;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Transaction, params};
use titen_model::{Document, ItemId, sha256_hex};

/// A document ready to be written, so that encoding does not hold the write lock.
pub(super) struct DocumentRow {
    item: ItemId,
    revision: u32,
    made_by: String,
    at: i64,
    bytes: Vec<u8>,
}

impl DocumentRow {
    pub(super) fn of(d: &Document) -> Self {
        DocumentRow {
            item: d.item,
            revision: d.revision,
            made_by: d.made_by.clone(),
            at: micros(d.at),
            bytes: document_bytes(d),
        }
    }
}

fn wanted(tx: &Transaction<'_>, office: &str) -> Result<Option<String>, Fault> {
    Ok(tx
        .prepare_cached("SELECT made_by FROM analysers WHERE office = ?1")?
        .query_row([office], |r| r.get(0))
        .optional()?)
}

pub(super) fn is_wanted(tx: &Transaction<'_>, office: &str, made_by: &str) -> Result<bool, Fault> {
    Ok(wanted(tx, office)?.as_deref() == Some(made_by))
}

/// The one scan of all items, when the analyser or its dictionaries changed.
pub(super) fn requeue(tx: &Transaction<'_>, office: &str, made_by: &str) -> Result<(), Fault> {
    tx.execute(
        "INSERT OR REPLACE INTO analysers (office, made_by) VALUES (?1, ?2)",
        [office, made_by],
    )?;
    tx.execute("DELETE FROM pending WHERE office = ?1", [office])?;
    tx.execute(
        "INSERT INTO pending (office, item)
         SELECT i.office, i.seq FROM items i
         LEFT JOIN documents d ON d.office = i.office AND d.item = i.id
         WHERE i.office = ?1 AND (d.seq IS NULL OR d.made_by <> ?2 OR d.revision <> i.revision)",
        [office, made_by],
    )?;
    Ok(())
}

pub(super) fn pending(
    tx: &Transaction<'_>,
    office: &str,
    n: usize,
) -> Result<Vec<PendingItem>, Fault> {
    let mut found = tx.prepare_cached(&format!(
        "SELECT {ITEM_COLUMNS}, i.revision FROM pending p
         JOIN items i ON i.seq = p.item
         JOIN revisions r ON r.item = i.seq AND r.revision = i.revision
         WHERE p.office = ?1 ORDER BY p.item LIMIT ?2"
    ))?;
    let mut rows = found.query(params![office, int(n)])?;
    let mut pending = Vec::new();
    while let Some(row) = rows.next()? {
        pending.push(PendingItem {
            item: item(row)?,
            revision: row.get(12)?,
        });
    }
    Ok(pending)
}

pub(super) fn put_documents(
    tx: &Transaction<'_>,
    office: &str,
    documents: &[DocumentRow],
) -> Result<(), Fault> {
    let wanted = wanted(tx, office)?;
    for d in documents {
        let (seq, revision): (i64, u32) = tx
            .prepare_cached("SELECT seq, revision FROM items WHERE office = ?1 AND id = ?2")?
            .query_row(params![office, d.item.as_bytes()], |r| {
                Ok((r.get(0)?, r.get(1)?))
            })
            .optional()?
            .ok_or_else(|| Fault::UnknownItem(d.item.to_string()))?;
        if revision != d.revision {
            // The item was revised meanwhile: it waits in the queue for its newer text.
            continue;
        }
        tx.prepare_cached(
            "INSERT OR REPLACE INTO documents (office, item, revision, made_by, at, document)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            office,
            d.item.as_bytes(),
            d.revision,
            d.made_by,
            d.at,
            d.bytes
        ])?;
        if wanted.as_deref() == Some(&d.made_by) {
            tx.prepare_cached("DELETE FROM pending WHERE office = ?1 AND item = ?2")?
                .execute(params![office, seq])?;
        }
    }
    Ok(())
}

pub(super) fn documents_after(
    tx: &Transaction<'_>,
    office: &str,
    seq: u64,
    n: usize,
) -> Result<Vec<(u64, Document)>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT seq, document FROM documents WHERE office = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
    )?;
    let mut rows = found.query(params![office, seq.cast_signed(), int(n)])?;
    let mut documents = Vec::new();
    while let Some(row) = rows.next()? {
        documents.push((
            row.get(0)?,
            document(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?,
        ));
    }
    Ok(documents)
}

pub(super) fn last_seq(tx: &Transaction<'_>, office: &str) -> Result<u64, Fault> {
    Ok(tx.query_row(
        "SELECT max(coalesce((SELECT max(seq) FROM documents WHERE office = ?1), 0),
                    coalesce((SELECT max(seq) FROM withdrawn WHERE office = ?1), 0))",
        [office],
        |r| r.get(0),
    )?)
}

pub(super) fn documents_between(
    tx: &Transaction<'_>,
    office: &str,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<Document>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT document FROM documents
         WHERE office = ?1 AND at >= ?2 AND at < ?3 ORDER BY at, item",
    )?;
    let mut rows = found.query(params![office, micros(from), micros(to)])?;
    let mut documents = Vec::new();
    while let Some(row) = rows.next()? {
        documents.push(document(
            row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?,
        )?);
    }
    Ok(documents)
}

pub(super) fn documents_digest(
    tx: &Transaction<'_>,
    office: &str,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<String, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT item, revision, made_by FROM documents
         WHERE office = ?1 AND at >= ?2 AND at < ?3 ORDER BY at, item",
    )?;
    let mut rows = found.query(params![office, micros(from), micros(to)])?;
    let mut said = Vec::new();
    while let Some(row) = rows.next()? {
        said.extend_from_slice(item_id(row.get(0)?).as_bytes());
        said.extend_from_slice(&row.get::<_, u32>(1)?.to_be_bytes());
        said.extend_from_slice(row.get::<_, String>(2)?.as_bytes());
        said.push(0);
    }
    Ok(sha256_hex(&said))
}
