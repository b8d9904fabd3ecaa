//! Whole weeks of a corpus, grouped as the weekly run groups them: each goes on from the weeks before it.

use crate::grouping::{dictionaries, items};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use titen_issue::{Carried, GroupSettings, Known, RankSettings, Scope, group_week, rank_week};
use titen_model::{Document, GroupedWeek, Item, ItemId, RankedWeek, Week};
use titen_text::Analyser;

/// Weeks before the one that is judged: what growth and change are compared with.
const HISTORY: i64 = 3;

pub struct WholeWeek {
    pub week: Week,
    pub items: BTreeMap<ItemId, Item>,
    pub grouped: GroupedWeek,
    docs: Vec<Document>,
    /// The weeks before it, oldest first.
    before: Vec<WholeWeek>,
}

pub fn whole_weeks(data: &Path, weeks: &BTreeSet<Week>) -> Result<Vec<WholeWeek>> {
    let near = |w: Week| weeks.iter().any(|of| (0..=HISTORY).contains(&of.since(w)));
    let week_of = |item: &Item| item.published.map(|p| Week::of(p.at));
    let read = items(&data.join("corpus/items.jsonl.gz"), &|item| {
        week_of(item).is_some_and(near)
    })?;
    let analyser = Analyser::new(dictionaries().clone(), None);
    let mut by_week: BTreeMap<Week, Vec<&Item>> = BTreeMap::new();
    for item in read.values() {
        by_week
            .entry(Week::of(time_of(item)))
            .or_default()
            .push(item);
    }
    let documents: BTreeMap<Week, Vec<Document>> = by_week
        .iter()
        .map(|(week, items)| {
            let docs = items.iter().map(|i| analyser.analyse(i, 1));
            (*week, docs.collect())
        })
        .collect();
    Ok(weeks
        .iter()
        .map(|week| {
            let mut carried = Carried::default();
            let mut made: Vec<WholeWeek> = documents
                .iter()
                .filter(|(w, _)| (0..=HISTORY).contains(&week.since(**w)))
                .map(|(w, docs)| one_week(*w, docs, &by_week[w], &mut carried))
                .collect();
            let mut last = made
                .pop()
                .filter(|m| m.week == *week)
                .unwrap_or_else(|| one_week(*week, &[], &[], &mut carried));
            last.before = made;
            last
        })
        .collect())
}

fn time_of(item: &Item) -> chrono::DateTime<chrono::Utc> {
    item.published.map_or(item.received, |p| p.at)
}

fn one_week(week: Week, docs: &[Document], items: &[&Item], carried: &mut Carried) -> WholeWeek {
    let items: BTreeMap<ItemId, Item> = items.iter().map(|i| (i.id, (*i).clone())).collect();
    let settings = GroupSettings::default();
    let known = Known::after(carried);
    let (grouped, next) = group_week(week, known, docs, &items, dictionaries(), &settings);
    *carried = next;
    WholeWeek {
        week,
        items,
        grouped,
        docs: docs.to_vec(),
        before: Vec::new(),
    }
}

impl WholeWeek {
    /// Ranked for all of Indonesia, after its weeks before were.
    pub fn rank(&self, settings: &RankSettings) -> RankedWeek {
        let mut last = None;
        for week in &self.before {
            last = Some(week.rank_after(last.as_ref(), settings));
        }
        self.rank_after(last.as_ref(), settings)
    }

    fn rank_after(&self, before: Option<&RankedWeek>, settings: &RankSettings) -> RankedWeek {
        rank_week(
            &self.grouped,
            &self.docs,
            &self.items,
            before,
            &Scope::All,
            dictionaries(),
            settings,
        )
    }
}
