//! The grades, each kept with a few items of the issue that was graded, so that it survives a new grouping.

use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use titen_model::Week;

const OWN: &str = include_str!("../../labels/ranks.tsv");

/// Of one week: an item's key and how much its issue matters, 0 to 4.
#[derive(Debug, Default)]
pub struct Grades {
    pub of: BTreeMap<String, u8>,
}

pub fn judged_weeks() -> Result<BTreeMap<Week, Grades>> {
    let mut weeks: BTreeMap<Week, Grades> = BTreeMap::new();
    let mut lines = BTreeSet::new();
    for line in OWN.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [week, grade, keys] = cells[..] else {
            bail!("labels/ranks.tsv: {line}: three columns are needed");
        };
        if !lines.insert((week, keys)) {
            bail!("labels/ranks.tsv: {line}: stands twice");
        }
        let grade = grade.parse().ok().filter(|g| *g <= 4);
        let grade: u8 = grade.with_context(|| format!("{line}: a grade is 0 to 4"))?;
        let week = weeks.entry(week.parse()?).or_default();
        week.of
            .extend(keys.split(',').map(|k| (k.to_owned(), grade)));
    }
    Ok(weeks)
}
