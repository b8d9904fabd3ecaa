//! Where items lie when an edit is made: as the weeks were grouped last, with the edits since then in force.

use crate::office::Office;
use anyhow::Result;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use titen_issue::Decisions;
use titen_model::{Held, IssueEdit, IssueId, Item, ItemId, StoryId, Week};
use titen_store::StoryPlace;

pub struct Lay<'o> {
    pub office: &'o Office,
    decisions: Decisions,
    edits: &'o [IssueEdit],
    /// Grouped weeks, latest first.
    weeks: Vec<Week>,
    read: RefCell<BTreeMap<Week, Arc<Vec<Lying>>>>,
}

/// An item in a week.
#[derive(Debug, Clone)]
pub struct Lying {
    pub item: ItemId,
    pub copy_of: Option<ItemId>,
    pub story: StoryId,
    pub issue: IssueId,
}

impl<'o> Lay<'o> {
    pub async fn new(office: &'o Office, edits: &'o [IssueEdit]) -> Result<Self> {
        let weeks = office.store.weeks(&office.id).await?;
        let mut weeks: Vec<Week> = weeks.iter().map(|w| w.week).collect();
        weeks.reverse();
        // In force whatever the week.
        let last = edits.iter().map(|e| e.from).chain(weeks.first().copied());
        let decisions = last
            .max()
            .map_or_else(Decisions::default, |w| Decisions::in_week(w, edits));
        Ok(Lay {
            office,
            decisions,
            edits,
            weeks,
            read: RefCell::default(),
        })
    }

    pub fn decisions(&self) -> &Decisions {
        &self.decisions
    }

    pub fn edits(&self) -> &[IssueEdit] {
        self.edits
    }

    /// Empty for a week that was never grouped.
    pub async fn in_week(&self, week: Week) -> Result<Arc<Vec<Lying>>> {
        let known = self.read.borrow().get(&week).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let stored = self
            .office
            .store
            .week_grouping(&self.office.id, week)
            .await?;
        let mut lying = Vec::new();
        for story in stored.iter().flat_map(|s| &s.grouped.stories) {
            lying.extend(story.members.iter().map(|m| Lying {
                item: m.item,
                copy_of: m.copy_of,
                story: story.id.clone(),
                issue: self.decisions.home(&m.item, &story.issue).clone(),
            }));
        }
        let lying = Arc::new(lying);
        self.read.borrow_mut().insert(week, Arc::clone(&lying));
        Ok(lying)
    }

    /// The last week in which any of these issues has items.
    pub async fn latest_week(&self, issues: &[IssueId]) -> Result<Option<Week>> {
        for week in &self.weeks {
            let lying = self.in_week(*week).await?;
            if lying.iter().any(|l| issues.contains(&l.issue)) {
                return Ok(Some(*week));
            }
        }
        Ok(None)
    }

    /// What the issues hold from `from` on, without `gone`.
    pub async fn held(
        &self,
        issues: &[IssueId],
        from: Week,
        gone: &BTreeSet<ItemId>,
    ) -> Result<Vec<Held>> {
        let mut held: BTreeMap<&IssueId, Vec<ItemId>> =
            issues.iter().map(|i| (i, Vec::new())).collect();
        for week in self.weeks.iter().filter(|w| **w >= from) {
            for l in self.in_week(*week).await?.iter() {
                if let Some(items) = held.get_mut(&l.issue)
                    && !gone.contains(&l.item)
                {
                    items.push(l.item);
                }
            }
        }
        Ok(held
            .into_iter()
            .filter(|(_, items)| !items.is_empty())
            .map(|(issue, items)| Held {
                issue: issue.clone(),
                items,
            })
            .collect())
    }

    /// Has the issue no items before `from`?
    pub async fn only_from(&self, issue: &IssueId, from: Week) -> Result<bool> {
        for week in self.weeks.iter().filter(|w| **w < from) {
            if self.in_week(*week).await?.iter().any(|l| l.issue == *issue) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Where the item lies, with its copies if it is an original, by week.
    pub async fn of_item(&self, item: &Item) -> Result<Vec<(Week, Lying)>> {
        let places = self
            .office
            .store
            .placements(&self.office.id, &item.id)
            .await?;
        let weeks = places.iter().map(|p| p.week).collect();
        self.those(weeks, |l| l.item == item.id || l.copy_of == Some(item.id))
            .await
    }

    /// What a story holds in all its weeks.
    pub async fn of_story(&self, places: &[StoryPlace]) -> Result<Vec<(Week, Lying)>> {
        let weeks = places.iter().map(|p| p.week).collect();
        let stories: BTreeSet<&StoryId> = places.iter().map(|p| &p.story).collect();
        self.those(weeks, |l| stories.contains(&l.story)).await
    }

    async fn those(
        &self,
        weeks: BTreeSet<Week>,
        is_one: impl Fn(&Lying) -> bool,
    ) -> Result<Vec<(Week, Lying)>> {
        let mut found = Vec::new();
        for week in weeks {
            let lying = self.in_week(week).await?;
            found.extend(
                lying
                    .iter()
                    .filter(|l| is_one(l))
                    .map(|l| (week, l.clone())),
            );
        }
        Ok(found)
    }
}
