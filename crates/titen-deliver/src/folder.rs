//! A copy of the edition in a folder that others read: a share, a web server's, a synchronised one.

use crate::on_disk::on_disk;
use crate::staged::put_folder;
use crate::{Errand, Failure, Parcel, ParcelFile, Part, Patterns};
use std::path::PathBuf;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderTarget {
    /// Must be there.
    pub path: PathBuf,
    pub files: Patterns,
}

impl FolderTarget {
    pub fn part(&self, parcel: &Parcel) -> Part {
        let files = self.files.chosen(&parcel.files);
        Part {
            name: String::new(),
            what: format!(
                "{} files into {}",
                files.len(),
                self.path.join(&parcel.name).display()
            ),
        }
    }

    pub async fn send(&self, errand: &Errand<'_>) -> Result<String, Failure> {
        let files: Vec<ParcelFile> = self
            .files
            .chosen(&errand.parcel.files)
            .into_iter()
            .cloned()
            .collect();
        if files.is_empty() {
            return Err(Failure::never(
                "no file of the edition is named in `files`; name one, or write [\"*\"]",
            ));
        }
        let name = errand.parcel.name.clone();
        let place = on_disk(&self.path, move |base| put_folder(base, &name, &files)).await?;
        Ok(place.display().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{errand, parcel};

    #[tokio::test]
    async fn an_edition_is_copied_and_its_ralat_lies_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let target = FolderTarget {
            path: dir.path().to_owned(),
            files: Patterns::new(["*"]),
        };
        let first = parcel();
        target.send(&errand(&first, "f", "")).await.unwrap();
        let ralat = Parcel {
            name: "2025-W49-r2".into(),
            ..first.clone()
        };
        let place = target.send(&errand(&ralat, "f", "")).await.unwrap();
        assert!(place.ends_with("2025-W49-r2"));
        for name in ["2025-W49", "2025-W49-r2"] {
            for file in &first.files {
                assert_eq!(
                    std::fs::read(dir.path().join(name).join(&file.name)).unwrap(),
                    file.bytes
                );
            }
        }
    }

    #[tokio::test]
    async fn nothing_to_copy_is_said() {
        let dir = tempfile::tempdir().unwrap();
        let target = FolderTarget {
            path: dir.path().to_owned(),
            files: Patterns::new(["*.exe"]),
        };
        let failed = target.send(&errand(&parcel(), "f", "")).await.unwrap_err();
        assert!(matches!(failed, Failure::Never { .. }), "{failed}");
    }
}
