//! Growth: how unlikely this week's count is against the issue's own history.
//!
//! Negative binomial with an empirical-Bayes mean and a dispersion that all issues share (in the way of
//! Noufaily et al. 2013 for outbreak detection): with few weeks and small counts, Poisson and z scores alarm
//! five to seven times too often. An issue without history gets an honest middle.

use crate::{
    case::Case,
    measure::Measure,
    rank_settings::RankSettings,
    tally::{Tally, log_scale},
};
use titen_model::{Criterion, ItemId, WeekCount};

/// Count at which an issue without history is as high as it gets.
const MANY: f64 = 20.0;
/// Issues with history that are needed before they set the prior.
const ENOUGH: usize = 20;

/// What all issues of an office's week share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rates {
    shape: f64,
    weeks: f64,
    dispersion: f64,
}

/// Counts of the weeks before this one, at most a few items of each source.
pub fn past(history: &[WeekCount], items_a_speaker: f64) -> Vec<f64> {
    let before = &history[..history.len().saturating_sub(1)];
    before
        .iter()
        .map(|w| f64::from(w.n_items).min(items_a_speaker * f64::from(w.n_sources)))
        .collect()
}

impl Rates {
    /// By moments over the histories of at least three weeks.
    pub fn fit<'a>(histories: impl Iterator<Item = &'a [f64]>, s: &RankSettings) -> Self {
        let mut rates = Rates {
            shape: s.growth.prior_shape,
            weeks: s.growth.prior_weeks,
            dispersion: s.growth.dispersion,
        };
        let long: Vec<&[f64]> = histories.filter(|h| h.len() >= 3).collect();
        if long.len() < ENOUGH {
            return rates;
        }
        let n = long.len() as f64;
        let mean = |h: &[f64]| h.iter().sum::<f64>() / h.len() as f64;
        let within = |h: &[f64]| {
            let m = mean(h);
            h.iter().map(|x| (x - m).powi(2)).sum::<f64>() / (h.len() as f64 - 1.0)
        };
        let over: f64 = long.iter().map(|h| within(h) - mean(h)).sum();
        // The square of a mean is too large by the mean's own variance.
        let square: f64 = long
            .iter()
            .map(|h| (mean(h).powi(2) - within(h) / h.len() as f64).max(0.0))
            .sum();
        if over > 0.0 && square > 0.0 {
            rates.dispersion = (square / over).clamp(0.5, 50.0);
        }
        let grand = long.iter().map(|h| mean(h)).sum::<f64>() / n;
        let between = long.iter().map(|h| (mean(h) - grand).powi(2)).sum::<f64>() / (n - 1.0);
        let noise = long.iter().map(|h| within(h) / h.len() as f64).sum::<f64>() / n;
        let true_variance = between - noise;
        if grand > 0.0 && true_variance > 0.0 {
            rates.weeks = (grand / true_variance).clamp(0.01, 10.0);
            rates.shape = grand * rates.weeks;
        }
        rates
    }

    /// P(a week's count ≥ `now`) if nothing had changed.
    pub fn p(&self, past: &[f64], now: f64) -> f64 {
        let (sum, weeks) = (past.iter().sum::<f64>(), past.len() as f64);
        let shape = self.shape + sum;
        let mean = shape / (self.weeks + weeks);
        let of_rate = mean / (self.weeks + weeks);
        let variance =
            mean + mean * mean / self.dispersion + of_rate * (1.0 + 1.0 / self.dispersion);
        upper_tail(now.round().max(0.0), mean, variance)
    }
}

/// One issue's counts: the weeks before, oldest first, and this week's.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    pub history: Vec<f64>,
    pub now: f64,
}

/// How unlikely each of one week's counts is without a rise, as the ranking reckons it.
pub fn bursts(week: &[Series], s: &RankSettings) -> Vec<f64> {
    let rates = Rates::fit(week.iter().map(|i| i.history.as_slice()), s);
    week.iter().map(|i| rates.p(&i.history, i.now)).collect()
}

