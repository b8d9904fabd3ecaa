//! Precision and recall at the shipped thresholds: of codes, of programs, and of *funded or not* against a budget
//! that has every second kegiatan; and whether a confidence is what it says.

use super::pairs::{Office, Pair, found, labels, office};
use crate::eval::Measured;
use anyhow::Result;
use std::io::Write;
use std::path::Path;
use titen_followup::budget::{CodeMatch, SUGGESTED, SURE};
use titen_model::{BudgetCode, BudgetLevel, BudgetLine, sha256_hex};

const SETS: [&str; 3] = ["seen", "held", "blind"];

pub fn measure(data: &Path, out: &mut impl Write) -> Result<Vec<Measured>> {
    let Some(office) = office(data)? else {
        writeln!(
            out,
            "budget left out: {} is not there",
            data.join("domain/nomenklatur_subkegiatan_kabkot.csv")
                .display()
        )?;
        return Ok(Vec::new());
    };
    let pairs = office.pairs()?;
    let matches = found(&office.index(&[]), &pairs);
    let (half, lines) = half_budget(&office);
    let half_matches = found(&office.index(&lines), &pairs);
    let mut figures = Vec::new();
    for set in SETS {
        let of_set: Vec<usize> = (0..pairs.len()).filter(|i| pairs[*i].set == set).collect();
        if of_set.is_empty() {
            continue;
        }
        let n_right = of_set
            .iter()
            .filter(|i| !pairs[**i].codes.is_empty())
            .count();
        writeln!(
            out,
            "{set}: {n_right} problems with an answer, {} without",
            of_set.len() - n_right
        )?;
        for level in [BudgetLevel::Program, BudgetLevel::SubKegiatan] {
            for least in [SUGGESTED, SURE] {
                let (precision, recall, f) = at(&pairs, &matches, &of_set, level, least);
                writeln!(
                    out,
                    "  {:<13} from {least:.2}  precision {precision:.3}  recall {recall:.3}  F1 {f:.3}",
                    level.label()
                )?;
                if least == SURE && set != "seen" {
                    let name = if level == BudgetLevel::Program {
                        "program"
                    } else {
                        "sub_kegiatan"
                    };
                    figures.push(figure(&format!("budget_{set}_{name}_precision"), precision));
                    figures.push(figure(&format!("budget_{set}_{name}_recall"), recall));
                }
            }
        }
        for top in [1, 3, 5] {
            let n = of_set
                .iter()
                .filter(|i| {
                    matches[**i]
                        .iter()
                        .take(top)
                        .any(|m| pairs[**i].is_right(&m.code))
                })
                .count();
            writeln!(out, "  right among the first {top}: {n} of {n_right}")?;
        }
        if set == "seen" {
            for least in [0.25, 0.3, 0.35, 0.4, 0.45, 0.5] {
                let (p, r, share) = funded(&pairs, &half_matches, &of_set, &half, least);
                writeln!(
                    out,
                    "  funded or not from {least:.2}  precision {p:.3}  recall {r:.3}  right {share:.3}"
                )?;
            }
        }
        let (precision, recall, share) = funded(&pairs, &half_matches, &of_set, &half, SURE);
        writeln!(
            out,
            "  funded or not  precision {precision:.3}  recall {recall:.3}  right {share:.3}"
        )?;
        writeln!(out, "  {}", calibration(&pairs, &matches, &of_set))?;
        if set != "seen" {
            figures.push(figure(&format!("budget_{set}_funded_precision"), precision));
            figures.push(figure(&format!("budget_{set}_funded_recall"), recall));
        }
        if set == "seen" || std::env::var_os("TITEN_SHOW").is_some() {
            faults(out, &pairs, &matches, &of_set)?;
        }
    }
    Ok(figures)
}

