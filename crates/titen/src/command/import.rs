//! `titen import`: items from files, with a report of what became of each.

mod reading;

use super::Usage;
use super::open_input;
use crate::cli;
use crate::config::Settings;
use crate::figures::StageFigures;
use crate::office::Office;
use crate::progress;
use crate::say;
use crate::stage;
use anyhow::{Context, Result, bail};
use reading::how;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use titen_collect::{FileOrigin, FileReader, Intake};
use titen_model::PutReport;
use titen_store::Pass;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// Items and refusals of one transaction.
const BATCH: usize = 5000;
/// Refusals that are printed; the store has them all.
const SHOWN: usize = 20;

pub async fn import(settings: Settings, data: &Path, args: cli::Import) -> Result<()> {
    if args.template {
        return Ok(say!("{TEMPLATE}")?);
    }
    // All files are opened before anything is taken: a typo in the last one costs no half-done import.
    for path in &args.files {
        open_input(path)?;
    }
    let mut read: Vec<(PathBuf, FileReader, FileOrigin)> = Vec::new();
    for path in &args.files {
        let (reader, origin) = how(&settings, &args, path)?;
        read.push((path.clone(), reader, origin));
    }
    let office = Office::open(settings, data)?;
    let figures = StageFigures::begin("import");
    let intake = Arc::new(stage::intake(&office)?);
    let bar = progress::bar("importing", 0);
    let (mut total, mut refusals) = (PutReport::default(), Refusals::default());
    let (mut n_withdrawn, n_files, mut unread) = (0, read.len(), Vec::new());
    for (path, reader, origin) in read {
        let shown = path.display().to_string();
        let (mut passes, reading) = read_ahead(&office, path, reader, origin, Arc::clone(&intake));
        while let Some(pass) = passes.recv().await {
            refusals.add(&pass);
            bar.inc(pass.items.len() as u64);
            let put = office.store.put_pass(&office.id, pass).await?;
            total.add(&put.report);
            n_withdrawn += put.n_withdrawn;
        }
        let read = reading.await.with_context(|| {
            format!("{shown}: titen failed while reading it; please report this")
        })?;
        // One file that cannot be read stops no other.
        unread.extend(read.err());
    }
    bar.finish_and_clear();
    figures.end(total.taken + total.unchanged + total.revised);
    refusals.say()?;
    say!(
        "{} taken, {} unchanged, {} revised, {} refused",
        total.taken,
        total.unchanged,
        total.revised,
        refusals.n as u64 + total.withdrawn
    )?;
    if total.earlier > 0 {
        say!(
            "{} more show an earlier state than the one that is known: kept as history",
            total.earlier
        )?;
    }
    if n_withdrawn > 0 {
        say!("{n_withdrawn} that had been stored became confidential: withdrawn")?;
    }
    if total.withdrawn > 0 {
        say!(
            "{} of the refused are confidential by a later export",
            total.withdrawn
        )?;
    }
    all_read(unread, n_files)
}

fn all_read(mut unread: Vec<anyhow::Error>, n_files: usize) -> Result<()> {
    if unread.len() < 2 && n_files == 1 {
        return unread.pop().map_or(Ok(()), Err);
    }
    if unread.is_empty() {
        return Ok(());
    }
    let said: Vec<String> = unread.iter().map(|e| format!("{e:#}")).collect();
    let text = format!(
        "{} of {n_files} files could not be read, or not wholly: {}",
        unread.len(),
        said.join("; ")
    );
    // Files that are not what they should be are the caller's to mend.
    if unread.iter().all(super::is_usage) {
        return Err(Usage(text).into());
    }
    bail!("{text}")
}

/// What a clerk fills in; `titen-collect` knows the names. Semicolons, since a spreadsheet set to
/// Indonesian opens them as columns.
const TEMPLATE: &str = "Tanggal;Waktu;Kanal;Judul;Isi;Nama;No HP;Kecamatan;Desa;Tautan;Keterangan";

/// Reads the next batch while the one before is being stored.
fn read_ahead(
    office: &Office,
    path: PathBuf,
    reader: FileReader,
    origin: FileOrigin,
    intake: Arc<Intake>,
) -> (mpsc::Receiver<Pass>, JoinHandle<Result<()>>) {
    let (send, receive) = mpsc::channel(1);
    let now = office.now();
    let reading = tokio::task::spawn_blocking(move || {
        let mut pass = Pass::default();
        let read = reader.read(&path, &origin, &intake, now, &mut |read| {
            match read {
                Ok(item) => pass.items.push(item),
                Err(drop) => pass.drops.push(drop),
            }
            // A storing side that is gone has failed, and says so itself.
            if pass.items.len() + pass.drops.len() >= BATCH
                && send.blocking_send(std::mem::take(&mut pass)).is_err()
            {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        if !pass.items.is_empty() || !pass.drops.is_empty() {
            let _ = send.blocking_send(pass);
        }
        read.map_err(|e| match e.kind() {
            // Readable, but not what it should be: the message says what to do.
            io::ErrorKind::InvalidData => Usage(format!("{}: {e}", path.display())).into(),
            _ => anyhow::Error::new(e).context(format!("{}: cannot be read", path.display())),
        })
    });
    (receive, reading)
}

#[derive(Default)]
struct Refusals {
    n: usize,
    shown: Vec<String>,
}

impl Refusals {
    fn add(&mut self, pass: &Pass) {
        self.n += pass.drops.len();
        for drop in &pass.drops {
            if self.shown.len() < SHOWN {
                self.shown
                    .push(format!("{}: {}: {}", drop.place, drop.reason, drop.detail));
            }
        }
    }

    fn say(&self) -> Result<()> {
        for line in &self.shown {
            say!("{line}").context("standard output")?;
        }
        if self.n > self.shown.len() {
            say!(
                "… and {} more; `titen export drops` lists all",
                self.n - self.shown.len()
            )?;
        }
        Ok(())
    }
}
