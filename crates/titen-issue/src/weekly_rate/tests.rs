//! What the expectation must hold to, and what the fit must find in simulated weeks.

use super::*;
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// Between 0 and 1, neither of them.
fn uniform(rng: &mut ChaCha8Rng) -> f64 {
    (f64::from(rng.next_u32()) + 0.5) / 4_294_967_296.0
}

fn normal(rng: &mut ChaCha8Rng) -> f64 {
    (-2.0 * uniform(rng).ln()).sqrt() * (std::f64::consts::TAU * uniform(rng)).cos()
}

/// Negative binomial by inversion.
fn draw(rng: &mut ChaCha8Rng, mean: f64, r: f64) -> f64 {
    let (u, q) = (uniform(rng), mean / (r + mean));
    let mut mass = (r / (r + mean)).powf(r);
    let (mut n, mut sum) = (0.0, mass);
    while u > sum && n < 1e4 {
        mass *= q * (r + n) / (n + 1.0);
        n += 1.0;
        sum += mass;
    }
    n
}

/// `n` issues of a median rate of 3: each one's eight weeks before, and this week's count. Of the weeks before, this
/// share are bursts.
fn issues(seed: u64, n: usize, spread: f64, r: f64, bursts: f64) -> Vec<(Vec<f64>, f64)> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    (0..n)
        .map(|_| {
            let rate = 3.0 * (spread * normal(&mut rng)).exp();
            let past = (0..8)
                .map(|_| {
                    let burst = uniform(&mut rng) < bursts;
                    let times = 2.5 + 3.5 * uniform(&mut rng);
                    draw(&mut rng, if burst { times * rate + 4.0 } else { rate }, r)
                })
                .collect();
            (past, draw(&mut rng, rate, r))
        })
        .collect()
}

fn fit(issues: &[(Vec<f64>, f64)]) -> Rates {
    let past = issues.iter().map(|i| i.0.as_slice());
    Rates::fit(past, &[], &GrowthSettings::default())
}

#[test]
fn the_fit_finds_what_the_histories_were_made_with() {
    for (spread, r) in [(1.1, 3.0), (1.1, 1.5), (0.7, 8.0)] {
        let rates = fit(&issues(1, 400, spread, r, 0.0));
        assert!((rates.ln_median - 3f64.ln()).abs() < 0.2, "{rates:?}");
        assert!((rates.spread / spread).ln().abs() < 0.15, "{rates:?}");
        assert!((rates.dispersion / r).ln().abs() < 0.25, "{rates:?}");
        assert!(rates.bursts < 0.02, "{rates:?}");
    }
}

#[test]
fn past_bursts_are_told_from_wild_counts() {
    let rates = fit(&issues(1, 400, 1.1, 3.0, 0.05));
    assert!((0.03..0.12).contains(&rates.bursts), "{rates:?}");
    assert!((rates.dispersion / 3.0).ln().abs() < 0.25, "{rates:?}");
    // The rate stays near that of the other weeks (2.4), far from the mean of all (7).
    let mean = rates
        .expect(&[2.0, 3.0, 2.0, 30.0, 2.0, 3.0], &[], 9.0)
        .mean;
    assert!((2.0..4.0).contains(&mean), "{mean}");
}

#[test]
fn an_alarm_is_as_rare_as_it_says() {
    for (r, bursts) in [(1.5, 0.0), (3.0, 0.0), (8.0, 0.0), (3.0, 0.05)] {
        let mut alarms = [0; 2];
        for seed in 0..12 {
            let issues = issues(seed, 400, 1.1, r, bursts);
            let rates = fit(&issues);
            for (past, now) in &issues {
                let p = rates.expect(past, &[], *now).p(*now);
                alarms[0] += u32::from(p < 0.01);
                alarms[1] += u32::from(p < 0.05);
            }
        }
        let share = alarms.map(|n| f64::from(n) / 4800.0);
        assert!((0.006..0.013).contains(&share[0]), "{r} {bursts} {share:?}");
        assert!((0.04..0.06).contains(&share[1]), "{r} {bursts} {share:?}");
    }
}

#[test]
fn all_counts_together_are_certain_and_their_mean_is_the_rate() {
    let rates = fit(&[]);
    for past in [vec![0.0], vec![4.0, 5.0, 3.0], vec![300.0; 7]] {
        let expected = rates.expect(&past, &[], MOST);
        let short = rates.expect(&past, &[], 5.0);
        assert!((0..=5).all(|n| (short.p(f64::from(n)) - expected.p(f64::from(n))).abs() < 1e-9));
        let p = |n: f64| expected.p(n);
        // The half of nothing's own probability is what mid-p leaves off.
        let zero = 2.0 * (1.0 - p(0.0));
        assert!((0.0..=1.0).contains(&zero));
        // A mean is the sum of P(X ≥ n); mid-p gives those of n − ½.
        let sum: f64 = (0..20_000).map(|n| p(f64::from(n))).sum::<f64>() - 0.5;
        assert!((sum / expected.mean - 1.0).abs() < 1e-3, "{past:?} {sum}");
        assert!((1..400).all(|n| p(f64::from(n)) <= p(f64::from(n - 1))));
    }
}

#[test]
fn absurd_counts_end() {
    let rates = fit(&[]);
    let absurd = [1e300, -5.0, f64::NAN, f64::INFINITY, 0.0];
    let p = rates.expect(&absurd, &[], 1e300).p(1e300);
    assert!((0.0..=1.0).contains(&p), "{p}");
    assert!(fit(&vec![(absurd.to_vec(), 1.0); 30]).dispersion > 0.0);
}
