//! Rank intervals and ties: how far a rank depends on which sources happened to speak.
//!
//! A Poisson bootstrap over speakers (Chamandy et al. 2012): in each draw every newsroom and citizen counts 0, 1,
//! 2 … times, the same in all issues that it speaks of, and all issues are scored and ordered anew. How often a
//! speaker counts in a draw hangs on its name alone, so who else speaks moves no other issue's draws. Approximate in
//! three ways, so that a draw costs only the number of (issue, speaker) pairs: grouping, the gate and an issue's
//! own past stay as they are.

use crate::{measure::Score, tally::Tally};
use std::{cmp::Ordering, collections::BTreeMap};
use titen_model::Week;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// Quantiles between which nine in ten ranks lie.
const LOW: f64 = 0.05;
const HIGH: f64 = 0.95;
/// Two that change places in so many draws, or more, stand equal.
const TIE: f64 = 0.4;

/// What the resampling needs of each issue that has a rank.
pub trait Resampled {
    /// Names of its speakers.
    fn speakers(&self) -> Vec<&str>;
    fn tally(&self, weight: &dyn Fn(usize) -> f64) -> Tally;
    fn score(&self, tally: &Tally) -> Score;
}

/// How firm a rank is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Firmness {
    pub low: u32,
    pub high: u32,
    /// The first and the last rank of those that stand equal with it, itself at least.
    pub tied: (u32, u32),
}

/// Of each issue, in the order given: that of rank.
pub fn firmness<R: Resampled>(week: Week, ranked: &[R], draws: u32) -> Vec<Firmness> {
    let drawn = drawn_scores(week, ranked, draws);
    let mut ranks = vec![Vec::with_capacity(draws as usize); ranked.len()];
    for scores in &drawn {
        let mut order: Vec<usize> = (0..ranked.len()).collect();
        order.sort_by(|a, b| scores[*a].order(&scores[*b]).then(a.cmp(b)));
        for (rank, r) in order.into_iter().enumerate() {
            ranks[r].push(rank as u32 + 1);
        }
    }
    let tied = bands(ranked.len(), &drawn);
    ranks
        .into_iter()
        .zip(tied)
        .zip(1..)
        .map(|((mut drawn, tied), own)| {
            drawn.sort_unstable();
            let at = |q: f64| {
                let last = drawn.len().saturating_sub(1);
                let at = (q * last as f64).round() as usize;
                drawn.get(at).copied().unwrap_or(own)
            };
            Firmness {
                low: at(LOW).min(own),
                high: at(HIGH).max(own),
                tied,
            }
        })
        .collect()
}

/// By draw, then by issue.
fn drawn_scores<R: Resampled>(week: Week, ranked: &[R], draws: u32) -> Vec<Vec<Score>> {
    let speakers: Vec<Vec<&str>> = ranked.iter().map(Resampled::speakers).collect();
    let seed = xxh3_64(week.to_string().as_bytes());
    let mut seeds: BTreeMap<&str, (usize, u64)> = BTreeMap::new();
    for name in speakers.iter().flatten() {
        let of_name = (seeds.len(), xxh3_64_with_seed(name.as_bytes(), seed));
        seeds.entry(name).or_insert(of_name);
    }
    let mut of_number: Vec<(usize, u64)> = seeds.values().copied().collect();
    of_number.sort_unstable();
    let speakers: Vec<Vec<usize>> = speakers
        .iter()
        .map(|names| names.iter().map(|s| seeds[s].0).collect())
        .collect();
    (0..draws)
        .map(|draw| {
            let weight =
                |(_, seed): &(usize, u64)| poisson(xxh3_64_with_seed(&draw.to_le_bytes(), *seed));
            let weights: Vec<f64> = of_number.iter().map(weight).collect();
            let issues = ranked.iter().zip(&speakers);
            issues
                .map(|(r, names)| r.score(&r.tally(&|i| weights[names[i]])))
                .collect()
        })
        .collect()
}

