//! How the files of an import are read: by the options above all, then as the config's source reads its own, then by
//! their names.

use super::super::Usage;
use crate::cli::{self, ImportFormat};
use crate::config::Settings;
use anyhow::Result;
use std::path::Path;
use titen_collect::{
    FileOrigin, FileReader, PrintSettings, Source, SourceKind, TableSettings, TranscriptFormat,
    TranscriptSettings,
};
use titen_model::Channel;

pub fn how(
    settings: &Settings,
    args: &cli::Import,
    path: &Path,
) -> Result<(FileReader, FileOrigin)> {
    let format = args.format.unwrap_or_else(|| of_name(path));
    let configured = configured(settings, args, format);
    let own = configured.and_then(|s| match &s.kind {
        SourceKind::Files { reader, .. } => Some(reader),
        _ => None,
    });
    let reader = match own {
        Some(own) if args.format.is_none() => own.clone(),
        own => told(format, args.channel, own),
    };
    let reader = published(reader, args)?;
    let stem = path
        .file_stem()
        .map(|s| s.to_string_lossy().into_owned())
        .unwrap_or_default();
    let source = match (&args.source, configured) {
        (Some(id), _) => id.clone(),
        (None, Some(source)) => source.id.clone(),
        (None, None) if format == ImportFormat::Lapor => "lapor".to_owned(),
        (None, None) => reader.source_of(&stem),
    };
    let origin = FileOrigin {
        name: path.display().to_string(),
        source,
        channel: args.channel.or(configured.map(|s| s.channel)),
        wilayah: configured.and_then(|s| s.wilayah.clone()),
    };
    Ok((reader, origin))
}

fn configured<'s>(
    settings: &'s Settings,
    args: &cli::Import,
    format: ImportFormat,
) -> Option<&'s Source> {
    let is_lapor = |kind: &SourceKind| matches!(kind, SourceKind::Files { reader, .. } if *reader == FileReader::Lapor);
    match &args.source {
        Some(id) => settings.sources.iter().find(|s| s.id == *id),
        // A report is one item whatever its file is called.
        None if format == ImportFormat::Lapor => {
            settings.sources.iter().find(|s| is_lapor(&s.kind))
        }
        None => None,
    }
}

fn of_name(path: &Path) -> ImportFormat {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("xlsx" | "xlsm" | "xls") => ImportFormat::Xlsx,
        Some("csv" | "tsv") => ImportFormat::Csv,
        _ => ImportFormat::Jsonl,
    }
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
    let table = || match configured {
        Some(FileReader::Table(settings)) => FileReader::Table(settings.clone()),
        _ => FileReader::Table(TableSettings::default()),
    };
    let is_print = channel == Some(Channel::Print);
    match format {
        ImportFormat::Jsonl => FileReader::Jsonl,
        ImportFormat::Csv | ImportFormat::Xlsx => table(),
        ImportFormat::Lapor => FileReader::Lapor,
        ImportFormat::Vtt | ImportFormat::Srt => transcript(TranscriptFormat::Subtitles),
        ImportFormat::Whisper => transcript(TranscriptFormat::Whisper),
        ImportFormat::Audio => transcript(TranscriptFormat::Audio),
        ImportFormat::Txt if is_print => print(),
        ImportFormat::Txt => transcript(TranscriptFormat::Plain),
        ImportFormat::Pdf if channel == Some(Channel::Radio) => transcript(TranscriptFormat::Pdf),
        ImportFormat::Pdf | ImportFormat::Photo => print(),
    }
}

fn published(reader: FileReader, args: &cli::Import) -> Result<FileReader> {
    Ok(match reader {
        FileReader::Transcript(settings) => FileReader::Transcript(TranscriptSettings {
            published: args.published,
            ..settings
        }),
        FileReader::Print(settings) => FileReader::Print(PrintSettings {
            published: args.published,
            ..settings
        }),
        _ if args.published.is_some() => {
            return Err(Usage(
                "--published is for transcripts and clippings; other items say it themselves"
                    .to_owned(),
            )
            .into());
        }
        reader => reader,
    })
}
