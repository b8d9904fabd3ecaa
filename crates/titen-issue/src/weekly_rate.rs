//! What a week's count would be if nothing had changed: an issue's rate is known only as far as its own weeks and
//! those of all issues tell, and counts are wilder than chance (negative binomial).
//!
//! Rates are log-normal over issues; a past week may have been a burst itself. The spread of rates, the shared
//! dispersion and how common bursts are, are those under which all histories are likeliest; counts of the week that
//! is judged take no part. An issue's rate is integrated out on a grid. Moments (Noufaily et al. 2013) alarm a third
//! too often here, and one burst in the past blinds them for weeks.

use crate::rank_settings::GrowthSettings;
use std::collections::BTreeMap;

/// Rates on the grid: the median and so many steps to either side …
const STEPS: i32 = 24;
/// … out to so many spreads.
const REACH: f64 = 4.0;
/// Weeks that a history needs to say how wild counts are.
const TELLING: usize = 3;
/// More issues tell nothing new.
const ENOUGH: usize = 600;
/// A higher count is as high as this one.
const MOST: f64 = 20_000.0;
/// A burst is so many times the usual rate …
const BURST: f64 = 4.0;
/// … and comes in this share of weeks, if the histories don't say otherwise.
const BURSTS: f64 = 0.002;
/// How far, in logarithms, the histories may lead away from what is usual before they need to be many.
const DOUBT: [f64; 4] = [1.0, 0.3, 0.7, 1.5];
const BOUNDS: [(f64, f64); 4] = [(-4.0, 8.0), (-1.6, 0.9), (-0.7, 3.4), (-9.0, -1.2)];

/// What all issues of an office's week share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rates {
    ln_median: f64,
    spread: f64,
    dispersion: f64,
    bursts: f64,
}

/// Each with how often it occurs; counts from the week before this one backwards.
type Histories = BTreeMap<Vec<u32>, f64>;

impl Rates {
    /// `volumes`: of the weeks before this one, the nearest first, as multiples of this week's.
    pub fn fit<'a>(
        histories: impl Iterator<Item = &'a [f64]>,
        volumes: &[f64],
        s: &GrowthSettings,
    ) -> Self {
        let long: Vec<&[f64]> = histories.filter(|h| h.len() >= TELLING).collect();
        let mut seen = Histories::new();
        for h in long.iter().step_by(long.len() / ENOUGH + 1) {
            *seen.entry(backwards(h)).or_default() += 1.0;
        }
        // A gamma's shape and weeks, as the log-normal of the same mean and variance.
        let variance = (1.0 / s.prior_shape).ln_1p();
        let usual = [
            (s.prior_shape / s.prior_weeks).ln() - variance / 2.0,
            variance.sqrt().ln(),
            s.dispersion.ln(),
            BURSTS.ln(),
        ];
        Rates::of(climb(usual, |x| {
            let doubt = x.iter().zip(usual).zip(DOUBT);
            let doubt: f64 = doubt.map(|((x, usual), d)| ((x - usual) / d).powi(2)).sum();
            Rates::of(*x).likelihood(&seen, volumes) - doubt / 2.0
        }))
    }

    fn of([ln_median, ln_spread, ln_dispersion, ln_bursts]: [f64; 4]) -> Self {
        Rates {
            ln_median,
            spread: ln_spread.exp(),
            dispersion: ln_dispersion.exp(),
            bursts: ln_bursts.exp(),
        }
    }

    fn grid(&self) -> Vec<Node> {
        let nodes = (-STEPS..=STEPS).map(|i| REACH * f64::from(i) / f64::from(STEPS));
        nodes
            .map(|z| Node {
                rate: (self.ln_median + self.spread * z).exp(),
                ln_weight: -z * z / 2.0,
            })
            .collect()
    }

    /// Logarithm, up to what no choice of rates changes.
    fn likelihood(&self, seen: &Histories, volumes: &[f64]) -> f64 {
        let grid = self.grid();
        let all: f64 = grid.iter().map(|n| n.ln_weight.exp()).sum();
        let most = seen.keys().flatten().copied().max().unwrap_or(0);
        // ln Γ(n + r) − ln Γ(r)
        let mut rising = vec![0.0; most as usize + 1];
        for n in 0..most as usize {
            rising[n + 1] = rising[n] + (self.dispersion + n as f64).ln();
        }
        let mut known = Known::new();
        seen.iter()
            .map(|(past, times)| {
                let (max, sum) = log_sum(&self.posterior(&grid, past, volumes, &mut known));
                let rising: f64 = past.iter().map(|n| rising[*n as usize]).sum();
                times * (rising + max + (sum / all).ln())
            })
            .sum()
    }

    /// Of each rate: logarithm of how likely it is with this past, up to a constant.
    fn posterior(
        &self,
        grid: &[Node],
        past: &[u32],
        volumes: &[f64],
        known: &mut Known,
    ) -> Vec<f64> {
        let mut ln: Vec<f64> = grid.iter().map(|n| n.ln_weight).collect();
        for (week, count) in past.iter().enumerate() {
            let volume = volumes.get(week).copied().unwrap_or(1.0);
            let of_week = known
                .entry((*count, volume.to_bits()))
                .or_insert_with(|| self.week(grid, f64::from(*count), volume));
            ln.iter_mut().zip(of_week).for_each(|(ln, w)| *ln += *w);
        }
        ln
    }

    /// Of each rate: logarithm of a week's count, up to what only the dispersion changes. The week may be a burst.
    fn week(&self, grid: &[Node], count: f64, volume: f64) -> Vec<f64> {
        let r = self.dispersion;
        let ln = |mean: f64| r * (r / (r + mean)).ln() + count * (mean / (r + mean)).ln();
        grid.iter()
            .map(|n| {
                let usual = (-self.bursts).ln_1p() + ln(n.rate * volume);
                let burst = self.bursts.ln() + ln(BURST * n.rate * volume);
                let (less, more) = (usual.min(burst), usual.max(burst));
                more + (less - more).exp().ln_1p()
            })
            .collect()
    }

    /// How likely each count of this week is, up to `most`.
    pub fn expect(&self, past: &[f64], volumes: &[f64], most: f64) -> Expected {
        let (grid, past) = (self.grid(), backwards(past));
        let ln = self.posterior(&grid, &past, volumes, &mut Known::new());
        let (max, sum) = log_sum(&ln);
        let r = self.dispersion;
        let mut mean = 0.0;
        // Of each rate: the probability of the count that is at hand, and what leads to the next one.
        let mut at: Vec<(f64, f64)> = Vec::with_capacity(grid.len());
        for (node, ln) in grid.iter().zip(ln) {
            let weight = (ln - max).exp() / sum;
            mean += weight * node.rate;
            if weight > 1e-12 {
                let zero = (r * (r / (r + node.rate)).ln()).exp();
                at.push((weight * zero, node.rate / (r + node.rate)));
            }
        }
        let mut of_count = Vec::new();
        for n in 0..=whole(most) as u32 {
            let n = f64::from(n);
            let p: f64 = at.iter().map(|(p, _)| p).sum();
            of_count.push(p);
            if n > mean && p < 1e-18 {
                break;
            }
            for (p, q) in &mut at {
                *p *= *q * (r + n) / (n + 1.0);
            }
        }
        Expected::of(mean, of_count)
    }
}