/// Each next issue stands equal with the first of its band as long as they change places often enough.
fn bands(n: usize, drawn: &[Vec<Score>]) -> Vec<(u32, u32)> {
    let changed_places = |first: usize, next: usize| {
        let swaps = drawn.iter().map(|s| match s[next].order(&s[first]) {
            Ordering::Less => 1.0,
            Ordering::Equal => 0.5,
            Ordering::Greater => 0.0,
        });
        swaps.sum::<f64>() / drawn.len().max(1) as f64
    };
    let mut bands = Vec::with_capacity(n);
    let mut first = 0;
    while first < n {
        let next = (first + 1..n).find(|next| changed_places(first, *next) < TIE);
        let end = next.unwrap_or(n);
        bands.resize(end, (first as u32 + 1, end as u32));
        first = end;
    }
    bands
}

/// Mean 1, by inversion.
fn poisson(random: u64) -> f64 {
    // The 53 bits that a fraction holds: below 1.
    let u = (random >> 11) as f64 / (1u64 << 53) as f64;
    let (mut k, mut mass, mut sum) = (0.0, (-1.0f64).exp(), (-1.0f64).exp());
    while u > sum && k < 12.0 {
        k += 1.0;
        mass /= k;
        sum += mass;
    }
    k
}

#[cfg(test)]
mod tests {
    use super::*;
    use titen_model::Usg;

    /// A score of as many points as its speakers count, and of what it has besides.
    struct Invented(&'static [&'static str], f64);

    impl Resampled for Invented {
        fn speakers(&self) -> Vec<&str> {
            self.0.to_vec()
        }
        fn tally(&self, weight: &dyn Fn(usize) -> f64) -> Tally {
            Tally {
                speakers: (0..self.0.len()).map(weight).sum(),
                ..Tally::default()
            }
        }
        fn score(&self, tally: &Tally) -> Score {
            Score {
                usg: Usg { u: 1, s: 1, g: 1 },
                sum: self.1 + tally.speakers,
            }
        }
    }

    fn week() -> Week {
        crate::build::week()
    }

    #[test]
    fn weights_have_mean_and_variance_one() {
        let drawn: Vec<f64> = (0..20_000u32)
            .map(|i| poisson(xxh3_64(&i.to_le_bytes())))
            .collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|k| (k - mean).powi(2)).sum::<f64>() / 20_000.0;
        assert!((mean - 1.0).abs() < 0.03 && (variance - 1.0).abs() < 0.05);
        assert_eq!((poisson(0), poisson(u64::MAX)), (0.0, 12.0));
    }

    #[test]
    fn equals_share_a_band_and_a_clear_lead_does_not() {
        let ranked = [
            Invented(&["a", "b", "c"], 90.0),
            Invented(&["d", "e", "f"], 0.2),
            Invented(&["g", "h", "i"], 0.0),
            Invented(&["j"], -90.0),
        ];
        let found = firmness(week(), &ranked, 400);
        let tied: Vec<_> = found.iter().map(|f| f.tied).collect();
        assert_eq!(tied, [(1, 1), (2, 3), (2, 3), (4, 4)]);
        let ranks: Vec<_> = found.iter().map(|f| (f.low, f.high)).collect();
        assert_eq!(ranks, [(1, 1), (2, 3), (2, 3), (4, 4)]);
        // The same speakers, the same score: equal in every draw.
        let twins = [Invented(&["a", "b"], 0.0), Invented(&["a", "b"], 0.0)];
        assert_eq!(firmness(week(), &twins, 50)[0].tied, (1, 2));
        assert_eq!(firmness::<Invented>(week(), &[], 50), []);
        assert_eq!(firmness(week(), &ranked[..2], 0)[1].high, 2);
    }

    #[test]
    fn another_issue_below_changes_no_interval_above() {
        let ranked = |n: usize| {
            let all = [
                Invented(&["m", "n", "o", "p"], 1.0),
                Invented(&["q", "r", "s"], 1.0),
                Invented(&["a-loud-account", "t"], -90.0),
            ];
            firmness(week(), &all[..n], 200)
        };
        assert_eq!(ranked(2), ranked(3)[..2]);
    }
}
