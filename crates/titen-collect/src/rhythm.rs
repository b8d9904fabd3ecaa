//! When a source is asked next: by its own rhythm, within the bounds of the configuration.
//!
//! Half of the median gap between what it published, so that an item waits for half a gap at most; a quarter
//! of its silence where that is longer; doubled for each failure in a row.

use crate::Source;
use chrono::{DateTime, Duration, Utc};
use titen_model::SourceState;

/// The newest of these are looked at, since a feed may reach back for years.
const NEWEST: usize = 20;

/// Notes what a source's publication times say of it.
pub fn learn(
    state: &mut SourceState,
    published: impl Iterator<Item = DateTime<Utc>>,
    now: DateTime<Utc>,
) {
    // What lies ahead is a wrong clock or an announcement.
    let mut times: Vec<_> = published.filter(|at| *at <= now).collect();
    times.sort_unstable();
    let Some(newest) = times.last() else { return };
    state.polling.newest = Some(*newest);
    let times = &times[times.len().saturating_sub(NEWEST)..];
    let mut gaps: Vec<i64> = times
        .windows(2)
        .map(|t| (t[1] - t[0]).num_seconds())
        .collect();
    gaps.sort_unstable();
    state.polling.rhythm_s = gaps
        .get(gaps.len() / 2)
        .and_then(|s| u64::try_from(*s).ok());
}

/// `wait`: what the host itself asked for.
pub fn next_due(
    source: &Source,
    state: &SourceState,
    wait: Option<Duration>,
    now: DateTime<Utc>,
) -> DateTime<Utc> {
    let chrono = |d: std::time::Duration| Duration::from_std(d).unwrap_or(Duration::days(3650));
    let (least, most) = (
        chrono(source.every),
        chrono(source.every_at_most.max(source.every)),
    );
    let failures = state.n_failures_in_a_row;
    let interval = if failures > 0 {
        least * 2i32.pow(failures.saturating_sub(1).min(12))
    } else {
        let half = state.polling.rhythm_s.map(|s| seconds(s) / 2);
        let silence = state.polling.newest.map(|at| (now - at) / 4);
        half.max(silence).unwrap_or(least)
    };
    let interval = interval
        .clamp(least, most)
        .max(wait.unwrap_or_default().min(Duration::days(30)));
    now.checked_add_signed(interval).unwrap_or(now)
}

fn seconds(n: u64) -> Duration {
    Duration::seconds(i64::try_from(n.min(1 << 31)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SourceKind;
    use std::time::Duration as Std;
    use titen_model::Channel;

    fn source() -> Source {
        Source {
            id: "blok".into(),
            channel: Channel::News,
            kind: SourceKind::Jsonl { path: "x".into() },
            wilayah: None,
            follow: false,
            every: Std::from_secs(1800),
            every_at_most: Std::from_secs(6 * 3600),
            presumed: false,
        }
    }

    fn now() -> DateTime<Utc> {
        "2026-08-17T00:00:00Z".parse().unwrap()
    }

    /// Minutes until it is due, after items that are so many minutes old.
    #[track_caller]
    fn check(ages: &[i64], failures: u32, wait: Option<Duration>, expect: i64) {
        let mut state = SourceState {
            n_failures_in_a_row: failures,
            ..SourceState::default()
        };
        learn(
            &mut state,
            ages.iter().map(|m| now() - Duration::minutes(*m)),
            now(),
        );
        let due = next_due(&source(), &state, wait, now());
        assert_eq!((due - now()).num_minutes(), expect, "{ages:?}");
    }

    #[test]
    fn a_source_is_asked_by_its_own_rhythm_within_bounds() {
        check(&[], 0, None, 30);
        check(&[5, 10, 15, 20], 0, None, 30);
        check(&[60, 180, 300, 420], 0, None, 60);
        check(&[60, 24 * 60, 48 * 60], 0, None, 360);
        // Twenty at once, and then silence for eight hours.
        check(&[480, 481, 482, 483], 0, None, 120);
        // An announcement of tomorrow says nothing.
        check(&[-1440, 60, 180, 300], 0, None, 60);
    }

    #[test]
    fn only_the_newest_twenty_tell_the_rhythm() {
        let ages: Vec<i64> = (1..=20)
            .map(|n| n * 120)
            .chain((1..=20).map(|n| 100_000 * n))
            .collect();
        check(&ages, 0, None, 60);
    }

    #[test]
    fn failures_double_the_wait_and_the_hosts_own_wish_counts() {
        check(&[], 1, None, 30);
        check(&[], 3, None, 120);
        check(&[], 40, None, 360);
        check(&[], 1, Some(Duration::hours(12)), 720);
    }
}
