//! `titen import`: items from files, with a report of what became of each.

use super::Usage;
use super::open_input;
use crate::cli::{self, ImportFormat};
use crate::config::Settings;
use crate::figures::StageFigures;
use crate::office::Office;
use crate::progress;
use crate::say;
use crate::stage;
use anyhow::{Context, Result};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use titen_collect::{FileOrigin, FileReader, Intake, SourceKind, TableSettings};
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
        let (reader, origin) = how(&settings, &args, path);
        read.push((path.clone(), reader, origin));
    }
    let office = Office::open(settings, data)?;
    let figures = StageFigures::begin("import");
    let intake = Arc::new(stage::intake(&office)?);
    let bar = progress::bar("importing", 0);
    let (mut total, mut refusals) = (PutReport::default(), Refusals::default());
    let mut n_withdrawn = 0;
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
        reading.await.with_context(|| {
            format!("{shown}: titen failed while reading it; please report this")
        })??;
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
    Ok(())
}

/// What a clerk fills in; `titen-collect` knows the names. Semicolons, since a spreadsheet set to
/// Indonesian opens them as columns.
const TEMPLATE: &str = "Tanggal;Waktu;Kanal;Judul;Isi;Nama;No HP;Kecamatan;Desa;Tautan;Keterangan";

/// How a file is read: by its source's configuration where it has one, and by the options above all.
fn how(settings: &Settings, args: &cli::Import, path: &Path) -> (FileReader, FileOrigin) {
    let format = args.format.unwrap_or_else(|| of_name(path));
    let is_lapor = |kind: &SourceKind| matches!(kind, SourceKind::Files { reader, .. } if *reader == FileReader::Lapor);
    let configured = match &args.source {
        Some(id) => settings.sources.iter().find(|s| s.id == *id),
        // A report is one item whatever its file is called.
        None if format == ImportFormat::Lapor => {
            settings.sources.iter().find(|s| is_lapor(&s.kind))
        }
        None => None,
    };
    let own = configured.and_then(|s| match &s.kind {
        SourceKind::Files { reader, .. } => Some(reader.clone()),
        _ => None,
    });
    let reader = match (format, own) {
        (_, Some(own)) if args.format.is_none() => own,
        (ImportFormat::Jsonl, _) => FileReader::Jsonl,
        (ImportFormat::Lapor, _) => FileReader::Lapor,
        (_, Some(FileReader::Table(own))) => FileReader::Table(own),
        (ImportFormat::Csv | ImportFormat::Xlsx, _) => FileReader::Table(TableSettings::default()),
    };
    let stem = || {
        path.file_stem()
            .map(|s| s.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    let source = match (&args.source, configured) {
        (Some(id), _) => id.clone(),
        (None, Some(source)) => source.id.clone(),
        (None, None) if format == ImportFormat::Lapor => "lapor".to_owned(),
        (None, None) => stem(),
    };
    let origin = FileOrigin {
        name: path.display().to_string(),
        source,
        channel: args.channel.or(configured.map(|s| s.channel)),
        wilayah: configured.and_then(|s| s.wilayah.clone()),
    };
    (reader, origin)
}

fn of_name(path: &Path) -> ImportFormat {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("xlsx" | "xlsm" | "xls") => ImportFormat::Xlsx,
        Some("csv" | "tsv") => ImportFormat::Csv,
        _ => ImportFormat::Jsonl,
    }
}

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
