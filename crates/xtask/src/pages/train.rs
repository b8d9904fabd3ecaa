//! Fits the weights of `titen_text::extract` on pages with true bodies. `--choose` cross-validates
//! instead: pages of one outlet are in one fold, since they share their markup.

use super::align::align;
use super::gold::{Page, pages, score, words};
use crate::train::logistic::{Example, Fitted, Penalty, fit};
use anyhow::{Context, Result, ensure};
use std::fmt::Write as _;
use std::path::Path;
use titen_text::extract::{Described, N_FEATURES};

const SETS: [&str; 2] = ["web/articles", "web/indonesia"];
const OUT: &str = "../titen-text/src/extract/weights.rs";
const N_FOLDS: usize = 10;
/// Log odds: the weights' penalty was chosen by cross-validation.
const CHOSEN: f64 = 5.0;
const GRID: [f64; 3] = [2.5, 5.0, 10.0];
const ITERATIONS: usize = 80;
/// What a page counts where it is read as if Readability had refused it.
const REFUSED_WEIGHT: f32 = 0.25;
/// Dense features alone: no hash is used.
const BITS: u32 = 4;

struct Learnt {
    page: Page,
    set: &'static str,
    fold: usize,
    described: [Described; 2],
    examples: Vec<Example>,
}

pub fn train(data: &Path, choose: bool) -> Result<()> {
    let mut all = Vec::new();
    for set in SETS {
        for page in pages(&data.join(set))? {
            all.extend(learnt(page, set)?);
        }
    }
    ensure!(!all.is_empty(), "no pages below {}", data.display());
    if choose {
        for l2 in GRID {
            cross_validate(&all, l2);
        }
        return Ok(());
    }
    let examples: Vec<&Example> = all.iter().flat_map(|l| &l.examples).collect();
    let fitted = fit(&examples, 2, BITS, &penalty(CHOSEN));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(OUT);
    std::fs::write(&path, source(&fitted)).with_context(|| path.display().to_string())
}

fn learnt(page: Page, set: &'static str) -> Result<Option<Learnt>> {
    let url = "http://pages.invalid/".parse().context("a fixed address")?;
    let Some(described) = Described::for_training(&page.html, &url) else {
        return Ok(None);
    };
    let blocks: Vec<Vec<String>> = described[0].texts().map(words).collect();
    let body = words(&page.gold);
    let matched = align(&blocks.concat(), &body);
    let (mut examples, mut at) = (Vec::new(), 0);
    for (i, block) in blocks.iter().enumerate() {
        let hits = matched[at..at + block.len()].iter().filter(|m| **m).count();
        at += block.len();
        if block.is_empty() {
            continue;
        }
        let class = usize::from(hits * 2 >= block.len());
        // A page counts as a page, however long it is.
        let weight = (block.len() as f32 / body.len().max(40) as f32).sqrt();
        for (d, factor) in described.iter().zip([1.0, REFUSED_WEIGHT]) {
            let mut dense = vec![0.0; N_FEATURES];
            d.features()[i]
                .iter()
                .for_each(|f| dense[usize::from(*f)] = 1.0);
            let mut example = Example::new(&[], BITS, class, weight * factor * 10.0);
            example.add_dense(&dense, BITS);
            examples.push(example);
        }
    }
    let outlet = page.name.split('-').next().unwrap_or_default();
    let fold = outlet
        .bytes()
        .fold(7usize, |h, b| (h * 31 + usize::from(b)) % 1009)
        % N_FOLDS;
    Ok(Some(Learnt {
        page,
        set,
        fold,
        described,
        examples,
    }))
}

fn penalty(l2: f64) -> Penalty {
    Penalty {
        l2,
        iterations: ITERATIONS,
    }
}

#[allow(clippy::print_stdout)]
fn cross_validate(all: &[Learnt], l2: f64) {
    let mut bodies = vec![[String::new(), String::new()]; all.len()];
    for fold in 0..N_FOLDS {
        let examples: Vec<&Example> = all
            .iter()
            .filter(|l| l.fold != fold)
            .flat_map(|l| &l.examples)
            .collect();
        let weights = weights(&fit(&examples, 2, BITS, &penalty(l2)));
        for (l, body) in all.iter().zip(&mut bodies).filter(|(l, _)| l.fold == fold) {
            for (d, body) in l.described.iter().zip(body) {
                let odds = d.features().iter().map(|f| {
                    f64::from(
                        weights.0
                            + f.iter()
                                .map(|f| i32::from(weights.1[usize::from(*f)]))
                                .sum::<i32>(),
                    ) / 100.0
                });
                *body = d.body_by(&odds.collect::<Vec<_>>());
            }
        }
    }
    for set in SETS {
        for (n, how) in ["", " without Readability"].iter().enumerate() {
            let of_set = all.iter().zip(&bodies).filter(|(l, _)| l.set == set);
            let [p, r, f1] = score(of_set.map(|(l, b)| (l.page.gold.as_str(), b[n].as_str())));
            println!("l2 {l2:<5} {set:<14} P {p:.4} R {r:.4} F1 {f1:.4}{how}");
        }
    }
}

/// Bias and weights in hundredths of log odds.
fn weights(fitted: &Fitted) -> (i32, Vec<i16>) {
    let hundredths = |w: f32| (w * 100.0).round();
    let all = (0..N_FEATURES).map(|i| {
        let [no, yes] = fitted.dense(i, BITS);
        hundredths(yes - no) as i16
    });
    let [no, yes] = fitted.bias();
    (hundredths(yes - no) as i32, all.collect())
}

fn source(fitted: &Fitted) -> String {
    let (bias, weights) = weights(fitted);
    let mut out = String::from(
        "//! What each feature of a block speaks for, in hundredths of log odds. Written by `cargo xtask train pages`.\n\n\
         use super::features::N_FEATURES;\n\n",
    );
    let _ = writeln!(out, "pub(super) const BIAS: i32 = {bias};\n");
    out.push_str("#[rustfmt::skip]\npub(super) const WEIGHTS: [i16; N_FEATURES] = [\n");
    for row in weights.chunks(16) {
        let row: Vec<String> = row.iter().map(i16::to_string).collect();
        let _ = writeln!(out, "    {},", row.join(", "));
    }
    out.push_str("];\n");
    out
}
