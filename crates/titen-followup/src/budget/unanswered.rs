//! Lines of a budget that answer no issue: money that follows a program, and no problem that was heard of.

use super::Counted;
use std::collections::BTreeSet;
use titen_model::{BriefBudget, BudgetCode, MatchStatus};

/// Those whose code no counted match of an issue covers, the dearest first. What units pay for themselves is left out.
pub fn unanswered<'a>(lines: &'a [Counted], budgets: &[&BriefBudget]) -> Vec<&'a Counted> {
    let answered: BTreeSet<&BudgetCode> = budgets
        .iter()
        .flat_map(|b| &b.matches)
        .filter(|m| m.status != MatchStatus::Suggested)
        .map(|m| &m.code)
        .collect();
    let mut rest: Vec<&Counted> = lines
        .iter()
        .filter(|l| !l.line.code.is_own_running())
        .filter(|l| !answered.iter().any(|code| l.line.code.within(code)))
        .collect();
    rest.sort_by(|a, b| {
        b.line
            .amount
            .cmp(&a.line.amount)
            .then_with(|| a.line.code.cmp(&b.line.code))
    });
    rest
}
