//! The outside world → `Item`: polite fetching, feeds, listing pages, JSON APIs and files that
//! are handed over.
//!
//! A pass over one source never fails as a whole and never panics: what went wrong is in the
//! state that it gives back, what was not taken is in its drops, and no other source notices.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod charset;
mod collector;
mod discover;
mod feed;
mod files;
mod gammu;
mod health;
mod hex_digits;
mod intake;
mod json;
mod jsonl;
mod listing;
mod markup;
mod page;
mod pages_of;
mod private_folder;
mod quiet;
mod raw;
mod rhythm;
mod run;
mod secrecy;
mod secret;
mod senders;
mod sitemap;
mod source;
mod telling;
mod web;
mod webhook;

pub use collector::{Collector, Pass, collector};
pub use discover::{Cms, Found, Site, discover};
pub use feed::{BrokenEntry, FeedEntry, FeedError, ParsedFeed, parse_feed};
pub use files::{
    BadPattern, FileOrigin, FileReader, NamePattern, Ocr, PrintSettings, Recogniser, Role,
    SheetRow, TableSettings, TranscriptFormat, TranscriptSettings, UnknownRole, sheet_rows,
};
pub use gammu::{BadDatabase, GammuInbox, GammuSource, Postgres};
pub use health::{DayCount, HEALTH_REACH, health};
pub use intake::{Intake, Speech};
pub use json::{ApiOptions, BadApi, JsonApi, preset_names};
pub use jsonl::{JsonLines, jsonl_item, open_jsonl, read_jsonl};
pub use page::{PageError, engagement_json, read_article};
pub use quiet::{NotHours, QuietHours};
pub use raw::{RawLog, RawRecord, find_raw, forget_raw, without_secrets};
pub use run::{Run, SourceReport, collect};
pub use secret::{NoSecret, Secret};
pub use senders::IgnoredSenders;
pub use source::{BadSelector, Selectors, Source, SourceKind};
pub use web::{FetchError, Fetched, Manners, Page, Web, WebError, WebSettings, authorities};
pub use webhook::{
    Auth, Fields, Format, Listening, ReceiverSettings, WebhookSource, receive, refused_requests,
};
