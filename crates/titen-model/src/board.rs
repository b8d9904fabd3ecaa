//! The Friday board: red, yellow, green for each unit, by how long complaints have waited.

use crate::{CaseClass, CaseStep, Channel, IssueId, ItemId, Named};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// As things stood at the end of this day.
    pub at: NaiveDate,
    /// The worst first.
    pub units: Vec<BoardUnit>,
    pub total: BoardCounts,
    /// The same weekday of earlier weeks, the oldest first; `at` is not among them.
    pub before: Vec<BoardWeek>,
    /// What a reader must know of the figures, in Indonesian.
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardUnit {
    /// None: not yet given to a unit, so it waits for Kominfo.
    pub unit: Option<Named>,
    /// That of its worst case.
    pub colour: Colour,
    pub counts: BoardCounts,
    pub before: Vec<BoardWeek>,
    /// The worst first.
    pub cases: Vec<BoardCase>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardWeek {
    pub at: NaiveDate,
    pub counts: BoardCounts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BoardCounts {
    pub merah: u32,
    pub kuning: u32,
    pub hijau: u32,
    /// Working days that the oldest open case has waited.
    pub oldest: Option<u32>,
    pub punctual: Punctuality,
}

/// Of the cases that fell due or were answered in the board's weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Punctuality {
    pub on_time: u32,
    pub late: u32,
    pub overdue_open: u32,
    /// Answered between two exports, one before and one after the limit.
    pub unsure: u32,
}

impl Punctuality {
    /// What can't be known is left out of both.
    pub fn share(&self) -> Option<f64> {
        let of = self.on_time + self.late + self.overdue_open;
        (of > 0).then(|| f64::from(self.on_time) / f64::from(of))
    }
}

/// The worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    Merah,
    Kuning,
    Hijau,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardCase {
    pub item: ItemId,
    pub key: String,
    pub channel: Channel,
    pub class: CaseClass,
    pub title: String,
    pub wilayah: Vec<Named>,
    pub issue: Option<IssueId>,
    pub received: NaiveDate,
    pub colour: Colour,
    /// Working days from its receipt to its answer, or to the board's day.
    pub age: u32,
    pub last_step: Option<CaseStep>,
    /// The last day of its limit.
    pub due: Option<NaiveDate>,
    /// Why it has its colour, in Indonesian.
    pub why: String,
    /// Other reports of the same problem at the same place.
    pub repeated: Vec<String>,
}
