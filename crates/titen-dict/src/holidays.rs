//! Working days: weekends, national holidays and cuti bersama are none.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use smol_str::SmolStr;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    pub date: NaiveDate,
    pub name: SmolStr,
    pub kind: HolidayKind,
    /// Foreseen, not yet decreed.
    pub estimated: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HolidayKind {
    LiburNasional,
    CutiBersama,
    /// A holiday that the office itself adds.
    LiburDaerah,
}

#[derive(Debug, Clone)]
pub struct HolidayTable {
    by_date: BTreeMap<NaiveDate, Holiday>,
}

const SPEC: Spec = Spec {
    file: "libur.tsv",
    columns: &["date", "name", "kind", "estimated"],
    n_key: 1,
};

const KINDS: [(&str, HolidayKind); 3] = [
    ("libur_nasional", HolidayKind::LiburNasional),
    ("cuti_bersama", HolidayKind::CutiBersama),
    ("libur_daerah", HolidayKind::LiburDaerah),
];

impl HolidayTable {
    pub fn get(&self, day: NaiveDate) -> Option<&Holiday> {
        self.by_date.get(&day)
    }

    /// By date.
    pub fn all(&self) -> impl Iterator<Item = &Holiday> {
        self.by_date.values()
    }

    /// The last year that the table knows: after it only weekends are free.
    pub fn last_year(&self) -> Option<i32> {
        self.by_date.keys().next_back().map(|day| day.year())
    }

    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.by_date.contains_key(&day)
    }

    /// Working days after `from`, up to and with `to`; negative if `to` is earlier.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let (first, last, sign) = if from <= to {
            (from, to, 1)
        } else {
            (to, from, -1)
        };
        let later = first.iter_days().take_while(|day| *day <= last).skip(1);
        let days = later.filter(|day| self.is_working_day(*day)).count();
        sign * i64::try_from(days).expect("a calendar has fewer days than i64")
    }

    /// The day on which `n` working days after `from` have passed.
    pub fn after_working_days(&self, from: NaiveDate, n: u32) -> NaiveDate {
        let mut day = from;
        let mut left = n;
        while left > 0 {
            day = day + Days::new(1);
            left -= u32::from(self.is_working_day(day));
        }
        day
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let mut by_date = BTreeMap::new();
        for row in read(&SPEC, sources.of(SPEC.file))? {
            let date = row.date(0)?.expect("a key column is not blank");
            let holiday = Holiday {
                date,
                name: SmolStr::new(row.cell(1)),
                kind: row.one_of(2, &KINDS)?,
                estimated: row.one_of(3, &[("0", false), ("1", true)])?,
            };
            by_date.insert(date, holiday);
        }
        Ok(HolidayTable { by_date })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    #[test]
    fn working_days_leave_out_weekends_and_holidays() {
        let t = HolidayTable::load(&Sources::builtin()).unwrap();
        // 17 August 2026 is a Monday.
        assert!(!t.is_working_day(day("2026-08-17")));
        assert!(!t.is_working_day(day("2026-08-15")));
        assert!(t.is_working_day(day("2026-08-18")));
        assert_eq!(
            t.working_days_between(day("2026-08-14"), day("2026-08-18")),
            1
        );
        assert_eq!(
            t.working_days_between(day("2026-08-18"), day("2026-08-14")),
            -1
        );
        assert_eq!(
            t.working_days_between(day("2026-08-18"), day("2026-08-18")),
            0
        );
        assert_eq!(
            t.after_working_days(day("2026-08-13"), 2),
            day("2026-08-18")
        );
        assert_eq!(t.last_year(), Some(2027));
    }
}
