//! A JSONL file, or a folder into which others put them, as a source: a file is read when it
//! is new or has changed.

use super::{JsonlOrigin, open_jsonl, read_jsonl};
use crate::{Collector, Intake, Pass, Source};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::UNIX_EPOCH,
};
use titen_model::SourceState;

pub struct JsonlCollector {
    pub source: Source,
    pub path: PathBuf,
    pub intake: Arc<Intake>,
}

#[async_trait]
impl Collector for JsonlCollector {
    async fn pass(&self, before: &SourceState, now: DateTime<Utc>) -> Pass {
        let begun = Pass::begin(&self.source, before, now);
        let (source, path, intake) = (
            self.source.clone(),
            self.path.clone(),
            Arc::clone(&self.intake),
        );
        let spare = begun.clone();
        match tokio::task::spawn_blocking(move || read_all(&source, &path, &intake, begun, now))
            .await
        {
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
    intake: &Intake,
    mut pass: Pass,
    now: DateTime<Utc>,
) -> Pass {
    let error = |path: &Path, e: io::Error| {
        format!(
            "source `{}`: {}: {e}; check the path and its permissions",
            source.id,
            path.display()
        )
    };
    let files = match files(path) {
        Ok(files) => files,
        Err(e) => return pass.failed(error(path, e)),
    };
    let seen_before = std::mem::take(&mut pass.state.seen);
    let mut errors = Vec::new();
    for file in files {
        if let Err(e) = read_one(source, &file, intake, &seen_before, &mut pass, now) {
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
    let origin = JsonlOrigin {
        name: name.clone(),
        source: source.id.clone(),
        channel: Some(source.channel),
        wilayah: source.wilayah.clone(),
    };
    for line in read_jsonl(open_jsonl(file)?, &origin, intake, now) {
        match line {
            Ok(item) => pass.items.push(item),
            Err(drop) => pass.drops.push(drop),
        }
    }
    pass.state.seen.insert(name, print);
    Ok(())
}

/// In the order of their names, so that a later file's revision of an item comes later.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        // Told apart from a folder without files: a missing path is a mistake.
        fs::metadata(path)?;
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path)? {
        let file = entry?.path();
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        if file.is_file() && (name.ends_with(".jsonl") || name.ends_with(".jsonl.gz")) {
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
