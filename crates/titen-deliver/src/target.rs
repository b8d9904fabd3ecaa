//! A reader outside, by kind: what its parts are, how each is sent, and what a death in between means.

use crate::{
    Courier, Errand, Failure, FolderTarget, MailTarget, OpenDataTarget, Parcel, TelegramTarget,
    WebhookTarget,
};
use std::path::Path;

#[derive(Debug, Clone)]
pub struct Target {
    pub id: String,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub enum Kind {
    Folder(FolderTarget),
    Mail(Box<MailTarget>),
    Telegram(TelegramTarget),
    Webhook(WebhookTarget),
    OpenData(Box<OpenDataTarget>),
}

/// An attempt whose end nobody noted: the process died, or was killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterDeath {
    /// Its repetition is the same file, or bears the same key: try again.
    TryAgain,
    /// Its repetition could not be told from it: a person decides.
    Unsure,
}

/// What one part would be, for `--dry-run`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Empty where a target has one part alone.
    pub name: String,
    pub what: String,
}

impl Target {
    /// In the order of sending.
    pub fn parts(&self, parcel: &Parcel) -> Vec<Part> {
        match &self.kind {
            Kind::Folder(t) => vec![t.part(parcel)],
            Kind::Mail(t) => t.parts(parcel),
            Kind::Telegram(t) => t.parts(parcel),
            Kind::Webhook(t) => vec![t.part(parcel)],
            Kind::OpenData(t) => vec![t.part(parcel)],
        }
    }

    /// Patterns of `files` that this edition has nothing for.
    pub fn idle_patterns<'t>(&'t self, parcel: &Parcel) -> Vec<&'t str> {
        match &self.kind {
            Kind::Folder(t) => t.files.idle(&parcel.files),
            Kind::Mail(t) => t.files.idle(&parcel.files),
            Kind::Telegram(t) => t.files.idle(&parcel.files),
            Kind::Webhook(t) => t.files.idle(&parcel.files),
            Kind::OpenData(_) => Vec::new(),
        }
    }

    /// Where it writes, if it writes.
    pub fn folder(&self) -> Option<&Path> {
        match &self.kind {
            Kind::Folder(t) => Some(&t.path),
            Kind::OpenData(t) => Some(&t.path),
            Kind::Mail(_) | Kind::Telegram(_) | Kind::Webhook(_) => None,
        }
    }

    pub fn after_death(&self) -> AfterDeath {
        match &self.kind {
            Kind::Telegram(_) => AfterDeath::Unsure,
            Kind::Folder(_) | Kind::Mail(_) | Kind::Webhook(_) | Kind::OpenData(_) => {
                AfterDeath::TryAgain
            }
        }
    }

    /// What the other side calls it, once it has it.
    pub async fn send(&self, errand: &Errand<'_>, courier: &Courier) -> Result<String, Failure> {
        match &self.kind {
            Kind::Folder(t) => t.send(errand).await,
            Kind::Mail(t) => t.send(errand, courier).await,
            Kind::Telegram(t) => t.send(errand, courier).await,
            Kind::Webhook(t) => t.send(errand, courier).await,
            Kind::OpenData(t) => t.send(errand).await,
        }
    }
}
