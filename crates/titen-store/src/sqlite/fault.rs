//! What a step met, before the store's path is known; becomes a `StoreError` at the boundary.

use crate::StoreError;
use rusqlite::ErrorCode;
use std::path::Path;
use titen_model::Week;

#[derive(Debug)]
pub(super) enum Fault {
    Sql(rusqlite::Error),
    /// A row that this program could not have written.
    Damaged(String),
    /// A document of an item that was never put.
    UnknownItem(String),
    Frozen {
        week: Week,
        revision: u32,
    },
    Overtaken {
        edit: u64,
        last: u64,
    },
}

impl From<rusqlite::Error> for Fault {
    fn from(e: rusqlite::Error) -> Self {
        Fault::Sql(e)
    }
}

impl Fault {
    pub(super) fn at(self, path: &Path) -> StoreError {
        let path = path.to_owned();
        match self {
            Fault::Sql(e) => sql_error(&e, path),
            Fault::Damaged(what) => StoreError::Damaged { path, what },
            Fault::UnknownItem(id) => StoreError::Failed {
                path,
                cause: format!("a document of item {id}, which is not in the store"),
            },
            Fault::Frozen { week, revision } => StoreError::Frozen { week, revision },
            Fault::Overtaken { edit, last } => StoreError::Overtaken { edit, last },
        }
    }
}

fn sql_error(e: &rusqlite::Error, path: std::path::PathBuf) -> StoreError {
    let cause = e.to_string();
    match e.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full { path },
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            StoreError::ReadOnly { path, cause }
        }
        Some(ErrorCode::CannotOpen) => StoreError::CannotOpen { path, cause },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { path },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            StoreError::Damaged { path, what: cause }
        }
        _ => StoreError::Failed { path, cause },
    }
}
