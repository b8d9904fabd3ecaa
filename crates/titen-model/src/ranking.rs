//! A week's ranking: every number with the items that gave it.

use crate::{
    Channel, EditNote, IssueId, ItemId, Join, OffTopicKind, PerangkatDaerahId, PlaceCount, Tone,
    UrusanCode, Week, WeekCount, Weighted,
};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Criterion {
    #[serde(rename = "U")]
    Urgency,
    #[serde(rename = "S")]
    Seriousness,
    #[serde(rename = "G")]
    Growth,
}

impl Criterion {
    pub fn letter(self) -> &'static str {
        match self {
            Criterion::Urgency => "U",
            Criterion::Seriousness => "S",
            Criterion::Growth => "G",
        }
    }
}

/// Urgency, Seriousness, Growth: 1 to 5 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Usg {
    #[serde(rename = "U")]
    pub u: u8,
    #[serde(rename = "S")]
    pub s: u8,
    #[serde(rename = "G")]
    pub g: u8,
}

impl Usg {
    pub fn total(self) -> u8 {
        self.u + self.s + self.g
    }
}

/// One reason for a U, S or G.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScorePart {
    pub criterion: Criterion,
    /// Stable name, such as `victims`; weights in `rank.toml` use it.
    pub key: SmolStr,
    /// What was counted.
    pub value: f64,
    /// What it adds to the criterion before rounding, on the scale of 1 to 5.
    pub points: f64,
    /// For the reader, in Indonesian, with the number in it.
    pub why: String,
    pub evidence: Vec<ItemId>,
    /// An analyst set `points`; then what was computed, and the edit.
    #[serde(default)]
    pub overridden: Option<Overridden>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Overridden {
    /// Points of the part, or the criterion from 1 to 5, as computed.
    pub computed: f64,
    pub edit: EditNote,
}

/// Aktual, Problematik, Kekhalayakan, Layak: yes or no each, before USG.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gate {
    pub aktual: GateAnswer,
    pub problematik: GateAnswer,
    pub kekhalayakan: GateAnswer,
    pub layak: GateAnswer,
}

impl Gate {
    pub fn answers(&self) -> [(&'static str, &GateAnswer); 4] {
        [
            ("Aktual", &self.aktual),
            ("Problematik", &self.problematik),
            ("Kekhalayakan", &self.kekhalayakan),
            ("Layak", &self.layak),
        ]
    }
    pub fn passes(&self) -> bool {
        self.answers().iter().all(|(_, a)| a.yes)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateAnswer {
    pub yes: bool,
    /// In Indonesian.
    pub why: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    New,
    Up,
    Down,
    Same,
    Closed,
    /// On the list in an earlier week, without a rank in the week before.
    Back,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RankedIssue {
    pub issue: IssueId,
    /// From 1.
    pub rank: u32,
    /// Best and worst rank of nine in ten resamplings of the sources.
    pub rank_low: u32,
    pub rank_high: u32,
    /// Ranks of the issues that stand equal with it: in about half of the resamplings they change places. Both are
    /// its own where none does.
    #[serde(default)]
    pub tied_from: u32,
    #[serde(default)]
    pub tied_to: u32,
    pub title: String,
    pub terms: Vec<SmolStr>,
    pub summary: Vec<Sentence>,
    pub usg: Usg,
    /// Sum of the unrounded criteria: orders issues of one USG total.
    pub score: f64,
    pub parts: Vec<ScorePart>,
    pub gate: Gate,
    pub urusan: Option<UrusanCode>,
    pub perangkat_daerah: Option<PerangkatDaerahId>,
    pub wilayah: Vec<PlaceCount>,
    /// This week's, by time.
    pub items: Vec<ItemId>,
    /// Those of `items` that are near-copies of another.
    pub copies: Vec<ItemId>,
    pub n_sources: u32,
    pub n_voices: u32,
    pub channels: BTreeMap<Channel, u32>,
    pub tone: BTreeMap<Tone, u32>,
    pub quotes: Vec<Quote>,
    pub first_seen: Week,
    pub history: Vec<WeekCount>,
    pub change: Change,
    pub rank_before: Option<u32>,
    /// Weeks on the list, this one counted if it is on it.
    #[serde(default)]
    pub weeks_listed: u32,
    /// The smallest single changes of evidence that would move it.
    #[serde(default)]
    pub would_change: WouldChange,
    /// The second view; None where the office has no criteria.
    #[serde(default)]
    pub weighted: Option<Weighted>,
    /// Issues of earlier weeks that the grouping found to be this one.
    #[serde(default)]
    pub joins: Vec<Join>,
    /// Analysts' edits that made it what it is.
    #[serde(default)]
    pub edits: Vec<EditNote>,
}

/// What would change a rank, reckoned with the score itself; None where no single change of evidence does.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct WouldChange {
    pub up: Option<ChangedEvidence>,
    pub down: Option<ChangedEvidence>,
}

/// If the evidence were different in one thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangedEvidence {
    /// Where the issue would stand, all others as they are.
    pub rank: u32,
    /// What is different, in Indonesian, to follow "bila".
    pub when: String,
    /// The items that would fall away; none where something is added.
    pub evidence: Vec<ItemId>,
}

/// A sentence taken from an item, as it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    pub text: String,
    pub item: ItemId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    pub text: String,
    pub item: ItemId,
    pub channel: Channel,
}

/// An issue that has no rank, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unranked {
    pub issue: IssueId,
    pub title: String,
    pub items: Vec<ItemId>,
    pub reason: UnrankedReason,
    /// In Indonesian.
    pub why: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnrankedReason {
    OffTopic(OffTopicKind),
    OutOfScope,
    NotAktual,
    NotProblematik,
    NotKekhalayakan,
    NotLayak,
    Rejected,
}

/// An issue that had a rank last week and has no items in this one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClosedIssue {
    pub issue: IssueId,
    pub title: String,
    pub rank_before: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RankedWeek {
    pub week: Week,
    pub ranked: Vec<RankedIssue>,
    pub unranked: Vec<Unranked>,
    pub closed: Vec<ClosedIssue>,
    /// Every issue that was on the list within a year, by id: what later weeks are told by.
    #[serde(default)]
    pub listed: Vec<ListedIssue>,
    /// How much was said in all, in this week (the last) and those before it.
    #[serde(default)]
    pub volumes: Vec<WeekVolume>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WeekVolume {
    pub week: Week,
    /// Items of all issues, each issue's up to a limit.
    pub volume: f64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedIssue {
    pub issue: IssueId,
    pub weeks: u32,
    /// The last week that it was on the list in, and its rank there.
    pub last: Week,
    pub rank: u32,
}
