//! How good the answers of a cross-validation are, and whether their confidence can be believed.

use super::examples::{Origin, Text, Texts};
use super::fit::KECAMATAN;
use crate::train::say;
use anyhow::Result;
use std::collections::BTreeMap;
use titen_text::urusan::shares;

/// Classes of fewer texts are given in brackets: their F1 is chance.
const ENOUGH: usize = 50;

pub fn report(texts: &Texts, logits: &[Vec<f32>]) -> Result<()> {
    let none = texts.codes.len() - 1;
    let answered: Vec<(&Text, usize, f32)> = texts
        .all
        .iter()
        .zip(logits)
        .map(|(t, l)| {
            let shares = shares(l);
            let best = (0..none).fold(0, |b, c| if shares[c] > shares[b] { c } else { b });
            (t, best, shares[best])
        })
        .collect();
    let silver = |t: &Text| t.origin == Origin::Silver;
    let mut in_silver = vec![false; texts.codes.len()];
    texts
        .all
        .iter()
        .filter(|t| silver(t))
        .for_each(|t| in_silver[t.class] = true);
    let among: Vec<(usize, usize)> = texts
        .all
        .iter()
        .zip(logits)
        .filter(|(t, _)| silver(t))
        .map(|(t, l)| {
            let allowed = (0..none).filter(|c| in_silver[*c]);
            let best = allowed.fold(t.class, |b, c| if l[c] > l[b] { c } else { b });
            (t.class, best)
        })
        .collect();
    let kecamatan = texts.codes.iter().position(|c| c == KECAMATAN);
    let pairs = |keep: &dyn Fn(&Text) -> bool| -> Vec<(usize, usize)> {
        answered
            .iter()
            .filter(|(t, ..)| keep(t))
            .map(|(t, c, _)| (t.class, *c))
            .collect()
    };
    line("silver", &pairs(&silver), none)?;
    line(
        "silver without 7.01",
        &pairs(&|t| silver(t) && Some(t.class) != kecamatan),
        none,
    )?;
    line("silver, among its own classes", &among, none)?;
    let not_kecamatan = |p: &&(usize, usize)| Some(p.0) != kecamatan;
    let among: Vec<(usize, usize)> = among.iter().filter(not_kecamatan).copied().collect();
    line("silver, among its own classes, without 7.01", &among, none)?;
    let by_class = f1(&pairs(&|t| silver(t) && Some(t.class) != kecamatan));
    let each: Vec<String> = by_class
        .iter()
        .map(|(c, (n, f))| format!("{} {n} {f:.2}", texts.codes[*c]))
        .collect();
    say(format_args!("  {}", each.join(", ")))?;
    // "-" is answered where none of them is the likeliest.
    for worth in [0.3, 0.6, 1.0] {
        let hand: Vec<(usize, usize)> = texts
            .all
            .iter()
            .zip(logits)
            .zip(&answered)
            .filter(|((t, _), _)| !silver(t))
            .map(|((t, l), (_, best, share))| {
                (
                    t.class,
                    if *share < worth * shares(l)[none] {
                        none
                    } else {
                        *best
                    },
                )
            })
            .collect();
        line(&format!("hand, none at {worth}"), &hand, none)?;
    }
    line(
        "hand without none",
        &pairs(&|t| !silver(t) && t.class != none),
        none,
    )?;
    for (what, keep) in [("hand", false), ("silver", true)] {
        let mut bins = [(0, 0.0_f64, 0.0_f64); 5];
        for (t, c, share) in answered.iter().filter(|(t, ..)| silver(t) == keep) {
            let bin = &mut bins[((share * 5.0) as usize).min(4)];
            bin.0 += 1;
            bin.1 += f64::from(*share);
            bin.2 += f64::from(u8::from(t.class == *c));
        }
        let told: Vec<String> = bins
            .iter()
            .map(|(n, p, ok)| {
                let n1 = f64::from(*n).max(1.0);
                format!("{n}: {:.2} / {:.2}", p / n1, ok / n1)
            })
            .collect();
        say(format_args!(
            "{what}, confidence / right: {}",
            told.join(", ")
        ))?;
    }
    Ok(())
}

fn line(what: &str, pairs: &[(usize, usize)], none: usize) -> Result<()> {
    let f1 = f1(pairs);
    let mean = |least: usize| {
        let of: Vec<f64> = f1
            .iter()
            .filter(|(_, (n, _))| *n >= least)
            .map(|(_, (_, f))| *f)
            .collect();
        (of.iter().sum::<f64>() / of.len().max(1) as f64, of.len())
    };
    let ok = pairs.iter().filter(|(g, h)| g == h).count();
    let nones = pairs.iter().filter(|(_, h)| *h == none).count();
    let ((all, k), (many, k_many)) = (mean(1), mean(ENOUGH));
    say(format_args!(
        "{what}: {} texts, accuracy {:.4}, macro F1 {all:.4} of {k} classes, {many:.4} of the {k_many} with {ENOUGH} texts; {nones} answered none",
        pairs.len(),
        ok as f64 / pairs.len().max(1) as f64,
    ))
}

/// By class that occurs: how often, and F1.
fn f1(pairs: &[(usize, usize)]) -> BTreeMap<usize, (usize, f64)> {
    let mut n: BTreeMap<usize, (usize, usize, usize)> = BTreeMap::new();
    for (g, h) in pairs {
        n.entry(*g).or_default().0 += 1;
        n.entry(*h).or_default().1 += 1;
        n.entry(*g).or_default().2 += usize::from(g == h);
    }
    n.retain(|_, (is, ..)| *is > 0);
    let f1 = |(is, said, both): (usize, usize, usize)| (is, 2.0 * both as f64 / (is + said) as f64);
    n.into_iter().map(|(c, n)| (c, f1(n))).collect()
}
