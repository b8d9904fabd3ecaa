//! An edition's folder: written to a temporary place beside it, then renamed whole, so that nobody ever
//! reads half an edition.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use titen_deliver::StagedFolder;
pub use titen_deliver::holds;
use titen_model::Week;

pub struct StagedEdition {
    folder: StagedFolder,
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
        Ok(StagedEdition {
            folder: StagedFolder::write(out, name, files).with_context(remedy)?,
            place: out.join(name),
        })
    }

    /// Puts the folder in its place; an older one there (a draft) goes.
    pub fn reveal(self) -> Result<PathBuf> {
        self.folder
            .reveal()
            .with_context(|| format!("{} can't be put in place", self.place.display()))
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
