//! The outside world → `Item`: polite fetching, feeds, listing pages and files that are handed over.
//!
//! A pass over one source never fails as a whole and never panics: what went wrong is in the
//! state that it gives back, what was not taken is in its drops, and no other source notices.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod charset;
mod collector;
mod discover;
mod feed;
mod files;
mod health;
mod intake;
mod jsonl;
mod listing;
mod markup;
mod page;
mod quiet;
mod raw;
mod rhythm;
mod run;
mod sitemap;
mod source;
mod web;

pub use collector::{Collector, Pass, collector};
pub use discover::{Cms, Found, Site, discover};
pub use feed::{BrokenEntry, FeedEntry, FeedError, ParsedFeed, parse_feed};
pub use files::{FileOrigin, FileReader};
pub use health::{DayCount, HEALTH_REACH, health};
pub use intake::Intake;
pub use jsonl::{JsonLines, jsonl_item, open_jsonl, read_jsonl};
pub use quiet::{NotHours, QuietHours};
pub use raw::{RawLog, RawRecord, find_raw, forget_raw, without_secrets};
pub use run::{Run, SourceReport, collect};
pub use source::{BadSelector, Selectors, Source, SourceKind};
pub use web::{FetchError, Fetched, Manners, Page, Web, WebError, WebSettings, authorities};
