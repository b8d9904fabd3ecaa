//! The file and its connections: one that writes, and as many that read as are in use at once.

use super::fault::Fault;
use crate::StoreError;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Each brings a store from the schema of its index to the next. Never edit one that was released.
const MIGRATIONS: [&str; 9] = [
    include_str!("schema.sql"),
    include_str!("edits.sql"),
    include_str!("proposals.sql"),
    include_str!("polling.sql"),
    include_str!("sightings.sql"),
    include_str!("source_days.sql"),
    include_str!("figures.sql"),
    include_str!("deliveries.sql"),
    include_str!("budget.sql"),
];

/// Longer than another process's largest batch takes.
const BUSY: Duration = Duration::from_secs(20);

/// Readers that are kept open between calls.
const IDLE_READERS: usize = 4;

pub(super) struct Database {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Database {
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| StoreError::CannotOpen {
                path: path.to_owned(),
                cause: e.to_string(),
            })?;
        }
        let mut writer = connect(path).map_err(|e| Fault::Sql(e).at(path))?;
        migrate(&mut writer, path)?;
        Ok(Database {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
        })
    }

    /// Takes the write lock before the step reads, so that what it read still holds when it writes.
    pub(super) fn write<T>(
        &self,
        step: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        let mut conn = locked(&self.writer);
        let run = || {
            let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let out = step(&tx)?;
            tx.commit()?;
            Ok(out)
        };
        run().map_err(|e: Fault| e.at(&self.path))
    }

    /// What was deleted stands in the write-ahead log until it is written over. Where a reader is in
    /// the way, the last connection's end does it.
    pub(super) fn empty_log(&self) -> Result<(), StoreError> {
        locked(&self.writer)
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .map_err(|e| Fault::Sql(e).at(&self.path))
    }

    pub(super) fn read<T>(
        &self,
        step: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        let idle = locked(&self.readers).pop();
        let run = || {
            let mut conn = match idle {
                Some(conn) => conn,
                None => {
                    let conn = connect(&self.path)?;
                    conn.pragma_update(None, "query_only", true)?;
                    conn
                }
            };
            let out = {
                let tx = conn.transaction()?;
                step(&tx)?
            };
            let mut idle = locked(&self.readers);
            if idle.len() < IDLE_READERS {
                idle.push(conn);
            }
            Ok(out)
        };
        run().map_err(|e: Fault| e.at(&self.path))
    }

    #[cfg(test)]
    pub(super) fn writer(&self) -> MutexGuard<'_, Connection> {
        locked(&self.writer)
    }
}

/// A step that panicked has rolled back: the connection is as good as before.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// WAL, so that readers and the writer do not wait for each other. Under `synchronous = FULL` a
/// commit is on the disk when it is acknowledged, through a loss of power too; NORMAL would save a
/// sync each transaction, which batches of a thousand rows do not notice (`benches/store.rs`).
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let conn = Connection::open(path)?;
    conn.busy_timeout(BUSY)?;
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.pragma_update(None, "synchronous", "full")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // What is withdrawn must not be readable in a free page of the file.
    conn.pragma_update(None, "secure_delete", true)?;
    conn.pragma_update(None, "cache_size", -16_000)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

fn migrate(conn: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let known = MIGRATIONS.len() as u32;
    let fault = |e: rusqlite::Error| Fault::Sql(e).at(path);
    let version = |conn: &Connection| {
        conn.pragma_query_value(None, "user_version", |r| r.get::<_, u32>(0))
            .map_err(fault)
    };
    if version(conn)? == known {
        return Ok(());
    }
    let tx = conn
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(fault)?;
    // Asked again under the lock: another process may have been quicker.
    let found = version(&tx)?;
    if found > known {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    let n_tables: u32 = tx
        .query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))
        .map_err(fault)?;
    if found == 0 && n_tables > 0 {
        return Err(StoreError::NotOurs {
            path: path.to_owned(),
        });
    }
    for migration in &MIGRATIONS[found as usize..] {
        tx.execute_batch(migration).map_err(fault)?;
    }
    tx.pragma_update(None, "user_version", known)
        .map_err(fault)?;
    tx.commit().map_err(fault)
}
