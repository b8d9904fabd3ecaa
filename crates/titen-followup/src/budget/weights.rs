//! What each piece of evidence is worth: logistic regression on the `seen` part of
//! `crates/xtask/labels/budget.tsv` (`cargo xtask train budget --data DIR` prints these lines), so that a
//! confidence is a share of right matches, and not a number made up.

use super::Evidence;

pub const FEATURES: usize = 9;

/// As `Evidence::features` orders them.
pub const WEIGHTS: [f64; FEATURES] = [
    -7.690, 2.996, -0.173, 2.382, -0.344, 1.020, 0.134, 0.882, -1.016,
];

/// From here on a match counts without a person's word.
pub const SURE: f64 = 0.4;
/// From here on it is worth showing as a proposal.
pub const SUGGESTED: f64 = 0.15;

/// How likely the code is right.
pub fn confidence(evidence: &Evidence) -> f64 {
    let z: f64 = evidence
        .features()
        .iter()
        .zip(WEIGHTS)
        .map(|(x, w)| x * w)
        .sum();
    1.0 / (1.0 + (-z).exp())
}
