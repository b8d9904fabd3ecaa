//! Whether the sums that a file says are those of its lines, and which lines have no amount.

use super::tree::Node;
use titen_model::BudgetLine;

/// Remarks of one kind that are spelled out.
pub(super) const SHOWN: usize = 5;

/// A row that says a sum, and how many nodes stand above it.
pub(super) struct Total {
    pub place: String,
    pub says: i64,
    pub part: usize,
    pub above: usize,
}

/// A sum may be of all above it, or of what stands below an earlier sum.
pub(super) fn check_totals(
    totals: &[Total],
    nodes: &[Node],
    kept: &[bool],
    starts: &[usize],
    notes: &mut Vec<String>,
) {
    let mut sums = vec![0i64];
    for (node, kept) in nodes.iter().zip(kept) {
        let amount = node.line.amount.filter(|_| *kept).unwrap_or(0);
        sums.push(sums[sums.len() - 1].saturating_add(amount));
    }
    let mut boundaries = vec![0];
    for total in totals {
        boundaries.push(starts[total.part]);
        let until = sums[total.above];
        if !boundaries.iter().any(|b| until - sums[*b] == total.says) {
            notes.push(format!(
                "row {}: the total says {}, the lines sum to {}; the lines' own amounts are kept: correct the total in the file",
                total.place,
                total.says,
                until - sums[starts[total.part]]
            ));
        }
        boundaries.push(total.above);
    }
}

pub(super) fn blank(lines: &[BudgetLine]) -> Option<String> {
    let blank: Vec<&str> = lines
        .iter()
        .filter(|l| l.amount.is_none())
        .map(|l| l.place.as_str())
        .collect();
    (!blank.is_empty()).then(|| {
        format!(
            "{} lines have no amount (row {}{}); where the file shows one, it is a formula that was never calculated or an error: save the file in a spreadsheet, and import it again",
            blank.len(),
            blank[..blank.len().min(SHOWN)].join(", "),
            if blank.len() > SHOWN { ", …" } else { "" }
        )
    })
}
