//! Fits the weights of `titen_text::extract` on pages with true bodies. `--choose` cross-validates instead.

use super::align::align;
use super::cross;
use super::gold::{Page, SETS, pages, words};
use crate::train::logistic::{Example, Fitted, Penalty, fit};
use anyhow::{Context, Result, ensure};
use std::fmt::Write as _;
use std::path::Path;
use titen_text::extract::{Described, N_FEATURES};

const OUT: &str = "../titen-text/src/extract/weights.rs";
/// The weights' penalty, chosen by cross-validation.
pub(super) const CHOSEN: f64 = 5.0;
const GRID: [f64; 3] = [2.5, 5.0, 10.0];
const ITERATIONS: usize = 80;
/// What a page counts where it is read as if Readability had refused it.
const REFUSED_WEIGHT: f32 = 0.25;
/// Dense features alone: no hash is used.
const BITS: u32 = 4;

pub(super) struct Learnt {
    pub page: Page,
    pub set: &'static str,
    /// As it is, and as it is where Readability refuses it; none where the guard refuses it.
    pub described: Option<[Described; 2]>,
    pub examples: Vec<Example>,
}

pub fn train(data: &Path, choose: bool) -> Result<()> {
    let all = all_learnt(data)?;
    if choose {
        return cross::choose(&all, &GRID);
    }
    let examples: Vec<&Example> = all.iter().flat_map(|l| &l.examples).collect();
    let fitted = fit_to(&examples, CHOSEN);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(OUT);
    std::fs::write(&path, source(&fitted)).with_context(|| path.display().to_string())
}

pub(super) fn all_learnt(data: &Path) -> Result<Vec<Learnt>> {
    let mut all = Vec::new();
    for set in SETS {
        for page in pages(&data.join(set))? {
            all.push(learnt(page, set)?);
        }
    }
    ensure!(!all.is_empty(), "no pages below {}", data.display());
    Ok(all)
}

pub(super) fn fit_to(examples: &[&Example], l2: f64) -> Fitted {
    let penalty = Penalty {
        l2,
        iterations: ITERATIONS,
    };
    fit(examples, 2, BITS, &penalty)
}

fn learnt(page: Page, set: &'static str) -> Result<Learnt> {
    let url = "http://pages.invalid/".parse().context("a fixed address")?;
    let described = Described::for_training(&page.html, &url);
    let examples = described
        .as_ref()
        .map_or_else(Vec::new, |d| examples(d, &page.gold));
    Ok(Learnt {
        page,
        set,
        described,
        examples,
    })
}

fn examples(described: &[Described; 2], gold: &str) -> Vec<Example> {
    let blocks: Vec<Vec<String>> = described[0].texts().map(words).collect();
    let body = words(gold);
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
    examples
}

/// Bias and weights in hundredths of log odds.
pub(super) fn weights(fitted: &Fitted) -> (i32, Vec<i16>) {
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
