//! What was broadcast on an issue, for programs.

use chrono::{DateTime, Utc};
use serde::Serialize;
use titen_model::{Aired, Brief, BriefIssue, Week};

#[derive(Serialize)]
pub(super) struct Broadcast<'a> {
    programme: &'a str,
    station: &'a str,
    starts: DateTime<Utc>,
    /// The edition that planned it; null: no edition did.
    planned: Option<Week>,
    /// `aired`, `other_matters`, or `unheard`: no transcript, so nobody knows.
    state: Aired,
    segments: Vec<Segment<'a>>,
    n_other: u32,
}

#[derive(Serialize)]
struct Segment<'a> {
    item: &'a str,
    source: &'a str,
    published: DateTime<Utc>,
    start: Option<&'a str>,
    grouped: bool,
    /// Null where the grouping alone decided.
    likeness: Option<f64>,
}

pub(super) fn broadcasts<'a>(brief: &'a Brief, issue: &BriefIssue) -> Vec<Broadcast<'a>> {
    let of_issue = brief
        .press
        .broadcasts
        .iter()
        .filter(|b| b.issue == issue.id);
    of_issue
        .map(|b| Broadcast {
            programme: &b.name,
            station: &b.station,
            starts: b.starts,
            planned: b.planned,
            state: b.state,
            segments: b
                .segments
                .iter()
                .map(|s| Segment {
                    item: &s.key,
                    source: &s.source,
                    published: s.at,
                    start: s.from.as_deref(),
                    grouped: s.grouped,
                    likeness: s.likeness,
                })
                .collect(),
            n_other: b.n_other,
        })
        .collect()
}
