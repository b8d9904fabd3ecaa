//! What analysts' edits mean in one week: where items must lie, which issues keep their own name, what is fixed
//! about an issue.
//!
//! A later edit goes before an earlier one. Every issue that an edit names is *known*: the grouping joins it with
//! no other known one and with no other issue of an earlier week, so what was told apart stays apart, and no id
//! that an analyst relies on ends by itself.

mod settled;

use std::collections::{BTreeMap, BTreeSet};
use titen_dict::Dictionaries;
use titen_model::{
    Decided, Decision, EditNote, GroupedWeek, Held, Issue, IssueEdit, IssueId, ItemId, Join,
    PerangkatDaerahId, ScoreOverride, UrusanCode, Week, in_force,
};

/// Into what, since when, and by which edit.
#[derive(Debug, Clone)]
struct Merged {
    into: IssueId,
    from: Week,
    by: u64,
}

#[derive(Debug, Clone, Default)]
pub struct Decisions {
    /// Of edits in force, then of undone ones: both decide names.
    ids: (Vec<u64>, Vec<u64>),
    pins: BTreeMap<ItemId, IssueId>,
    merged: BTreeMap<IssueId, Merged>,
    known: BTreeSet<IssueId>,
    /// Issues that undone splits had made.
    gone: BTreeSet<IssueId>,
    /// Where items lay before an edit that was undone.
    lay: BTreeMap<ItemId, IssueId>,
    titles: BTreeMap<IssueId, String>,
    units: BTreeMap<IssueId, PerangkatDaerahId>,
    urusan: BTreeMap<IssueId, UrusanCode>,
    decided: BTreeMap<IssueId, Decided>,
    /// Two problems, and one problem, by an analyst's word.
    apart: Vec<[IssueId; 2]>,
    whole: BTreeSet<IssueId>,
}

impl Decisions {
    /// Of all the office's edits those that hold in `week`.
    pub fn in_week(week: Week, edits: &[IssueEdit]) -> Self {
        let mut d = Decisions::default();
        let active: BTreeSet<u64> = in_force(edits).map(|e| e.id).collect();
        for edit in edits.iter().filter(|e| e.from <= week) {
            match &edit.what {
                Decision::Undo { .. } => {}
                _ if !active.contains(&edit.id) => d.remember_undone(edit),
                Decision::Override {
                    only_in: Some(only),
                    ..
                } if *only != week => {}
                what => {
                    d.ids.0.push(edit.id);
                    d.known.extend(what.issues().into_iter().cloned());
                    d.apply(edit);
                }
            }
        }
        d.gone.retain(|id| !d.known.contains(id));
        let pins = std::mem::take(&mut d.pins);
        d.pins = pins
            .into_iter()
            .map(|(item, issue)| (item, d.now(&issue).clone()))
            .collect();
        d.note_all(edits);
        d
    }

    fn apply(&mut self, edit: &IssueEdit) {
        for Held { issue, items } in &edit.held {
            self.pins
                .extend(items.iter().map(|item| (*item, issue.clone())));
        }
        match &edit.what {
            Decision::Merge { into, issues } => {
                let to = |b: &IssueId| {
                    let merged = Merged {
                        into: into.clone(),
                        from: edit.from,
                        by: edit.id,
                    };
                    (b.clone(), merged)
                };
                self.merged.extend(issues.iter().map(to));
                self.whole.insert(into.clone());
            }
            Decision::Split { issue, new, items } => {
                self.apart.push([issue.clone(), new.clone()]);
                self.pins.extend(items.iter().map(|i| (*i, new.clone())));
            }
            Decision::Move {
                items,
                to,
                away_from,
            } => {
                let apart = away_from.iter().map(|from| [from.clone(), to.clone()]);
                self.apart.extend(apart);
                self.whole.insert(to.clone());
                self.pins.extend(items.iter().map(|i| (*i, to.clone())));
            }
            Decision::Rename { issue, title } => {
                self.titles.insert(issue.clone(), title.clone());
            }
            Decision::Assign {
                issue,
                unit,
                urusan,
            } => {
                self.units
                    .extend(unit.iter().map(|u| (issue.clone(), u.clone())));
                self.urusan
                    .extend(urusan.iter().map(|u| (issue.clone(), u.clone())));
            }
            Decision::Keep { issues } => match issues.as_slice() {
                [one] => {
                    self.whole.insert(one.clone());
                }
                several => {
                    for (i, one) in several.iter().enumerate() {
                        let others = several[i + 1..].iter();
                        self.apart
                            .extend(others.map(|other| [one.clone(), other.clone()]));
                    }
                }
            },
            Decision::Reject { .. } | Decision::Override { .. } | Decision::Undo { .. } => {}
        }
    }

    fn remember_undone(&mut self, edit: &IssueEdit) {
        self.ids.1.push(edit.id);
        if !edit.what.is_about_members() {
            return;
        }
        for Held { issue, items } in &edit.held {
            self.lay
                .extend(items.iter().map(|item| (*item, issue.clone())));
        }
        if let Decision::Split { issue, new, items } = &edit.what {
            self.lay.extend(items.iter().map(|i| (*i, issue.clone())));
            self.gone.insert(new.clone());
        }
    }

