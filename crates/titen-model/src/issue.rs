//! Stories (one event) and issues (one continuing public problem).

use crate::{
    Decided, IssueId, ItemId, PerangkatDaerahId, Proposal, StoryId, UrusanCode, Week, WilayahCode,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The part of a story that lies in one week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    pub id: StoryId,
    pub issue: IssueId,
    /// By time, then id.
    pub members: Vec<StoryMember>,
    pub first_at: DateTime<Utc>,
    pub last_at: DateTime<Utc>,
    /// The member that best says what the story is about.
    pub lead: ItemId,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoryMember {
    pub item: ItemId,
    /// A near-copy counts for reach, not for weight: of this earlier item.
    pub copy_of: Option<ItemId>,
}

/// An issue as it stands in one week. The id is the same in all weeks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Issue {
    pub id: IssueId,
    /// Issues of earlier weeks that turned out to be this problem; their ids end here.
    #[serde(default)]
    pub absorbed: Vec<IssueId>,
    /// What those were, and why the grouping or an analyst took them for one.
    #[serde(default)]
    pub joins: Vec<Join>,
    /// Stories of this week; empty for an issue that fell silent.
    pub stories: Vec<StoryId>,
    pub title: String,
    /// Terms that set it apart, strongest first.
    pub terms: Vec<SmolStr>,
    pub urusan: Option<UrusanCode>,
    pub perangkat_daerah: Option<PerangkatDaerahId>,
    /// Places by number of items, most first.
    pub wilayah: Vec<PlaceCount>,
    pub first_seen: Week,
    /// Counts of each week since `first_seen` within the window, this week last; silent weeks are zeros.
    pub history: Vec<WeekCount>,
    #[serde(default)]
    pub decided: Decided,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    pub issue: IssueId,
    /// Empty where it had none in an earlier week.
    pub title: String,
    /// In Indonesian.
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceCount {
    pub code: WilayahCode,
    pub items: Vec<ItemId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekCount {
    pub week: Week,
    /// Without near-copies.
    pub n_items: u32,
    pub n_sources: u32,
}

/// One week's grouping.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupedWeek {
    pub week: Week,
    pub stories: Vec<Story>,
    pub issues: Vec<Issue>,
    /// For analysts, the weightiest first.
    #[serde(default)]
    pub proposals: Vec<Proposal>,
}
