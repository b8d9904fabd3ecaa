//! Does money follow the problem? What an edition says of an issue's budget, with the lines themselves.

use crate::{BudgetCode, BudgetKind, Named};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Funding {
    Funded,
    Partly,
    Unfunded,
}

impl Funding {
    pub fn label(self) -> &'static str {
        match self {
            Funding::Funded => "didanai",
            Funding::Partly => "sebagian",
            Funding::Unfunded => "belum didanai",
        }
    }
}

/// How a code came to stand beside an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchStatus {
    /// A person said so.
    Confirmed,
    /// titen is sure enough to count it.
    Matched,
    /// titen's proposal: counts for nothing until a person confirms it.
    Suggested,
}

impl MatchStatus {
    pub fn label(self) -> &'static str {
        match self {
            MatchStatus::Confirmed => "dikonfirmasi",
            MatchStatus::Matched => "dicocokkan titen",
            MatchStatus::Suggested => "usulan titen",
        }
    }
}

/// Where a line's money lies against the places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MoneyPlace {
    /// At places of the issue.
    Here,
    /// The line or the issue names no place, or the line means the whole regency.
    Anywhere,
    /// At other places alone.
    Elsewhere,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BriefMatch {
    pub code: BudgetCode,
    pub name: String,
    pub status: MatchStatus,
    /// How often such a match is right, as measured; 1 where a person said so.
    pub confidence: f64,
    /// In Indonesian.
    pub why: String,
    pub decided: Option<BriefBudgetDecision>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefBudgetDecision {
    pub id: u64,
    pub by: String,
    pub at: DateTime<Utc>,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefBudgetLine {
    pub code: BudgetCode,
    pub name: String,
    pub unit: String,
    pub location: String,
    pub money: MoneyPlace,
    pub amount: Option<i64>,
    pub kind: BudgetKind,
    /// File, sheet and row.
    pub source: String,
}

/// What is known of an issue's budget. Without an imported budget there is no `funding`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct BriefBudget {
    pub year: Option<u16>,
    pub funding: Option<Funding>,
    /// In Indonesian: why it is funded, partly or not.
    pub why: String,
    /// Confirmed first, then by confidence.
    pub matches: Vec<BriefMatch>,
    /// Of confirmed and sure matches, those at the places first.
    pub lines: Vec<BriefBudgetLine>,
    /// Rupiah of the lines that do not lie elsewhere.
    pub amount: i64,
    /// The places that no line with a place of its own covers.
    pub places_without: Vec<Named>,
}

impl BriefBudget {
    /// Where no sure code was found, nobody may say that the budget has no money for it.
    pub fn label(&self) -> Option<&'static str> {
        match self.is_unknown() {
            true => Some("belum ditemukan"),
            false => self.funding.map(Funding::label),
        }
    }

    /// Unfunded, as far as titen found.
    pub fn is_unknown(&self) -> bool {
        self.funding == Some(Funding::Unfunded)
            && self
                .matches
                .iter()
                .all(|m| m.status == MatchStatus::Suggested)
    }

    /// The code to show for the issue: confirmed, else the surest.
    pub fn best(&self) -> Option<&BriefMatch> {
        self.matches.first()
    }
}
