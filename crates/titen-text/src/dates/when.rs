//! What a time word says, and how it is written down.

use chrono::{Datelike, NaiveDate, NaiveTime};
use std::fmt;

/// A time word with its place in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeMention {
    /// Byte offsets.
    pub start: usize,
    pub end: usize,
    pub when: When,
    /// False where the year or the week was inferred, where a week day or pasaran disagrees with its
    /// date, and where the text itself is vague.
    pub sure: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum When {
    /// First and last day, both included; a part of the day where the text names it.
    Days {
        from: NaiveDate,
        to: NaiveDate,
        part: Option<Part>,
    },
    /// A time of day, of a day where the text names it.
    Clock {
        day: Option<NaiveDate>,
        from: NaiveTime,
        to: Option<NaiveTime>,
        zone: Option<Zone>,
    },
    /// How long: *sudah 2 tahun*.
    Lasting { n: f64, unit: Unit },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    DiniHari,
    Pagi,
    Siang,
    Sore,
    Malam,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    Wib,
    Wita,
    Wit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl When {
    pub(super) fn day(day: NaiveDate) -> When {
        When::Days {
            from: day,
            to: day,
            part: None,
        }
    }

    pub(super) fn days((from, to): (NaiveDate, NaiveDate)) -> When {
        When::Days {
            from,
            to,
            part: None,
        }
    }

    /// The day, where it is one day.
    pub(super) fn one_day(&self) -> Option<NaiveDate> {
        match self {
            When::Days { from, to, .. } if from == to => Some(*from),
            _ => None,
        }
    }
}

impl Zone {
    pub fn hours_east(self) -> i32 {
        match self {
            Zone::Wib => 7,
            Zone::Wita => 8,
            Zone::Wit => 9,
        }
    }
}

impl Part {
    pub fn as_str(self) -> &'static str {
        match self {
            Part::DiniHari => "dini hari",
            Part::Pagi => "pagi",
            Part::Siang => "siang",
            Part::Sore => "sore",
            Part::Malam => "malam",
        }
    }
}

/// ISO 8601, a whole month or year as such: `2026-08`, `2026-08-12/2026-08-14`, `T07:00`, `P3M`.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Days { from, to, part } => {
                let part = part.map_or(String::new(), |p| format!(" {}", p.as_str()));
                let next = to.succ_opt();
                let month_ends = next.is_some_and(|n| n.day() == 1) && from.day() == 1;
                if from == to {
                    write!(f, "{from}{part}")
                } else if month_ends
                    && from.month() == 1
                    && to.month() == 12
                    && from.year() == to.year()
                {
                    write!(f, "{}", from.year())
                } else if month_ends && (from.year(), from.month()) == (to.year(), to.month()) {
                    write!(f, "{}", from.format("%Y-%m"))
                } else {
                    write!(f, "{from}/{to}{part}")
                }
            }
            When::Clock {
                day,
                from,
                to,
                zone,
            } => {
                if let Some(day) = day {
                    write!(f, "{day}")?;
                }
                write!(f, "T{}", from.format("%H:%M"))?;
                if let Some(to) = to {
                    write!(f, "/{}", to.format("%H:%M"))?;
                }
                zone.map_or(Ok(()), |z| write!(f, "+{:02}:00", z.hours_east()))
            }
            When::Lasting { n, unit } => match unit {
                Unit::Minute => write!(f, "PT{n}M"),
                Unit::Hour => write!(f, "PT{n}H"),
                Unit::Day => write!(f, "P{n}D"),
                Unit::Week => write!(f, "P{n}W"),
                Unit::Month => write!(f, "P{n}M"),
                Unit::Year => write!(f, "P{n}Y"),
            },
        }
    }
}
