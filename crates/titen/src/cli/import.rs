//! `titen import`: which files, and how they are to be read.

use super::day;
use clap::Args;
use std::path::PathBuf;
use titen_model::Channel;

#[derive(Debug, Args)]
pub struct Import {
    /// Channel of items that name none
    #[arg(long, value_name = "CH")]
    pub channel: Option<Channel>,
    /// Format of the files [default: as --source is configured, else told by their names]
    #[arg(long, value_enum)]
    pub format: Option<ImportFormat>,
    /// Source of items that name none; a configured one says how its files are read
    /// [default: the file's name; of LAPOR! exports the configured source of kind lapor, else `lapor`]
    #[arg(long, value_name = "ID")]
    pub source: Option<String>,
    /// When a programme or a clipping was published, where its file's name does not tell: 2026-08-12, or
    /// 2026-08-12T09:00:00+07:00
    #[arg(long, value_name = "TIME", value_parser = published)]
    pub published: Option<titen_model::Published>,
    /// Print the header of a table to fill in by hand, and import nothing
    #[arg(long, conflicts_with_all = ["files", "format", "channel", "source", "published"])]
    pub template: bool,
    #[arg(required_unless_present = "template", value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ImportFormat {
    Jsonl,
    /// A table; what it is, its bytes say
    Csv,
    /// A table; what it is, its bytes say
    Xlsx,
    /// The export of SP4N-LAPOR!, XLSX or CSV
    Lapor,
    /// Subtitles of a programme
    Vtt,
    Srt,
    /// JSON of whisper.cpp, openai-whisper or WhisperX
    Whisper,
    /// A typed transcript, or with --channel print a clipping
    Txt,
    /// A clipping, or with --channel radio a transcript
    Pdf,
    /// A clipping that was photographed or scanned
    Photo,
    /// A recording; --source names who has a recogniser
    Audio,
}

/// A day, or an instant with its zone.
fn published(text: &str) -> Result<titen_model::Published, String> {
    let instant = chrono::DateTime::parse_from_rfc3339(text);
    match instant {
        Ok(at) => Ok(titen_model::Published::instant(at.to_utc())),
        Err(_) => day(text)
            .map(titen_model::Published::day)
            .map_err(|_| "write it as 2026-08-12 or 2026-08-12T09:00:00+07:00".to_owned()),
    }
}
