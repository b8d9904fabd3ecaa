//! Editions out: folders, mail, Telegram, webhooks, open data; retried, never twice.
//!
//! A target is delivered to in parts, each an act that its other side confirms as a whole: a recipient's mail, a
//! message or a document in a chat, a call, a folder. Who calls `send` keeps an outbox with the state of each part and
//! notes before and after; `AfterDeath` says what an attempt was worth that nobody noted the end of.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod backoff;
mod courier;
mod errand;
mod failure;
mod folder;
mod mail;
mod on_disk;
mod open_data;
mod parcel;
mod pattern;
mod staged;
mod target;
mod telegram;
#[cfg(test)]
mod testing;
mod web;
mod webhook;
mod wording;

pub use backoff::next_try;
pub use courier::{Courier, CourierSettings, NoCourier};
pub use errand::Errand;
pub use failure::Failure;
pub use folder::FolderTarget;
pub use mail::{MailOptions, MailTarget, Security};
pub use open_data::{OpenDataOptions, OpenDataTarget};
pub use parcel::{Parcel, ParcelFile};
pub use pattern::Patterns;
pub use staged::{StagedFolder, holds};
pub use target::{AfterDeath, Kind, Part, Target};
pub use telegram::{TELEGRAM_API, TelegramTarget};
pub use webhook::WebhookTarget;
