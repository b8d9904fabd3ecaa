//! The office's secret that speakers' names are hashed with, so that nobody can look a phone number up.

use crate::config::Settings;
use anyhow::{Context, Result};
use std::io::Write;
use std::path::Path;
use titen_model::hex;

const FROM_ENVIRONMENT: &str = "TITEN_VOICE_SALT";
const FILE: &str = "voice.salt";

/// From the environment, else from the data folder, where the first use makes one.
pub fn voice_salt(settings: &Settings, data: &Path) -> Result<String> {
    match kept_salt(settings, data)? {
        Some(salt) => Ok(salt),
        None => make(&data.join(FILE)),
    }
}

/// Where there is one already.
pub fn kept_salt(settings: &Settings, data: &Path) -> Result<Option<String>> {
    let given = std::env::var(FROM_ENVIRONMENT).ok();
    if let Some(salt) = given.filter(|salt| !salt.is_empty()) {
        return Ok(Some(salt));
    }
    if settings.sample.is_some() {
        // Invented people need no secret, and the sample gives the same bytes everywhere.
        return Ok(Some(settings.office.to_string()));
    }
    let path = data.join(FILE);
    match std::fs::read_to_string(&path) {
        Ok(salt) => Ok((!salt.is_empty()).then_some(salt)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e).with_context(|| {
            format!(
                "{} can't be read; without it speakers would be counted twice",
                path.display()
            )
        }),
    }
}

fn make(path: &Path) -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).context("the system gives no random bytes")?;
    let salt = hex(&bytes);
    let mut options = std::fs::File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // Put in place whole: an empty salt, left by a kill or a full disk, would be none.
    let part = path.with_extension("part");
    options
        .open(&part)
        .and_then(|mut f| f.write_all(salt.as_bytes()).and_then(|()| f.sync_all()))
        .and_then(|()| std::fs::rename(&part, path))
        .with_context(|| {
            format!(
                "{} can't be written; free space there and check the folder's owner",
                path.display()
            )
        })?;
    Ok(salt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_salt_is_made_once() {
        let dir = tempfile::tempdir().expect("a folder");
        let settings = Settings::built_in().expect("defaults");
        let first = voice_salt(&settings, dir.path()).expect("made");
        assert_eq!(first.len(), 32);
        assert_eq!(voice_salt(&settings, dir.path()).expect("read"), first);
        std::fs::write(dir.path().join("voice.salt"), "").expect("emptied");
        assert_eq!(
            voice_salt(&settings, dir.path()).expect("made again").len(),
            32
        );
    }
}
