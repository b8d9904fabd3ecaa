//! Must-link and cannot-link while a week is formed. What an edit named goes with its own name or with what has
//! no name yet; nothing else is asked of two drafts.

use crate::{decisions::Decisions, issue_draft::IssueDraft};
use std::collections::BTreeMap;
use titen_model::{Document, IssueId};

/// The edits, as the week's documents meet them.
pub struct Constraints<'a> {
    pub decisions: &'a Decisions,
    /// By document: the issue that it must lie in.
    pins: Vec<Option<IssueId>>,
}

/// What a story or an issue is bound to.
#[derive(Debug, Clone, Copy)]
pub struct Bound<'a> {
    pub name: Option<&'a IssueId>,
    /// It continues something of an earlier week, which has a name of its own even where no edit knows it.
    pub carried: bool,
}

impl<'a> Constraints<'a> {
    /// A copy that must lie elsewhere than its original stands for itself there, with the copies beside it.
    pub fn of(
        decisions: &'a Decisions,
        docs: &[&Document],
        copy_of: &mut [Option<usize>],
    ) -> Constraints<'a> {
        let mut pins: Vec<Option<IssueId>> = docs
            .iter()
            .map(|d| decisions.pin(&d.item).cloned())
            .collect();
        // An original that came late goes where its copies were put.
        for (d, original) in copy_of.iter().enumerate() {
            if let Some(o) = *original
                && pins[o].is_none()
            {
                pins[o] = pins[d].clone();
            }
        }
        let mut stands_for: BTreeMap<(usize, IssueId), usize> = BTreeMap::new();
        for (d, copy) in copy_of.iter_mut().enumerate() {
            let (Some(o), Some(pin)) = (*copy, &pins[d]) else {
                continue;
            };
            if pins[o].as_ref() != Some(pin) {
                let first = *stands_for.entry((o, pin.clone())).or_insert(d);
                *copy = (first != d).then_some(first);
            }
        }
        Constraints { decisions, pins }
    }

    pub fn pin(&self, doc: usize) -> Option<&IssueId> {
        self.pins[doc].as_ref()
    }

    /// Of an issue of an earlier week.
    pub fn name(&self, id: &IssueId) -> Option<IssueId> {
        self.decisions.name(id)
    }

    /// Drafts of one name become one, which goes on from the issue that had the name.
    pub fn unite(
        &self,
        drafts: Vec<IssueDraft>,
        id_of: impl Fn(usize) -> IssueId,
    ) -> Vec<IssueDraft> {
        let mut at: BTreeMap<IssueId, usize> = BTreeMap::new();
        let mut united: Vec<IssueDraft> = Vec::with_capacity(drafts.len());
        for mut draft in drafts {
            let Some(name) = draft.name.clone() else {
                united.push(draft);
                continue;
            };
            if let Some(c) = draft.carried.filter(|c| id_of(*c) != name) {
                draft.carried = None;
                draft.absorbed.push(c);
            }
            match at.get(&name) {
                Some(i) => {
                    let whole: &mut IssueDraft = &mut united[*i];
                    whole.carried = whole.carried.or(draft.carried);
                    whole.take_in(&draft);
                }
                None => {
                    at.insert(name, united.len());
                    united.push(draft);
                }
            }
        }
        united
    }
}

/// Never one.
pub fn apart(a: Bound<'_>, b: Bound<'_>) -> bool {
    match (a.name, b.name) {
        (Some(one), Some(other)) => one != other,
        (Some(_), None) => b.carried,
        (None, Some(_)) => a.carried,
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::news;
    use titen_model::{Decision, Held, IssueEdit, ItemId, StoryId};

    fn issue(name: &str) -> IssueId {
        IssueId::founded_by(&StoryId::founded_by(&ItemId::new("isu", name)))
    }

    #[test]
    fn what_bears_a_name_goes_with_its_own_or_with_what_has_none_yet() {
        let (x, y) = (issue("x"), issue("y"));
        let bound = |name, carried| Bound { name, carried };
        let (named, other) = (bound(Some(&x), false), bound(Some(&y), true));
        let (fresh, of_earlier) = (bound(None, false), bound(None, true));
        for (a, b, expect) in [
            (named, named, false),
            (named, other, true),
            (named, fresh, false),
            (named, of_earlier, true),
            (of_earlier, of_earlier, false),
            (of_earlier, fresh, false),
        ] {
            assert_eq!((apart(a, b), apart(b, a)), (expect, expect), "{a:?} {b:?}");
        }
    }

    #[test]
    fn copies_that_must_lie_elsewhere_count_once_there() {
        let said: Vec<_> = (0..5)
            .map(|i| news(&format!("s{i}"), i, "Sama", "persis"))
            .collect();
        let docs: Vec<&Document> = said.iter().map(|s| &s.1).collect();
        let held = |name, items: &[usize]| Held {
            issue: issue(name),
            items: items.iter().map(|i| docs[*i].item).collect(),
        };
        let edit = IssueEdit {
            id: 1,
            at: docs[0].at,
            by: "rina".into(),
            reason: "dua masalah".into(),
            from: crate::build::week(),
            what: Decision::Rename {
                issue: issue("x"),
                title: "X".into(),
            },
            held: vec![held("x", &[1]), held("y", &[2, 3])],
        };
        let decisions = Decisions::in_week(crate::build::week(), &[edit]);
        let mut copy_of = [None, Some(0), Some(0), Some(0), Some(0)];
        let constraints = Constraints::of(&decisions, &docs, &mut copy_of);
        assert_eq!(copy_of, [None, Some(0), None, Some(2), Some(0)]);
        assert_eq!(constraints.pin(0), Some(&issue("x")), "it follows its copy");
        assert_eq!(constraints.pin(4), None);
    }
}
