//! Rank intervals: how far a rank depends on which sources happened to speak.
//!
//! A Poisson bootstrap over speakers (Chamandy et al. 2012): in each draw every newsroom and citizen counts 0, 1,
//! 2 … times, the same in all issues that it speaks of, and all issues are scored and ordered anew. Approximate in
//! three ways, so that a draw costs only the number of (issue, speaker) pairs: grouping, the gate and an issue's
//! own past stay as they are.

use crate::{measure::Score, tally::Tally};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use std::collections::BTreeMap;
use titen_model::Week;
use xxhash_rust::xxh3::xxh3_64;

/// Quantiles between which nine in ten ranks lie.
const LOW: f64 = 0.05;
const HIGH: f64 = 0.95;

/// What the resampling needs of each issue that has a rank.
pub trait Resampled {
    fn id(&self) -> &str;
    /// Names of its speakers.
    fn speakers(&self) -> Vec<&str>;
    fn tally(&self, weight: &dyn Fn(usize) -> f64) -> Tally;
    fn score(&self, tally: &Tally) -> Score;
}

/// (best, worst) rank of each issue, in the order given. `ranked` is in order of rank.
pub fn rank_intervals<R: Resampled>(week: Week, ranked: &[R], draws: u32) -> Vec<(u32, u32)> {
    let speakers: Vec<Vec<&str>> = ranked.iter().map(Resampled::speakers).collect();
    let mut number: BTreeMap<&str, usize> = speakers.iter().flatten().map(|s| (*s, 0)).collect();
    for (i, n) in number.values_mut().enumerate() {
        *n = i;
    }
    let speakers: Vec<Vec<usize>> = speakers
        .iter()
        .map(|names| names.iter().map(|s| number[s]).collect())
        .collect();

    let mut rng = ChaCha8Rng::seed_from_u64(seed(week, ranked));
    let mut ranks = vec![Vec::with_capacity(draws as usize); ranked.len()];
    for _ in 0..draws {
        let weights: Vec<f64> = number.values().map(|_| poisson(&mut rng)).collect();
        let scores: Vec<Score> = ranked
            .iter()
            .zip(&speakers)
            .map(|(r, names)| r.score(&r.tally(&|i| weights[names[i]])))
            .collect();
        let mut order: Vec<usize> = (0..ranked.len()).collect();
        order.sort_by(|a, b| scores[*a].order(&scores[*b]).then(a.cmp(b)));
        for (rank, r) in order.into_iter().enumerate() {
            ranks[r].push(rank as u32 + 1);
        }
    }
    ranks
        .into_iter()
        .enumerate()
        .map(|(i, mut drawn)| {
            let own = i as u32 + 1;
            drawn.sort_unstable();
            let at = |q: f64| {
                let last = drawn.len().saturating_sub(1);
                drawn
                    .get((q * last as f64).round() as usize)
                    .copied()
                    .unwrap_or(own)
            };
            (at(LOW).min(own), at(HIGH).max(own))
        })
        .collect()
}

fn seed<R: Resampled>(week: Week, ranked: &[R]) -> u64 {
    let mut text = week.to_string();
    for r in ranked {
        text.push('\n');
        text.push_str(r.id());
    }
    xxh3_64(text.as_bytes())
}

/// Mean 1, by inversion.
fn poisson(rng: &mut ChaCha8Rng) -> f64 {
    let u = f64::from(rng.next_u32()) / f64::from(u32::MAX);
    let (mut k, mut mass, mut sum) = (0.0, (-1.0f64).exp(), (-1.0f64).exp());
    while u > sum && k < 12.0 {
        k += 1.0;
        mass /= k;
        sum += mass;
    }
    k
}
