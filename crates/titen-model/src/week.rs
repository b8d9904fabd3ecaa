//! The ISO week in WIB, the unit of titen's work.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Utc, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// Waktu Indonesia Barat is UTC+7 the whole year.
pub const WIB: Duration = Duration::hours(7);

/// The day that it is in WIB at `at`.
pub fn wib_date(at: DateTime<Utc>) -> NaiveDate {
    (at + WIB).date_naive()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    monday: NaiveDate,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an ISO week; write it as 2026-W33")]
pub struct BadWeek(String);

impl Week {
    pub fn of(at: DateTime<Utc>) -> Self {
        Week::of_date(wib_date(at))
    }

    pub fn of_date(date: NaiveDate) -> Self {
        Week {
            monday: date.week(Weekday::Mon).first_day(),
        }
    }

    /// The last week that is over at `now`.
    pub fn last_whole(now: DateTime<Utc>) -> Self {
        Week::of(now).before(1)
    }

    pub fn before(self, n: u32) -> Self {
        Week {
            monday: self.monday - Duration::weeks(i64::from(n)),
        }
    }

    pub fn next(self) -> Self {
        Week {
            monday: self.monday + Duration::weeks(1),
        }
    }

    /// Weeks from `earlier` to this one; negative if `earlier` is later.
    pub fn since(self, earlier: Week) -> i64 {
        (self.monday - earlier.monday).num_weeks()
    }

    pub fn monday(self) -> NaiveDate {
        self.monday
    }

    pub fn sunday(self) -> NaiveDate {
        self.monday + Duration::days(6)
    }

    /// First instant of the week and first instant after it.
    pub fn bounds(self) -> (DateTime<Utc>, DateTime<Utc>) {
        let start = (self.monday.and_time(NaiveTime::MIN) - WIB).and_utc();
        (start, start + Duration::weeks(1))
    }

    pub fn contains(self, at: DateTime<Utc>) -> bool {
        Week::of(at) == self
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let iso = self.monday.iso_week();
        write!(f, "{:04}-W{:02}", iso.year(), iso.week())
    }
}

impl FromStr for Week {
    type Err = BadWeek;
    fn from_str(s: &str) -> Result<Self, BadWeek> {
        let bad = || BadWeek(s.to_owned());
        let (year, week) = s.split_once("-W").ok_or_else(bad)?;
        let digits = |part: &str, n| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(week, 2) {
            return Err(bad());
        }
        let (year, week) = (
            year.parse().map_err(|_| bad())?,
            week.parse().map_err(|_| bad())?,
        );
        let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).ok_or_else(bad)?;
        Ok(Week { monday })
    }
}

impl Serialize for Week {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Week {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(s: &str) -> DateTime<Utc> {
        s.parse().expect("a time")
    }

    #[test]
    fn the_week_begins_on_monday_midnight_wib() {
        assert_eq!(Week::of(at("2026-08-09T16:59:59Z")).to_string(), "2026-W32");
        assert_eq!(Week::of(at("2026-08-09T17:00:00Z")).to_string(), "2026-W33");
        let week: Week = "2026-W33".parse().expect("a week");
        assert_eq!(
            week.bounds(),
            (at("2026-08-09T17:00:00Z"), at("2026-08-16T17:00:00Z"))
        );
        assert_eq!(Week::last_whole(at("2026-08-17T00:00:00Z")), week);
    }

    #[test]
    fn years_with_53_weeks_are_known() {
        let last: Week = "2026-W53".parse().expect("2026 has 53 weeks");
        assert_eq!(last.next().to_string(), "2027-W01");
        assert_eq!(last.next().since(last), 1);
        for bad in [
            "2025-W53", "2026-33", "2026-W00", "2026-W5", "", "26-W10", "+026-W10",
        ] {
            assert!(bad.parse::<Week>().is_err(), "{bad}");
        }
    }
}
