//! What is known of a source from one pass to the next.

use crate::Polling;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One row for each configured source; written together with what the pass brought.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SourceState {
    pub source: String,
    pub last_pass: Option<DateTime<Utc>>,
    /// Last pass that ended well.
    pub last_success: Option<DateTime<Utc>>,
    /// Of the last pass, if it failed.
    pub error: Option<String>,
    pub n_failures_in_a_row: u32,
    /// By address: what to send in a conditional GET.
    pub validators: BTreeMap<String, Validators>,
    /// By the source's own key: a fingerprint of what it last showed there, so that an
    /// entry's page is asked for again only after the entry has changed.
    #[serde(default)]
    pub seen: BTreeMap<String, String>,
    #[serde(default)]
    pub polling: Polling,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// What became of each item that was put.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PutReport {
    pub taken: u64,
    pub unchanged: u64,
    pub revised: u64,
}

impl PutReport {
    pub fn add(&mut self, other: &PutReport) {
        self.taken += other.taken;
        self.unchanged += other.unchanged;
        self.revised += other.revised;
    }
}
