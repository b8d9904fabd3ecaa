//! An address and a moment → the record that proves what stood there.

use super::index::{self, Files, Line};
use chrono::{DateTime, Utc};
use flate2::read::GzDecoder;
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRecord {
    pub file: PathBuf,
    pub offset: u64,
    pub url: String,
    pub at: DateTime<Utc>,
    /// The record's own header, then the answer's, then its body.
    pub bytes: Vec<u8>,
}

/// The record of `url` (as `without_secrets` writes it) that is nearest to `at`, else the last one. Where only
/// the sameness was noted then, the first record of that payload.
pub fn find_raw(
    folder: &Path,
    url: &str,
    at: Option<DateTime<Utc>>,
) -> io::Result<Option<RawRecord>> {
    let mut all: Vec<(Files, Line, DateTime<Utc>)> = Vec::new();
    for files in index::files(folder)? {
        for line in index::read(&files.index)? {
            let is_it = line.url == url || line.asked.as_deref() == Some(url);
            if let (true, Ok(date)) = (is_it, line.date.parse()) {
                all.push((files.clone(), line, date));
            }
        }
    }
    let nearest = match at {
        Some(at) => all.iter().min_by_key(|(_, _, date)| (*date - at).abs()),
        None => all.iter().max_by_key(|(_, _, date)| *date),
    };
    let Some((_, nearest, seen)) = nearest else {
        return Ok(None);
    };
    let first = all
        .iter()
        .filter(|(_, line, date)| !line.revisit && line.digest == nearest.digest && date <= seen)
        .max_by_key(|(_, _, date)| *date);
    let Some((files, line, date)) = first else {
        return Ok(None);
    };
    let mut file = File::open(&files.warc)?;
    file.seek(SeekFrom::Start(line.offset))?;
    let mut bytes = Vec::new();
    GzDecoder::new(file.take(line.length)).read_to_end(&mut bytes)?;
    Ok(Some(RawRecord {
        file: files.warc.clone(),
        offset: line.offset,
        url: line.url.clone(),
        at: *date,
        bytes,
    }))
}
