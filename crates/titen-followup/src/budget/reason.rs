//! Why a code may answer a problem, in words for whoever has to decide.

use super::Problem;
use smol_str::SmolStr;
use std::collections::BTreeSet;
use titen_model::{BudgetLevel, UrusanCode};

/// Words that are named.
const SHOWN: usize = 5;

/// `matched`: weight, word of the code's name, and the problem's words that it answers; the heaviest first.
pub(super) fn why(
    problem: &Problem,
    matched: &[(f64, SmolStr, BTreeSet<usize>)],
    level: BudgetLevel,
    bidang: Option<&UrusanCode>,
    same_urusan: bool,
    same_unit: bool,
) -> String {
    let mut parts = Vec::new();
    let (mut theirs, mut ours): (Vec<&str>, BTreeSet<usize>) = (Vec::new(), BTreeSet::new());
    for (_, word, of) in matched.iter().take(SHOWN) {
        theirs.push(word.as_str());
        ours.extend(of);
    }
    let ours: Vec<&str> = ours
        .iter()
        .map(|i| problem.words[*i].0.word.as_str())
        .collect();
    if theirs.is_empty() {
        parts.push(format!(
            "kata isu sepadan dengan indikator {} ini",
            level.label()
        ));
    } else if ours == theirs {
        parts.push(format!(
            "kata \"{}\" ada pada nama {}",
            theirs.join(", "),
            level.label()
        ));
    } else {
        parts.push(format!(
            "kata isu \"{}\" sepadan dengan \"{}\" pada nama {}",
            ours.join(", "),
            theirs.join(", "),
            level.label()
        ));
    }
    match (bidang, &problem.urusan) {
        (Some(b), _) if same_urusan => parts.push(format!("bidang urusan sama ({b})")),
        (Some(b), _) if same_unit => {
            parts.push(format!("bidang urusan {b} diampu perangkat daerah isu ini"));
        }
        (Some(b), Some(u)) => parts.push(format!("bidang urusan berbeda (isu {u}, anggaran {b})")),
        _ => {}
    }
    parts.join("; ")
}
