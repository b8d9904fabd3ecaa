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
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub from: String,
    pub to: String,
}
