//! How the files of an import are read: by the format that is told, or as the config's source reads its own.

use super::super::Usage;
use crate::cli::{self, ImportFormat};
use crate::config::Settings;
use anyhow::Result;
use titen_collect::{
    FileOrigin, FileReader, PrintSettings, SourceKind, TranscriptFormat, TranscriptSettings,
};
use titen_model::{Channel, WilayahCode};

#[derive(Clone)]
pub struct From {
    pub reader: FileReader,
    source: Option<String>,
    channel: Option<Channel>,
    wilayah: Option<WilayahCode>,
}

impl From {
    pub fn origin(&self, name: String, stem: &str) -> FileOrigin {
        let source = self.source.clone();
        FileOrigin {
            name,
            source: source.unwrap_or_else(|| self.reader.source_of(stem)),
            channel: self.channel,
            wilayah: self.wilayah.clone(),
        }
    }
}

pub fn from(settings: &Settings, args: &cli::Import) -> Result<From> {
    let configured = args.source.as_ref().and_then(|id| {
        let source = settings.sources.iter().find(|s| s.id == *id)?;
        match &source.kind {
            SourceKind::Files { reader, .. } => Some((source, reader)),
            _ => None,
        }
    });
    let reader = match (args.format, configured) {
        (None, Some((_, reader))) => reader.clone(),
        (None, None) => FileReader::Jsonl,
        (Some(format), configured) => told(format, args.channel, configured.map(|c| c.1)),
    };
    let reader = match reader {
        FileReader::Transcript(settings) => FileReader::Transcript(TranscriptSettings {
            published: args.published,
            ..settings
        }),
        FileReader::Print(settings) => FileReader::Print(PrintSettings {
            published: args.published,
            ..settings
        }),
        reader if args.published.is_some() => {
            let _ = reader;
            return Err(Usage(
                "--published is for transcripts and clippings; items of JSONL say it themselves"
                    .to_owned(),
            )
            .into());
        }
        reader => reader,
    };
    Ok(From {
        reader,
        source: args.source.clone(),
        channel: args
            .channel
            .or(configured.map(|(source, _)| source.channel)),
        wilayah: configured.and_then(|(source, _)| source.wilayah.clone()),
    })
}

fn told(
    format: ImportFormat,
    channel: Option<Channel>,
    configured: Option<&FileReader>,
) -> FileReader {
    let transcript = |format| {
        let settings = match configured {
            Some(FileReader::Transcript(settings)) => settings.clone(),
            _ => TranscriptSettings::default(),
        };
        FileReader::Transcript(TranscriptSettings {
            format: Some(format),
            ..settings
        })
    };
    let print = || match configured {
        Some(FileReader::Print(settings)) => FileReader::Print(settings.clone()),
        _ => FileReader::Print(PrintSettings::default()),
    };
    let is_print = channel == Some(Channel::Print);
    match format {
        ImportFormat::Jsonl => FileReader::Jsonl,
        ImportFormat::Vtt | ImportFormat::Srt => transcript(TranscriptFormat::Subtitles),
        ImportFormat::Whisper => transcript(TranscriptFormat::Whisper),
        ImportFormat::Audio => transcript(TranscriptFormat::Audio),
        ImportFormat::Txt if is_print => print(),
        ImportFormat::Txt => transcript(TranscriptFormat::Plain),
        ImportFormat::Pdf if channel == Some(Channel::Radio) => transcript(TranscriptFormat::Pdf),
        ImportFormat::Pdf | ImportFormat::Photo => print(),
    }
}
