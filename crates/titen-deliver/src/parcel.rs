//! A published edition as it is sent.

use titen_model::Brief;

#[derive(Debug, Clone)]
pub struct Parcel {
    pub office: String,
    /// Of its folder: `2026-W33`, `2026-W33-r2`.
    pub name: String,
    pub brief: Brief,
    pub files: Vec<ParcelFile>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcelFile {
    /// With `/` where it lies in a folder of the edition.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl ParcelFile {
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        ParcelFile {
            name: name.to_owned(),
            bytes,
        }
    }

    /// As its reader sees it: chats and mails know no folders.
    pub fn base_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }

    pub fn media_type(&self) -> &'static str {
        match self.name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => "text/html; charset=utf-8",
            Some("txt") => "text/plain; charset=utf-8",
            Some("csv") => "text/csv; charset=utf-8",
            Some("ics") => "text/calendar; charset=utf-8",
            Some("json") => "application/json",
            Some("jsonld") => "application/ld+json",
            Some("pdf") => "application/pdf",
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            Some("docx") => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "application/octet-stream",
        }
    }

    /// Its text, where it is one that a program reads as such.
    pub fn text(&self) -> Option<&str> {
        let kind = self.media_type();
        let is_text = kind.starts_with("text/") || kind.contains("json") || kind.contains("svg");
        is_text.then(|| std::str::from_utf8(&self.bytes).ok())?
    }
}

impl Parcel {
    pub fn file(&self, name: &str) -> Option<&ParcelFile> {
        self.files.iter().find(|f| f.name == name)
    }

    /// The list in short, as the edition's `chat.txt` has it.
    pub fn chat(&self) -> &str {
        self.file("chat.txt")
            .and_then(ParcelFile::text)
            .unwrap_or_default()
    }
}
