//! What the weights are worth on pages that they were not fitted on: tenfold, pages of one outlet in one
//! fold, since they share their markup.

use super::gold::{SETS, score};
use super::train::{CHOSEN, Learnt, all_learnt, fit_to, weights};
use crate::train::logistic::Example;
use anyhow::Result;
use std::io::Write as _;
use std::path::Path;

const N_FOLDS: usize = 10;

/// Precision, recall and F1 of each set's bodies.
pub fn cross_validated(data: &Path) -> Result<Vec<(&'static str, [f64; 3])>> {
    let all = all_learnt(data)?;
    let bodies = bodies(&all, CHOSEN);
    let of_set = |set| (set, score(pairs(&all, &bodies, set, 0)));
    Ok(SETS.into_iter().map(of_set).collect())
}

/// For choosing a penalty: the figures of each, and which pages are read worst.
pub fn choose(all: &[Learnt], grid: &[f64]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    for l2 in grid {
        let bodies = bodies(all, *l2);
        for set in SETS {
            for (n, how) in ["", " without Readability"].into_iter().enumerate() {
                let [p, r, f1] = score(pairs(all, &bodies, set, n));
                writeln!(
                    out,
                    "l2 {l2:<5} {set:<14} P {p:.4} R {r:.4} F1 {f1:.4}{how}"
                )?;
            }
        }
        if *l2 == CHOSEN {
            for (l, [body, _]) in all.iter().zip(&bodies) {
                let [p, r, f1] = score([(l.page.gold.as_str(), body.as_str())].into_iter());
                if f1 < WORST {
                    writeln!(out, "  P {p:.3} R {r:.3} {}/{}", l.set, l.page.name)?;
                }
            }
        }
    }
    Ok(())
}

const WORST: f64 = 0.95;

fn pairs<'a>(
    all: &'a [Learnt],
    bodies: &'a [[String; 2]],
    set: &'a str,
    n: usize,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    all.iter()
        .zip(bodies)
        .filter(move |(l, _)| l.set == set)
        .map(move |(l, b)| (l.page.gold.as_str(), b[n].as_str()))
}

/// Each page's body by weights that its outlet had no part in, as it is and without Readability.
fn bodies(all: &[Learnt], l2: f64) -> Vec<[String; 2]> {
    let mut bodies = vec![[String::new(), String::new()]; all.len()];
    for fold in 0..N_FOLDS {
        let is_in = |l: &Learnt| self::fold(&l.page.name) == fold;
        let others = all.iter().filter(|l| !is_in(l));
        let examples: Vec<&Example> = others.flat_map(|l| &l.examples).collect();
        let (bias, weights) = weights(&fit_to(&examples, l2));
        let odds = |features: &Vec<u16>| {
            let sum: i32 = features
                .iter()
                .map(|f| i32::from(weights[usize::from(*f)]))
                .sum();
            f64::from(bias + sum) / 100.0
        };
        for (l, bodies) in all.iter().zip(&mut bodies).filter(|(l, _)| is_in(l)) {
            for (d, body) in l.described.iter().flatten().zip(bodies) {
                *body = d.body_by(&d.features().iter().map(odds).collect::<Vec<_>>());
            }
        }
    }
    bodies
}

/// By what stands before the first dash of a page's name.
fn fold(name: &str) -> usize {
    let outlet = name.split('-').next().unwrap_or_default();
    let hash = |h: usize, b: u8| (h * 31 + usize::from(b)) % 1009;
    outlet.bytes().fold(7, hash) % N_FOLDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlets_pages_are_in_one_fold() {
        assert_eq!(fold("koni-satu"), fold("koni-dua"));
        let used: std::collections::BTreeSet<usize> =
            ["antara", "detik", "koni", "kompas", "tempo"]
                .map(fold)
                .into();
        assert!(used.len() > 1, "{used:?}");
    }
}
