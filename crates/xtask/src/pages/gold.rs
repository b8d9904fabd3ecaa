//! Folders of `NAME.html` and `NAME.txt` (the true body), and the score: precision and recall of runs
//! of four words, meaned over pages, and the F1 of the two means.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// Below the folder of data.
pub const SETS: [&str; 2] = [ARTICLES, INDONESIA];
pub const ARTICLES: &str = "web/articles";
pub const INDONESIA: &str = "web/indonesia";

pub struct Page {
    pub name: String,
    pub html: String,
    pub gold: String,
}

/// By name.
pub fn pages(folder: &Path) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let text = path.with_extension("txt");
        if path.extension().is_none_or(|e| e != "html") || !text.is_file() {
            continue;
        }
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        pages.push(Page {
            name: path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            html: String::from_utf8_lossy(&bytes).into_owned(),
            gold: std::fs::read_to_string(&text).with_context(|| text.display().to_string())?,
        });
    }
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(pages)
}

pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}

const RUN: usize = 4;

fn runs(text: &str) -> BTreeMap<Vec<String>, usize> {
    let words = words(text);
    let mut runs: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    if words.is_empty() {
        return runs;
    }
    for run in words.windows(RUN.min(words.len())) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}

/// Precision and recall of one body.
fn of_body(gold: &str, got: &str) -> [f64; 2] {
    let (gold, got) = (runs(gold), runs(got));
    let total = |r: &BTreeMap<_, usize>| r.values().sum::<usize>() as f64;
    let both: usize = got
        .iter()
        .map(|(run, n)| gold.get(run).map_or(0, |m| *n.min(m)))
        .sum();
    let share = |of: f64, empty: f64| if of > 0.0 { both as f64 / of } else { empty };
    let nothing = if gold.is_empty() { 1.0 } else { 0.0 };
    [share(total(&got), nothing), share(total(&gold), 1.0)]
}

/// Precision, recall and F1 over pairs of the true body and the one found.
pub fn score<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> [f64; 3] {
    let all: Vec<[f64; 2]> = pairs.map(|(gold, got)| of_body(gold, got)).collect();
    let mean = |n: usize| all.iter().map(|s| s[n]).sum::<f64>() / all.len().max(1) as f64;
    let (p, r) = (mean(0), mean(1));
    [
        p,
        r,
        if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_scored_by_its_runs_of_words() {
        assert_eq!(of_body("a b c d e", "A b, c d e"), [1.0, 1.0]);
        assert_eq!(of_body("a b c d e", "a b c d"), [1.0, 0.5]);
        assert_eq!(of_body("a b", "a b"), [1.0, 1.0]);
        assert_eq!(of_body("a b c d", ""), [0.0, 0.0]);
        let [p, r, f] = score([("a b c d e", "a b c d"), ("a b c d", "a b c d")].into_iter());
        assert_eq!((p, r), (1.0, 0.75));
        assert!((f - 6.0 / 7.0).abs() < 1e-9);
    }
}
