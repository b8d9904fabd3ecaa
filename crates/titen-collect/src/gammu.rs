//! gammu-smsd, the SMS daemon that offices run beside a modem: its inbox in SQLite or PostgreSQL, or as files.
//!
//! The inbox is another program's: it is read, never written, and never held for longer than one query. The
//! sender's number leaves here as a hash only; it stands in no key, drop, note or error.
//! Schema and file names: the manual pages gammu-smsd-tables(7) and gammu-smsd-files(7).

mod backup;
mod database;
mod folder;
mod inbox;
mod parts;
mod postgres;
mod sqlite;

pub use postgres::{BadDatabase, Postgres};

use crate::{Collector, IgnoredSenders, Intake, Pass, Source};
use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use parts::Message;
use serde_json::Value;
use std::{collections::BTreeMap, path::PathBuf, sync::Arc};
use titen_model::{DropReason, Item, ItemId, Published, SourceState};

#[derive(Debug, Clone, PartialEq)]
pub struct GammuSource {
    pub inbox: GammuInbox,
    pub ignore: IgnoredSenders,
    /// gammu-smsd writes the clock of its machine and no zone: so far east of Greenwich.
    pub clock: Duration,
}

#[derive(Debug, Clone, PartialEq)]
pub enum GammuInbox {
    Sqlite(PathBuf),
    Postgres(Box<Postgres>),
    /// `inboxpath` of the FILES backend.
    Folder(PathBuf),
}

impl GammuInbox {
    pub fn shown(&self) -> String {
        match self {
            GammuInbox::Sqlite(path) => format!("sqlite:{}", path.display()),
            GammuInbox::Postgres(postgres) => postgres.shown(),
            GammuInbox::Folder(path) => path.display().to_string(),
        }
    }
}

pub struct GammuCollector {
    pub source: Source,
    pub gammu: GammuSource,
    pub intake: Arc<Intake>,
}

#[async_trait]
impl Collector for GammuCollector {
    async fn pass(&self, before: &SourceState, now: DateTime<Utc>) -> Pass {
        let pass = Pass::begin(&self.source, before, now);
        let taker = Taker {
            source: self.source.clone(),
            gammu: self.gammu.clone(),
            intake: Arc::clone(&self.intake),
            now,
        };
        let begun = pass.clone();
        let done = match &self.gammu.inbox {
            GammuInbox::Folder(path) => {
                let path = path.clone();
                let reading =
                    tokio::task::spawn_blocking(move || folder::read(&path, &taker, begun));
                let read = reading.await;
                read.unwrap_or_else(|_| {
                    Err("titen failed while reading it; please report this".to_owned())
                })
            }
            _ => database::read(&self.gammu.inbox, &taker, begun).await,
        };
        done.unwrap_or_else(|error| {
            let said = format!(
                "source `{}`: {}: {error}",
                self.source.id,
                self.gammu.inbox.shown()
            );
            pass.failed(said)
        })
    }
}

/// What both kinds of inbox need to make an item of a message.
struct Taker {
    source: Source,
    gammu: GammuSource,
    intake: Arc<Intake>,
    now: DateTime<Utc>,
}

impl Taker {
    /// A message that lacks a part is taken as it is, and says so: gammu-smsd has waited for the part already
    /// (`multiparttimeout`), and the row may be gone tomorrow. A part that comes after all makes a revision.
    fn take(&self, message: &Message, key: String, pass: &mut Pass) {
        let place = format!("inbox:{key}");
        if let Some(detail) = self.gammu.ignore.reason(&message.sender) {
            return pass.drop_at(place, DropReason::IgnoredSender, detail);
        }
        if message.is_binary {
            let detail = "a binary message (a ringtone, a contact, a setting) carries no text";
            return pass.drop_at(place, DropReason::WrongKind, detail);
        }
        let body = message.text();
        if body.trim().is_empty() {
            return pass.drop_at(place, DropReason::Empty, "the message has no text");
        }
        let mut extra: BTreeMap<String, Value> = BTreeMap::new();
        if !message.sender.trim().is_empty() {
            extra.insert("phone".into(), message.sender.clone().into());
        }
        if message.n_missing() > 0 {
            let missing = format!("{} of {}", message.n_missing(), message.total);
            extra.insert("parts_missing".into(), missing.into());
        }
        if let Some(wilayah) = &self.source.wilayah {
            extra.insert("wilayah".into(), wilayah.as_str().into());
        }
        pass.items.push(self.intake.take(Item {
            id: ItemId::new(&self.source.id, &key),
            key,
            source: self.source.id.clone(),
            channel: self.source.channel,
            url: None,
            title: None,
            body: Some(body),
            published: Some(Published::instant(
                message.first_at.and_utc() - self.gammu.clock,
            )),
            received: self.now,
            lang: None,
            extra,
        }));
    }
}
