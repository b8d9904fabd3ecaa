//! What the grouping would ask an analyst: it proposes a merge or a split with its reason, and never does it.

use crate::{IssueId, ItemId, StoryId};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    pub what: Proposed,
    /// Of the issues that it is about, in their order.
    pub titles: Vec<String>,
    /// How alike the two sides are now, and from where on the grouping itself takes them for one.
    pub likeness: f64,
    pub threshold: f64,
    /// In words and figures, in Indonesian.
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Proposed {
    /// Two issues look like one continuing problem.
    Merge { into: IssueId, issue: IssueId },
    /// One issue holds two matters: these stories, with these items, would go out.
    Split {
        issue: IssueId,
        stories: Vec<StoryId>,
        items: Vec<ItemId>,
    },
}

impl Proposal {
    pub fn kind(&self) -> &'static str {
        match self.what {
            Proposed::Merge { .. } => "merge",
            Proposed::Split { .. } => "split",
        }
    }

    pub fn issues(&self) -> Vec<&IssueId> {
        match &self.what {
            Proposed::Merge { into, issue } => vec![into, issue],
            Proposed::Split { issue, .. } => vec![issue],
        }
    }

    /// Does it. Nothing that a source wrote is in it, so that it can be pasted into a shell.
    pub fn command(&self) -> String {
        let reason = format!(
            "usulan titen: kemiripan {:.2}, ambang {:.2}",
            self.likeness, self.threshold
        );
        match &self.what {
            Proposed::Merge { into, issue } => {
                format!("titen edit merge {into} {issue} --reason \"{reason}\"")
            }
            Proposed::Split { issue, stories, .. } => {
                let stories: Vec<&str> = stories.iter().map(|s| s.as_str()).collect();
                format!(
                    "titen edit split {issue} --stories {} --reason \"{reason}\"",
                    stories.join(",")
                )
            }
        }
    }

    /// Decides otherwise, so that it is not proposed again.
    pub fn refusal(&self) -> String {
        let issues: Vec<&str> = self.issues().iter().map(|i| i.as_str()).collect();
        format!("titen edit keep {} --reason …", issues.join(" "))
    }
}
