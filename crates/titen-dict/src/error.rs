//! What can be wrong with dictionaries, by what the administrator does next.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum DictError {
    /// Mend the row.
    #[error("{file}:{line}: {what}; {remedy}")]
    Row {
        file: String,
        line: usize,
        what: String,
        remedy: String,
    },
    /// Rename the file, or take it out of the folder.
    #[error(
        "{}: no dictionary has this name; did you mean `{nearest}`?", path.display()
    )]
    UnknownFile {
        path: PathBuf,
        nearest: &'static str,
    },
    /// Mend the folder or its rights.
    #[error("cannot read {}; check that it exists, is UTF-8 and may be read", path.display())]
    Read {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    /// Mend `overlay.toml` or `manifest.toml`.
    #[error("{file}: {what}")]
    Settings { file: String, what: String },
}
