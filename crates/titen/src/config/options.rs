//! The config file's keys, as written. `deny_unknown_fields` everywhere: a typo must not pass as a default.

use super::letters::LettersOptions;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use titen_collect::ApiOptions;
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
    pub indicators: Option<PathBuf>,
    pub press: Option<PathBuf>,
    pub billboard: Option<PathBuf>,
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
    pub raw: RawOptions,
    #[serde(default)]
    pub letters: LettersOptions,
    #[serde(default)]
    pub schedule: ScheduleOptions,
    pub webhook: Option<WebhookOptions>,
    #[serde(default)]
    pub budget: BudgetOptions,
    pub sample: Option<SampleOptions>,
    #[serde(default)]
    pub source: Vec<Spanned<SourceOptions>>,
    #[serde(default)]
    pub deliver: Vec<Spanned<DeliverOptions>>,
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
pub struct BudgetOptions {
    pub year: Option<Spanned<u16>>,
    #[serde(default)]
    pub files: Vec<BudgetFileOptions>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BudgetFileOptions {
    /// Relative to the config.
    pub path: PathBuf,
    pub year: Option<u16>,
    pub kind: Option<titen_model::BudgetKind>,
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
    /// PEM, relative to the config.
    pub ca_file: Option<Spanned<PathBuf>>,
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
            ca_file: None,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawOptions {
    /// 0: nothing is kept.
    pub keep_days: u32,
    pub transcript_days: u32,
}

impl Default for RawOptions {
    fn default() -> Self {
        RawOptions {
            keep_days: 0,
            transcript_days: 90,
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

/// Where `titen run` listens for sources that call.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebhookOptions {
    pub listen: Spanned<String>,
    pub max_bytes: Option<usize>,
    pub timeout_s: Option<u64>,
    pub requests_a_minute: Option<u32>,
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
    /// The names of a table's columns, by what they say.
    #[serde(default)]
    pub columns: BTreeMap<String, Spanned<ColumnNames>>,
    /// Transcripts: who broadcasts, and under which name.
    pub station: Option<String>,
    pub programme: Option<String>,
    /// Transcripts: presenters and officials who are named.
    #[serde(default)]
    pub speakers: Vec<String>,
    /// Transcripts: program and arguments that turn `{in}` into `{out}`.
    pub recogniser: Option<Spanned<Vec<String>>>,
    pub recogniser_minutes: Option<u64>,
    /// Print: the paper.
    pub outlet: Option<String>,
    /// Print: each page of a PDF is a clipping of its own.
    #[serde(default)]
    pub each_page: bool,
    /// Transcripts and print: how files are named.
    pub file_name: Option<Spanned<String>>,
    /// What to find on a listing and on the pages behind it.
    pub selectors: Option<Spanned<SelectorOptions>>,
    /// How an API that answers with JSON is asked.
    pub api: Option<Spanned<ApiOptions>>,
    /// gammu-smsd's: `sqlite:PATH` or `postgres://…`.
    pub database: Option<Spanned<String>>,
    /// Hours east of Greenwich of the clock that gammu-smsd writes.
    pub utc_offset: Option<Spanned<i8>>,
    /// Senders that are no citizens; `names` and `short-codes` are rules.
    pub ignore: Option<Vec<String>>,
    /// Of a webhook's calls.
    pub format: Option<Spanned<String>>,
    /// How a webhook's callers prove who they are.
    pub auth: Option<Spanned<String>>,
    pub secret: Option<Spanned<SecretOptions>>,
    /// WhatsApp's handshake.
    pub verify_token: Option<Spanned<SecretOptions>>,
    /// How a webhook's callers name things.
    pub fields: Option<Spanned<FieldOptions>>,
}

/// The environment variable that holds it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecretOptions {
    pub env: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldOptions {
    pub from: Option<String>,
    pub text: Option<String>,
    pub id: Option<String>,
    pub at: Option<String>,
    pub title: Option<String>,
    pub time: Option<String>,
    pub kind: Option<String>,
}

/// One column, or several that are read one after another.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum ColumnNames {
    One(String),
    Several(Vec<String>),
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

/// Who gets each published edition; which keys there are depends on `kind`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliverOptions {
    pub id: Spanned<String>,
    pub kind: Spanned<String>,
    /// Names of files of the edition, with `*` and `?`.
    pub files: Option<Spanned<Vec<String>>>,
    pub path: Option<Spanned<PathBuf>>,
    pub server: Option<Spanned<String>>,
    pub port: Option<Spanned<u16>>,
    pub security: Option<Spanned<String>>,
    pub user: Option<Spanned<SecretOptions>>,
    pub password: Option<Spanned<SecretOptions>>,
    pub from: Option<Spanned<String>>,
    pub to: Option<Spanned<Vec<String>>>,
    pub max_mb: Option<Spanned<u64>>,
    pub api: Option<Spanned<String>>,
    pub token: Option<Spanned<SecretOptions>>,
    pub chat: Option<Spanned<String>>,
    pub url: Option<Spanned<String>>,
    pub secret: Option<Spanned<SecretOptions>>,
    pub links: Option<Spanned<String>>,
    pub licence: Option<Spanned<String>>,
    pub publisher: Option<Spanned<String>>,
    pub contact: Option<Spanned<String>>,
}
