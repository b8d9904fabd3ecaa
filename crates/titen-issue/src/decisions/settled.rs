//! What need not be proposed any more, since an analyst has decided about it.

use super::Decisions;
use titen_model::{IssueId, ItemId, Proposed};

impl Decisions {
    /// Has an analyst decided what is proposed, one way or the other?
    pub fn settles(&self, proposed: &Proposed) -> bool {
        match proposed {
            Proposed::Merge { into, issue } => {
                self.now(into) == self.now(issue) || self.told_apart(into, issue)
            }
            Proposed::Split { issue, items, .. } => {
                let out = |item: &ItemId| self.pins.get(item).is_some_and(|home| home != issue);
                self.told_whole(issue) || self.now(issue) != issue || items.iter().any(out)
            }
        }
    }

    pub(crate) fn told_apart(&self, one: &IssueId, other: &IssueId) -> bool {
        let (one, other) = (self.now(one), self.now(other));
        self.apart.iter().any(|[a, b]| {
            let (a, b) = (self.now(a), self.now(b));
            (a, b) == (one, other) || (b, a) == (one, other)
        })
    }

    pub(crate) fn told_whole(&self, issue: &IssueId) -> bool {
        self.whole.contains(issue)
    }
}
