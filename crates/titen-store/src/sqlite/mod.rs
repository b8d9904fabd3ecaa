//! SQLite: one file, one office or more, one writer at a time.
//!
//! Each call runs on a thread for blocking work and is one transaction: writers take the lock at
//! its beginning, readers see one snapshot.

mod analyse;
mod budget;
mod calls;
mod collect;
mod database;
mod deliveries;
mod dues;
mod editions;
mod edits;
mod fault;
mod figures;
mod lookup;
mod sightings;
mod source_days;
mod values;
mod weeks;
mod withdraw;

#[cfg(test)]
mod tests;

use crate::StoreError;
use database::Database;
use fault::Fault;
use rusqlite::Transaction;
use std::path::Path;
use std::sync::Arc;
use titen_model::OfficeId;

type Result<T> = std::result::Result<T, StoreError>;

pub struct SqliteStore(Arc<Database>);

impl SqliteStore {
    /// Creates the file and its folder where they are missing, and brings an older schema up to date.
    pub fn open(path: &Path) -> Result<Self> {
        Ok(SqliteStore(Arc::new(Database::open(path)?)))
    }

    async fn write<T: Send + 'static>(
        &self,
        office: &OfficeId,
        step: impl FnOnce(&Transaction<'_>, &str) -> std::result::Result<T, Fault> + Send + 'static,
    ) -> Result<T> {
        let (db, office) = (Arc::clone(&self.0), office.clone());
        unblocked(move || db.write(|tx| step(tx, office.as_str()))).await
    }

    async fn read<T: Send + 'static>(
        &self,
        office: &OfficeId,
        step: impl FnOnce(&Transaction<'_>, &str) -> std::result::Result<T, Fault> + Send + 'static,
    ) -> Result<T> {
        let (db, office) = (Arc::clone(&self.0), office.clone());
        unblocked(move || db.read(|tx| step(tx, office.as_str()))).await
    }
}

async fn unblocked<T: Send + 'static>(call: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(call).await {
        Ok(out) => out,
        Err(e) => std::panic::resume_unwind(e.into_panic()),
    }
}
