//! Folders and files that appear whole or not at all: written under a temporary name, then renamed.

use crate::{Failure, ParcelFile};
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

/// A share that hangs must not hold the schedule.
const PATIENCE: Duration = Duration::from_secs(120);

/// Runs `work` apart from what waits on the network; `base` is where it writes, for the message.
pub async fn on_disk<T: Send + 'static>(
    base: &Path,
    work: impl FnOnce(&Path) -> io::Result<T> + Send + 'static,
) -> Result<T, Failure> {
    let shown = base.display().to_string();
    let base = base.to_owned();
    let done = tokio::task::spawn_blocking(move || {
        // Made by nobody here: beneath a share that is not mounted lies a folder of the same name.
        if base.is_dir() {
            work(&base)
        } else {
            Err(io::Error::new(
                io::ErrorKind::NotFound,
                "no such folder; make it, or mount its share",
            ))
        }
    });
    match tokio::time::timeout(PATIENCE, done).await {
        Err(_) => Err(Failure::later(format!(
            "{shown}: not written within {} s; check the disk or the share",
            PATIENCE.as_secs()
        ))),
        Ok(Ok(Ok(out))) => Ok(out),
        Ok(Ok(Err(e))) => Err(Failure::later(format!("{shown}: {e}"))),
        Ok(Err(panicked)) => std::panic::resume_unwind(panicked.into_panic()),
    }
}

/// `base/name` with these files and no others.
pub fn put_folder(base: &Path, name: &str, files: &[ParcelFile]) -> io::Result<PathBuf> {
    let place = base.join(name);
    if holds(&place, files)? {
        return Ok(place);
    }
    let temporary = base.join(format!(".{name}.part"));
    let old = base.join(format!(".{name}.old"));
    remove(&temporary)?;
    fs::create_dir(&temporary)?;
    for file in files {
        let path = temporary.join(below(&file.name)?);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        write_synced(&path, &file.bytes)?;
    }
    remove(&old)?;
    if place.exists() {
        fs::rename(&place, &old)?;
    }
    fs::rename(&temporary, &place)?;
    remove(&old)?;
    Ok(place)
}

pub fn put_file(base: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let place = base.join(name);
    if fs::read(&place).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let temporary = base.join(format!(".{name}.part"));
    write_synced(&temporary, bytes)?;
    fs::rename(&temporary, &place)
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn holds(folder: &Path, files: &[ParcelFile]) -> io::Result<bool> {
    let same = |f: &ParcelFile| fs::read(folder.join(&f.name)).is_ok_and(|there| there == f.bytes);
    Ok(folder.is_dir() && files.iter().all(same) && count(folder)? == files.len())
}

fn count(folder: &Path) -> io::Result<usize> {
    let mut n = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        n += match entry.file_type()?.is_dir() {
            true => count(&entry.path())?,
            false => 1,
        };
    }
    Ok(n)
}

/// A name never leads out of its folder.
fn below(name: &str) -> io::Result<&Path> {
    let path = Path::new(name);
    let plain = path.components().all(|c| matches!(c, Component::Normal(_)));
    (plain && !name.is_empty()).then_some(path).ok_or_else(|| {
        io::Error::other(format!("`{name}` is not the name of a file of an edition"))
    })
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_put_whole_and_what_a_killed_run_left_goes() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join(".2026-W33.part")).unwrap();
        fs::create_dir(dir.path().join(".2026-W33.old")).unwrap();
        let files = [
            ParcelFile::new("brief.html", b"<p>".to_vec()),
            ParcelFile::new("surat/nota.txt", b"nota".to_vec()),
        ];
        let place = put_folder(dir.path(), "2026-W33", &files).unwrap();
        assert_eq!(names(dir.path()), ["2026-W33"]);
        assert_eq!(fs::read(place.join("surat/nota.txt")).unwrap(), b"nota");
        let made = fs::metadata(place.join("brief.html"))
            .unwrap()
            .modified()
            .unwrap();
        put_folder(dir.path(), "2026-W33", &files).unwrap();
        let still = fs::metadata(place.join("brief.html"))
            .unwrap()
            .modified()
            .unwrap();
        assert_eq!(made, still, "the same is not written again");
        fs::write(place.join("lain.txt"), "x").unwrap();
        put_folder(dir.path(), "2026-W33", &files[..1]).unwrap();
        assert_eq!(names(&place), ["brief.html"]);
    }

    #[test]
    fn a_name_never_leads_out_of_the_folder() {
        let dir = tempfile::tempdir().unwrap();
        for bad in ["../x", "/etc/x", "", "a/../../x"] {
            let files = [ParcelFile::new(bad, Vec::new())];
            assert!(put_folder(dir.path(), "a", &files).is_err(), "{bad}");
        }
        assert!(!dir.path().join("a").exists());
    }

    #[tokio::test]
    async fn a_share_that_is_not_mounted_is_not_made() {
        let dir = tempfile::tempdir().unwrap();
        let base = dir.path().join("berbagi");
        let failed = on_disk(&base, |base| put_file(base, "a", b""))
            .await
            .unwrap_err();
        assert!(matches!(failed, Failure::Later { .. }));
        assert!(failed.to_string().contains("mount"), "{failed}");
        assert!(!base.exists());
    }
}
