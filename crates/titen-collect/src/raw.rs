//! The raw record: what public sites answered, kept for some days as WARC 1.1 (iipc.github.io/warc-specifications),
//! so that a week can be read again and a quotation be proved.
//!
//! A gzip member a record, files by day (WIB) and size, beside each an index of lines. A record counts once its
//! index line is whole: what a crash left behind that is cut off at the next start. The same payload of the same
//! address is written once a day, then as `revisit`, so that no record refers to a file that may be gone.
//!
//! The crate `warc` writes neither members nor revisits and knows no offsets, so the few lines are here.

mod find;
mod hidden;
mod index;
mod warc;

pub use find::{RawRecord, find_raw};
pub use hidden::without_secrets;

use chrono::{DateTime, Days, NaiveDate, Utc};
use index::Line;
use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};
use titen_model::{sha256_hex, wib_date};
use url::Url;
use warc::{Exchange, Kind};

/// A file that has grown to this is followed by another one.
const LARGEST_FILE: u64 = 100 << 20;

/// Writes the files of one folder; one process at a time, as everything in a data folder.
#[derive(Debug)]
pub struct RawLog {
    folder: PathBuf,
    largest: u64,
    open: Mutex<Option<Open>>,
    /// The disk is full, or the like: collecting goes on without.
    is_off: AtomicBool,
}

#[derive(Debug)]
struct Open {
    day: NaiveDate,
    number: u32,
    warc: File,
    index: File,
    end: u64,
    today: Today,
}

/// By address: the payload that it answered last today, and when.
type Today = BTreeMap<String, (String, String)>;

/// An answer as it came, but decompressed.
pub struct Answered<'a> {
    /// What was asked first, if redirects led from there.
    pub asked: &'a Url,
    pub url: &'a Url,
    pub user_agent: &'a str,
    pub status: String,
    pub headers: Vec<(String, String)>,
    pub body: &'a [u8],
    pub at: DateTime<Utc>,
}

impl RawLog {
    pub fn new(folder: PathBuf) -> Self {
        RawLog {
            folder,
            largest: LARGEST_FILE,
            open: Mutex::new(None),
            is_off: AtomicBool::new(false),
        }
    }

    /// Never fails: what could not be kept is told once, and nothing else suffers.
    pub fn keep(&self, answered: &Answered<'_>) {
        if self.is_off.load(Ordering::Relaxed) {
            return;
        }
        if let Err(error) = self.write(answered) {
            self.is_off.store(true, Ordering::Relaxed);
            tracing::warn!(folder = %self.folder.display(), %error, "the raw record can't be written; collecting goes on without it");
        }
    }

    fn write(&self, answered: &Answered<'_>) -> io::Result<()> {
        let digest = format!("sha256:{}", sha256_hex(answered.body));
        let url = without_secrets(answered.url);
        // The files are whole after every record, so a panic elsewhere leaves them usable.
        let mut slot = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let open = self.ready(&mut slot, wib_date(answered.at))?;
        let before = open
            .today
            .get(&url)
            .filter(|(known, _)| *known == digest)
            .map(|(_, date)| date.clone());
        let exchange = Exchange {
            answered,
            url: &url,
            digest: &digest,
        };
        let kind = match &before {
            Some(date) => Kind::Revisit { first: date },
            None => Kind::Response,
        };
        let (response, request) = exchange.records(&kind)?;
        let line = Line {
            url: url.clone(),
            asked: Some(without_secrets(answered.asked)).filter(|asked| *asked != url),
            date: warc::date(answered.at),
            revisit: before.is_some(),
            digest: digest.clone(),
            offset: open.end,
            length: response.len() as u64,
            end: open.end + (response.len() + request.len()) as u64,
        };
        open.warc.write_all(&[response, request].concat())?;
        open.index.write_all(line.written().as_bytes())?;
        open.end = line.end;
        if before.is_none() {
            open.today.insert(url, (digest, line.date));
        }
        Ok(())
    }

    /// The day's file, with what it holds.
    fn ready<'o>(&self, slot: &'o mut Option<Open>, day: NaiveDate) -> io::Result<&'o mut Open> {
        let fits = slot
            .as_ref()
            .is_some_and(|open| open.day == day && open.end < self.largest);
        if !fits {
            let (number, today) = match slot.take().filter(|open| open.day == day) {
                Some(full) => (full.number + 1, full.today),
                None => self.of_day(day)?,
            };
            *slot = Some(self.open(day, number, today)?);
        }
        Ok(slot.as_mut().expect("filled above"))
    }

    /// The number of the day's last file, and what all of them answered.
    fn of_day(&self, day: NaiveDate) -> io::Result<(u32, Today)> {
        let (mut number, mut today) = (1, BTreeMap::new());
        for file in index::files(&self.folder)?.iter().filter(|f| f.day == day) {
            number = file.number.max(number);
            for line in index::read(&file.index)?.into_iter().filter(|l| !l.revisit) {
                today.insert(line.url, (line.digest, line.date));
            }
        }
        Ok((number, today))
    }

    fn open(&self, day: NaiveDate, number: u32, today: Today) -> io::Result<Open> {
        fs::create_dir_all(&self.folder)?;
        let (path, index_path) = index::names(&self.folder, day, number);
        let open = |path: &Path| OpenOptions::new().create(true).append(true).open(path);
        let (mut warc, mut index) = (open(&path)?, open(&index_path)?);
        let lines = index::read(&index_path)?;
        // What stands behind the last whole line was being written when the process died.
        let whole: u64 = lines.iter().map(|l| l.written().len() as u64).sum();
        index.set_len(whole)?;
        let mut end = lines.last().map_or(0, |line| line.end);
        warc.set_len(end)?;
        if end == 0 {
            let info = warc::info(&path)?;
            warc.write_all(&info)?;
            let line = Line::info(info.len() as u64);
            index.write_all(line.written().as_bytes())?;
            end = line.end;
        }
        Ok(Open {
            day,
            number,
            warc,
            index,
            end,
            today,
        })
    }
}

/// Takes away what is older than `keep_days`; returns how many files went.
pub fn forget_raw(folder: &Path, today: NaiveDate, keep_days: u32) -> io::Result<usize> {
    let Some(oldest) = today.checked_sub_days(Days::new(u64::from(keep_days))) else {
        return Ok(0);
    };
    let mut n = 0;
    for file in index::files(folder)?.iter().filter(|f| f.day < oldest) {
        // The index last: without its WARC it finds nothing, and goes at the next attempt.
        for path in [&file.warc, &file.index] {
            if path.exists() {
                fs::remove_file(path)?;
            }
        }
        n += 1;
    }
    Ok(n)
}

#[cfg(test)]
mod tests;
