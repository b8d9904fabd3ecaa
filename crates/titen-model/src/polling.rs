//! When a source is asked next, and where.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Learnt from the source's own answers; the configuration bounds it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Polling {
    /// Not before then, unless a person asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_due: Option<DateTime<Utc>>,
    /// Seconds between two things that it publishes, the median.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rhythm_s: Option<u64>,
    /// The newest thing that it has published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest: Option<DateTime<Utc>>,
    /// A permanent redirect of the configured address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<Moved>,
    /// The configured address that was answered with 410: it is off until another one is configured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<String>,
    /// Of a list that an API gives page by page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<Reached>,
}

/// How far an API's list has been taken, from the newest back to what was known before.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reached {
    /// What was asked for; another question begins anew.
    pub of: String,
    /// All up to there has been taken.
    pub mark: Mark,
    /// The newest of the walk under way: the mark, once it has ended.
    #[serde(default)]
    pub ahead: Mark,
    /// The page that the walk goes on with, if it was cut short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mark {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub from: String,
    pub to: String,
}
