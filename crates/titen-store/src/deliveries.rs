//! The outbox: what of a published edition is to reach whom, and how far it got.

use chrono::{DateTime, Utc};
use std::fmt;
use std::str::FromStr;
use titen_model::Week;

/// One act that the target confirms as a whole: a mail to one recipient, a message, a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeliveryKey {
    pub week: Week,
    pub revision: u32,
    /// The target's id in the config.
    pub target: String,
    /// Of the target; empty where it has one part alone.
    pub part: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    pub key: DeliveryKey,
    pub state: DeliveryState,
    /// 0, and one more each time that a person asked again for what was sent.
    pub round: u32,
    /// Of this round.
    pub attempts: u32,
    pub planned_at: DateTime<Utc>,
    pub next_at: DateTime<Utc>,
    /// When the last attempt began.
    pub last_at: Option<DateTime<Utc>>,
    pub error: Option<String>,
    /// What the other side calls it.
    pub remote: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeliveryState {
    /// Until `next_at`.
    Waiting,
    /// An attempt has begun and nobody noted its end.
    Sending,
    Sent,
    /// It may have arrived: not tried again by itself.
    Unsure,
    /// Given up.
    Failed,
    /// Its edition was corrected before it went: the ralat goes instead.
    Superseded,
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryNote {
    pub state: DeliveryState,
    pub next_at: DateTime<Utc>,
    pub error: Option<String>,
    pub remote: Option<String>,
}

impl DeliveryState {
    pub const ALL: [DeliveryState; 6] = [
        DeliveryState::Waiting,
        DeliveryState::Sending,
        DeliveryState::Sent,
        DeliveryState::Unsure,
        DeliveryState::Failed,
        DeliveryState::Superseded,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            DeliveryState::Waiting => "waiting",
            DeliveryState::Sending => "sending",
            DeliveryState::Sent => "sent",
            DeliveryState::Unsure => "unsure",
            DeliveryState::Failed => "failed",
            DeliveryState::Superseded => "superseded",
        }
    }
}

impl fmt::Display for DeliveryState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for DeliveryState {
    type Err = String;
    fn from_str(name: &str) -> Result<Self, String> {
        DeliveryState::ALL
            .into_iter()
            .find(|s| s.as_str() == name)
            .ok_or_else(|| format!("`{name}` is not a delivery's state"))
    }
}
