//! What was read of an inbox with numbered rows, as the source's state keeps it: the last row, and the
//! messages that still lack a part.

use super::parts::{Message, PARTS_WITHIN};
use chrono::{DateTime, NaiveDateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use titen_model::WIB;

const LAST: &str = "last";
const OPEN: &str = "open ";

/// One row's number and date: a database that is made anew counts from 1 again.
pub fn row_key(id: u64, at: NaiveDateTime) -> String {
    format!("{id}@{}", at.format("%Y%m%dT%H%M%S"))
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Read {
    /// The last row that was read, and its key.
    pub last: Option<(u64, String)>,
    /// The rows of messages that lack parts.
    open: BTreeSet<u64>,
}

impl Read {
    pub fn of(seen: &BTreeMap<String, String>) -> Self {
        let last = seen.get(LAST).and_then(|key| {
            let (id, _) = key.split_once('@')?;
            Some((id.parse().ok()?, key.clone()))
        });
        let open = seen
            .keys()
            .filter_map(|key| key.strip_prefix(OPEN)?.parse().ok())
            .collect();
        Read { last, open }
    }

    pub fn to_seen(&self) -> BTreeMap<String, String> {
        let open = self
            .open
            .iter()
            .map(|id| (format!("{OPEN}{id}"), String::new()));
        let last = self
            .last
            .iter()
            .map(|(_, key)| (LAST.to_owned(), key.clone()));
        open.chain(last).collect()
    }

    /// The first row to read: the last one that was read, to see that it is still the same, or an older one
    /// whose message lacks a part.
    pub fn from(&self) -> u64 {
        let last = self.last_id();
        self.open.first().map_or(last, |open| last.min(*open))
    }

    pub fn last_id(&self) -> u64 {
        self.last.as_ref().map_or(0, |(id, _)| *id)
    }

    pub fn is_new(&self, message: &Message) -> bool {
        message.ids.last().is_some_and(|id| *id > self.last_id())
    }

    pub fn has_open(&self, id: u64) -> bool {
        self.open.contains(&id)
    }

    pub fn with_none_open(&self) -> Self {
        Read {
            last: self.last.clone(),
            open: BTreeSet::new(),
        }
    }

    /// While its part may still come.
    pub fn leave_open(&mut self, message: &Message, now: DateTime<Utc>) {
        if message.first_at.and_utc() - WIB + PARTS_WITHIN > now {
            self.open.extend(&message.ids);
        }
    }
}
