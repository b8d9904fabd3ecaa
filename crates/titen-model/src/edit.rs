//! What analysts decide about issues. Kept for ever, and stronger than the grouping.

use crate::{IssueId, ItemId, PerangkatDaerahId, UrusanCode, Week};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// One decision, as it was made. Never changed: what undoes it is an edit too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IssueEdit {
    /// From 1, in the order in which the office made them.
    pub id: u64,
    pub at: DateTime<Utc>,
    pub by: String,
    pub reason: String,
    /// Holds in this week and in all later ones.
    pub from: Week,
    pub what: Decision,
    /// What the issues that it names held in those weeks when it was made: by it they are known again when a
    /// week is grouped anew.
    pub held: Vec<Held>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub issue: IssueId,
    pub items: Vec<ItemId>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Decision {
    /// `issues` are one problem with `into`, whose id stays.
    Merge {
        into: IssueId,
        issues: Vec<IssueId>,
    },
    /// `items` are another problem than `issue`: that of the new issue `new`.
    Split {
        issue: IssueId,
        new: IssueId,
        items: Vec<ItemId>,
    },
    /// `items` belong to `to`, and not to where they lay.
    Move {
        items: Vec<ItemId>,
        to: IssueId,
        away_from: Vec<IssueId>,
    },
    Rename {
        issue: IssueId,
        title: String,
    },
    Assign {
        issue: IssueId,
        unit: Option<PerangkatDaerahId>,
        urusan: Option<UrusanCode>,
    },
    /// They are right as they are: several are several problems, one is one. What would join or split them is not
    /// proposed any more.
    Keep {
        issues: Vec<IssueId>,
    },
    /// It has no rank.
    Reject {
        issue: IssueId,
    },
    /// A criterion (`U`, `S`, `G`: 1 to 5) or what a score part adds to its criterion.
    Override {
        issue: IssueId,
        part: SmolStr,
        value: f64,
        /// Otherwise in every week from `from` on.
        only_in: Option<Week>,
    },
    Undo {
        edit: u64,
    },
}

impl Decision {
    pub fn kind(&self) -> &'static str {
        match self {
            Decision::Merge { .. } => "merge",
            Decision::Split { .. } => "split",
            Decision::Move { .. } => "move",
            Decision::Rename { .. } => "rename",
            Decision::Assign { .. } => "assign",
            Decision::Keep { .. } => "keep",
            Decision::Reject { .. } => "reject",
            Decision::Override { .. } => "override",
            Decision::Undo { .. } => "undo",
        }
    }

    /// The issues that it is about; the one that is left with, or gets, the name first.
    pub fn issues(&self) -> Vec<&IssueId> {
        match self {
            Decision::Merge { into, issues } => [into].into_iter().chain(issues).collect(),
            Decision::Split { issue, new, .. } => vec![issue, new],
            Decision::Move { to, away_from, .. } => [to].into_iter().chain(away_from).collect(),
            Decision::Rename { issue, .. }
            | Decision::Assign { issue, .. }
            | Decision::Reject { issue }
            | Decision::Override { issue, .. } => vec![issue],
            Decision::Keep { issues } => issues.iter().collect(),
            Decision::Undo { .. } => Vec::new(),
        }
    }

    /// Does it say which items make up an issue?
    pub fn is_about_members(&self) -> bool {
        matches!(
            self,
            Decision::Merge { .. } | Decision::Split { .. } | Decision::Move { .. }
        )
    }
}

/// What analysts decided about an issue, as far as it holds in the week.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// By id.
    pub edits: Vec<EditNote>,
    pub rejected: Option<EditNote>,
    pub overrides: Vec<ScoreOverride>,
    /// Issues that an analyst made part of this one, in this week or before.
    pub merged: Vec<IssueId>,
}

/// An edit in short, for whoever reads the issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditNote {
    pub id: u64,
    pub kind: SmolStr,
    pub at: DateTime<Utc>,
    pub by: String,
    pub reason: String,
}

impl EditNote {
    pub fn of(edit: &IssueEdit) -> Self {
        EditNote {
            id: edit.id,
            kind: edit.what.kind().into(),
            at: edit.at,
            by: edit.by.clone(),
            reason: edit.reason.clone(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoreOverride {
    pub part: SmolStr,
    pub value: f64,
    pub edit: EditNote,
}

/// Those that hold: neither undone nor themselves an undoing.
pub fn in_force(edits: &[IssueEdit]) -> impl Iterator<Item = &IssueEdit> {
    let undone: Vec<u64> = edits
        .iter()
        .filter_map(|e| match e.what {
            Decision::Undo { edit } => Some(edit),
            _ => None,
        })
        .collect();
    edits
        .iter()
        .filter(move |e| !matches!(e.what, Decision::Undo { .. }) && !undone.contains(&e.id))
}
