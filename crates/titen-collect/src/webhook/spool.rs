//! What was received, on disk until a pass has stored it: `DATA/spool/{source}/*.jsonl`, a line an item.
//!
//! A file is written by one process, under a lock that goes with it; the next process begins another. So a line
//! that a kill has torn is always a file's last one: it was not answered, its sender will call again, and a
//! reader leaves it. A file that nobody writes and whose lines are all stored is removed by the next pass.
//! Calls that come together share one write and one fsync.

use super::{counters::Counters, payload::Taken};
use crate::private_folder::make_private;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::{
    fs::File,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    thread::JoinHandle,
    time::{Duration, Instant, SystemTime},
};
use titen_model::{Drop, DropReason, Item};
use tokio::sync::oneshot;

/// A file is sealed when it is larger or older, or when nothing came for so long.
const SEALED_AT_BYTES: u64 = 4 << 20;
const SEALED_AFTER: Duration = Duration::from_secs(60);
/// How often refused calls are noted.
const COUNTED_EVERY: Duration = Duration::from_secs(5);
/// Calls that share one write.
const TOGETHER: usize = 512;

/// As it is read.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(Serialize))]
#[serde(rename_all = "lowercase")]
pub enum Line {
    Item(Item),
    Drop(Drop),
    Refused(DropReason, u64),
}

/// As it is written.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum LineRef<'a> {
    Item(&'a Item),
    Drop(&'a Drop),
    Refused(DropReason, u64),
}

fn append(lines: &mut Vec<u8>, line: &LineRef<'_>) -> bool {
    let is_written = serde_json::to_writer(&mut *lines, line).is_ok();
    lines.push(b'\n');
    is_written
}

struct Entry {
    lines: Vec<u8>,
    /// Told once the lines are on disk, or that they are not.
    done: oneshot::Sender<bool>,
}

/// Hands lines over to the thread that writes them.
#[derive(Debug)]
pub struct Spool {
    to_writer: Option<mpsc::SyncSender<Entry>>,
    writer: Option<JoinHandle<()>>,
    pub counters: Arc<Counters>,
}

impl Spool {
    pub fn open(folder: &Path, source: &str) -> io::Result<Self> {
        make_private(folder)?;
        let (to_writer, entries) = mpsc::sync_channel(4 * TOGETHER);
        let counters = Arc::new(Counters::default());
        let mut writer = Writer {
            folder: folder.to_owned(),
            source: source.to_owned(),
            counters: Arc::clone(&counters),
            segment: None,
        };
        let thread = std::thread::Builder::new()
            .name("spool".into())
            .spawn(move || writer.work(&entries))?;
        Ok(Spool {
            to_writer: Some(to_writer),
            writer: Some(thread),
            counters,
        })
    }

    /// True once all of it is on disk.
    pub async fn put(&self, taken: &Taken) -> bool {
        let mut lines = Vec::new();
        let items = taken.items.iter().map(LineRef::Item);
        let drops = taken.drops.iter().map(LineRef::Drop);
        for line in items.chain(drops) {
            if !append(&mut lines, &line) {
                return false;
            }
        }
        if lines.is_empty() {
            return true;
        }
        let (done, answer) = oneshot::channel();
        let full = match &self.to_writer {
            Some(to_writer) => to_writer.try_send(Entry { lines, done }).is_err(),
            None => true,
        };
        !full && answer.await.unwrap_or(false)
    }
}

/// What is still to be noted is noted before the process ends in order.
impl std::ops::Drop for Spool {
    fn drop(&mut self) {
        self.to_writer = None;
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

/// The file that is being written.
struct Segment {
    file: File,
    begun: Instant,
    len: u64,
}

struct Writer {
    folder: PathBuf,
    source: String,
    counters: Arc<Counters>,
    segment: Option<Segment>,
}

impl Writer {
    fn work(&mut self, entries: &mpsc::Receiver<Entry>) {
        let (mut idle_since, mut noted) = (Instant::now(), Instant::now());
        loop {
            match entries.recv_timeout(COUNTED_EVERY) {
                Ok(first) => {
                    let mut together = vec![first];
                    together.extend(entries.try_iter().take(TOGETHER - 1));
                    self.write_all(together);
                    idle_since = Instant::now();
                }
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => return self.note_refusals(),
            }
            if noted.elapsed() >= COUNTED_EVERY {
                self.note_refusals();
                noted = Instant::now();
            }
            let is_over =
                |s: &Segment| s.len >= SEALED_AT_BYTES || s.begun.elapsed() >= SEALED_AFTER;
            if idle_since.elapsed() >= SEALED_AFTER || self.segment.as_ref().is_some_and(is_over) {
                self.segment = None;
            }
        }
    }

    fn write_all(&mut self, entries: Vec<Entry>) {
        let lines: Vec<u8> = entries
            .iter()
            .flat_map(|e| e.lines.iter().copied())
            .collect();
        let is_written = self.write(&lines);
        for entry in entries {
            // Whoever called may have hung up; the message is kept all the same.
            let _ = entry.done.send(is_written);
        }
    }

    fn note_refusals(&mut self) {
        let mut lines = Vec::new();
        for (reason, n) in self.counters.take() {
            append(&mut lines, &LineRef::Refused(reason, n));
        }
        if !lines.is_empty() {
            self.write(&lines);
        }
    }

    fn write(&mut self, lines: &[u8]) -> bool {
        match self.try_write(lines) {
            Ok(()) => true,
            Err(error) => {
                tracing::error!(source = self.source, %error, "the spool cannot be written; callers are told to try again");
                false
            }
        }
    }

    fn try_write(&mut self, lines: &[u8]) -> io::Result<()> {
        let mut segment = match self.segment.take() {
            Some(segment) => segment,
            None => self.begin()?,
        };
        let written = segment
            .file
            .write_all(lines)
            .and_then(|()| segment.file.sync_data());
        if let Err(error) = written {
            // Back to the last whole line; the next call begins another file.
            let _ = segment.file.set_len(segment.len);
            return Err(error);
        }
        segment.len += lines.len() as u64;
        self.segment = Some(segment);
        Ok(())
    }

    /// A name that sorts by time and was never used.
    fn begin(&self) -> io::Result<Segment> {
        make_private(&self.folder)?;
        let now = DateTime::<Utc>::from(SystemTime::now()).format("%Y%m%dT%H%M%S%.6f");
        for n in 0..1000 {
            let path = self
                .folder
                .join(format!("{now}-{}-{n}.jsonl", std::process::id()));
            let mut options = File::options();
            options.append(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            match options.open(&path) {
                Ok(file) => {
                    file.lock()?;
                    // The name itself must outlive a power cut.
                    File::open(&self.folder)?.sync_all()?;
                    return Ok(Segment {
                        file,
                        begun: Instant::now(),
                        len: 0,
                    });
                }
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
                Err(e) => return Err(e),
            }
        }
        Err(io::Error::other("no free file name"))
    }
}
