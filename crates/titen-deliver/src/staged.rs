//! Folders and files that appear whole or not at all: written under a temporary name, then renamed.

use crate::ParcelFile;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A folder that is written and not yet seen.
pub struct StagedFolder {
    base: PathBuf,
    temporary: PathBuf,
    old: PathBuf,
    place: PathBuf,
}

impl StagedFolder {
    /// Writes all files, synced. Nothing is visible in `base` until `reveal`.
    pub fn write<'f>(
        base: &Path,
        name: &str,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    ) -> io::Result<Self> {
        let staged = StagedFolder {
            base: base.to_owned(),
            // One name for all runs: what a killed one left is overwritten by the next.
            temporary: base.join(format!(".{name}.part")),
            old: base.join(format!(".{name}.old")),
            place: base.join(name),
        };
        remove(&staged.temporary)?;
        fs::create_dir(&staged.temporary)?;
        let mut folders = BTreeSet::from([staged.temporary.clone()]);
        for (file, bytes) in files {
            let path = staged.temporary.join(inside(file)?);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
                folders.insert(folder.to_owned());
            }
            write_synced(&path, bytes)?;
        }
        folders.iter().for_each(|folder| sync_folder(folder));
        Ok(staged)
    }

    /// Puts the folder in its place; an older one there goes.
    pub fn reveal(self) -> io::Result<PathBuf> {
        remove(&self.old)?;
        let was_there = match fs::rename(&self.place, &self.old) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => false,
            moved => moved.map(|()| true)?,
        };
        if let Err(error) = fs::rename(&self.temporary, &self.place) {
            if was_there {
                fs::rename(&self.old, &self.place)?;
            }
            return Err(error);
        }
        sync_folder(&self.base);
        remove(&self.old)?;
        Ok(self.place.clone())
    }
}

impl Drop for StagedFolder {
    fn drop(&mut self) {
        if let Err(error) = remove(&self.temporary) {
            tracing::warn!(folder = %self.temporary.display(), %error, "a temporary folder was left behind");
        }
    }
}

/// Does the folder hold these files, to the byte?
pub fn holds<'f>(folder: &Path, files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> bool {
    files
        .into_iter()
        .all(|(name, bytes)| fs::read(folder.join(name)).is_ok_and(|there| there == bytes))
}

/// `base/name` with these files and no others.
pub fn put_folder(base: &Path, name: &str, files: &[ParcelFile]) -> io::Result<PathBuf> {
    let place = base.join(name);
    let bytes = || files.iter().map(|f| (f.name.as_str(), f.bytes.as_slice()));
    if place.is_dir() && holds(&place, bytes()) && count(&place)? == files.len() {
        return Ok(place);
    }
    StagedFolder::write(base, name, bytes())?.reveal()
}

pub fn put_file(base: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let place = base.join(name);
    if fs::read(&place).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let temporary = base.join(format!(".{name}.part"));
    // Of a killed run, or a link that somebody else laid there.
    match fs::remove_file(&temporary) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    let put = write_synced(&temporary, bytes).and_then(|()| fs::rename(&temporary, &place));
    if put.is_err() {
        // Room for others on a full disk; the next try takes it away too.
        let _ = fs::remove_file(&temporary);
    }
    put?;
    sync_folder(base);
    Ok(())
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// So that a name outlives a power cut as its bytes do; a share that cannot do it does what it can.
fn sync_folder(folder: &Path) {
    let _ = fs::File::open(folder).and_then(|f| f.sync_all());
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

/// A file's name, `brief.html` or `surat/nota-dinas.docx`: never one that leads out of its edition.
fn inside(name: &str) -> io::Result<&Path> {
    let is_plain = |part: &str| {
        let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        !part.starts_with('.') && !part.is_empty() && part.chars().all(known)
    };
    let mut parts = name.split('/');
    match parts.clone().count() <= 2 && parts.all(is_plain) {
        true => Ok(Path::new(name)),
        false => Err(io::Error::other(format!(
            "an edition can't hold a file called {name:?}"
        ))),
    }
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
        for bad in [
            "../x",
            "/etc/x",
            "",
            "a/../../x",
            "a/../x",
            "a/b/c",
            "surat/",
            ".x",
            "a\\x",
        ] {
            let files = [ParcelFile::new(bad, Vec::new())];
            assert!(put_folder(dir.path(), "a", &files).is_err(), "{bad}");
        }
        assert!(!dir.path().join("a").exists());
    }

    #[test]
    fn what_cannot_be_put_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let files = [
            ParcelFile::new("brief.html", b"<p>".to_vec()),
            ParcelFile::new("brief.html/x", b"x".to_vec()),
        ];
        assert!(put_folder(dir.path(), "2026-W33", &files).is_err());
        assert!(names(dir.path()).is_empty(), "{:?}", names(dir.path()));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_another_laid_in_the_share_is_not_followed() {
        let (dir, own) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let secret = own.path().join("titen.db");
        fs::write(&secret, "toko").unwrap();
        std::os::unix::fs::symlink(&secret, dir.path().join(".dcat.jsonld.part")).unwrap();
        put_file(dir.path(), "dcat.jsonld", b"{}").unwrap();
        assert_eq!(fs::read(&secret).unwrap(), b"toko");
        let place = dir.path().join("dcat.jsonld");
        assert!(fs::symlink_metadata(&place).unwrap().is_file());
        assert_eq!(fs::read(&place).unwrap(), b"{}");
    }
}
