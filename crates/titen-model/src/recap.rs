//! A season's issues, each once: what desa, kecamatan and kabupaten bring to musrenbang.

use crate::{
    BriefBudget, BriefBudgetLine, BriefIssue, Channel, IssueId, Letterhead, Named, Usg, Week,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recap {
    pub office: Letterhead,
    pub from: Week,
    pub to: Week,
    /// The place that it is of, where it is not of all.
    pub wilayah: Option<String>,
    pub sample: bool,
    /// Those that are published or ranked.
    pub weeks: Vec<RecapWeek>,
    /// Best rank first.
    pub issues: Vec<RecapIssue>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecapWeek {
    pub week: Week,
    /// Ranked only, where not.
    pub published: bool,
    pub n_issues: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecapIssue {
    pub id: IssueId,
    /// As it stood last, with what follows up to `usg`.
    pub title: String,
    pub urusan: Option<Named>,
    pub perangkat_daerah: Option<Named>,
    pub recommendation: String,
    pub usg: Usg,
    pub best_rank: u32,
    pub last_rank: u32,
    /// Weeks on the list.
    pub ranks: BTreeMap<Week, u32>,
    pub places: Vec<RecapPlace>,
    /// Each once.
    pub items: Vec<RecapItem>,
    /// Of all its places in the season.
    pub budget: Option<BriefBudget>,
    /// Of its places in each kecamatan alone, by code.
    #[serde(default)]
    pub budget_by_kecamatan: BTreeMap<String, BriefBudget>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecapPlace {
    pub code: String,
    pub name: String,
    pub kecamatan: Option<Named>,
    /// Indexes into `RecapIssue::items`.
    pub items: BTreeSet<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecapItem {
    /// The week in which the issue had it first.
    pub week: Week,
    pub key: String,
    pub source: String,
    pub channel: Channel,
    pub title: String,
    pub at: DateTime<Utc>,
    pub copy: bool,
}

/// Of one week and one budget year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BudgetReport {
    pub week: Week,
    pub year: Option<u16>,
    pub sample: bool,
    /// Each with its budget.
    pub issues: Vec<BriefIssue>,
    /// Lines that answer none, the dearest first.
    pub unanswered: Vec<BriefBudgetLine>,
}
