//! How a source does against its own past: what an administrator looks after, and what an edition's picture lacks.

use crate::Channel;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HealthState {
    Healthy,
    /// Too little is known to expect anything.
    New,
    /// Less than expected, but as chance has it now and then.
    Quiet,
    /// It answers, and gives far less than it ever does by chance.
    Collapsed,
    /// Nothing for longer than it is ever silent.
    Silent,
    /// A folder or file that gets its next part later than it ever did.
    Overdue,
    /// The last passes failed.
    Failing,
    /// The site says that the address is gone for good.
    Gone,
}

impl HealthState {
    pub const ALL: [HealthState; 8] = [
        HealthState::Healthy,
        HealthState::New,
        HealthState::Quiet,
        HealthState::Collapsed,
        HealthState::Silent,
        HealthState::Overdue,
        HealthState::Failing,
        HealthState::Gone,
    ];

    /// Should somebody look at it?
    pub fn is_alarm(self) -> bool {
        self > HealthState::Quiet
    }

    pub fn as_str(self) -> &'static str {
        match self {
            HealthState::Healthy => "healthy",
            HealthState::New => "new",
            HealthState::Quiet => "quiet",
            HealthState::Collapsed => "collapsed",
            HealthState::Silent => "silent",
            HealthState::Overdue => "overdue",
            HealthState::Failing => "failing",
            HealthState::Gone => "gone",
        }
    }
}

impl fmt::Display for HealthState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One source over some days, mostly a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceHealth {
    pub source: String,
    pub channel: Channel,
    pub state: HealthState,
    /// Items that count in these days.
    pub n: u32,
    /// What such days bring by its own past; None: too little is known.
    pub usual: Option<u32>,
    /// The last day that an item counts in, or that a file came on.
    pub last: Option<NaiveDate>,
    /// Of the last pass, if it failed.
    pub error: Option<String>,
    /// Of a failing source: the day of its last success.
    pub since: Option<NaiveDate>,
}

impl SourceHealth {
    /// Usual items that did not come from a source that needs looking after.
    pub fn n_missing(&self) -> u32 {
        match self.state.is_alarm() {
            true => self.usual.unwrap_or(0).saturating_sub(self.n),
            false => 0,
        }
    }
}
