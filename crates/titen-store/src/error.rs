//! What can go wrong with the store, by what the caller does next.

use std::path::PathBuf;
use titen_model::Week;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Stop; a person must act on the folder or its rights.
    #[error(
        "{path}: cannot open the store ({cause}); check that the folder exists, is a folder, and that this user may write there"
    )]
    CannotOpen { path: PathBuf, cause: String },
    /// Stop; nothing of this call was written.
    #[error(
        "{path}: the store cannot be written ({cause}); give this user the right to write the file and its folder"
    )]
    ReadOnly { path: PathBuf, cause: String },
    /// Stop; nothing of this call was written. Run again once there is room.
    #[error(
        "{path}: the disk is full, nothing of this step was written; free some space and run again"
    )]
    Full { path: PathBuf },
    /// Try again later; nothing of this call was written.
    #[error(
        "{path}: another process holds the store; wait for it to end or stop it, then run again"
    )]
    Busy { path: PathBuf },
    /// Stop; use the program that wrote it, or a newer one.
    #[error(
        "{path}: written by a newer titen (schema {found}, this program knows {known}); install that version"
    )]
    Newer {
        path: PathBuf,
        found: u32,
        known: u32,
    },
    /// Stop; choose another path.
    #[error("{path}: a database, but not one of titen's; give --data another folder")]
    NotOurs { path: PathBuf },
    /// Stop; restore a backup.
    #[error("{path}: the store is damaged ({what}); restore it from a backup")]
    Damaged { path: PathBuf, what: String },
    /// Publish a ralat: the next revision.
    #[error("edition {week} revision {revision} is published and differs; publish revision {} beside it", revision + 1)]
    Frozen { week: Week, revision: u32 },
    /// Look at the edits again and make it anew.
    #[error(
        "edit {edit} was to be the next, but the store has {last}; somebody else edits too: run the command again"
    )]
    Overtaken { edit: u64, last: u64 },
    /// Stop; an I/O error or a bug.
    #[error("{path}: {cause}")]
    Failed { path: PathBuf, cause: String },
}
