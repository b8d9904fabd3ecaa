//! Our own programmes: `[mm:ss] Speaker: words`, with `===` where another matter begins.

use super::programmes::Programme;
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use titen_text::segments::Utterance;

pub struct Own {
    pub programmes: Vec<Programme>,
    /// For the floors: all of them, one after another.
    pub gold: PathBuf,
}

pub fn programmes() -> Result<Own> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/segments");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    ensure!(!files.is_empty(), "no programme in {}", folder.display());
    let (mut programmes, mut all) = (Vec::new(), String::new());
    for file in &files {
        let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        programmes.push(programme(&text).with_context(|| file.display().to_string())?);
        all += &text;
    }
    let gold = std::env::temp_dir().join("segments.txt");
    std::fs::write(&gold, all)?;
    Ok(Own { programmes, gold })
}

fn programme(text: &str) -> Result<Programme> {
    let (mut utterances, mut starts) = (Vec::new(), vec![0]);
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if line == "===" {
            starts.push(utterances.len());
            continue;
        }
        utterances.push(utterance(line).with_context(|| line.to_owned())?);
    }
    Ok(Programme { utterances, starts })
}

fn utterance(line: &str) -> Option<Utterance> {
    let (time, said) = line.strip_prefix('[')?.split_once("] ")?;
    let (minutes, seconds) = time.split_once(':')?;
    let start = minutes.parse::<u64>().ok()? * 60 + seconds.parse::<u64>().ok()?;
    let (speaker, text) = said.split_once(": ")?;
    Some(Utterance {
        text: text.to_owned(),
        start_ms: Some(start * 1000),
        end_ms: None,
        speaker: Some(speaker.to_owned()),
    })
}