fn figure(name: &str, value: f64) -> Measured {
    Measured {
        name: name.to_owned(),
        value,
        gold: labels(),
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of hundreds")]
    let value = part as f64 / whole.max(1) as f64;
    value
}

fn at(
    pairs: &[Pair],
    matches: &[Vec<CodeMatch>],
    of: &[usize],
    level: BudgetLevel,
    least: f64,
) -> (f64, f64, f64) {
    let (mut said, mut right, mut wanted) = (0, 0, 0);
    for &i in of {
        wanted += usize::from(!pairs[i].codes.is_empty());
        let Some(best) = matches[i].first().filter(|m| m.confidence >= least) else {
            continue;
        };
        said += 1;
        let same = match level {
            BudgetLevel::Program => pairs[i]
                .codes
                .iter()
                .any(|c| c.at(level) == best.code.at(level)),
            _ => pairs[i].is_right(&best.code),
        };
        right += usize::from(same);
    }
    let (p, r) = (ratio(right, said), ratio(right, wanted));
    (p, r, 2.0 * p * r / (p + r).max(1e-9))
}

/// The sub kegiatan of every second kegiatan, told by a hash, as a budget.
fn half_budget(office: &Office) -> (Vec<BudgetCode>, Vec<BudgetLine>) {
    let mut codes = Vec::new();
    let mut lines = Vec::new();
    for e in &office.nomenclature {
        let kegiatan = e.code.at(BudgetLevel::Kegiatan);
        let chosen = sha256_hex(kegiatan.as_str().as_bytes()).as_bytes()[0].is_multiple_of(2);
        if e.code.level() == BudgetLevel::SubKegiatan && e.code.is_of_kabupaten() && chosen {
            codes.push(e.code.clone());
            lines.push(BudgetLine {
                place: String::new(),
                code: e.code.clone(),
                name: e.name.clone(),
                unit_name: String::new(),
                unit: None,
                location: String::new(),
                wilayah: Vec::new(),
                amount: Some(1),
                target: String::new(),
                fund: String::new(),
            });
        }
    }
    (codes, lines)
}

/// Precision and recall of "funded", and the share of right answers.
fn funded(
    pairs: &[Pair],
    matches: &[Vec<CodeMatch>],
    of: &[usize],
    half: &[BudgetCode],
    least: f64,
) -> (f64, f64, f64) {
    let (mut said, mut right, mut wanted, mut same) = (0, 0, 0, 0);
    for &i in of {
        let is = half.iter().any(|c| pairs[i].is_right(c));
        let says = matches[i]
            .iter()
            .any(|m| m.confidence >= least && half.contains(&m.code));
        said += usize::from(says);
        wanted += usize::from(is);
        right += usize::from(is && says);
        same += usize::from(is == says);
    }
    (
        ratio(right, said),
        ratio(right, wanted),
        ratio(same, of.len()),
    )
}

/// All codes that were looked at, in bands of confidence: what was said and what was so.
fn calibration(pairs: &[Pair], matches: &[Vec<CodeMatch>], of: &[usize]) -> String {
    const BANDS: [(f64, f64); 5] = [(0.0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 1.01)];
    let mut said = Vec::new();
    let (mut brier, mut all) = (0.0, 0);
    for (low, high) in BANDS {
        let (mut n, mut right, mut sum) = (0, 0, 0.0);
        for &i in of {
            for m in matches[i]
                .iter()
                .filter(|m| m.confidence >= low && m.confidence < high)
            {
                let is = pairs[i].is_right(&m.code);
                n += 1;
                right += usize::from(is);
                sum += m.confidence;
                brier += (m.confidence - f64::from(u8::from(is))).powi(2);
            }
        }
        all += n;
        said.push(format!(
            "{:.2}→{:.2} ({n})",
            sum / f64::from(n.max(1)),
            ratio(right, n as usize)
        ));
    }
    format!(
        "confidence said→so (codes): {}; Brier {:.3}",
        said.join("  "),
        brier / f64::from(all.max(1))
    )
}

fn faults(
    out: &mut impl Write,
    pairs: &[Pair],
    matches: &[Vec<CodeMatch>],
    of: &[usize],
) -> Result<()> {
    for &i in of {
        let (pair, best) = (&pairs[i], matches[i].first());
        let right = match best {
            Some(m) if m.confidence >= SURE => pair.is_right(&m.code),
            _ => pair.codes.is_empty(),
        };
        if !right {
            let got = best.map_or_else(String::new, |m| {
                format!("{:.2} {} {}", m.confidence, m.code, m.name)
            });
            let wanted: Vec<&str> = pair.codes.iter().map(BudgetCode::as_str).collect();
            writeln!(out, "    {} [{}] → {got}", pair.text, wanted.join(","))?;
        }
    }
    Ok(())
}
