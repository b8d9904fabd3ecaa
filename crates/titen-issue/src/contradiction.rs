//! Edits that say the opposite of an edit in force: refused with the edit that stands in the way, never resolved
//! in silence.

use crate::decisions::Decisions;
use std::collections::BTreeSet;
use titen_model::{Decision, IssueEdit, IssueId, ItemId, in_force};

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Contradiction {
    #[error(
        "edit {edit} says the opposite: by it {says} ({by}: {reason}); undo it first with `titen edit undo {edit} --reason …`"
    )]
    Opposite {
        edit: u64,
        says: String,
        by: String,
        reason: String,
    },
    #[error("there is no edit {0}; `titen export edits` lists them")]
    NoSuchEdit(u64),
    #[error("edit {0} is itself an undoing; make the edit that it undid again instead")]
    AnUndoing(u64),
    #[error("edit {edit} is undone already, by edit {by}")]
    Undone { edit: u64, by: u64 },
    #[error(
        "edit {later} rests on edit {edit}; undo that first with `titen edit undo {later} --reason …`"
    )]
    RestedOn { edit: u64, later: u64 },
}

fn opposite(edit: &IssueEdit, says: String) -> Contradiction {
    Contradiction::Opposite {
        edit: edit.id,
        says,
        by: edit.by.clone(),
        reason: edit.reason.clone(),
    }
}

/// May `new` be made beside the `edits` so far? `decisions`: of all of them.
pub fn check(
    edits: &[IssueEdit],
    decisions: &Decisions,
    new: &Decision,
) -> Result<(), Contradiction> {
    for edit in in_force(edits) {
        let found = match new {
            Decision::Merge { into, issues } => told_apart(edit, decisions, into, issues),
            Decision::Split { issue, items, .. } => told_whole(edit, issue)
                .or_else(|| put_there(edit, decisions, std::slice::from_ref(issue), items)),
            Decision::Move {
                items,
                to,
                away_from,
            } => taken_away(edit, decisions, to, items)
                .or_else(|| put_there(edit, decisions, away_from, items)),
            Decision::Reject { issue } => match &edit.what {
                Decision::Reject { issue: known } if known == issue => {
                    Some(format!("{issue} is rejected already"))
                }
                _ => None,
            },
            _ => None,
        };
        if let Some(says) = found {
            return Err(opposite(edit, says));
        }
    }
    Ok(())
}

/// A merge of issues that are two by an edit.
fn told_apart(
    edit: &IssueEdit,
    d: &Decisions,
    into: &IssueId,
    issues: &[IssueId],
) -> Option<String> {
    let one: BTreeSet<&IssueId> = [into].into_iter().chain(issues).collect();
    let both = |a: &IssueId, b: &IssueId| {
        (d.now(a) != d.now(b) && one.contains(d.now(a)) && one.contains(d.now(b)))
            .then(|| format!("{} and {} are two", d.now(a), d.now(b)))
    };
    match &edit.what {
        Decision::Split { issue, new, .. } => both(issue, new),
        Decision::Move { to, away_from, .. } => away_from.iter().find_map(|from| both(from, to)),
        Decision::Keep { issues } => {
            let pairs = issues.iter().enumerate();
            let mut pairs = pairs.flat_map(|(i, a)| issues[i + 1..].iter().map(move |b| (a, b)));
            pairs.find_map(|(a, b)| both(a, b))
        }
        _ => None,
    }
}

/// A split of an issue that is one by an edit.
fn told_whole(edit: &IssueEdit, issue: &IssueId) -> Option<String> {
    match &edit.what {
        Decision::Keep { issues } if issues.as_slice() == std::slice::from_ref(issue) => {
            Some(format!("{issue} is one problem"))
        }
        _ => None,
    }
}

/// Items that come back to where an edit took them from.
fn taken_away(edit: &IssueEdit, d: &Decisions, to: &IssueId, items: &[ItemId]) -> Option<String> {
    let (taken, from) = match &edit.what {
        Decision::Split { issue, items, .. } => (items, std::slice::from_ref(issue)),
        Decision::Move {
            items, away_from, ..
        } => (items, away_from.as_slice()),
        _ => return None,
    };
    let here = from.iter().any(|f| d.now(f) == to);
    let n = shared(taken, items);
    (here && n > 0).then(|| format!("{n} of these items do not belong to {to}"))
}

/// Items that are taken from where an edit put them.
fn put_there(
    edit: &IssueEdit,
    d: &Decisions,
    from: &[IssueId],
    items: &[ItemId],
) -> Option<String> {
    match &edit.what {
        Decision::Move { items: put, to, .. } if from.contains(d.now(to)) => {
            let n = shared(put, items);
            (n > 0).then(|| format!("{n} of these items belong to {to}"))
        }
        Decision::Merge { into, issues } if from.contains(d.now(into)) => {
            let whole = edit.held.iter().find(|h| {
                issues.contains(&h.issue)
                    && !h.items.is_empty()
                    && shared(&h.items, items) == h.items.len()
            })?;
            Some(format!("all of {} belongs to {into}", whole.issue))
        }
        _ => None,
    }
}

fn shared(some: &[ItemId], others: &[ItemId]) -> usize {
    let some: BTreeSet<&ItemId> = some.iter().collect();
    others.iter().filter(|i| some.contains(i)).count()
}

/// May edit `id` be undone?
pub fn check_undo(edits: &[IssueEdit], id: u64) -> Result<&IssueEdit, Contradiction> {
    let edit = edits
        .iter()
        .find(|e| e.id == id)
        .ok_or(Contradiction::NoSuchEdit(id))?;
    if let Decision::Undo { .. } = edit.what {
        return Err(Contradiction::AnUndoing(id));
    }
    let undoing = |e: &&IssueEdit| matches!(e.what, Decision::Undo { edit } if edit == id);
    if let Some(by) = edits.iter().find(undoing) {
        return Err(Contradiction::Undone {
            edit: id,
            by: by.id,
        });
    }
    if edit.what.is_about_members() {
        let mine = edit.what.issues();
        let rests_on_it = |e: &&IssueEdit| {
            let theirs = e.what.issues();
            let made_here =
                matches!(&edit.what, Decision::Split { new, .. } if theirs.contains(&new));
            e.id > id
                && (made_here
                    || e.what.is_about_members() && theirs.iter().any(|t| mine.contains(t)))
        };
        if let Some(later) = in_force(edits).filter(rests_on_it).last() {
            return Err(Contradiction::RestedOn {
                edit: id,
                later: later.id,
            });
        }
    }
    Ok(edit)
}

#[cfg(test)]
mod tests;
