//! What is remembered of hosts between the passes of one process: turns, rests, robots.txt and how often each
//! was asked today. Shared by whoever gets a clone.

use super::{pace::Pace, robots::Robots};
use chrono::{DateTime, NaiveDate, Utc};
use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};
use titen_model::wib_date;

#[derive(Clone, Default)]
pub struct Manners(Arc<Memory>);

#[derive(Default)]
struct Memory {
    pace: Pace,
    robots: Robots,
    asked: Mutex<Asked>,
}

/// By host, of one day (WIB).
#[derive(Default)]
struct Asked {
    day: NaiveDate,
    n: BTreeMap<String, u32>,
}

impl Manners {
    pub(super) fn pace(&self) -> &Pace {
        &self.0.pace
    }

    pub(super) fn robots(&self) -> &Robots {
        &self.0.robots
    }

    /// Counts a request; `false` where the day's ceiling is reached.
    pub(super) fn may_ask(&self, host: &str, ceiling: u32, now: DateTime<Utc>) -> bool {
        // Whole after every statement, so a panic elsewhere leaves it usable.
        let mut asked = self.0.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let today = wib_date(now);
        if asked.day != today {
            *asked = Asked {
                day: today,
                n: BTreeMap::new(),
            };
        }
        let n = asked.n.entry(host.to_owned()).or_default();
        if *n >= ceiling {
            return false;
        }
        *n += 1;
        true
    }
}

impl fmt::Debug for Manners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Manners")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ceiling_is_a_hosts_own_and_ends_with_the_day() {
        let manners = Manners::default();
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let evening = at("2026-08-12T16:59:00Z");
        assert!(manners.may_ask("a", 2, evening) && manners.may_ask("a", 2, evening));
        assert!(!manners.clone().may_ask("a", 2, evening) && manners.may_ask("b", 2, evening));
        assert!(
            manners.may_ask("a", 2, at("2026-08-12T17:00:00Z")),
            "midnight in WIB"
        );
    }
}
