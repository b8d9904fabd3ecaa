//! `manifest.json`: what the edition consists of, what it was made with, and what it rests on.

use crate::{EditionFile, labels::SAMPLE_MARK};
use serde::Serialize;
use std::collections::BTreeMap;
use titen_model::{Brief, DropReason, FailedSource, MadeWith, Status, Week, sha256_hex};

/// `files` are all files of the edition but this one.
pub(crate) fn bytes(brief: &Brief, files: &[EditionFile]) -> Vec<u8> {
    let coverage = &brief.coverage;
    let mut channels: BTreeMap<&'static str, u32> = BTreeMap::new();
    for (channel, n) in &coverage.channels {
        *channels.entry(channel.counted().as_str()).or_insert(0) += n;
    }
    let manifest = Manifest {
        version: 1,
        week: brief.week,
        revision: brief.revision,
        status: brief.status,
        sample: brief.sample,
        note: brief.sample.then_some(SAMPLE_MARK),
        scope: &brief.scope,
        window: Window {
            from: format!("{}T00:00:00+07:00", brief.week.monday()),
            to: format!("{}T23:59:59+07:00", brief.week.sunday()),
        },
        versions: &brief.made_with,
        n_items: coverage.n_items,
        n_copies: coverage.n_copies,
        channels,
        silent_sources: &coverage.silent_sources,
        silent_channels: coverage
            .silent_channels
            .iter()
            .map(|c| c.as_str())
            .collect(),
        failed_sources: &coverage.failed_sources,
        drops: &coverage.drops,
        files: files
            .iter()
            .map(|f| File {
                name: &f.name,
                bytes: f.bytes.len(),
                sha256: sha256_hex(&f.bytes),
            })
            .collect(),
    };
    let mut bytes =
        serde_json::to_vec_pretty(&manifest).expect("strings, numbers and text keys serialise");
    bytes.push(b'\n');
    bytes
}

#[derive(Serialize)]
struct Manifest<'a> {
    version: u32,
    week: Week,
    revision: u32,
    status: Status,
    sample: bool,
    note: Option<&'static str>,
    scope: &'a str,
    window: Window,
    versions: &'a MadeWith,
    n_items: u32,
    n_copies: u32,
    channels: BTreeMap<&'static str, u32>,
    silent_sources: &'a [String],
    silent_channels: Vec<&'static str>,
    failed_sources: &'a [FailedSource],
    drops: &'a BTreeMap<DropReason, u32>,
    files: Vec<File<'a>>,
}

/// First and last second of the week, in WIB.
#[derive(Serialize)]
struct Window {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    bytes: usize,
    sha256: String,
}
