//! What a producer takes into the studio: a topic, why now, what is asked, of whom.

use crate::{Channel, IssueId, Named};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc, Weekday};
use serde::{Deserialize, Serialize};

/// A radio programme that talks about the week's issues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    pub id: String,
    pub name: String,
    pub station: String,
    pub language: ProgrammeLanguage,
    pub slots: Vec<Slot>,
    /// Weeks for which an issue is not talked about again, unless it grew.
    pub rest_weeks: u32,
    /// Days before the broadcast by which a speaker is invited.
    pub invite_days: u32,
    /// In its own words, with `{topik}` and `{acara}`; None: a plain one by language.
    pub opening: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProgrammeLanguage {
    #[serde(rename = "id")]
    Indonesian,
    #[serde(rename = "jv")]
    Javanese,
}

/// In WIB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    pub day: Weekday,
    pub at: NaiveTime,
    pub minutes: u32,
}

/// An official who speaks for a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    pub unit: String,
    pub name: String,
    pub position: String,
    /// First and last day of each absence.
    #[serde(default)]
    pub away: Vec<(NaiveDate, NaiveDate)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DialogTopic {
    pub programme: String,
    pub name: String,
    pub station: String,
    pub starts: DateTime<Utc>,
    pub minutes: u32,
    pub issue: IssueId,
    pub rank: u32,
    /// As it stood then: by it a later week knows whether the issue grew.
    pub total: u8,
    pub n_items: u32,
    pub topic: String,
    pub angle: String,
    pub why_now: Vec<Sourced>,
    pub questions: Vec<Question>,
    pub facts: Vec<Sourced>,
    pub unit: Option<Named>,
    pub speaker: Option<Speaker>,
    /// Why this one, or why none.
    pub speaker_why: String,
    /// The last day on which the invitation goes out in time.
    pub invite_by: NaiveDate,
    pub opening: String,
    pub language: ProgrammeLanguage,
}

impl DialogTopic {
    pub fn is_javanese(&self) -> bool {
        self.language == ProgrammeLanguage::Javanese
    }
}

/// A sentence with the items that it rests on: indexes into the issue's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced {
    pub text: String,
    pub items: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub text: String,
    /// Whose words it carries; None: written by rule.
    pub from: Option<QuestionSource>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionSource {
    pub channel: Channel,
    /// Index into the issue's items.
    pub item: usize,
}
