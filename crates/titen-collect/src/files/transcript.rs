//! Transcripts of programmes: each matter of a programme is an item. Whatever the file is (subtitles, a
//! recogniser's JSON, a typed text, a PDF, a recording), it becomes utterances first.

mod items;
mod label;
mod plain;
mod private;
mod recogniser;
mod subtitles;
#[cfg(test)]
mod tests;
mod tidy;
mod whisper;

pub use recogniser::{Recogniser, forget_transcripts};

use super::{Fault, FileOrigin, NamePattern, pdf};
use crate::{Intake, charset::decode};
use chrono::{DateTime, Utc};
use std::{fs, io, ops::ControlFlow, path::Path};
use titen_model::{Drop, DropReason, Item, Published};
use titen_text::segments::Utterance;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TranscriptSettings {
    /// None: told by the file's name.
    pub format: Option<TranscriptFormat>,
    pub file_name: NamePattern,
    pub programme: Option<String>,
    pub station: Option<String>,
    /// When the programme began, where the file's name does not tell.
    pub published: Option<Published>,
    /// Presenters and officials who are named; everybody else is a private person.
    pub speakers: Vec<String>,
    pub recogniser: Option<Recogniser>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranscriptFormat {
    /// WebVTT and SRT: one reader takes both, since stations mix their marks.
    Subtitles,
    Whisper,
    Plain,
    Pdf,
    Audio,
}

const LONGEST: u64 = 64 << 20;
const TEXTS: [&str; 5] = [".vtt", ".srt", ".json", ".txt", ".pdf"];
const RECORDINGS: [&str; 5] = [".mp3", ".wav", ".m4a", ".ogg", ".flac"];

impl TranscriptSettings {
    pub(super) fn takes(&self, name: &str) -> bool {
        TEXTS.iter().chain(&RECORDINGS).any(|e| name.ends_with(e))
    }

    fn format_of(&self, name: &str) -> Option<TranscriptFormat> {
        let of_name = match name.rsplit_once('.')?.1 {
            "vtt" | "srt" => TranscriptFormat::Subtitles,
            "json" => TranscriptFormat::Whisper,
            "txt" => TranscriptFormat::Plain,
            "pdf" => TranscriptFormat::Pdf,
            _ if RECORDINGS.iter().any(|e| name.ends_with(e)) => TranscriptFormat::Audio,
            _ => return self.format,
        };
        // A recording is one, whatever else is said.
        match of_name {
            TranscriptFormat::Audio => Some(of_name),
            _ => self.format.or(Some(of_name)),
        }
    }
}

/// What a transcript says, and what of it could not be read.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub utterances: Vec<Utterance>,
    /// By line, or by the number of the segment.
    pub faults: Vec<(usize, String)>,
}

pub(super) fn read(
    settings: &TranscriptSettings,
    path: &Path,
    origin: &FileOrigin,
    intake: &Intake,
    now: DateTime<Utc>,
    each: &mut dyn FnMut(Result<Item, Drop>) -> ControlFlow<()>,
) -> io::Result<()> {
    let Some(speech) = intake.speech() else {
        return Err(io::Error::other(
            "this titen was started without its analyser, which cuts programmes; please report this",
        ));
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_lowercase();
    let mut format = settings.format_of(&name);
    let mut text_path = path.to_owned();
    if format == Some(TranscriptFormat::Audio) {
        if TEXTS.iter().any(|e| path.with_extension(&e[1..]).is_file()) {
            // Its transcript lies beside it and gives the same items.
            return Ok(());
        }
        let Some(recogniser) = &settings.recogniser else {
            return Err(io::Error::other(
                "a recording needs a recogniser; name one as `recogniser` of the source, or put the transcript beside it",
            ));
        };
        text_path = match recogniser.heard_before(path, &speech.folder)? {
            Some(kept) => kept,
            None if !speech.may_hear => return Ok(()),
            None => recogniser.transcribe(path, &speech.folder)?,
        };
        let written = text_path.to_string_lossy().to_lowercase();
        format = TranscriptSettings::default().format_of(&written);
    }
    let parsed = match parse(format, &text_path) {
        Ok(parsed) => parsed,
        Err(Unread::File(e)) => return Err(e),
        Err(Unread::Fault(fault)) => {
            let _ = each(Err(origin.refused(1, now, fault)));
            return Ok(());
        }
    };
    for (line, detail) in parsed.faults {
        let fault = Fault::new(DropReason::Malformed, detail);
        if each(Err(origin.refused(line, now, fault))).is_break() {
            return Ok(());
        }
    }
    let programme = items::Programme {
        settings,
        path,
        origin,
        intake,
        analyser: &speech.analyser,
        now,
    };
    let _ = programme
        .items(tidy::tidy(parsed.utterances))
        .into_iter()
        .try_for_each(each);
    Ok(())
}

enum Unread {
    File(io::Error),
    Fault(Fault),
}

fn parse(format: Option<TranscriptFormat>, path: &Path) -> Result<Parsed, Unread> {
    let refused = |reason, detail: &str| Unread::Fault(Fault::new(reason, detail));
    if fs::metadata(path).map_err(Unread::File)?.len() > LONGEST {
        return Err(refused(
            DropReason::TooLarge,
            "the file is larger than 64 MiB, which no transcript is; split it",
        ));
    }
    let bytes = fs::read(path).map_err(Unread::File)?;
    let text = || decode(&bytes, None);
    let parsed = match format {
        Some(TranscriptFormat::Subtitles) => subtitles::parse(&text()),
        Some(TranscriptFormat::Whisper) => whisper::parse(&text()).map_err(Unread::Fault)?,
        Some(TranscriptFormat::Plain) => plain::parse(&text()),
        Some(TranscriptFormat::Pdf) => {
            let pages = pdf::read(&bytes).map_err(Unread::Fault)?;
            let texts: Vec<String> = pages.iter().map(pdf::Page::text).collect();
            let mut parsed = plain::parse(&texts.join("\n"));
            for page in &pages {
                if page.broken {
                    let detail = format!("page {} is broken; a part of it is missing", page.number);
                    parsed.faults.push((page.number as usize, detail));
                } else if page.is_scan() {
                    let detail = format!(
                        "page {} has no text; a scan is a clipping, import it with --channel print",
                        page.number
                    );
                    parsed.faults.push((page.number as usize, detail));
                }
            }
            parsed
        }
        Some(TranscriptFormat::Audio) | None => {
            return Err(refused(
                DropReason::WrongKind,
                "no transcript: its name ends in none of .vtt .srt .json .txt .pdf",
            ));
        }
    };
    if parsed.utterances.is_empty() && parsed.faults.is_empty() {
        return Err(refused(
            DropReason::Empty,
            "nothing is said in it; was the format told right?",
        ));
    }
    Ok(parsed)
}
