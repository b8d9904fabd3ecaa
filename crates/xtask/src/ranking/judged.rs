//! The grades, each kept with a few items of the issue that was graded, so that it survives a new grouping.

use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use titen_model::Week;

const HELD_OUT: [&str; 2] = ["2025-W25", "2026-W33"];
const OWN: &str = include_str!("../../labels/ranks.tsv");

/// Of one week: an item's key and how much its issue matters, 0 to 4, the raters' mean.
#[derive(Debug, Default)]
pub struct Grades {
    /// Never looked at when weights are chosen.
    pub held_out: bool,
    pub of: BTreeMap<String, f64>,
}

pub fn judged_weeks() -> Result<BTreeMap<Week, Grades>> {
    let mut weeks: BTreeMap<Week, Grades> = BTreeMap::new();
    let mut lines = BTreeSet::new();
    for line in OWN.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [week, a, b, keys] = cells[..] else {
            bail!("labels/ranks.tsv: {line}: four columns are needed");
        };
        if !lines.insert((week, keys)) {
            bail!("labels/ranks.tsv: {line}: stands twice");
        }
        let grade = |cell: &str| {
            let told = cell.parse().ok().filter(|g| *g <= 4);
            let told: u8 = told.with_context(|| format!("{line}: a grade is 0 to 4"))?;
            anyhow::Ok(f64::from(told))
        };
        let mean = (grade(a)? + grade(b)?) / 2.0;
        let held_out = HELD_OUT.contains(&week);
        let week = weeks.entry(week.parse()?).or_default();
        week.held_out = held_out;
        week.of
            .extend(keys.split(',').map(|k| (k.to_owned(), mean)));
    }
    Ok(weeks)
}
