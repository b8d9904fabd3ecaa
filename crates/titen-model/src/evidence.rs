//! What stands beside a week's issues: statistics of their places, who was quoted, and the squares of the map.

use crate::{IssueId, Named, Worse};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Evidence {
    /// In the order of the list; an issue that nothing is known about has none.
    pub issues: Vec<IssueEvidence>,
    /// Kecamatan by items of the issues shown for each 10,000 people, the highest first.
    pub places: Vec<PlaceRate>,
    /// Who speaks for an office, the most quoted first.
    pub spokespersons: Vec<Spokesperson>,
    /// The kecamatan of the office's scope as squares; empty where none are known.
    pub tiles: Vec<Tile>,
    /// For the reader: what could not be used, and why.
    pub notes: Vec<String>,
}

impl Evidence {
    pub fn of(&self, issue: &IssueId) -> Option<&IssueEvidence> {
        self.issues.iter().find(|e| e.issue == *issue)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IssueEvidence {
    pub issue: IssueId,
    pub facts: Vec<IndicatorFact>,
    pub rates: Vec<PlaceRate>,
    /// Facts that say the opposite of what is said.
    pub contradictions: Vec<Contradiction>,
}

/// One figure of one place, beside what was said there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndicatorFact {
    pub indicator: String,
    pub name: String,
    pub unit: String,
    pub worse: Worse,
    pub place: Named,
    pub value: f64,
    pub year: u16,
    pub source: String,
    /// Reckoned from so many villages; 0: the place's own figure.
    pub from_villages: u32,
    pub among: Option<Among>,
    /// Older than the office takes for present.
    pub old: bool,
    /// The issue's items that name the place, without copies.
    pub n_items: u32,
}

/// Where a kecamatan stands among all that have a figure of the same year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Among {
    /// 1: the worst, or where neither end is worse the largest.
    pub rank: u32,
    pub of: u32,
    pub median: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceRate {
    pub place: Named,
    /// Without copies.
    pub n_items: u32,
    pub per_10000: f64,
    pub population: f64,
    pub year: u16,
    pub source: String,
    /// Among all kecamatan whose population is known; 1: the highest.
    pub rank: u32,
    pub of: u32,
    /// Too few items to build on.
    pub few: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contradiction {
    pub kind: ContradictionKind,
    pub fact: IndicatorFact,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContradictionKind {
    /// Much is said, and the indicator is among the best.
    LoudButGood,
    /// Nothing is said, and the indicator is among the worst.
    SilentButBad,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spokesperson {
    /// Without titles, as written.
    pub name: String,
    pub office: String,
    pub unit: Option<Named>,
    /// Quotations in items that are no copies.
    pub n_quotes: u32,
    /// Those between quotation marks.
    pub n_direct: u32,
    pub on: Vec<SpokenOn>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenOn {
    pub issue: IssueId,
    /// Indexes into `BriefIssue::items`.
    pub items: Vec<usize>,
}

/// One kecamatan on the schematic map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    pub code: String,
    pub name: String,
    /// The name in lines that fit into a square.
    pub lines: Vec<String>,
    pub column: u32,
    pub row: u32,
}
