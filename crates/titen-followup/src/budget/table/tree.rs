//! Programs, kegiatan and sub kegiatan stand above each other, each with the sum of what is below. Only the lowest
//! rows that have an amount are money; a sum that is wrong is told, and the rows' own amounts stay.

use std::collections::BTreeMap;
use titen_model::{BudgetCode, BudgetLine};

/// A row with a code, or one of those that detail it.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub line: BudgetLine,
    /// A row without a code of its own, under one that has.
    pub detail: bool,
    /// Its code is the merged cell of a row above.
    pub again: bool,
    pub sheet: String,
}

/// Which rows are lines; what was found wrong is told.
pub(super) fn leaves(nodes: &[Node], notes: &mut Vec<String>) -> Vec<bool> {
    let mut by_code: BTreeMap<&BudgetCode, Vec<usize>> = BTreeMap::new();
    for (i, node) in nodes.iter().enumerate().filter(|(_, n)| !n.detail) {
        by_code.entry(&node.line.code).or_default().push(i);
    }
    let below: Vec<Vec<usize>> = (0..nodes.len())
        .map(|i| below(nodes, i, &by_code))
        .collect();
    let has = |i: usize| nodes[i].line.amount.is_some();
    let mut kept: Vec<bool> = (0..nodes.len())
        .map(|i| below[i].is_empty() || (has(i) && !below[i].iter().any(|j| has(*j))))
        .collect();
    for i in (0..nodes.len()).filter(|i| !below[*i].is_empty()) {
        let me = &nodes[i].line;
        let Some(says) = me.amount else { continue };
        let (level, code, place) = (me.code.level().label(), &me.code, &me.place);
        if kept[i] {
            notes.push(format!(
                "row {place}: {level} {code} says {says}, none of its rows has an amount; it counts as one line of the {level}"
            ));
            continue;
        }
        let sum = below[i]
            .iter()
            .filter(|j| kept[**j])
            .filter_map(|j| nodes[*j].line.amount)
            .fold(0i64, i64::saturating_add);
        if sum != says {
            notes.push(format!(
                "row {place}: {level} {code} says {says}, its lines sum to {sum}; the lines' own amounts are kept: correct the sum in the file"
            ));
        }
    }
    repeated(nodes, &mut kept, notes);
    kept
}

/// What is below a row: the rows that follow it, else those of its unit wherever they stand.
fn below(nodes: &[Node], at: usize, by_code: &BTreeMap<&BudgetCode, Vec<usize>>) -> Vec<usize> {
    let me = &nodes[at];
    if me.detail {
        return Vec::new();
    }
    let follows = |n: &Node| {
        n.sheet == me.sheet
            && n.line.code.within(&me.line.code)
            && (n.detail || n.line.code != me.line.code)
    };
    let following: Vec<usize> = (at + 1..nodes.len())
        .take_while(|i| follows(&nodes[*i]))
        .collect();
    if !following.is_empty() {
        return following;
    }
    let again: Vec<usize> = (at + 1..nodes.len())
        .take_while(|i| nodes[*i].again && nodes[*i].line.code == me.line.code)
        .collect();
    if !me.again && is_sum_of(nodes, at, &again) {
        return again;
    }
    // Out of its place, a row with a place of its own is money, whatever else its unit does.
    if !me.line.location.is_empty() {
        return Vec::new();
    }
    let elsewhere = by_code
        .range::<&BudgetCode, _>(&me.line.code..)
        .take_while(|(code, _)| code.within(&me.line.code))
        .filter(|(code, _)| **code != &me.line.code);
    elsewhere
        .flat_map(|(_, of)| of)
        .copied()
        .filter(|i| same_unit(&nodes[*i].line, &me.line))
        .collect()
}

/// One code merged over several rows: the first may say what the others sum to, or be one of them.
fn is_sum_of(nodes: &[Node], at: usize, again: &[usize]) -> bool {
    let me = &nodes[at].line;
    let sum = again
        .iter()
        .filter_map(|i| nodes[*i].line.amount)
        .fold(0i64, i64::saturating_add);
    !again.is_empty() && (me.amount.is_none() || (me.location.is_empty() && me.amount == Some(sum)))
}

fn same_unit(a: &BudgetLine, b: &BudgetLine) -> bool {
    a.unit_name.is_empty()
        || b.unit_name.is_empty()
        || a.unit_name.to_lowercase() == b.unit_name.to_lowercase()
        || (a.unit.is_some() && a.unit == b.unit)
}

/// A sheet that recapitulates says of a code what another sheet's lines sum to: the fuller sheet is kept.
fn repeated(nodes: &[Node], kept: &mut [bool], notes: &mut Vec<String>) {
    let mut by_code: BTreeMap<&BudgetCode, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for (i, node) in nodes.iter().enumerate().filter(|(i, _)| kept[*i]) {
        let sheets = by_code.entry(&node.line.code).or_default();
        sheets.entry(&node.sheet).or_default().push(i);
    }
    let mut dropped: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for sheets in by_code.values().filter(|s| s.len() > 1) {
        let sum = |of: &[usize]| -> Option<i64> {
            let amounts = of.iter().map(|i| nodes[*i].line.amount);
            amounts.sum::<Option<i64>>().filter(|s| *s != 0)
        };
        let n_placed = |of: &[usize]| {
            let placed = of.iter().filter(|i| !nodes[**i].line.location.is_empty());
            placed.count()
        };
        // The first of the fullest: sheets stand in the workbook's order by their first row.
        let fullest = sheets
            .iter()
            .max_by_key(|(_, of)| (of.len(), n_placed(of), std::cmp::Reverse(of[0])));
        let Some((full, of)) = fullest else { continue };
        for (sheet, mine) in sheets.iter().filter(|(s, _)| *s != full) {
            let alike = mine.iter().all(|i| {
                of.iter()
                    .all(|j| same_unit(&nodes[*i].line, &nodes[*j].line))
            });
            let places = |of: &[usize]| {
                let mut all: Vec<&str> = of
                    .iter()
                    .map(|i| nodes[*i].line.location.as_str())
                    .collect();
                all.sort_unstable();
                all
            };
            if alike
                && sum(mine).is_some()
                && sum(mine) == sum(of)
                && (n_placed(mine) == 0 || places(mine) == places(of))
            {
                mine.iter().for_each(|i| kept[*i] = false);
                *dropped.entry((sheet, full)).or_default() += mine.len();
            }
        }
    }
    for ((sheet, full), n) in dropped {
        notes.push(format!(
            "{n} rows of sheet `{sheet}` say again what sheet `{full}` says of their codes; they are counted once"
        ));
    }
}
