//! What a source's next days bring, by its last eight weeks: weekly counts are negative binomial, rate and
//! dispersion are integrated out on a grid, so a short or sparse history expects little and says so.
//!
//! A past week may have been an outage or a burst; each counts as one with a small chance, so that one bad week
//! neither hides the next nor makes it one. Weekdays share the week as they did, holidays bring half.

use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeMap;

const WEEKS: u64 = 8;
/// Fewer weeks expect nothing.
const ENOUGH: usize = 3;
/// Of a usual day's items, on a holiday.
const ON_FREE_DAYS: f64 = 0.5;
/// Share of weeks that say nothing of the rate.
const ODD_WEEKS: f64 = 0.02;
/// Weekly counts vary by chance, or up to as much as the mean itself.
const DISPERSIONS: [f64; 7] = [1.0, 2.0, 4.0, 8.0, 16.0, 40.0, 150.0];
/// Rates on the grid, to either side of the mean …
const STEPS: i32 = 20;
/// … out to this multiple.
const REACH: f64 = 12.0;
/// Items that the weekdays' shares are held back by.
const EVEN: f64 = 7.0;

/// Whole weeks before some day.
pub struct History<'a> {
    counts: &'a BTreeMap<NaiveDate, u32>,
    free: &'a dyn Fn(NaiveDate) -> bool,
    /// Of each week: its first day.
    weeks: Vec<NaiveDate>,
}

impl<'a> History<'a> {
    /// None: too short. Empty weeks right before `from` belong to the silence that is judged, not to what is usual.
    pub fn before(
        counts: &'a BTreeMap<NaiveDate, u32>,
        from: NaiveDate,
        free: &'a dyn Fn(NaiveDate) -> bool,
    ) -> Option<Self> {
        let first = *counts.keys().next()?;
        let mut weeks: Vec<NaiveDate> = (1..)
            .map(|n| from - Days::new(n * 7))
            .take_while(|begin| *begin >= first)
            .skip_while(|begin| week(counts, *begin) == 0)
            .take(WEEKS as usize)
            .collect();
        weeks.reverse();
        (weeks.len() >= ENOUGH).then_some(History {
            counts,
            free,
            weeks,
        })
    }

    pub fn usual(self) -> Usual<'a> {
        let mut shares = [EVEN / 7.0; 7];
        for begin in &self.weeks {
            for (day, n) in self.counts.range(*begin..*begin + Days::new(7)) {
                shares[weekday(*day)] += f64::from(*n);
            }
        }
        let all: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= all);
        let mut usual = Usual {
            shares,
            free: self.free,
            nodes: Vec::new(),
            longest_gap: self.longest_gap(),
        };
        let seen: Vec<(u32, f64)> = self
            .weeks
            .iter()
            .map(|begin| {
                let part = usual.part_of_week(*begin, *begin + Days::new(7));
                (week(self.counts, *begin), part)
            })
            .collect();
        usual.nodes = posterior(&seen);
        usual
    }

    fn longest_gap(&self) -> i64 {
        let (Some(begin), Some(last)) = (self.weeks.first(), self.weeks.last()) else {
            return 0;
        };
        let days: Vec<NaiveDate> = self
            .counts
            .range(*begin..*last + Days::new(7))
            .map(|(day, _)| *day)
            .collect();
        let gaps = days
            .windows(2)
            .map(|pair| (pair[1] - pair[0]).num_days() - 1);
        gaps.max().unwrap_or(0)
    }
}

pub struct Usual<'a> {
    shares: [f64; 7],
    free: &'a dyn Fn(NaiveDate) -> bool,
    nodes: Vec<Node>,
    longest_gap: i64,
}

struct Node {
    rate: f64,
    dispersion: f64,
    weight: f64,
}

