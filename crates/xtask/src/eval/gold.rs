//! Gold files: tab-separated, `#` lines are comments, the first other line is the header.

use anyhow::{Context, Result};
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

pub fn rows(path: &Path) -> Result<Vec<Vec<String>>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(text
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .map(|l| l.split('\t').map(str::to_owned).collect())
        .collect())
}

/// Title and body of the items that are asked for.
pub fn texts(
    items: &Path,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<BTreeMap<String, [Option<String>; 2]>> {
    let file = File::open(items).with_context(|| items.display().to_string())?;
    let mut found = BTreeMap::new();
    for line in BufReader::new(MultiGzDecoder::new(file)).lines() {
        let value: Value = serde_json::from_str(&line?)?;
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        if let Some(id) = text("id").filter(|id| wanted(id)) {
            found.insert(id, [text("title"), text("body")]);
        }
    }
    Ok(found)
}

/// The mean of the labels' F1.
pub fn macro_f1(gold: &[String], got: &[String]) -> f64 {
    let labels: std::collections::BTreeSet<&String> = gold.iter().collect();
    let f1 = |label: &String| {
        let (mut both, mut said, mut is) = (0.0, 0.0, 0.0);
        for (g, h) in gold.iter().zip(got) {
            both += f64::from(u8::from(g == label && h == label));
            said += f64::from(u8::from(h == label));
            is += f64::from(u8::from(g == label));
        }
        2.0 * both / f64::max(said + is, 1.0)
    };
    labels.iter().map(|l| f1(l)).sum::<f64>() / labels.len().max(1) as f64
}

pub fn recall(gold: &[String], got: &[String], label: &str) -> f64 {
    let of: Vec<bool> = gold
        .iter()
        .zip(got)
        .filter(|(g, _)| *g == label)
        .map(|(g, h)| g == h)
        .collect();
    of.iter().filter(|ok| **ok).count() as f64 / of.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_is_the_mean_over_labels() {
        let of = |s: &str| s.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (gold, got) = (of("a a b b"), of("a b b b"));
        assert!((macro_f1(&gold, &got) - (2.0 / 3.0 + 0.8) / 2.0).abs() < 1e-9);
        assert_eq!(recall(&gold, &got, "a"), 0.5);
        assert_eq!(recall(&gold, &got, "b"), 1.0);
    }
}
