//! Logistic regression of "this code is right" on the evidence, by Newton's steps (iteratively reweighted least
//! squares) with a ridge: few features, no step size, the same weights on every run.

use super::pairs::{found, office};
use anyhow::{Context, Result};
use std::io::Write as _;
use std::path::Path;
use titen_followup::budget::FEATURES;

const STEPS: usize = 50;
const RIDGE: f64 = 1.0;

pub fn train(data: &Path) -> Result<()> {
    let office = office(data)?
        .with_context(|| format!("{}: domain/nomenklatur_*.csv is not there", data.display()))?;
    let pairs = office.pairs()?;
    let index = office.index(&[]);
    let mut examples = Vec::new();
    for (pair, matches) in pairs.iter().zip(found(&index, &pairs)) {
        if pair.set == "seen" {
            examples.extend(
                matches
                    .iter()
                    .map(|m| (m.evidence.features(), pair.is_right(&m.code))),
            );
        }
    }
    let weights = fit(&examples);
    let shown: Vec<String> = weights.iter().map(|w| format!("{w:.3}")).collect();
    writeln!(
        std::io::stdout(),
        "{} examples\npub const WEIGHTS: [f64; FEATURES] = [{}];",
        examples.len(),
        shown.join(", ")
    )?;
    Ok(())
}

fn fit(examples: &[([f64; FEATURES], bool)]) -> [f64; FEATURES] {
    let mut w = [0.0; FEATURES];
    for _ in 0..STEPS {
        let (mut hessian, mut slope) = ([[0.0; FEATURES]; FEATURES], [0.0; FEATURES]);
        for (x, right) in examples {
            let z: f64 = x.iter().zip(w).map(|(x, w)| x * w).sum();
            let p = 1.0 / (1.0 + (-z).exp());
            for i in 0..FEATURES {
                slope[i] += x[i] * (f64::from(u8::from(*right)) - p);
                for j in 0..FEATURES {
                    hessian[i][j] += x[i] * x[j] * p * (1.0 - p);
                }
            }
        }
        for i in 0..FEATURES {
            // The intercept is free.
            let ridge = if i == 0 { 1e-6 } else { RIDGE };
            slope[i] -= ridge * w[i];
            hessian[i][i] += ridge;
        }
        let step = solved(hessian, slope);
        for i in 0..FEATURES {
            w[i] += step[i];
        }
    }
    w
}

/// Gauss with pivots.
fn solved(mut a: [[f64; FEATURES]; FEATURES], mut b: [f64; FEATURES]) -> [f64; FEATURES] {
    for i in 0..FEATURES {
        let pivot = (i..FEATURES)
            .max_by(|x, y| a[*x][i].abs().total_cmp(&a[*y][i].abs()))
            .unwrap_or(i);
        a.swap(i, pivot);
        b.swap(i, pivot);
        for j in i + 1..FEATURES {
            let factor = a[j][i] / a[i][i];
            let row = a[i];
            for (below, above) in a[j].iter_mut().zip(row).skip(i) {
                *below -= factor * above;
            }
            b[j] -= factor * b[i];
        }
    }
    for i in (0..FEATURES).rev() {
        for j in i + 1..FEATURES {
            b[i] -= a[i][j] * b[j];
        }
        b[i] /= a[i][i];
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_that_decides_gets_its_weight() {
        let mut examples = Vec::new();
        for i in 0..200 {
            let mut x = [0.0; FEATURES];
            x[0] = 1.0;
            x[2] = f64::from(i % 10) / 10.0;
            examples.push((x, i % 10 >= 6));
        }
        let w = fit(&examples);
        assert!(w[2] > 3.0, "{w:?}");
        assert!(w[0] < 0.0 && w[1].abs() < 1e-9, "{w:?}");
    }
}