impl Usual<'_> {
    /// Days without an item, the most in a row.
    pub fn longest_gap(&self) -> i64 {
        self.longest_gap
    }

    /// Items from `from`, inclusive, to `to`, exclusive.
    pub fn mean(&self, from: NaiveDate, to: NaiveDate) -> f64 {
        let rate: f64 = self.nodes.iter().map(|n| n.weight * n.rate).sum();
        rate * self.part_of_week(from, to)
    }

    /// How likely it is that those days bring no more than `n`.
    pub fn p_at_most(&self, n: u32, from: NaiveDate, to: NaiveDate) -> f64 {
        let part = self.part_of_week(from, to);
        self.nodes
            .iter()
            .map(|node| {
                // Each further week has luck of its own.
                let r = node.dispersion * part.max(1.0);
                node.weight * at_most(n, node.rate * part, r)
            })
            .sum()
    }

    fn part_of_week(&self, from: NaiveDate, to: NaiveDate) -> f64 {
        from.iter_days()
            .take_while(|day| *day < to)
            .map(|day| {
                let share = self.shares[weekday(day)];
                if (self.free)(day) {
                    share * ON_FREE_DAYS
                } else {
                    share
                }
            })
            .sum()
    }
}

fn weekday(day: NaiveDate) -> usize {
    day.weekday().num_days_from_monday() as usize
}

fn week(counts: &BTreeMap<NaiveDate, u32>, begin: NaiveDate) -> u32 {
    counts
        .range(begin..begin + Days::new(7))
        .map(|(_, n)| n)
        .sum()
}

fn posterior(seen: &[(u32, f64)]) -> Vec<Node> {
    let (items, weeks) = seen.iter().fold((0.5, 0.0), |(n, w), (count, part)| {
        (n + f64::from(*count), w + part)
    });
    let centre = items / f64::max(weeks, 0.1);
    let most = seen.iter().map(|(n, _)| *n).max().unwrap_or(0);
    let odd = ODD_WEEKS / (f64::from(most) + 1.0);
    let mut nodes = Vec::new();
    for dispersion in DISPERSIONS {
        // What of a count's probability does not depend on the rate.
        let ways: Vec<f64> = seen.iter().map(|(n, _)| ln_ways(*n, dispersion)).collect();
        for step in -STEPS..=STEPS {
            let rate = centre * REACH.powf(f64::from(step) / f64::from(STEPS));
            let ln_likelihood = seen.iter().zip(&ways).map(|((n, part), ways)| {
                let (zero, more) = zero_and_more(rate * part, dispersion);
                let usual = (ways + zero + f64::from(*n) * more).exp();
                ((1.0 - ODD_WEEKS) * usual + odd).ln()
            });
            nodes.push(Node {
                rate,
                dispersion,
                weight: ln_likelihood.sum(),
            });
        }
    }
    let max = nodes.iter().map(|n| n.weight).fold(f64::MIN, f64::max);
    nodes
        .iter_mut()
        .for_each(|n| n.weight = (n.weight - max).exp());
    let all: f64 = nodes.iter().map(|n| n.weight).sum();
    nodes.iter_mut().for_each(|n| n.weight /= all);
    nodes.retain(|n| n.weight > 1e-9);
    nodes
}

/// Negative binomial with mean `mean` and size `r`: logarithms of the probability of none, and of what each
/// further one multiplies it by, but for the ways it may come.
fn zero_and_more(mean: f64, r: f64) -> (f64, f64) {
    (r * (r / (r + mean)).ln(), (mean / (r + mean)).ln())
}

/// ln Γ(n + r) − ln Γ(r) − ln n!
fn ln_ways(n: u32, r: f64) -> f64 {
    (1..=n)
        .map(|k| ((r + f64::from(k) - 1.0) / f64::from(k)).ln())
        .sum()
}

fn at_most(n: u32, mean: f64, r: f64) -> f64 {
    let (zero, more) = zero_and_more(mean, r);
    let (mut ln, mut p) = (zero, zero.exp());
    for k in 1..=n {
        let k = f64::from(k);
        ln += ((r + k - 1.0) / k).ln() + more;
        p += ln.exp();
    }
    p.min(1.0)
}