    /// Once all is known: what was decided about the members of an issue that was merged later is told of what
    /// it is now; its own title, unit or rejection ended with it.
    fn note_all(&mut self, edits: &[IssueEdit]) {
        for edit in edits.iter().filter(|e| self.ids.0.contains(&e.id)) {
            let note = EditNote::of(edit);
            let issues: BTreeSet<IssueId> = edit
                .what
                .issues()
                .into_iter()
                .filter(|id| edit.what.is_about_members() || !self.merged.contains_key(*id))
                .map(|id| self.now(id).clone())
                .collect();
            for id in issues {
                let decided = self.decided.entry(id).or_default();
                match &edit.what {
                    Decision::Reject { .. } => decided.rejected = Some(note.clone()),
                    Decision::Override { part, value, .. } => {
                        decided.overrides.retain(|o| o.part != *part);
                        decided.overrides.push(ScoreOverride {
                            part: part.clone(),
                            value: *value,
                            edit: note.clone(),
                        });
                    }
                    _ => {}
                }
                decided.edits.push(note.clone());
            }
        }
        for (id, decided) in &mut self.decided {
            let mine = |b: &&IssueId| self.merged.contains_key(*b) && now(&self.merged, b) == id;
            decided.merged = self.merged.keys().filter(mine).cloned().collect();
        }
    }

    /// What the week's grouping depends on.
    pub fn ids(&self) -> &(Vec<u64>, Vec<u64>) {
        &self.ids
    }

    /// The issue that this one is part of by now: mostly itself.
    pub fn now<'a>(&'a self, id: &'a IssueId) -> &'a IssueId {
        now(&self.merged, id)
    }

    /// The issue of an item that the grouping put into `placed`.
    pub fn home<'a>(&'a self, item: &ItemId, placed: &'a IssueId) -> &'a IssueId {
        self.pins.get(item).unwrap_or_else(|| self.now(placed))
    }

    /// Where the item must lie.
    pub(crate) fn pin(&self, item: &ItemId) -> Option<&IssueId> {
        self.pins.get(item)
    }

    /// The name that an issue of an earlier week must bear, if an edit says something of it.
    pub(crate) fn name(&self, id: &IssueId) -> Option<IssueId> {
        let now = self.now(id);
        self.known.contains(now).then(|| now.clone())
    }

    /// Ids of issues that are no more.
    pub(crate) fn ended(&self) -> impl Iterator<Item = &IssueId> {
        self.merged.keys().chain(&self.gone)
    }

    pub(crate) fn lay(&self) -> &BTreeMap<ItemId, IssueId> {
        &self.lay
    }

    /// Writes onto the issue what was decided about it.
    pub(crate) fn dress(&self, issue: &mut Issue, week: Week, dict: &Dictionaries) {
        let Some(decided) = self.decided.get(&issue.id) else {
            return;
        };
        if let Some(title) = self.titles.get(&issue.id) {
            issue.title.clone_from(title);
        }
        if let Some(code) = self.urusan.get(&issue.id) {
            issue.urusan = Some(code.clone());
            let leads = dict.perangkat_daerah.for_urusan(code, week.sunday());
            issue.perangkat_daerah = leads.first().map(|unit| unit.id.clone());
        }
        if let Some(unit) = self.units.get(&issue.id) {
            issue.perangkat_daerah = Some(unit.clone());
        }
        for id in &decided.merged {
            let this_week = self.merged.get(id).is_some_and(|m| m.from == week);
            if this_week && !issue.absorbed.contains(id) {
                issue.absorbed.push(id.clone());
            }
        }
        self.tell_merges(issue, decided);
        issue.decided = decided.clone();
    }

    /// What an analyst made one has the analyst's reason, not the grouping's.
    fn tell_merges(&self, issue: &mut Issue, decided: &Decided) {
        for id in issue
            .absorbed
            .iter()
            .filter(|id| decided.merged.contains(id))
        {
            let by = |e: &&EditNote| self.merged.get(id).is_some_and(|m| m.by == e.id);
            let why = decided.edits.iter().find(by).map_or_else(String::new, |e| {
                format!("keputusan analis {}: {}", e.by, e.reason)
            });
            match issue.joins.iter_mut().find(|j| j.issue == *id) {
                Some(join) => join.why = why,
                None => issue.joins.push(Join {
                    issue: id.clone(),
                    title: String::new(),
                    why,
                }),
            }
        }
    }
}

fn now<'a>(merged: &'a BTreeMap<IssueId, Merged>, id: &'a IssueId) -> &'a IssueId {
    let mut at = id;
    // An issue that was merged is no longer there to merge others into, so there is no circle.
    while let Some(next) = merged.get(at) {
        at = &next.into;
    }
    at
}

/// Ids of the edits that a week's issues bear: what an edition of it rests on beside its items.
pub fn edits_in(grouped: &GroupedWeek) -> Vec<u64> {
    let heard = grouped.issues.iter().filter(|i| !i.stories.is_empty());
    let ids: BTreeSet<u64> = heard
        .flat_map(|i| &i.decided.edits)
        .map(|note| note.id)
        .collect();
    ids.into_iter().collect()
}

#[cfg(test)]
mod tests;