/// P(X ≥ x) of a negative binomial with this mean and variance (> mean).
fn upper_tail(x: f64, mean: f64, variance: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    if mean <= 0.0 {
        return 0.0;
    }
    let size = mean * mean / (variance - mean).max(1e-9);
    let q = mean / (size + mean);
    let mut mass = (size * (-q).ln_1p()).exp();
    let mut below = 0.0;
    let mut k = 0.0;
    while k < x {
        below += mass;
        mass *= q * (size + k) / (k + 1.0);
        k += 1.0;
        // Far below the mean of a large count nothing adds up yet; far above it nothing does any more.
        if k > mean && mass < 1e-15 {
            break;
        }
    }
    (1.0 - below).clamp(0.0, 1.0)
}

pub fn growth(t: &Tally, past: &[f64], rates: &Rates, s: &RankSettings) -> Measure {
    let g = &s.growth;
    let points = if past.is_empty() {
        g.unknown_low + (g.unknown_high - g.unknown_low) * log_scale((t.items - 1.0).max(0.0), MANY)
            - 1.0
    } else {
        let p = rates.p(past, t.items).max(1e-12);
        let rise = 4.0 * (p.log10() / g.full_p.log10()).clamp(0.0, 1.0);
        let few = t.items < g.min_items || t.speakers < g.min_speakers;
        if few { rise.min(2.0) } else { rise }
    };
    Measure {
        criterion: Criterion::Growth,
        key: "growth",
        value: None,
        points,
    }
}

pub fn why(case: &Case<'_>, past: &[f64], n_now: u32) -> (String, Vec<ItemId>) {
    let text = if past.is_empty() {
        format!("{n_now} butir minggu ini; isu baru, belum ada pembanding")
    } else {
        let mean = past.iter().sum::<f64>() / past.len() as f64;
        let mean = format!("{mean:.1}").replace('.', ",");
        format!(
            "{n_now} butir minggu ini, rata-rata {mean} per minggu selama {} minggu sebelumnya",
            past.len()
        )
    };
    (text, case.that(|_| true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_is_that_of_the_distribution() {
        // Geometric: size 1, mean 1, P(X ≥ 3) = 1/8.
        assert!((upper_tail(3.0, 1.0, 2.0) - 0.125).abs() < 1e-12);
        // Nearly Poisson with mean 2: P(X ≥ 1) = 1 − e⁻².
        assert!((upper_tail(1.0, 2.0, 2.0) - 0.8647).abs() < 1e-3);
        assert_eq!(upper_tail(0.0, 5.0, 9.0), 1.0);
    }

    #[test]
    fn more_items_never_grow_less_and_a_steady_issue_does_not_grow() {
        let s = RankSettings::default();
        let rates = Rates::fit([].into_iter(), &s);
        for past in [vec![], vec![0.0], vec![4.0, 5.0, 3.0, 4.0], vec![40.0; 7]] {
            let mut last = 0.0;
            for items in 1..200 {
                let t = Tally {
                    items: f64::from(items),
                    speakers: 9.0,
                    ..Tally::default()
                };
                let points = growth(&t, &past, &rates, &s).points;
                assert!(points >= last, "{past:?} {items}");
                last = points;
            }
        }
        let t = |items| Tally {
            items,
            speakers: 9.0,
            ..Tally::default()
        };
        assert!(growth(&t(4.0), &[4.0, 5.0, 3.0, 4.0], &rates, &s).points < 1.0);
        assert_eq!(
            growth(&t(60.0), &[4.0, 5.0, 3.0, 4.0], &rates, &s).points,
            4.0
        );
    }

    #[test]
    fn one_speaker_or_two_items_do_not_make_a_burst() {
        let s = RankSettings::default();
        let rates = Rates::fit([].into_iter(), &s);
        let quiet = [0.0, 0.0, 1.0, 0.0, 0.0];
        let t = |items, speakers| Tally {
            items,
            speakers,
            ..Tally::default()
        };
        assert_eq!(growth(&t(90.0, 1.0), &quiet, &rates, &s).points, 2.0);
        assert!(growth(&t(2.0, 2.0), &quiet, &rates, &s).points <= 2.0);
        assert_eq!(growth(&t(90.0, 30.0), &quiet, &rates, &s).points, 4.0);
    }
}
