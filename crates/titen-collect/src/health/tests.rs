//! What is told of healthy, dying and strange sources; healthy ones are simulated with a fixed seed.

use super::*;
use crate::{FileReader, SourceKind};
use chrono::Datelike;
use std::time::Duration;
use titen_model::{Channel, Polling};
use url::Url;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Monday.
fn monday() -> NaiveDate {
    day("2026-06-01")
}

fn source(kind: SourceKind) -> Source {
    Source {
        id: "kabar".into(),
        channel: Channel::News,
        kind,
        wilayah: None,
        follow: false,
        every: Duration::ZERO,
        every_at_most: Duration::ZERO,
        presumed: false,
    }
}

fn web() -> Source {
    source(SourceKind::Feed {
        url: Url::parse("http://kabar.test/feed").unwrap(),
    })
}

fn folder() -> Source {
    source(SourceKind::Files {
        path: "x".into(),
        reader: FileReader::Jsonl,
    })
}

/// From the Monday on, a day each, received when they were published.
fn daily(counts: impl IntoIterator<Item = u32>) -> Vec<DayCount> {
    let days = monday().iter_days().zip(counts);
    days.filter(|(_, n)| *n > 0)
        .map(|(day, n)| DayCount {
            day,
            received: day,
            n,
        })
        .collect()
}

fn after(n_days: u64) -> NaiveDate {
    monday() + Days::new(n_days)
}

#[track_caller]
fn check(counts: impl IntoIterator<Item = u32>, until: u64, expect: HealthState) -> SourceHealth {
    let health = health(&web(), None, &daily(counts), after(until), &|_| false);
    assert_eq!(health.state, expect, "{health:?}");
    health
}

fn weeks_of(n: u32, weeks: usize) -> impl Iterator<Item = u32> {
    std::iter::repeat_n(n, weeks * 7)
}

#[test]
fn each_state_is_told() {
    let healthy = check(weeks_of(5, 9), 63, HealthState::Healthy);
    assert_eq!(
        (healthy.n, healthy.usual, healthy.n_missing()),
        (35, Some(35), 0)
    );
    check(weeks_of(5, 2), 14, HealthState::New);
    check([], 14, HealthState::New);
    let low = [0, 0, 1, 0, 0, 1, 0];
    let collapsed = check(weeks_of(5, 8).chain(low), 63, HealthState::Collapsed);
    assert_eq!((collapsed.n, collapsed.n_missing()), (2, 33));
    let silent = check(weeks_of(5, 8), 63, HealthState::Silent);
    assert_eq!((silent.n, silent.last), (0, Some(after(55))));
    // A silence does not become usual.
    check(weeks_of(5, 8), 20 * 7, HealthState::Silent);
    // One outage in the past neither hides the next nor makes a usual week a strange one.
    let outage = || weeks_of(5, 4).chain(weeks_of(0, 1)).chain(weeks_of(5, 3));
    check(outage().chain(weeks_of(5, 1)), 63, HealthState::Healthy);
    check(outage(), 63, HealthState::Silent);
}

#[test]
fn a_source_that_seldom_speaks_may_be_silent_for_long() {
    let alarm = |every: u64, until: u64| {
        let days = daily((0..70).map(|d| u32::from(d % every == 3)));
        health(&web(), None, &days, after(until), &|_| false)
            .state
            .is_alarm()
    };
    assert!(!alarm(7, 70) && !alarm(7, 77) && !alarm(7, 84));
    assert!(alarm(7, 70 + 12 * 7));
    // Four items in eight weeks say too little for an alarm ever to be more than a guess.
    assert!(!alarm(14, 84) && !alarm(14, 70 + 22 * 7));
}