/// What weeks of one count and volume say of each rate.
type Known = BTreeMap<(u32, u64), Vec<f64>>;

struct Node {
    rate: f64,
    ln_weight: f64,
}

fn backwards(past: &[f64]) -> Vec<u32> {
    past.iter().rev().map(|n| whole(*n) as u32).collect()
}

fn whole(n: f64) -> f64 {
    n.round().clamp(0.0, MOST)
}

/// The largest, and the sum of all as multiples of it.
fn log_sum(ln: &[f64]) -> (f64, f64) {
    let max = ln.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (max, ln.iter().map(|x| (x - max).exp()).sum())
}

/// Uphill by halving steps along each axis: it needs no derivatives and ends.
fn climb(start: [f64; 4], height: impl Fn(&[f64; 4]) -> f64) -> [f64; 4] {
    let (mut at, mut step) = (start, 0.5);
    let mut best = height(&at);
    while step > 0.01 {
        let mut moved = false;
        for (axis, (low, high)) in BOUNDS.iter().enumerate() {
            for by in [step, -step] {
                let mut next = at;
                next[axis] = (next[axis] + by).clamp(*low, *high);
                let h = height(&next);
                if h > best {
                    (at, best, moved) = (next, h, true);
                    break;
                }
            }
        }
        if !moved {
            step /= 2.0;
        }
    }
    at
}

/// One issue's counts of this week, each with its probability.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    pub mean: f64,
    /// By count: this or more, of which the count itself is only half counted; the last also of any higher one.
    p: Vec<f64>,
}

impl Expected {
    fn of(mean: f64, of_count: Vec<f64>) -> Self {
        let known = of_count.iter().sum::<f64>();
        // What is left is known to so many digits, if the table ends early.
        let mut above = if 1.0 - known > 1e-13 {
            1.0 - known
        } else {
            0.0
        };
        let mut p = of_count;
        for p in p.iter_mut().rev() {
            let itself = *p;
            *p = above + itself / 2.0;
            above += itself;
        }
        Expected { mean, p }
    }

    /// How unlikely a count this high is: mid-p, since whole counts would otherwise alarm less often than they say.
    pub fn p(&self, now: f64) -> f64 {
        let at = self.p.get(whole(now) as usize).or(self.p.last());
        at.copied().unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests;
