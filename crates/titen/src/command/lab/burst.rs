//! `titen lab burst`: how unlikely counts of one's own are without a rise.

use crate::command::{Usage, open_input};
use crate::config::Settings;
use crate::say;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::BufRead;
use std::path::Path;
use titen_issue::{Series, bursts};

#[derive(Deserialize)]
struct Line {
    week: Value,
    id: Value,
    history: Vec<f64>,
    now: f64,
}

#[derive(Serialize)]
struct Answer<'a> {
    week: &'a Value,
    id: &'a Value,
    p: f64,
}

/// Answers in the order of the lines.
pub fn burst(settings: &Settings, file: &Path) -> Result<()> {
    let lines = lines(file)?;
    // What one week's issues share is fitted to that week's lines together.
    let mut weeks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, line) in lines.iter().enumerate() {
        weeks.entry(line.week.to_string()).or_default().push(i);
    }
    let mut p = vec![0.0; lines.len()];
    for of_week in weeks.values() {
        let series: Vec<Series> = of_week
            .iter()
            .map(|i| Series {
                history: lines[*i].history.clone(),
                now: lines[*i].now,
            })
            .collect();
        for (i, found) in of_week.iter().zip(bursts(&series, &settings.rank)) {
            p[*i] = found;
        }
    }
    for (Line { week, id, .. }, p) in lines.iter().zip(p) {
        let answer = serde_json::to_string(&Answer { week, id, p })?;
        say!("{answer}")?;
    }
    Ok(())
}

fn lines(file: &Path) -> Result<Vec<Line>> {
    let name = file.display();
    let reader = open_input(file)?;
    let mut lines = Vec::new();
    for (i, line) in reader.lines().enumerate() {
        let line = line.with_context(|| name.to_string())?;
        if line.trim().is_empty() {
            continue;
        }
        let counts = serde_json::from_str(&line).map_err(|e| {
            Usage(format!(
                "{name}:{}: {e}; write {{\"week\": …, \"id\": …, \"history\": [counts], \"now\": count}}",
                i + 1
            ))
        })?;
        lines.push(counts);
    }
    Ok(lines)
}
