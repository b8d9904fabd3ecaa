//! Why an item is where the grouping put it, in numbers that add up and words that can be read.

use crate::{EditNote, IssueId, ItemId, StoryId, Week};
use serde::{Deserialize, Serialize};

/// Of one item, in one week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    pub week: Week,
    pub item: ItemId,
    /// The source's own key.
    pub key: String,
    pub title: String,
    /// Then what follows is said of the original.
    pub copy: Option<Copied>,
    pub story: Placing<StoryId>,
    pub issue: Placing<IssueId>,
    /// The single item of the week that is most like it.
    pub nearest_item: Option<Other<ItemId>>,
    /// Analysts' edits that hold it in its issue.
    pub pinned_by: Vec<EditNote>,
}

/// A near-copy: it follows its original.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Copied {
    pub of: ItemId,
    pub title: String,
    /// Share of the signature that both have; None where the texts are too short to sign. A low one means that
    /// the same address or the same words told it.
    pub similarity: Option<f32>,
}

/// Where something lies: an item in a story, a story in an issue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Placing<Id> {
    pub id: Id,
    pub title: String,
    pub how: Joined,
    /// Scored against the others that lie there; None where it lies alone.
    pub with_others: Option<Weighed>,
    pub nearest_other: Option<Other<Id>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Joined {
    /// Nothing else lies there.
    Alone,
    /// Its score with the others reaches the threshold.
    ByScore,
    /// It does not by itself: two parts that had grown were joined.
    WithPart,
    /// A story of an earlier week stays in the issue that it was in.
    GoesOn,
    /// An analyst put it there.
    ByEdit,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Other<Id> {
    pub id: Id,
    pub title: String,
    pub weighed: Weighed,
}

/// A comparison. `points` of all parts sum to `score`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Weighed {
    pub parts: Vec<NearPart>,
    pub score: f32,
    pub threshold: f32,
    /// What keeps the two apart whatever the score.
    pub barred: Option<Barred>,
}

impl Weighed {
    pub fn reaches(&self) -> bool {
        self.barred.is_none() && self.score >= self.threshold
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearPart {
    pub key: NearKey,
    /// Below zero where something is taken off.
    pub points: f32,
    /// What both have, strongest first.
    pub shared: Vec<Shared>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NearKey {
    Words,
    Names,
    TitlePairs,
    Places,
    SameUrusan,
    SameDuty,
    SamePlace,
    OtherPlace,
    OtherRegion,
    Time,
    SmallStory,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    pub text: String,
    pub points: f32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Barred {
    TimeBetween {
        days: f32,
        most: f32,
    },
    /// An edit says so, of issues that it names.
    ByEdit {
        edits: Vec<EditNote>,
    },
    /// Both go on from earlier weeks, where they were two.
    OfEarlierWeeks,
}

/// Of two items: why they are together, or why they are not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairExplanation {
    pub one: Explanation,
    pub other: Explanation,
    pub together: Together,
    /// The two by themselves; None in different weeks and between a copy and its original.
    pub items: Option<Weighed>,
    /// Their stories; None where that is one story, or the weeks differ.
    pub stories: Option<Weighed>,
    /// Their issues; None where that is one issue, or the weeks differ.
    pub issues: Option<Weighed>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Together {
    /// One text, twice.
    Copies,
    Story,
    Issue,
    /// One issue, in two weeks.
    IssueAcrossWeeks,
    Apart,
    /// Two issues in two weeks, which are not compared item by item.
    ApartInTwoWeeks,
}
