//! An edition's folder: written to a temporary place beside it, then renamed whole, so that nobody ever
//! reads half an edition.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use titen_model::Week;

pub struct StagedEdition {
    temporary: PathBuf,
    place: PathBuf,
}

/// `2026-W33`, and `2026-W33-r2` for its first ralat.
pub fn folder_name(week: Week, revision: u32) -> String {
    match revision {
        1 => week.to_string(),
        n => format!("{week}-r{n}"),
    }
}

impl StagedEdition {
    /// Writes all files, synced, under a temporary name. Nothing is visible in `out` until `reveal`.
    pub fn write<'f>(
        out: &Path,
        name: &str,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    ) -> Result<Self> {
        let remedy = || {
            format!(
                "the edition can't be written to {}; free space there, or name another folder with --out",
                out.display()
            )
        };
        fs::create_dir_all(out).with_context(remedy)?;
        let staged = StagedEdition {
            // One name for all runs: what a killed one left is overwritten by the next.
            temporary: out.join(format!(".{name}.part")),
            place: out.join(name),
        };
        remove(&staged.temporary).with_context(remedy)?;
        fs::create_dir(&staged.temporary).with_context(remedy)?;
        for (file, bytes) in files {
            let path = staged.temporary.join(inside(file)?);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).with_context(remedy)?;
            }
            let mut f = fs::File::create(path).with_context(remedy)?;
            f.write_all(bytes)
                .and_then(|()| f.sync_all())
                .with_context(remedy)?;
        }
        Ok(staged)
    }

    /// Puts the folder in its place; an older one there (a draft) goes.
    pub fn reveal(self) -> Result<PathBuf> {
        let old = self.temporary.with_extension("old");
        remove(&old)?;
        if self.place.exists() {
            fs::rename(&self.place, &old)
                .with_context(|| format!("{} can't be moved aside", self.place.display()))?;
        }
        fs::rename(&self.temporary, &self.place)
            .with_context(|| format!("{} can't be put in place", self.place.display()))?;
        remove(&old)?;
        Ok(self.place.clone())
    }
}

impl Drop for StagedEdition {
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

/// A file's name, `brief.html` or `surat/nota-dinas.docx`: never one that leads out of its edition.
fn inside(name: &str) -> Result<&Path> {
    let is_plain = |part: &str| {
        let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        !part.starts_with('.') && !part.is_empty() && part.chars().all(known)
    };
    let mut parts = name.split('/');
    ensure!(
        parts.clone().count() <= 2 && parts.all(is_plain),
        "an edition can't hold a file called {name:?}"
    );
    Ok(Path::new(name))
}

fn remove(folder: &Path) -> std::io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, &[u8]); 2] = [("brief.html", b"<p>"), ("issues.json", b"{}")];

    #[test]
    fn an_edition_appears_whole_and_leaves_nothing_else() {
        let dir = tempfile::tempdir().expect("a folder");
        let out = dir.path().join("edisi");
        let staged = StagedEdition::write(&out, "2026-W33", FILES).expect("written");
        assert!(!out.join("2026-W33").exists());
        let place = staged.reveal().expect("revealed");
        assert!(holds(&place, FILES));
        StagedEdition::write(&out, "2026-W33", [("brief.html", &b"new"[..])])
            .and_then(StagedEdition::reveal)
            .expect("replaced");
        assert!(!holds(&place, FILES) && !place.join("issues.json").exists());
        assert_eq!(fs::read_dir(&out).expect("read").count(), 1);
    }

    #[test]
    fn a_file_may_lie_in_a_folder_of_the_edition_and_nowhere_else() {
        let dir = tempfile::tempdir().expect("a folder");
        let with = |name| [("brief.html", &b"<p>"[..]), (name, &b"PK"[..])];
        let letters = with("surat/nota-dinas.docx");
        let place = StagedEdition::write(dir.path(), "2026-W33", letters)
            .and_then(StagedEdition::reveal)
            .expect("revealed");
        assert!(holds(&place, letters));
        fs::write(place.join("surat/nota-dinas.docx"), "PX").expect("written");
        assert!(!holds(&place, letters), "changed by somebody");
        for name in [
            "../x", "/etc/x", "a/../x", "a/b/c", "surat/", "", ".x", "a\\x",
        ] {
            assert!(
                StagedEdition::write(dir.path(), "2026-W34", with(name)).is_err(),
                "{name}"
            );
        }
        assert_eq!(fs::read_dir(dir.path()).expect("read").count(), 1);
    }

    #[test]
    fn an_edition_that_is_given_up_leaves_nothing() {
        let dir = tempfile::tempdir().expect("a folder");
        drop(StagedEdition::write(dir.path(), "2026-W33", FILES).expect("written"));
        assert_eq!(fs::read_dir(dir.path()).expect("read").count(), 0);
    }

    /// A file where the folder should be stops root too.
    #[test]
    fn a_folder_that_cannot_be_written_is_named_with_the_remedy() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("taken");
        fs::write(&file, "a file").expect("written");
        let error = StagedEdition::write(&file.join("edisi"), "2026-W33", FILES)
            .err()
            .expect("refused");
        assert!(error.to_string().contains("--out"), "{error}");
    }

    #[test]
    fn a_ralat_lies_beside_its_first_edition() {
        let week: Week = "2026-W33".parse().expect("a week");
        assert_eq!(folder_name(week, 1), "2026-W33");
        assert_eq!(folder_name(week, 2), "2026-W33-r2");
    }
}
