//! What goes into the store and comes out of it, besides the stages' own types.

use chrono::{DateTime, NaiveDate, Utc};
use titen_model::{
    Drop, DropReason, Figure, GroupedWeek, IssueId, Item, PutReport, SourceState, Status, StoryId,
    Week,
};

/// What one batch of a collector's pass brought; put as one transaction.
#[derive(Debug, Clone, Default)]
pub struct Pass {
    pub items: Vec<Item>,
    pub drops: Vec<Drop>,
    /// With the last batch: what is now known of the source.
    pub source: Option<SourceState>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Taken,
    Unchanged,
    Revised,
    /// An export that is older than what is known: kept as history.
    Earlier,
    /// Its source had made it confidential: not stored.
    Withdrawn,
}

/// How an item stood, as exports showed it. When it came to stand so nobody wrote down: after the
/// state before was last seen, and not after this one was first seen.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    pub item: Item,
    /// The date of the first export that shows it so.
    pub first_seen: DateTime<Utc>,
    /// And of the last.
    pub last_seen: DateTime<Utc>,
}

/// What became of a pass.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Put {
    pub report: PutReport,
    /// Of each item, in the order given.
    pub outcomes: Vec<Outcome>,
    /// Items that had been stored and became confidential.
    pub n_withdrawn: u64,
}

/// A latest revision that waits for the analyser.
#[derive(Debug, Clone, PartialEq)]
pub struct PendingItem {
    pub item: Item,
    pub revision: u32,
}

/// A week's stories and issues, and what the next week's grouping starts from.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredGrouping {
    /// SHA-256 of what it was made from: another one means that it must be made again.
    pub input: String,
    pub grouped: GroupedWeek,
    /// The grouping's own state at the week's end.
    pub carried: Vec<u8>,
}

/// Where an item lies in one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    pub week: Week,
    pub story: StoryId,
    pub issue: IssueId,
    pub copy_of: Option<titen_model::ItemId>,
}

/// A story in one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryPlace {
    pub story: StoryId,
    pub week: Week,
    pub issue: IssueId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    pub week: Week,
    /// From 1; a ralat is 2 and on.
    pub revision: u32,
    pub status: Status,
    /// SHA-256 of what it was made from.
    pub input: String,
    /// The `Brief` as JSON.
    pub brief: Vec<u8>,
    pub files: Vec<EditionFile>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// An edition without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionHead {
    pub week: Week,
    pub revision: u32,
    pub status: Status,
    pub input: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publication {
    /// New, or in the place of a draft.
    Written,
    /// The same edition was there.
    Unchanged,
}

/// One firing of a schedule. Whoever inserts it first does the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub schedule: String,
    pub at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekTally {
    pub week: Week,
    pub n_documents: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DropTally {
    pub source: String,
    pub reason: DropReason,
    pub n: u64,
}

/// Items of one source that count in one day and came on one day, both in WIB.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDay {
    pub source: String,
    /// By `Item::at`.
    pub day: NaiveDate,
    /// When the office first received them.
    pub received: NaiveDate,
    pub n: u32,
}

/// What became of a table's figures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PutFigures {
    pub taken: u64,
    pub unchanged: u64,
    pub revised: Vec<RevisedFigure>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct RevisedFigure {
    pub before: Figure,
    pub now: Figure,
}

/// How much an office has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub n_items: u64,
    pub n_pending: u64,
    pub n_documents: u64,
    pub n_drops: u64,
}
