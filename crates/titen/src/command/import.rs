//! `titen import`: items from files, with a report of what became of each.

mod reading;

use super::open_input;
use crate::cli;
use crate::config::Settings;
use crate::figures::StageFigures;
use crate::office::Office;
use crate::progress;
use crate::say;
use crate::stage;
use anyhow::{Context, Result, ensure};
use reading::From;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use titen_collect::Intake;
use titen_model::PutReport;
use titen_store::Pass;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// Items and refusals of one transaction.
const BATCH: usize = 5000;
/// Refusals that are printed; the store has them all.
const SHOWN: usize = 20;

pub async fn import(settings: Settings, data: &Path, args: cli::Import) -> Result<()> {
    // All files are opened before anything is taken: a typo in the last one costs no half-done import.
    for path in &args.files {
        open_input(path)?;
    }
    let from = reading::from(&settings, &args)?;
    let office = Office::open(settings, data)?;
    let figures = StageFigures::begin("import");
    let intake = Arc::new(stage::intake(&office)?);
    let bar = progress::bar("importing", 0);
    let (mut total, mut refusals) = (PutReport::default(), Refusals::default());
    let (n_files, mut unread) = (args.files.len(), Vec::new());
    for path in args.files {
        let shown = path.display().to_string();
        let (mut passes, reading) = read_ahead(&office, path, from.clone(), Arc::clone(&intake));
        while let Some(pass) = passes.recv().await {
            refusals.add(&pass);
            bar.inc(pass.items.len() as u64);
            total.add(&office.store.put_pass(&office.id, pass).await?.report);
        }
        let read = reading.await.with_context(|| {
            format!("{shown}: titen failed while reading it; please report this")
        })?;
        // One file that cannot be read stops no other.
        unread.extend(read.err().map(|e| format!("{e:#}")));
    }
    bar.finish_and_clear();
    figures.end(total.taken + total.unchanged + total.revised);
    refusals.say()?;
    say!(
        "{} taken, {} unchanged, {} revised, {} refused",
        total.taken,
        total.unchanged,
        total.revised,
        refusals.n
    )?;
    ensure!(
        unread.is_empty(),
        "{} of {n_files} files could not be read, or not wholly: {}",
        unread.len(),
        unread.join("; ")
    );
    Ok(())
}

/// Reads the next batch while the one before is being stored.
fn read_ahead(
    office: &Office,
    path: PathBuf,
    from: From,
    intake: Arc<Intake>,
) -> (mpsc::Receiver<Pass>, JoinHandle<Result<()>>) {
    let (send, receive) = mpsc::channel(1);
    let now = office.now();
    let reading = tokio::task::spawn_blocking(move || {
        let stem = path
            .file_stem()
            .map(|s| s.to_string_lossy().into_owned())
            .unwrap_or_default();
        let origin = from.origin(path.display().to_string(), &stem);
        let mut pass = Pass::default();
        let read = from.reader.read(&path, &origin, &intake, now, &mut |read| {
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
        read.with_context(|| format!("{}: cannot be read", path.display()))
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
