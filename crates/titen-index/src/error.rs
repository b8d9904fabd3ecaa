//! What can go wrong with the index, by what the caller does next. It can always be made again.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Stop; a person must act on the folder, its rights or the disk.
    #[error(
        "{path}: the index cannot be written ({cause}); check that this is a folder, that this user may write there, and that the disk has room"
    )]
    CannotWrite { path: PathBuf, cause: String },
    /// Try again later: another process writes.
    #[error(
        "{path}: another process writes the index; wait for it to end or stop it, then run again"
    )]
    Busy { path: PathBuf },
    /// Run `titen index rebuild`: there is none, or none by the present analyser.
    #[error(
        "{path}: no index by the present analyser and dictionaries; run `titen index rebuild`, or `titen weekly`"
    )]
    NotMade { path: PathBuf },
    /// Run `titen index rebuild`.
    #[error("{path}: the index is damaged ({cause}); run `titen index rebuild`")]
    Damaged { path: PathBuf, cause: String },
}
