//! Working days counted once, so that a clock is a subtraction however old its case is.

use chrono::{Days, NaiveDate};
use titen_dict::HolidayTable;

/// Beyond this a date is a typing error, not a case.
const LONGEST: u64 = 366 * 60;

#[derive(Debug, Clone)]
pub struct Calendar {
    first: NaiveDate,
    /// Working days from `first`, it included, up to and with each day.
    passed: Vec<u32>,
}

impl Calendar {
    /// Knows the days between `from` and `to`, both included; a day outside counts as the nearest one.
    pub fn new(holidays: &HolidayTable, from: NaiveDate, to: NaiveDate) -> Self {
        let from = from.max(to.checked_sub_days(Days::new(LONGEST)).unwrap_or(to));
        let mut n = 0;
        let passed = from
            .iter_days()
            .take_while(|day| *day <= to)
            .map(|day| {
                n += u32::from(holidays.is_working_day(day));
                n
            })
            .collect();
        Calendar {
            first: from,
            passed,
        }
    }

    fn passed(&self, day: NaiveDate) -> u32 {
        let at = usize::try_from((day - self.first).num_days()).unwrap_or(0);
        let at = at.min(self.passed.len().saturating_sub(1));
        self.passed.get(at).copied().unwrap_or(0)
    }

    /// Working days after `from`, up to and with `to`; none if `to` is earlier.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        self.passed(to).saturating_sub(self.passed(from))
    }

    /// The day on which `n` working days after `from` have passed; None if that lies beyond the calendar.
    pub fn after(&self, from: NaiveDate, n: u32) -> Option<NaiveDate> {
        let wanted = self.passed(from) + n;
        let at = self.passed.partition_point(|passed| *passed < wanted);
        (at < self.passed.len()).then(|| self.first + Days::new(at as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use titen_dict::Dictionaries;

    #[test]
    fn counts_what_the_table_counts_day_by_day() {
        let dict = Dictionaries::builtin().unwrap();
        let day = |s: &str| s.parse::<NaiveDate>().unwrap();
        let (from, to) = (day("2025-11-01"), day("2026-04-30"));
        let calendar = Calendar::new(&dict.libur, from, to);
        for start in ["2025-11-01", "2025-12-24", "2025-12-31", "2026-03-17"] {
            for end in ["2025-12-24", "2026-01-02", "2026-03-25", "2026-04-30"] {
                let (start, end) = (day(start), day(end));
                let expected = dict.libur.working_days_between(start, end).max(0);
                assert_eq!(
                    i64::from(calendar.between(start, end)),
                    expected,
                    "{start} {end}"
                );
            }
            for n in [1, 5, 14] {
                let start = day(start);
                let expected = dict.libur.after_working_days(start, n);
                assert_eq!(calendar.after(start, n), Some(expected), "{start} + {n}");
            }
        }
        assert_eq!(calendar.after(day("2026-04-29"), 5), None);
    }
}