#[test]
fn an_office_that_does_not_write_at_weekends_is_not_silent_on_monday() {
    let working = || (0..9 * 7).map(|d| if d % 7 < 5 { 8 } else { 0 });
    let on_monday = check(working(), 63, HealthState::Healthy);
    assert_eq!(on_monday.last, Some(after(60)));
    // Lebaran: a week of holidays and hardly a word.
    let lebaran = || working().take(56).chain([3, 2, 0, 0, 1, 0, 0]);
    check(lebaran(), 63, HealthState::Collapsed);
    let free = |day: NaiveDate| day >= after(56) && day.weekday().num_days_from_monday() < 5;
    let health = health(&web(), None, &daily(lebaran()), after(63), &free);
    assert_ne!(health.state, HealthState::Healthy);
    assert!(health.usual.unwrap() < 25, "{health:?}");
}

#[test]
fn what_the_passes_say_comes_first() {
    let days = daily(weeks_of(5, 9));
    let mut state = SourceState {
        last_success: Some("2026-08-01T00:00:00Z".parse().unwrap()),
        error: Some("timed out".into()),
        n_failures_in_a_row: 1,
        ..SourceState::default()
    };
    let told = |state: &SourceState| health(&web(), Some(state), &days, after(63), &|_| false);
    assert_eq!(told(&state).state, HealthState::Healthy);
    state.n_failures_in_a_row = 4;
    let failing = told(&state);
    assert_eq!(failing.state, HealthState::Failing);
    assert_eq!(failing.error.as_deref(), Some("timed out"));
    assert_eq!(failing.since, Some(day("2026-08-01")));
    state.polling = Polling {
        gone: Some("http://kabar.test/feed".into()),
        ..Polling::default()
    };
    assert_eq!(told(&state).state, HealthState::Gone);
    // Another address is configured by now.
    state.polling.gone = Some("http://kabar.test/lama".into());
    assert_eq!(told(&state).state, HealthState::Failing);
}

#[test]
fn days_that_nobody_asked_about_are_no_silence() {
    let state = SourceState {
        last_success: Some("2026-07-28T03:00:00Z".parse().unwrap()),
        ..SourceState::default()
    };
    let days = daily(weeks_of(5, 8).chain([5]));
    let health = health(&web(), Some(&state), &days, after(63), &|_| false);
    assert_eq!((health.state, health.n), (HealthState::Healthy, 5));
}

#[test]
fn a_weekly_file_is_late_only_when_it_is() {
    // Each Monday the week before it.
    let weekly: Vec<DayCount> = daily(weeks_of(2, 9))
        .into_iter()
        .map(|d| DayCount {
            received: d.day.week(chrono::Weekday::Mon).first_day() + Days::new(7),
            ..d
        })
        .collect();
    let told = |until| health(&folder(), None, &weekly, after(until), &|_| false).state;
    assert_eq!(told(63), HealthState::Healthy);
    assert_eq!(
        told(70),
        HealthState::Healthy,
        "the Monday's file may still come"
    );
    assert_eq!(told(76), HealthState::Overdue);
    // All of an archive came at once: nothing says when the next comes.
    let archive: Vec<DayCount> = weekly
        .iter()
        .map(|d| DayCount {
            received: after(63),
            ..*d
        })
        .collect();
    let archive = health(&folder(), None, &archive, after(90), &|_| false);
    assert_eq!(archive.state, HealthState::Healthy);
}

/// What a newsroom's day brings: a slowly wandering rate, lucky and unlucky weeks that hang together, weekdays.
struct Newsroom {
    ln_rate: f64,
    mood: f64,
    wildness: f64,
    weekend: f64,
}

impl Newsroom {
    fn new(chance: &mut Chance) -> Self {
        Newsroom {
            ln_rate: (0.4f64.ln() + chance.unit() * (200.0f64 / 0.4).ln()) - 7.0f64.ln(),
            mood: 0.0,
            wildness: 0.35 * chance.unit(),
            weekend: chance.unit(),
        }
    }

