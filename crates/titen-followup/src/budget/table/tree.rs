//! Programs, kegiatan and sub kegiatan stand above each other, each with the sum of what is below. Only the lowest
//! rows are money; a sum that is wrong is told, and the rows' own amounts stay.

use super::squeezed;
use titen_model::{BudgetCode, BudgetLine};

/// A row with a code, or one of those that detail it.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub line: BudgetLine,
    /// A row without a code of its own, under one that has.
    pub detail: bool,
}

/// The lowest rows, in order, with what was found wrong.
pub(super) fn leaves(nodes: Vec<Node>, notes: &mut Vec<String>) -> Vec<BudgetLine> {
    let is_parent = |i: usize| {
        let (me, below) = (&nodes[i], nodes.get(i + 1));
        below.is_some_and(|b| {
            !me.detail
                && (b.detail || (b.line.code != me.line.code && b.line.code.within(&me.line.code)))
        })
    };
    // Rows above their parts say sums; those of other branches are looked for by code.
    let mut kept = Vec::new();
    for (i, node) in nodes.iter().enumerate() {
        if is_parent(i) {
            check_sum(&nodes, i, &is_parent, notes);
        } else {
            kept.push(node.line.clone());
        }
    }
    merged(kept, notes)
}

fn check_sum(
    nodes: &[Node],
    at: usize,
    is_parent: &dyn Fn(usize) -> bool,
    notes: &mut Vec<String>,
) {
    let me = &nodes[at].line;
    let Some(says) = me.amount else { return };
    let below = (at + 1..nodes.len()).take_while(|i| {
        let n = &nodes[*i];
        n.line.code.within(&me.code) && (n.detail || n.line.code != me.code)
    });
    let amounts: Vec<i64> = below
        .filter(|i| !is_parent(*i))
        .filter_map(|i| nodes[i].line.amount)
        .collect();
    if amounts.is_empty() {
        return;
    }
    let sum = amounts.iter().fold(0i64, |a, b| a.saturating_add(*b));
    if sum != says {
        notes.push(format!(
            "row {}: {} {} says {says}, its lines sum to {sum}; the lines' own amounts are kept: correct the sum in the file",
            me.place,
            me.code.level().label(),
            me.code
        ));
    }
}

/// Rows that differ in their place alone came of one merged cell: its amount is there once.
fn merged(lines: Vec<BudgetLine>, notes: &mut Vec<String>) -> Vec<BudgetLine> {
    let mut out: Vec<BudgetLine> = Vec::with_capacity(lines.len());
    for line in lines {
        match out.last_mut() {
            Some(last)
                if last.code == line.code
                    && last.name == line.name
                    && last.unit_name == line.unit_name
                    && last.amount == line.amount
                    && last.amount.is_some_and(|a| a != 0)
                    && last.location != line.location =>
            {
                notes.push(format!(
                    "rows {} and {}: one amount ({}) stands at {} for two places, as of a merged cell; it is counted once",
                    last.place,
                    line.place,
                    line.amount.unwrap_or_default(),
                    line.code
                ));
                last.location = squeezed(&format!("{}; {}", last.location, line.location));
                last.wilayah.extend(line.wilayah);
                last.wilayah.sort();
                last.wilayah.dedup();
            }
            _ => out.push(line),
        }
    }
    out
}

/// The code of which a row without one is a part.
pub(super) fn code_above(nodes: &[Node]) -> Option<&BudgetCode> {
    nodes.last().map(|n| &n.line.code)
}
