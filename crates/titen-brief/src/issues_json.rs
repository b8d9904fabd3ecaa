//! `issues.json`: the list for programs. Version 1: keys are added, never renamed or removed.
//!
//! `wilayah`, `urusan` and `perangkat_daerah` are codes (`-` where there is none), their names
//! stand beside them. Ids of items are the source's own keys. Issues that left the list stand in
//! `closed`, apart from `issues`, since they have no rank; `budget` is empty where nobody imported a
//! budget or a nomenclature.

mod proposed;
mod weighted;

use crate::labels::{SAMPLE_MARK, TONES};
use chrono::{DateTime, Utc};
use proposed::{Proposed, proposed};
use serde::Serialize;
use std::collections::BTreeMap;
use titen_model::{
    Brief, BriefBudget, BriefChangedEvidence, BriefIssue, BriefItem, Change, Criterion, EditNote,
    Join, Overridden, Status, Tone, Week, WeekCount,
};
use weighted::{Weighted, weighted};

pub(crate) fn bytes(brief: &Brief) -> Vec<u8> {
    let list = List {
        version: 1,
        week: brief.week,
        revision: brief.revision,
        status: brief.status,
        sample: brief.sample,
        note: brief.sample.then_some(SAMPLE_MARK),
        scope: &brief.scope,
        issues: brief.issues.iter().map(issue).collect(),
        closed: brief
            .closed
            .iter()
            .map(|c| Closed {
                id: c.id.as_str(),
                title: &c.title,
                rank_before: c.rank_before,
                change: Change::Closed,
            })
            .collect(),
        proposals: brief.proposals.iter().map(proposed).collect(),
    };
    let mut bytes =
        serde_json::to_vec_pretty(&list).expect("strings, numbers and text keys serialise");
    bytes.push(b'\n');
    bytes
}

#[derive(Serialize)]
struct List<'a> {
    version: u32,
    week: Week,
    revision: u32,
    status: Status,
    sample: bool,
    note: Option<&'static str>,
    scope: &'a str,
    issues: Vec<Issue<'a>>,
    closed: Vec<Closed<'a>>,
    /// What an analyst is asked to merge or split: never done by itself.
    proposals: Vec<Proposed<'a>>,
}

#[derive(Serialize)]
struct Issue<'a> {
    id: &'a str,
    rank: u32,
    rank_low: u32,
    rank_high: u32,
    tied_from: u32,
    tied_to: u32,
    rank_before: Option<u32>,
    change: Change,
    title: &'a str,
    summary: String,
    /// The item of each sentence of the summary.
    summary_items: Vec<&'a str>,
    #[serde(rename = "U")]
    u: u8,
    #[serde(rename = "S")]
    s: u8,
    #[serde(rename = "G")]
    g: u8,
    total: u8,
    score_parts: Vec<Part<'a>>,
    urusan: &'a str,
    urusan_name: &'a str,
    perangkat_daerah: &'a str,
    perangkat_daerah_name: &'a str,
    wilayah: Vec<&'a str>,
    places: Vec<Place<'a>>,
    items: Vec<&'a str>,
    n_items: usize,
    n_copies: usize,
    n_sources: u32,
    channels: BTreeMap<&'static str, u32>,
    tone: BTreeMap<Tone, u32>,
    first_seen: Week,
    weeks: &'a [WeekCount],
    weeks_listed: u32,
    quotes: Vec<Quote<'a>>,
    would_change: WouldChange<'a>,
    budget: Budget<'a>,
    recommendation: &'a str,
    /// The second view, beside USG; null where the office has no criteria.
    weighted: Option<Weighted<'a>>,
    /// Issues that ended in this one this week, and why.
    absorbed: &'a [Join],
    /// Analysts' edits that hold.
    edits: &'a [EditNote],
}

#[derive(Serialize)]
struct WouldChange<'a> {
    up: Option<Changed<'a>>,
    down: Option<Changed<'a>>,
}

#[derive(Serialize)]
struct Changed<'a> {
    rank: u32,
    when: &'a str,
    evidence: Vec<&'a str>,
}

#[derive(Serialize)]
struct Part<'a> {
    criterion: Criterion,
    key: &'a str,
    value: f64,
    points: f64,
    why: &'a str,
    evidence: Vec<&'a str>,
    #[serde(rename = "override", skip_serializing_if = "Option::is_none")]
    overridden: Option<&'a Overridden>,
}

