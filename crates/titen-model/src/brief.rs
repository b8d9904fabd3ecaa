//! The weekly edition: everything its pages show, so that it stands alone and can be frozen.

use crate::{
    Board, BriefBudget, Change, Channel, Criterion, DialogTopic, DropReason, EditNote, Gate,
    IssueId, Join, Letter, Overridden, Proposal, SetValue, SourceHealth, Tone, UnrankedReason, Usg,
    Week, WeekCount,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Brief {
    pub office: Letterhead,
    pub week: Week,
    /// 1, or more for a ralat.
    pub revision: u32,
    pub status: Status,
    /// Invented data: said on every page.
    pub sample: bool,
    pub scope: String,
    /// The top of the list, in full.
    pub issues: Vec<BriefIssue>,
    /// Ranked too, but below the top.
    pub below: Vec<BriefBelow>,
    pub closed: Vec<BriefClosed>,
    pub unranked: Vec<BriefUnranked>,
    /// For analysts: what the grouping would merge or split if it might.
    #[serde(default)]
    pub proposals: Vec<Proposal>,
    /// What next week's programmes talk about.
    #[serde(default)]
    pub dialog: Vec<DialogTopic>,
    /// As it stood on the Friday of the week.
    #[serde(default)]
    pub board: Option<Board>,
    /// The nota dinas, the letters to units, the speakers' invitations.
    #[serde(default)]
    pub letters: Vec<Letter>,
    pub coverage: Coverage,
    /// What a ralat changed against the revision before.
    pub ralat: Vec<String>,
    pub made_with: MadeWith,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// Lines of the kop, the government first.
    pub kop: Vec<String>,
    pub place: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Draft,
    Published,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeWith {
    pub program: String,
    pub dictionaries: String,
    pub config_sha256: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BriefIssue {
    pub id: IssueId,
    pub rank: u32,
    pub rank_low: u32,
    pub rank_high: u32,
    #[serde(default)]
    pub tied_from: u32,
    #[serde(default)]
    pub tied_to: u32,
    pub rank_before: Option<u32>,
    pub change: Change,
    pub title: String,
    pub summary: Vec<BriefSentence>,
    pub terms: Vec<String>,
    pub usg: Usg,
    pub score: f64,
    pub parts: Vec<BriefPart>,
    pub gate: Gate,
    pub urusan: Option<Named>,
    pub perangkat_daerah: Option<Named>,
    pub wilayah: Vec<BriefPlace>,
    /// Each item once; everything else points here by index.
    pub items: Vec<BriefItem>,
    pub n_sources: u32,
    pub n_voices: u32,
    pub channels: BTreeMap<Channel, u32>,
    pub tone: BTreeMap<Tone, u32>,
    pub quotes: Vec<BriefQuote>,
    pub first_seen: Week,
    pub history: Vec<WeekCount>,
    /// Weeks on the list, this one counted.
    #[serde(default)]
    pub weeks_listed: u32,
    #[serde(default)]
    pub would_change: BriefWouldChange,
    pub recommendation: String,
    /// The second view; None where the office has no criteria.
    #[serde(default)]
    pub weighted: Option<BriefWeighted>,
    /// Issues of earlier weeks that the grouping found to be this one.
    #[serde(default)]
    pub joins: Vec<Join>,
    /// Analysts' edits that hold in this week.
    #[serde(default)]
    pub edits: Vec<EditNote>,
    /// None where nobody imported a budget or a nomenclature.
    #[serde(default)]
    pub budget: Option<BriefBudget>,
}

/// `WouldChange`, its items by index.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BriefWouldChange {
    pub up: Option<BriefChangedEvidence>,
    pub down: Option<BriefChangedEvidence>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefChangedEvidence {
    pub rank: u32,
    pub when: String,
    /// Indexes into `BriefIssue::items`.
    pub evidence: Vec<usize>,
}

/// `Weighted`, its items by index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BriefWeighted {
    pub rank: Option<u32>,
    pub points: f64,
    /// What `points` could be at most, of the criteria that have a value.
    pub out_of: f64,
    pub criteria: Vec<BriefCriterion>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BriefCriterion {
    pub key: String,
    pub name: String,
    pub weight: f64,
    /// 0 to 1; None: not assessed.
    pub value: Option<f64>,
    pub why: String,
    /// Indexes into `BriefIssue::items`.
    pub evidence: Vec<usize>,
    pub set: Option<SetValue>,
}

impl BriefCriterion {
    pub fn points(&self) -> Option<f64> {
        self.value.map(|v| v * self.weight)
    }
}

/// A code and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    pub code: String,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefSentence {
    pub text: String,
    /// Index into `BriefIssue::items`.
    pub item: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BriefPart {
    pub criterion: Criterion,
    pub key: String,
    pub value: f64,
    pub points: f64,
    pub why: String,
    /// Indexes into `BriefIssue::items`.
    pub evidence: Vec<usize>,
    #[serde(default)]
    pub overridden: Option<Overridden>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefPlace {
    pub code: String,
    /// In full: `Desa Sukorejo, Kec. Malo`.
    pub name: String,
    /// The kecamatan that it is or lies in.
    pub kecamatan: Option<Named>,
    /// Indexes into `BriefIssue::items`.
    pub items: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefQuote {
    pub text: String,
    pub channel: Channel,
    /// Index into `BriefIssue::items`.
    pub item: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefItem {
    /// As the source gave it.
    pub key: String,
    pub source: String,
    pub channel: Channel,
    pub title: String,
    pub excerpt: String,
    pub url: Option<String>,
    pub at: DateTime<Utc>,
    /// The source gave a day, no time of day.
    pub day_only: bool,
    /// `at` is the office's date of receipt, not the source's own.
    pub dated_by_receipt: bool,
    pub tone: Tone,
    /// A near-copy of another item: counts for reach, not for weight.
    pub copy: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefBelow {
    pub id: IssueId,
    pub rank: u32,
    pub title: String,
    pub usg: Usg,
    pub n_items: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefClosed {
    pub id: IssueId,
    pub title: String,
    pub rank_before: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefUnranked {
    pub reason: UnrankedReason,
    pub n_issues: u32,
    pub n_items: u32,
    /// The largest few: title, number of items, and why.
    pub examples: Vec<UnrankedExample>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnrankedExample {
    pub title: String,
    pub n_items: u32,
    pub why: String,
}

/// What the week's picture rests on, and what is missing from it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Coverage {
    pub n_items: u32,
    pub n_copies: u32,
    pub n_dated_by_receipt: u32,
    pub channels: BTreeMap<Channel, u32>,
    pub tone_by_channel: BTreeMap<Channel, BTreeMap<Tone, u32>>,
    /// Configured sources that gave nothing this week.
    pub silent_sources: Vec<String>,
    /// Sources whose last pass failed, with the error.
    pub failed_sources: Vec<FailedSource>,
    /// Channels that no item came on.
    pub silent_channels: Vec<Channel>,
    /// Things dropped this week, by reason.
    pub drops: BTreeMap<DropReason, u32>,
    /// Sources that were not heard as usual.
    #[serde(default)]
    pub unheard: Vec<SourceHealth>,
    /// Their missing items, in percent of what all sources together usually bring in a week.
    #[serde(default)]
    pub unheard_percent: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedSource {
    pub source: String,
    pub error: String,
}
