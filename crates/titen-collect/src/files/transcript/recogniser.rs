//! An external speech recogniser, such as whisper.cpp. What it wrote is kept in the data folder, so that a
//! recording is heard once; it gets its place there whole, so that a kill leaves nothing half taken.

use crate::files::outside;
use crate::private_folder::make_private;
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};
use titen_model::hex;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recogniser {
    /// Program and arguments; `{in}` is the recording, `{out}` the result's path without its ending.
    pub command: Vec<String>,
    pub limit: Duration,
}

/// Endings that recognisers give their result, the richest first.
const RESULTS: [&str; 4] = ["json", "vtt", "srt", "txt"];

/// Deletes transcripts that were made before `oldest`. What was taken from them is stored, masked; to hear a
/// recording again takes the recogniser's time and nothing else.
pub fn forget_transcripts(folder: &Path, oldest: SystemTime) -> io::Result<usize> {
    let entries = match fs::read_dir(folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(0),
        entries => entries?,
    };
    let mut n = 0;
    for entry in entries {
        let entry = entry?;
        let about = entry.metadata()?;
        if about.is_file() && about.modified()? < oldest {
            fs::remove_file(entry.path())?;
            n += 1;
        }
    }
    Ok(n)
}

impl Recogniser {
    pub(super) fn heard_before(
        &self,
        recording: &Path,
        folder: &Path,
    ) -> io::Result<Option<PathBuf>> {
        let name = self.name_of(recording)?;
        let mut kept = RESULTS.iter().map(|e| folder.join(format!("{name}.{e}")));
        Ok(kept.find(|p| p.is_file()))
    }

    /// The transcript's path.
    pub(super) fn transcribe(&self, recording: &Path, folder: &Path) -> io::Result<PathBuf> {
        let name = self.name_of(recording)?;
        let kept = |ending: &str| folder.join(format!("{name}.{ending}"));
        // What was heard names callers, and nothing is masked in it yet.
        make_private(folder)?;
        let part = folder.join(format!("{name}.part"));
        // Of a run that was killed.
        if part.exists() {
            fs::remove_dir_all(&part)?;
        }
        fs::create_dir(&part)?;
        let made = self.run(recording, &part);
        let put = made.and_then(|(made, ending)| {
            File::open(&made)?.sync_all()?;
            fs::rename(&made, kept(ending))?;
            Ok(kept(ending))
        });
        fs::remove_dir_all(&part)?;
        put
    }

    fn run(&self, recording: &Path, part: &Path) -> io::Result<(PathBuf, &'static str)> {
        let out = part.join("out");
        let (from, to) = (recording.to_string_lossy(), out.to_string_lossy());
        let argument = |a: &String| a.replace("{in}", &from).replace("{out}", &to);
        let command: Vec<String> = self.command.iter().map(argument).collect();
        let said = outside::run(&command, self.limit).map_err(io::Error::other)?;
        for ending in RESULTS {
            // whisper.cpp adds the ending, openai-whisper names the result after the recording.
            let stem = recording.file_stem().unwrap_or_default();
            for made in [
                out.with_extension(ending),
                part.join(stem).with_extension(ending),
            ] {
                if fs::metadata(&made).is_ok_and(|m| m.is_file() && m.len() > 0) {
                    return Ok((made, ending));
                }
            }
        }
        if said.trim_ascii().is_empty() {
            return Err(io::Error::other(format!(
                "`{}` ended well and wrote nothing to {{out}}.json, .vtt, .srt or .txt; check its arguments",
                command[0]
            )));
        }
        let made = part.join("said.txt");
        fs::write(&made, said)?;
        Ok((made, "txt"))
    }

    /// By what the recording and the command are, wherever the file lies.
    fn name_of(&self, recording: &Path) -> io::Result<String> {
        let mut hash = Sha256::new();
        for argument in &self.command {
            hash.update(argument.as_bytes());
            hash.update([0]);
        }
        let mut file = File::open(recording)?;
        let mut held = vec![0; 1 << 16];
        loop {
            match io::Read::read(&mut file, &mut held)? {
                0 => break,
                n => hash.update(&held[..n]),
            }
        }
        let mut name = hex(&hash.finalize());
        name.truncate(32);
        Ok(name)
    }
}
