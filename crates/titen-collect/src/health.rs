//! Is a source heard as usual? Its own last weeks say what to expect, and how far chance goes.
//!
//! Days are those that items count in (published, else received): a backlog that comes in one pass, or a file of a
//! whole week, is no burst, and an outage of ours leaves no hole where the feed reaches back. No clock: `until` is
//! the first day that is not looked at.

mod expect;
#[cfg(test)]
mod tests;

use crate::Source;
use chrono::{Days, NaiveDate};
use expect::{History, Usual};
use std::collections::BTreeMap;
use titen_model::{HealthState, SourceHealth, SourceState, wib_date};

/// Items of one source that count in one day and came on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayCount {
    pub day: NaiveDate,
    pub received: NaiveDate,
    pub n: u32,
}

/// Days to look back for a source that has been silent for long.
pub const HEALTH_REACH: Days = Days::new(26 * 7);

const WEEK: u64 = 7;
/// A count this unlikely under the expectation is no chance. On 36,000 simulated weeks of healthy sources it alarms
/// in 0.2 % of the weeks, looked at daily in 0.5 %; a death is noticed after 2 days, in nine of ten cases after 5.
const ALARM: f64 = 0.005;
/// And one like this is worth a word.
const QUIET: f64 = 0.05;
/// The last pass alone may have met a bad hour.
const FAILURES: u32 = 2;
/// Files that must have come before the next one can be late.
const BATCHES: usize = 4;

/// The seven days before `until`. `free`: days on which less is written (holidays).
pub fn health(
    source: &Source,
    state: Option<&SourceState>,
    days: &[DayCount],
    until: NaiveDate,
    free: &dyn Fn(NaiveDate) -> bool,
) -> SourceHealth {
    let from = until - Days::new(WEEK);
    let mut counts: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    for d in days.iter().filter(|d| d.day < until) {
        *counts.entry(d.day).or_default() += d.n;
    }
    let n = counts.range(from..).map(|(_, n)| n).sum();
    let last_received = days.iter().map(|d| d.received).max();
    // Days that nobody has asked about yet are not the source's silence.
    let known_until = match (source.address(), state.and_then(|s| s.last_success)) {
        (Some(_), Some(at)) => until.min(wib_date(at)),
        (Some(_), None) => until,
        (None, _) => until.min(last_received.unwrap_or(until)),
    };
    let usual = History::before(&counts, from, free).map(|history| history.usual());
    let mut health = SourceHealth {
        source: source.id.clone(),
        channel: source.channel,
        state: HealthState::New,
        n,
        usual: usual.as_ref().map(|usual| whole(usual.mean(from, until))),
        last: counts.keys().next_back().copied(),
        error: state.and_then(|s| s.error.clone()),
        since: None,
    };
    if let Some(usual) = &usual {
        health.state = judge(usual, &counts, from, known_until);
    }
    if source.address().is_none() {
        health.last = last_received;
        if health.state == HealthState::Silent || is_overdue(days, until) {
            health.state = HealthState::Overdue;
        }
    }
    if let Some(state) = state {
        let gone = state.polling.gone.as_deref();
        if gone.is_some() && gone == source.address().map(|url| url.as_str()) {
            health.state = HealthState::Gone;
        } else if state.error.is_some()
            && (state.n_failures_in_a_row >= FAILURES || state.last_success.is_none())
        {
            health.state = HealthState::Failing;
            health.since = state.last_success.map(wib_date);
        }
    }
    health
}

fn judge(
    usual: &Usual<'_>,
    counts: &BTreeMap<NaiveDate, u32>,
    from: NaiveDate,
    until: NaiveDate,
) -> HealthState {
    if until <= from {
        return HealthState::Healthy;
    }
    let n: u32 = counts.range(from..until).map(|(_, n)| n).sum();
    let silent_from = counts
        .range(..until)
        .next_back()
        .map_or(from, |(day, _)| *day + Days::new(1));
    let silence = until.signed_duration_since(silent_from).num_days();
    if silence > usual.longest_gap() && usual.p_at_most(0, silent_from, until) < ALARM {
        return HealthState::Silent;
    }
    let p = usual.p_at_most(n, from, until);
    if p < ALARM && f64::from(n) * 2.0 <= usual.mean(from, until) {
        match n {
            0 => HealthState::Silent,
            _ => HealthState::Collapsed,
        }
    } else if p < QUIET {
        HealthState::Quiet
    } else {
        HealthState::Healthy
    }
}

/// Later than the longest wait of late, and than half as long again as the usual one.
fn is_overdue(days: &[DayCount], until: NaiveDate) -> bool {
    let mut came: Vec<NaiveDate> = days
        .iter()
        .map(|d| d.received)
        .filter(|day| *day <= until)
        .collect();
    came.sort_unstable();
    came.dedup();
    let came = &came[came.len().saturating_sub(9)..];
    let Some(last) = came.last().filter(|_| came.len() >= BATCHES) else {
        return false;
    };
    let mut waits: Vec<i64> = came
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).num_days())
        .collect();
    waits.sort_unstable();
    let (median, longest) = (waits[waits.len() / 2], waits[waits.len() - 1]);
    (until - *last).num_days() > longest.max((median * 3 + 1) / 2) + 1
}

fn whole(n: f64) -> u32 {
    n.round().clamp(0.0, f64::from(u32::MAX)) as u32
}
