//! The config file's keys, as written. `deny_unknown_fields` everywhere: a typo must not pass as a default.

use serde::Deserialize;
use std::path::PathBuf;
use titen_issue::GroupSettings;
use toml::Spanned;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    pub version: Option<Spanned<u32>>,
    pub now: Option<Spanned<String>>,
    #[serde(default)]
    pub sources: Vec<PathBuf>,
    pub rank: Option<PathBuf>,
    pub dialog: Option<PathBuf>,
    pub board: Option<PathBuf>,
    #[serde(default)]
    pub office: OfficeOptions,
    #[serde(default)]
    pub scope: ScopeOptions,
    #[serde(default)]
    pub group: GroupSettings,
    #[serde(default)]
    pub store: StoreOptions,
    #[serde(default)]
    pub index: IndexOptions,
    #[serde(default)]
    pub dictionaries: DictionariesOptions,
    #[serde(default)]
    pub http: HttpOptions,
    #[serde(default)]
    pub schedule: ScheduleOptions,
    pub sample: Option<SampleOptions>,
    #[serde(default)]
    pub source: Vec<Spanned<SourceOptions>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OfficeOptions {
    pub id: String,
    pub kop: Vec<String>,
    pub place: String,
    pub analyst: Option<String>,
}

impl Default for OfficeOptions {
    fn default() -> Self {
        OfficeOptions {
            id: "bojonegoro".into(),
            kop: vec![
                "PEMERINTAH KABUPATEN BOJONEGORO".into(),
                "DINAS KOMUNIKASI DAN INFORMATIKA".into(),
            ],
            place: "Bojonegoro".into(),
            analyst: None,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopeOptions {
    pub wilayah: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreOptions {
    pub url: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexOptions {
    pub url: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DictionariesOptions {
    pub overlay: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HttpOptions {
    pub user_agent: String,
    pub pace_ms: u64,
    pub concurrency: usize,
    pub timeout_s: u64,
    pub retries: u32,
    pub max_bytes: usize,
    pub allow_hosts: Vec<String>,
    pub requests_a_day: u32,
    /// `22-05`: hours of WIB.
    pub quiet_hours: Option<Spanned<String>>,
}

impl Default for HttpOptions {
    fn default() -> Self {
        HttpOptions {
            user_agent: "titen/0.1 (+mailto:kominfo@example.invalid)".into(),
            pace_ms: 1000,
            concurrency: 8,
            timeout_s: 30,
            retries: 3,
            max_bytes: 10 << 20,
            allow_hosts: Vec::new(),
            requests_a_day: 5000,
            quiet_hours: None,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScheduleOptions {
    pub zone: Option<Spanned<String>>,
    pub collect: Option<Spanned<String>>,
    pub weekly: Option<Spanned<String>>,
    pub catch_up_weeks: Option<Spanned<u32>>,
    pub out: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleOptions {
    pub serve: PathBuf,
}

/// A file of sources.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcesFile {
    pub version: Option<Spanned<u32>>,
    #[serde(default)]
    pub source: Vec<Spanned<SourceOptions>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceOptions {
    pub id: Spanned<String>,
    pub channel: Spanned<String>,
    pub kind: Spanned<String>,
    /// Feeds and listing pages.
    pub url: Option<Spanned<String>>,
    /// Files and folders.
    pub path: Option<PathBuf>,
    /// Where an item is about that names no place.
    pub wilayah: Option<Spanned<String>>,
    /// Fetch the page behind each entry of a feed.
    #[serde(default)]
    pub follow: bool,
    /// Minutes between two passes, at least.
    pub every: Option<u64>,
    /// Minutes between two passes, at most, of a source that seldom publishes.
    pub every_at_most: Option<u64>,
    /// Nobody has confirmed this address yet.
    #[serde(default)]
    pub presumed: bool,
    /// What to find on a listing and on the pages behind it.
    pub selectors: Option<Spanned<SelectorOptions>>,
}

/// CSS selectors.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelectorOptions {
    /// On the listing: links to articles.
    pub link: String,
    /// On an article's page.
    pub title: Option<String>,
    pub body: Option<String>,
    pub date: Option<String>,
    /// On the listing: the link to its next page.
    pub next: Option<String>,
}
