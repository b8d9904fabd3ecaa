//! Which runs are due: a pure function of the expressions, what ran before, and now.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;

/// A cron expression in a zone.
#[derive(Debug, Clone)]
pub struct Rhythm<'s> {
    pub expression: &'s cron::Schedule,
    pub zone: Tz,
}

impl Rhythm<'_> {
    /// The next time after `after`; None where the expression never fires again.
    pub fn next(&self, after: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.expression
            .after(&after.with_timezone(&self.zone))
            .next()
            .map(|t| t.to_utc())
    }

    /// What should have run in `(since, now]`, oldest first. Without a `since` (a new office) only the latest
    /// counts: there is nothing to catch up with.
    pub fn missed(
        &self,
        since: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
        back: Duration,
    ) -> Vec<DateTime<Utc>> {
        let from = since.unwrap_or(now - back).max(now - back);
        let due: Vec<_> = self
            .expression
            .after(&from.with_timezone(&self.zone))
            .map(|t| t.to_utc())
            .take_while(|t| *t <= now)
            .collect();
        match since {
            Some(_) => due,
            None => due.last().copied().into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(s: &str) -> DateTime<Utc> {
        s.parse().expect("a time")
    }

    fn monday(check: impl Fn(Rhythm<'_>)) {
        let expression = "0 0 7 * * Mon".parse().expect("an expression");
        check(Rhythm {
            expression: &expression,
            zone: chrono_tz::Asia::Jakarta,
        });
    }

    #[test]
    fn monday_seven_wib_is_midnight_utc() {
        monday(|r| {
            assert_eq!(
                r.next(at("2026-08-16T12:00:00Z")),
                Some(at("2026-08-17T00:00:00Z"))
            );
            assert_eq!(
                r.next(at("2026-08-17T00:00:00Z")),
                Some(at("2026-08-24T00:00:00Z"))
            );
        });
    }

    #[test]
    fn three_weeks_without_power_are_made_up_for() {
        monday(|r| {
            let missed = r.missed(
                Some(at("2026-08-03T00:00:00Z")),
                at("2026-08-25T10:00:00Z"),
                Duration::weeks(8),
            );
            assert_eq!(
                missed,
                [
                    "2026-08-10T00:00:00Z",
                    "2026-08-17T00:00:00Z",
                    "2026-08-24T00:00:00Z"
                ]
                .map(at)
            );
        });
    }

    #[test]
    fn nothing_is_missed_twice_and_no_further_back_than_told() {
        monday(|r| {
            let now = at("2026-08-25T10:00:00Z");
            assert!(
                r.missed(Some(at("2026-08-24T00:00:00Z")), now, Duration::weeks(8))
                    .is_empty()
            );
            assert_eq!(
                r.missed(Some(at("2024-01-01T00:00:00Z")), now, Duration::weeks(8))
                    .len(),
                8
            );
        });
    }

    #[test]
    fn a_new_office_begins_with_the_week_that_has_just_ended() {
        monday(|r| {
            let missed = r.missed(None, at("2026-08-25T10:00:00Z"), Duration::weeks(8));
            assert_eq!(missed, [at("2026-08-24T00:00:00Z")]);
        });
    }
}
