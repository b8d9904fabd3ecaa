//! A file, or a folder into which others put them, as a source: a file is read when it is new or
//! has changed.

use super::{FileOrigin, FileReader};
use crate::{Collector, Intake, Pass, Source};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use std::{
    collections::BTreeMap,
    fs, io,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
    time::UNIX_EPOCH,
};
use titen_model::SourceState;

pub struct FilesCollector {
    pub source: Source,
    pub path: PathBuf,
    pub reader: FileReader,
    pub intake: Arc<Intake>,
}

#[async_trait]
impl Collector for FilesCollector {
    async fn pass(&self, before: &SourceState, now: DateTime<Utc>) -> Pass {
        let begun = Pass::begin(&self.source, before, now);
        let (source, path, reader, intake) = (
            self.source.clone(),
            self.path.clone(),
            self.reader.clone(),
            Arc::clone(&self.intake),
        );
        let spare = begun.clone();
        let reading = tokio::task::spawn_blocking(move || {
            read_all(&source, &path, &reader, &intake, begun, now)
        });
        match reading.await {
            Ok(pass) => pass,
            Err(_) => spare.failed(format!(
                "source `{}`: titen failed while reading it; please report this",
                self.source.id
            )),
        }
    }
}

fn read_all(
    source: &Source,
    path: &Path,
    reader: &FileReader,
    intake: &Intake,
    mut pass: Pass,
    now: DateTime<Utc>,
) -> Pass {
    let error = |path: &Path, e: io::Error| {
        let remedy = match e.kind() {
            // Says its own.
            io::ErrorKind::InvalidData => "",
            _ => "; check the path and its permissions",
        };
        format!("source `{}`: {}: {e}{remedy}", source.id, path.display())
    };
    let files = match files(path, reader) {
        Ok(files) => files,
        Err(e) => return pass.failed(error(path, e)),
    };
    let seen_before = std::mem::take(&mut pass.state.seen);
    let mut errors = Vec::new();
    for file in files {
        if let Err(e) = read_one(source, &file, reader, intake, &seen_before, &mut pass, now) {
            errors.push(error(&file, e));
        }
    }
    if errors.is_empty() {
        pass.succeeded()
    } else {
        pass.failed(errors.join("; "))
    }
}

fn read_one(
    source: &Source,
    file: &Path,
    reader: &FileReader,
    intake: &Intake,
    seen_before: &BTreeMap<String, String>,
    pass: &mut Pass,
    now: DateTime<Utc>,
) -> io::Result<()> {
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    // Before it is read: what is written meanwhile is then new at the next pass.
    let print = fingerprint(file)?;
    if seen_before.get(&name) == Some(&print) {
        pass.n_unchanged += 1;
        pass.state.seen.insert(name, print);
        return Ok(());
    }
    let origin = FileOrigin {
        name: name.clone(),
        source: source.id.clone(),
        channel: Some(source.channel),
        wilayah: source.wilayah.clone(),
    };
    reader.read(file, &origin, intake, now, &mut |read| {
        match read {
            Ok(item) => pass.items.push(item),
            Err(drop) => pass.drops.push(drop),
        }
        ControlFlow::Continue(())
    })?;
    pass.state.seen.insert(name, print);
    Ok(())
}

/// In the order of their names, so that a later file's revision of an item comes later.
fn files(path: &Path, reader: &FileReader) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        // Told apart from a folder without files: a missing path is a mistake.
        fs::metadata(path)?;
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path)? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if file.is_file() && reader.takes(&name) {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

fn fingerprint(file: &Path) -> io::Result<String> {
    let meta = fs::metadata(file)?;
    let changed = meta
        .modified()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Ok(format!("{}-{}", meta.len(), changed.as_nanos()))
}
