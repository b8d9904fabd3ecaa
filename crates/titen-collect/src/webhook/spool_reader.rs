//! The spool as a source: each line is read once, and a file goes once all its lines are stored.

use super::{
    WebhookSource,
    counters::{add_to_seen, detail},
    spool::Line,
};
use crate::{Collector, Pass, Source};
use async_trait::async_trait;
use chrono::{DateTime, SecondsFormat, Utc};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};
use titen_model::{DropReason, SourceState};

/// Of one pass: after a long time without one, the rest is read by the next.
const BYTES_A_PASS: u64 = 64 << 20;
const ENDING: &str = ".jsonl";

pub struct SpoolCollector {
    pub source: Source,
    pub webhook: WebhookSource,
}

#[async_trait]
impl Collector for SpoolCollector {
    async fn pass(&self, before: &SourceState, now: DateTime<Utc>) -> Pass {
        let pass = Pass::begin(&self.source, before, now);
        let (folder, spare) = (self.webhook.spool.clone(), pass.clone());
        let address = format!("/hook/{}", self.source.id);
        let reading = tokio::task::spawn_blocking(move || {
            read(&folder, &address, pass)
                .map_err(|e| format!("{}: {e}; check its owner", folder.display()))
        });
        match reading.await {
            Ok(Ok(pass)) => pass.succeeded(),
            Ok(Err(error)) => spare.failed(format!("source `{}`: {error}", self.source.id)),
            Err(_) => spare.failed(format!(
                "source `{}`: titen failed while reading its spool; please report this",
                self.source.id
            )),
        }
    }
}

/// `seen`: by file, how many of its bytes are stored. It comes from the store, so what it covers may go.
fn read(folder: &Path, address: &str, mut pass: Pass) -> io::Result<Pass> {
    let mut refused: BTreeMap<DropReason, u64> = BTreeMap::new();
    let mut left = BYTES_A_PASS;
    let stored = std::mem::take(&mut pass.state.seen);
    // Totals stay; files that are gone are forgotten.
    pass.state.seen = stored
        .iter()
        .filter(|(key, _)| !key.ends_with(ENDING))
        .map(|(k, v)| (k.clone(), v.clone()))
        .collect();
    for file in segments(folder)? {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let begin: u64 = stored
            .get(&name)
            .and_then(|n| n.parse().ok())
            .unwrap_or_default();
        if begin > 0 && remove_if_done(&file, begin)? {
            continue;
        }
        let lines = whole_lines(&file, begin, left)?;
        left = left.saturating_sub(lines.len() as u64);
        let mut at = begin;
        for line in lines.split_inclusive(|b| *b == b'\n') {
            match serde_json::from_slice(line) {
                Ok(Line::Item(item)) => pass.items.push(item),
                Ok(Line::Drop(drop)) => pass.drops.push(drop),
                Ok(Line::Refused(reason, n)) => *refused.entry(reason).or_default() += n,
                Err(_) => pass.drop_at(
                    format!("{name}:{at}"),
                    DropReason::Malformed,
                    "a line of the spool is damaged; check the disk",
                ),
            }
            at += line.len() as u64;
        }
        pass.state.seen.insert(name, at.to_string());
    }
    let until = pass
        .state
        .last_pass
        .unwrap_or_default()
        .to_rfc3339_opts(SecondsFormat::Micros, true);
    for (reason, n) in refused {
        add_to_seen(&mut pass.state.seen, reason, n);
        // With its time: drops that say the same in one week are one.
        pass.drop_at(
            format!("{address} until {until}"),
            reason,
            detail(reason, n),
        );
    }
    Ok(pass)
}

/// In the order in which they were begun, so that a later revision comes later.
fn segments(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        // Nothing was ever received.
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(e),
    };
    let mut files = Vec::new();
    for entry in entries {
        let file = entry?.path();
        if file.extension().is_some_and(|e| e == "jsonl") {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

/// The lock is the writer's, as long as it may still write. A torn line at the end was never answered.
fn remove_if_done(file: &Path, stored: u64) -> io::Result<bool> {
    let open = File::options().append(true).open(file)?;
    if open.try_lock().is_err() {
        return Ok(false);
    }
    let has_more = !whole_lines(file, stored, u64::MAX)?.is_empty();
    if !has_more {
        fs::remove_file(file)?;
    }
    Ok(!has_more)
}

/// From `begin` to the end of the last line that is whole, and of about `most` bytes.
fn whole_lines(file: &Path, begin: u64, most: u64) -> io::Result<Vec<u8>> {
    let mut open = File::open(file)?;
    open.seek(SeekFrom::Start(begin))?;
    let mut bytes = Vec::new();
    open.take(most).read_to_end(&mut bytes)?;
    let whole = bytes
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |at| at + 1);
    bytes.truncate(whole);
    Ok(bytes)
}

#[cfg(test)]
mod tests;
