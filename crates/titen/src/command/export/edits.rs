//! `titen export edits`: what analysts decided, then what the grouping took for one by itself.

use super::{PAGE, Rows, Stored};
use anyhow::Result;
use chrono::{DateTime, Utc};
use serde::Serialize;
use titen_model::{Decision, Issue, IssueEdit, ItemId, Join, Week};

#[derive(Default, Serialize)]
struct EditRow<'e> {
    /// None: the grouping's own.
    id: Option<u64>,
    edit: &'e str,
    from: Option<Week>,
    only_in: Option<Week>,
    /// The one whose name stays, or that gets something, first.
    issues: String,
    items: String,
    title: Option<&'e str>,
    unit: Option<&'e str>,
    urusan: Option<&'e str>,
    part: Option<&'e str>,
    value: Option<f64>,
    by: &'e str,
    at: Option<DateTime<Utc>>,
    reason: &'e str,
    undoes: Option<u64>,
    undone_by: Option<u64>,
}

pub async fn edits(office: &Stored, rows: &mut Rows) -> Result<()> {
    let edits = office.store.edits(&office.id).await?;
    for edit in &edits {
        rows.put(&of_edit(edit, &edits))?;
    }
    let mut after = 0;
    loop {
        let page = office.store.issues_page(&office.id, after, PAGE).await?;
        let Some((last, _, _)) = page.last() else {
            return Ok(());
        };
        after = *last;
        for (_, week, issue) in &page {
            let own = |j: &&Join| !issue.decided.merged.contains(&j.issue);
            for join in issue.joins.iter().filter(own) {
                rows.put(&of_join(*week, issue, join))?;
            }
        }
    }
}

fn of_edit<'e>(edit: &'e IssueEdit, all: &[IssueEdit]) -> EditRow<'e> {
    let issues: Vec<&str> = edit.what.issues().iter().map(|i| i.as_str()).collect();
    let undoing = |e: &&IssueEdit| matches!(e.what, Decision::Undo { edit: id } if id == edit.id);
    let row = EditRow {
        id: Some(edit.id),
        edit: edit.what.kind(),
        from: Some(edit.from),
        issues: issues.join(" "),
        by: &edit.by,
        at: Some(edit.at),
        reason: &edit.reason,
        undone_by: all.iter().find(undoing).map(|e| e.id),
        ..EditRow::default()
    };
    match &edit.what {
        Decision::Merge { .. } | Decision::Keep { .. } | Decision::Reject { .. } => row,
        Decision::Split { items, .. } | Decision::Move { items, .. } => EditRow {
            items: joined(items),
            ..row
        },
        Decision::Rename { title, .. } => EditRow {
            title: Some(title),
            ..row
        },
        Decision::Assign { unit, urusan, .. } => EditRow {
            unit: unit.as_ref().map(|u| u.as_str()),
            urusan: urusan.as_ref().map(|u| u.as_str()),
            ..row
        },
        Decision::Override {
            part,
            value,
            only_in,
            ..
        } => EditRow {
            part: Some(part),
            value: Some(*value),
            only_in: *only_in,
            ..row
        },
        Decision::Undo { edit } => EditRow {
            undoes: Some(*edit),
            ..row
        },
    }
}

fn joined(items: &[ItemId]) -> String {
    let ids: Vec<String> = items.iter().map(ItemId::to_string).collect();
    ids.join(" ")
}

fn of_join<'e>(week: Week, issue: &'e Issue, join: &'e Join) -> EditRow<'e> {
    EditRow {
        edit: "join",
        from: Some(week),
        issues: format!("{} {}", issue.id, join.issue),
        title: Some(&join.title),
        by: "titen",
        reason: &join.why,
        ..EditRow::default()
    }
}
