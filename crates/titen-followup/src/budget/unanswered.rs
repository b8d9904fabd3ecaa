//! Lines of a budget that were matched with no issue: money that follows a program, as far as titen can tell.

use super::Counted;
use std::collections::BTreeSet;
use titen_model::{BriefBudget, BudgetKind};

/// Those that stand beside no issue, the dearest first: a line that a person refused answers nothing. What units pay
/// for themselves is left out.
pub fn unanswered<'a>(lines: &'a [Counted], budgets: &[&BriefBudget]) -> Vec<&'a Counted> {
    let answering: BTreeSet<(BudgetKind, &str)> = budgets
        .iter()
        .flat_map(|b| &b.lines)
        .map(|l| (l.kind, l.source.as_str()))
        .collect();
    let mut rest: Vec<&Counted> = lines
        .iter()
        .filter(|l| !l.line.code.is_own_running())
        .filter(|l| !answering.contains(&(l.kind, l.source.as_str())))
        .collect();
    rest.sort_by(|a, b| {
        b.line
            .amount
            .cmp(&a.line.amount)
            .then_with(|| a.line.code.cmp(&b.line.code))
    });
    rest
}
