//! Hours of the night in which the schedule asks no site.

use chrono::{DateTime, Timelike, Utc};
use std::str::FromStr;
use titen_model::WIB;

/// From the first hour until the second begins, WIB; over midnight where the first is the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    from: u32,
    until: u32,
}

/// Not two hours of a day, apart from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotHours;

impl QuietHours {
    pub fn holds(&self, now: DateTime<Utc>) -> bool {
        let hour = (now + WIB).hour();
        if self.from <= self.until {
            (self.from..self.until).contains(&hour)
        } else {
            hour >= self.from || hour < self.until
        }
    }
}

impl FromStr for QuietHours {
    type Err = NotHours;

    fn from_str(text: &str) -> Result<Self, NotHours> {
        let hour = |text: &str| text.trim().parse::<u32>().ok().filter(|h| *h < 24);
        text.split_once('-')
            .and_then(|(from, until)| Some((hour(from)?, hour(until)?)))
            .filter(|(from, until)| from != until)
            .map(|(from, until)| QuietHours { from, until })
            .ok_or(NotHours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_are_those_of_wib_and_may_pass_midnight() {
        let at = |hour: u32| {
            format!("2026-08-12T{:02}:30:00Z", (hour + 17) % 24)
                .parse()
                .unwrap()
        };
        let held = |text: &str| -> Vec<u32> {
            let quiet: QuietHours = text.parse().unwrap();
            (0..24).filter(|h| quiet.holds(at(*h))).collect()
        };
        assert_eq!(held("23-03"), [0, 1, 2, 23]);
        assert_eq!(held("1-4"), [1, 2, 3]);
        for bad in ["", "23", "23-24", "5-5", "a-b"] {
            assert!(bad.parse::<QuietHours>().is_err(), "{bad}");
        }
    }
}