#[derive(Serialize)]
struct Place<'a> {
    code: &'a str,
    name: &'a str,
    items: Vec<&'a str>,
}

#[derive(Serialize)]
struct Quote<'a> {
    text: &'a str,
    channel: &'static str,
    item: &'a str,
    source: &'a str,
    published: DateTime<Utc>,
}

/// `{}`, or what is known: `funding` (funded, partly, unfunded; null without a budget), `matches`, `lines`.
#[derive(Serialize)]
#[serde(untagged)]
enum Budget<'a> {
    None {},
    Known(&'a BriefBudget),
}

#[derive(Serialize)]
struct Closed<'a> {
    id: &'a str,
    title: &'a str,
    rank_before: u32,
    change: Change,
}

fn issue<'a>(issue: &'a BriefIssue) -> Issue<'a> {
    let item = |i: usize| -> &'a BriefItem { &issue.items[i] };
    let keys = |indexes: &[usize]| indexes.iter().map(|i| item(*i).key.as_str()).collect();
    let changed = |c: &'a BriefChangedEvidence| Changed {
        rank: c.rank,
        when: &c.when,
        evidence: keys(&c.evidence),
    };
    Issue {
        id: issue.id.as_str(),
        rank: issue.rank,
        rank_low: issue.rank_low,
        rank_high: issue.rank_high,
        tied_from: issue.tied_from,
        tied_to: issue.tied_to,
        rank_before: issue.rank_before,
        change: issue.change,
        title: &issue.title,
        summary: issue
            .summary
            .iter()
            .map(|s| s.text.as_str())
            .collect::<Vec<_>>()
            .join(" "),
        summary_items: issue
            .summary
            .iter()
            .map(|s| item(s.item).key.as_str())
            .collect(),
        u: issue.usg.u,
        s: issue.usg.s,
        g: issue.usg.g,
        total: issue.usg.total(),
        score_parts: issue
            .parts
            .iter()
            .map(|p| Part {
                criterion: p.criterion,
                key: &p.key,
                value: p.value,
                points: p.points,
                why: &p.why,
                evidence: keys(&p.evidence),
                overridden: p.overridden.as_ref(),
            })
            .collect(),
        urusan: issue.urusan.as_ref().map_or("-", |u| &u.code),
        urusan_name: issue.urusan.as_ref().map_or("", |u| &u.name),
        perangkat_daerah: issue.perangkat_daerah.as_ref().map_or("-", |u| &u.code),
        perangkat_daerah_name: issue.perangkat_daerah.as_ref().map_or("", |u| &u.name),
        wilayah: issue.wilayah.iter().map(|w| w.code.as_str()).collect(),
        places: issue
            .wilayah
            .iter()
            .map(|w| Place {
                code: &w.code,
                name: &w.name,
                items: keys(&w.items),
            })
            .collect(),
        items: issue.items.iter().map(|i| i.key.as_str()).collect(),
        n_items: issue.items.len(),
        n_copies: issue.items.iter().filter(|i| i.copy).count(),
        n_sources: issue.n_sources,
        channels: issue
            .channels
            .iter()
            .map(|(channel, n)| (channel.as_str(), *n))
            .collect(),
        tone: TONES
            .into_iter()
            .map(|t| (t, issue.tone.get(&t).copied().unwrap_or(0)))
            .collect(),
        first_seen: issue.first_seen,
        weeks: &issue.history,
        weeks_listed: issue.weeks_listed,
        quotes: issue
            .quotes
            .iter()
            .map(|q| Quote {
                text: &q.text,
                channel: q.channel.counted().as_str(),
                item: &item(q.item).key,
                source: &item(q.item).source,
                published: item(q.item).at,
            })
            .collect(),
        would_change: WouldChange {
            up: issue.would_change.up.as_ref().map(changed),
            down: issue.would_change.down.as_ref().map(changed),
        },
        budget: issue.budget.as_ref().map_or(Budget::None {}, Budget::Known),
        recommendation: &issue.recommendation,
        weighted: issue.weighted.as_ref().map(|w| weighted(w, issue)),
        absorbed: &issue.joins,
        edits: &issue.edits,
    }
}
