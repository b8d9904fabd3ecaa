//! A grouped week with all that it was made from, to look into it.

use super::group::{carried_by, input_of};
use crate::office::Office;
use anyhow::Result;
use std::collections::BTreeMap;
use titen_issue::{Carried, Decisions, WeekMade};
use titen_model::{Document, GroupedWeek, IssueEdit, Item, ItemId, Week};

pub struct Grouped {
    grouped: GroupedWeek,
    carried: Carried,
    decisions: Decisions,
    documents: Vec<Document>,
    pub items: BTreeMap<ItemId, Item>,
    /// False if items, edits or the like came since it was grouped.
    pub is_current: bool,
}

impl Grouped {
    /// None for a week that was never grouped.
    pub async fn load(office: &Office, week: Week, edits: &[IssueEdit]) -> Result<Option<Self>> {
        let store = &office.store;
        let Some(stored) = store.week_grouping(&office.id, week).await? else {
            return Ok(None);
        };
        let weeks = store.weeks(&office.id).await?;
        let mut previous = None;
        for before in weeks.iter().rev().map(|w| w.week).filter(|w| *w < week) {
            previous = store.week_grouping(&office.id, before).await?;
            if previous.is_some() {
                break;
            }
        }
        let decisions = Decisions::in_week(week, edits);
        let input = input_of(office, week, previous.as_ref(), &decisions).await?;
        let (from, to) = week.bounds();
        let documents = store.documents_between(&office.id, from, to).await?;
        let ids: Vec<ItemId> = documents.iter().map(|d| d.item).collect();
        let items = store.items(&office.id, &ids).await?;
        Ok(Some(Grouped {
            carried: carried_by(previous.as_ref())?,
            decisions,
            documents,
            items: items.into_iter().map(|i| (i.id, i)).collect(),
            is_current: stored.input == input,
            grouped: stored.grouped,
        }))
    }

    pub fn made<'a>(&'a self, office: &'a Office) -> WeekMade<'a> {
        WeekMade {
            grouped: &self.grouped,
            carried: &self.carried,
            decisions: &self.decisions,
            docs: &self.documents,
            items: &self.items,
            dict: &office.dict,
            settings: &office.settings.group,
        }
    }
}
