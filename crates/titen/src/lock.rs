//! One titen at a time works on a data folder. The lock goes with its process, however that ends.

use anyhow::{Context, Result, bail};
use std::fs::{File, TryLockError};
use std::path::Path;

#[derive(Debug)]
pub struct DataLock {
    _file: File,
}

impl DataLock {
    pub fn take(data: &Path) -> Result<Self> {
        std::fs::create_dir_all(data).with_context(|| {
            format!(
                "the data folder {} can't be made; name another with --data",
                data.display()
            )
        })?;
        let path = data.join("titen.lock");
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .with_context(|| {
                format!(
                    "{} can't be written; check the folder's owner, or name another with --data",
                    path.display()
                )
            })?;
        match file.try_lock() {
            Ok(()) => Ok(DataLock { _file: file }),
            Err(TryLockError::WouldBlock) => bail!(
                "another titen is at work in {}; wait until it is done, or stop it",
                data.display()
            ),
            Err(TryLockError::Error(e)) => {
                Err(e).with_context(|| format!("{} can't be locked", path.display()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_one_is_told_to_wait() {
        let dir = tempfile::tempdir().expect("a folder");
        let first = DataLock::take(dir.path()).expect("free");
        let error = DataLock::take(dir.path()).expect_err("taken").to_string();
        assert!(error.contains("another titen"), "{error}");
        drop(first);
        DataLock::take(dir.path()).expect("free again");
    }
}