    fn day(&mut self, n: u64, chance: &mut Chance) -> u32 {
        if n.is_multiple_of(7) {
            self.ln_rate += 0.05 * chance.normal();
            self.mood = 0.5 * self.mood + 0.87 * chance.normal();
        }
        let share = if n % 7 < 5 { 1.0 } else { self.weekend };
        chance.poisson((self.ln_rate + self.wildness * self.mood).exp() * share)
    }
}

struct Chance(u64);

impl Chance {
    /// xorshift64*
    fn unit(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let bits = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11;
        bits as f64 / (1u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * (1.0 - self.unit()).ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }

    fn poisson(&mut self, mean: f64) -> u32 {
        let (mut n, mut product) = (0, self.unit());
        let limit = (-mean).exp();
        while product > limit {
            n += 1;
            product *= self.unit();
        }
        n
    }
}

struct Simulated {
    /// Share of source-weeks.
    false_alarms: f64,
    /// Of weeks that are looked at every day: share with an alarm on any of them.
    false_alarms_daily: f64,
    /// Days until a death is noticed when looked at daily, for sources of seven and more items a week: median, and
    /// that of nine in ten.
    delay: (i64, i64),
    /// The same, where one item in ten still comes; within three weeks, else 21.
    delay_of_collapse: (i64, i64),
}

fn simulate(n_sources: usize, weeks: u64, seed: u64) -> Simulated {
    let mut chance = Chance(seed);
    let (mut n_weeks, mut alarms, mut daily_alarms) = (0u32, 0u32, 0u32);
    let (mut deaths, mut collapses) = (Vec::new(), Vec::new());
    for n in 0..n_sources {
        let mut newsroom = Newsroom::new(&mut chance);
        // Some are young.
        let before = 4 + (n as u64 * 7 / 3) % 8;
        let counts: Vec<u32> = (0..(before + weeks) * 7)
            .map(|d| newsroom.day(d, &mut chance))
            .collect();
        let days = daily(counts.iter().copied());
        let alarm = |days: &[DayCount], until: u64| {
            let state = health(&web(), None, days, after(until), &|_| false).state;
            state.is_alarm()
        };
        for week in before..before + weeks {
            n_weeks += 1;
            alarms += u32::from(alarm(&days, week * 7 + 7));
            daily_alarms += u32::from((1..=7).any(|d| alarm(&days, week * 7 + d)));
        }
        let end = (before + weeks) * 7;
        if counts.iter().sum::<u32>() >= 7 * (before + weeks) as u32 {
            let seen = |days: &[DayCount]| {
                let noticed = (1..=21).find(|d| alarm(days, end + d));
                noticed.unwrap_or(21) as i64
            };
            deaths.push(seen(&days));
            let mut thin = counts.clone();
            thin.extend((0..21).map(|d| {
                let n = newsroom.day(end + d, &mut chance);
                (0..n).filter(|_| chance.unit() < 0.1).count() as u32
            }));
            collapses.push(seen(&daily(thin)));
        }
    }
    let quantiles = |mut days: Vec<i64>| {
        days.sort_unstable();
        (days[days.len() / 2], days[days.len() * 9 / 10])
    };
    Simulated {
        false_alarms: f64::from(alarms) / f64::from(n_weeks),
        false_alarms_daily: f64::from(daily_alarms) / f64::from(n_weeks),
        delay: quantiles(deaths),
        delay_of_collapse: quantiles(collapses),
    }
}

#[test]
fn healthy_sources_seldom_alarm_and_dead_ones_soon_do() {
    let s = simulate(150, 12, 20_261_124);
    assert!(s.false_alarms <= 0.01, "{}", s.false_alarms);
    assert!(s.false_alarms_daily <= 0.02, "{}", s.false_alarms_daily);
    assert!(s.delay.0 <= 5 && s.delay.1 <= 9, "{:?}", s.delay);
    assert!(s.delay_of_collapse.0 <= 8, "{:?}", s.delay_of_collapse);
}
