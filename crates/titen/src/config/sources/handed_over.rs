//! Files that are handed over: what the config says of how their files are read.

use crate::config::options::{ColumnNames, SourceOptions};
use std::collections::BTreeMap;
use std::time::Duration;
use titen_collect::{
    FileReader, NamePattern, PrintSettings, Recogniser, Role, TableSettings, TranscriptSettings,
    UnknownRole,
};

/// A recording of an hour takes a recogniser about as long on a small machine.
const RECOGNISER_MINUTES: u64 = 240;

/// A wrong key's place in the file, and what is wrong.
type Wrong = (usize, String);

pub fn reader(kind: &str, options: &SourceOptions) -> Result<FileReader, Wrong> {
    match kind {
        "lapor" => Ok(FileReader::Lapor),
        "table" => Ok(FileReader::Table(TableSettings {
            columns: columns(options)?,
        })),
        "transcript" | "print" => named(kind, options),
        _ => Ok(FileReader::Jsonl),
    }
}

fn named(kind: &str, options: &SourceOptions) -> Result<FileReader, Wrong> {
    let file_name = match &options.file_name {
        None => NamePattern::default(),
        Some(pattern) => NamePattern::new(pattern.get_ref())
            .map_err(|e| (pattern.span().start, format!("file_name: {e}")))?,
    };
    if kind == "print" {
        return Ok(FileReader::Print(PrintSettings {
            file_name,
            outlet: options.outlet.clone(),
            each_page: options.each_page,
            ..PrintSettings::default()
        }));
    }
    let recogniser = match &options.recogniser {
        None => None,
        Some(command) => {
            let names_recording = command.get_ref().iter().skip(1).any(|a| a.contains("{in}"));
            if !names_recording {
                let problem = "recogniser: write program and arguments with {in} where the recording's path goes, as in [\"whisper-cli\", \"-l\", \"id\", \"-ojf\", \"-of\", \"{out}\", \"{in}\"]";
                return Err((command.span().start, problem.to_owned()));
            }
            let minutes = options.recogniser_minutes.unwrap_or(RECOGNISER_MINUTES);
            Some(Recogniser {
                command: command.get_ref().clone(),
                limit: Duration::from_secs(minutes.clamp(1, 7 * 24 * 60) * 60),
            })
        }
    };
    Ok(FileReader::Transcript(TranscriptSettings {
        file_name,
        programme: options.programme.clone(),
        station: options.station.clone(),
        speakers: options.speakers.clone(),
        recogniser,
        ..TranscriptSettings::default()
    }))
}

fn columns(options: &SourceOptions) -> Result<BTreeMap<Role, Vec<String>>, Wrong> {
    let mut columns = BTreeMap::new();
    for (role, names) in &options.columns {
        let wrong = |problem: String| (names.span().start, format!("`columns`: {problem}"));
        let known: Role = role
            .parse()
            .map_err(|e: UnknownRole| wrong(e.to_string()))?;
        let names = match names.get_ref() {
            ColumnNames::One(name) => vec![name.clone()],
            ColumnNames::Several(names) => names.clone(),
        };
        if names.is_empty() || names.iter().any(|name| name.trim().is_empty()) {
            return Err(wrong(format!("`{role}` names no column; write its header")));
        }
        columns.insert(known, names);
    }
    Ok(columns)
}
