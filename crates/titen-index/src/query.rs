//! What is asked of the index and what it answers.

use chrono::{DateTime, Utc};
use titen_model::{Channel, ItemId, OfficeId, UrusanCode, WilayahCode};

/// Words rank, everything else filters. Without words, the newest come first.
#[derive(Debug, Clone)]
pub struct Query {
    pub office: OfficeId,
    pub terms: Vec<SearchTerm>,
    /// Words that must stand beside each other, as written.
    pub phrases: Vec<Vec<SearchTerm>>,
    /// Inclusive.
    pub from: Option<DateTime<Utc>>,
    /// Exclusive.
    pub to: Option<DateTime<Utc>>,
    /// `news` and `rss` are one.
    pub channel: Option<Channel>,
    pub source: Option<String>,
    /// This place and all within it.
    pub wilayah: Option<WilayahCode>,
    pub urusan: Option<UrusanCode>,
    pub limit: usize,
    pub offset: usize,
}

impl Query {
    /// All that the office has, ten at a time; narrow it by setting fields.
    pub fn all(office: OfficeId) -> Self {
        Query {
            office,
            terms: Vec::new(),
            phrases: Vec::new(),
            from: None,
            to: None,
            channel: None,
            source: None,
            wilayah: None,
            urusan: None,
            limit: 10,
            offset: 0,
        }
    }
}

/// A query's term, by the same analyser that made the documents'.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchTerm {
    pub word: String,
    pub stem: String,
    pub stop: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Hits {
    pub total: u64,
    /// Best first; equals by date, newest first, then by id.
    pub hits: Vec<Hit>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub item: ItemId,
    pub score: f32,
}
