//! Documents → stories → issues → ranks, week by week up to the one that is asked for.
//!
//! A week starts from the state that the week before ended with, so weeks are grouped in order, and one is
//! made again only if what it was made from has changed.

use super::publish::{edition_input, items_fingerprint};
use crate::figures::StageFigures;
use crate::office::Office;
use anyhow::{Context, Result};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;
use titen_issue::{Carried, Decisions, History, Known, TOLD_BY};
use titen_model::{
    GroupedWeek, IssueEdit, Item, ItemId, RankedWeek, Status, Week, sha256_hex, wib_date,
};
use titen_store::StoredGrouping;

pub async fn group(office: &Office, target: Week) -> Result<()> {
    let window = i64::from(office.settings.group.window_weeks);
    let all: Vec<Week> = office
        .store
        .weeks(&office.id)
        .await?
        .iter()
        .map(|w| w.week)
        .collect();
    let (before, weeks): (Vec<Week>, Vec<Week>) = all
        .into_iter()
        .filter(|w| *w <= target)
        .partition(|w| target.since(*w) > window);
    let edits = office.store.edits(&office.id).await?;
    let mut previous = latest_grouping(office, &before, window).await?;
    for week in weeks {
        previous = Some(group_week(office, week, target, &edits, previous.as_ref()).await?);
    }
    Ok(())
}

/// The state to go on from: the last grouped week before the window, if it is near enough to matter.
async fn latest_grouping(
    office: &Office,
    before: &[Week],
    window: i64,
) -> Result<Option<StoredGrouping>> {
    for week in before
        .iter()
        .rev()
        .take_while(|w| before.last().is_some_and(|l| l.since(**w) <= window))
    {
        if let Some(found) = office.store.week_grouping(&office.id, *week).await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The ranking of the week before, or of the last one in the window that has any.
async fn last_ranking(office: &Office, week: Week) -> Result<Option<RankedWeek>> {
    for back in 1..=office.settings.group.window_weeks {
        let found = office.store.ranking(&office.id, week.before(back)).await?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// What a week's grouping is made from, in a hash.
pub(super) async fn input_of(
    office: &Office,
    week: Week,
    previous: Option<&StoredGrouping>,
    decisions: &Decisions,
) -> Result<String> {
    let (from, to) = week.bounds();
    let digest = office.store.documents_digest(&office.id, from, to).await?;
    let made_from = serde_json::to_vec(&(
        previous.map_or("", |p| p.input.as_str()),
        digest,
        office.dict.version(),
        env!("CARGO_PKG_VERSION"),
        format!("{:?} {:?}", office.settings.group, office.settings.rank),
        format!("{:?}", office.settings.scope),
        decisions.ids(),
        today_in(office, week),
    ))
    .context("strings serialise")?;
    Ok(sha256_hex(&made_from))
}

/// Today, if the week is not over: each day it is judged anew, and once more when it is over.
fn today_in(office: &Office, week: Week) -> Option<NaiveDate> {
    let now = office.now();
    week.contains(now).then(|| wib_date(now))
}

pub(super) fn carried_by(previous: Option<&StoredGrouping>) -> Result<Carried> {
    match previous {
        None => Ok(Carried::default()),
        Some(p) => postcard::from_bytes(&p.carried).with_context(|| {
            format!(
                "the state of week {} is damaged; restore a backup",
                p.grouped.week
            )
        }),
    }
}

async fn group_week(
    office: &Office,
    week: Week,
    target: Week,
    edits: &[IssueEdit],
    previous: Option<&StoredGrouping>,
) -> Result<StoredGrouping> {
    let (from, to) = week.bounds();
    let decisions = Decisions::in_week(week, edits);
    let input = input_of(office, week, previous, &decisions).await?;
    let earlier = office.store.week_grouping(&office.id, week).await?;
    let is_ranked = office.store.ranking(&office.id, week).await?.is_some();
    let current = earlier
        .as_ref()
        .filter(|stored| stored.input == input && is_ranked);
    let published = office
        .store
        .edition(&office.id, week, None)
        .await?
        .filter(|e| e.status == Status::Published);
    if let (Some(stored), true) = (current, week != target || published.is_none()) {
        return Ok(stored.clone());
    }

    let documents = office.store.documents_between(&office.id, from, to).await?;
    // What was published stays what next week is compared with; only a ralat of the week that is asked for
    // replaces it.
    let said = items_fingerprint(&documents);
    let is_ralat = |grouped: &GroupedWeek| {
        let input = edition_input(&said, grouped);
        week == target && published.as_ref().is_some_and(|e| e.input != input)
    };
    if let Some(stored) = current.filter(|stored| !is_ralat(&stored.grouped)) {
        return Ok(stored.clone());
    }

    let figures = StageFigures::begin("group and rank");
    let ids: Vec<ItemId> = documents.iter().map(|d| d.item).collect();
    let items: BTreeMap<ItemId, Item> = office
        .store
        .items(&office.id, &ids)
        .await?
        .into_iter()
        .map(|i| (i.id, i))
        .collect();
    let carried = carried_by(previous)?;
    let before = last_ranking(office, week).await?;
    let store = &office.store;
    let year_ago = store
        .week_grouping(&office.id, week.before(TOLD_BY))
        .await?;
    let until = today_in(office, week);
    let n = documents.len() as u64;

    let (dict, settings) = (Arc::clone(&office.dict), office.settings.clone());
    let earlier_grouped = earlier.map(|e| e.grouped);
    let (grouping, ranking) = tokio::task::spawn_blocking(move || {
        let (grouped, carried) = titen_issue::group_week(
            week,
            Known {
                carried: &carried,
                earlier: earlier_grouped.as_ref(),
                decisions,
            },
            &documents,
            &items,
            &dict,
            &settings.group,
        );
        let ranking = titen_issue::rank_week(
            &grouped,
            &documents,
            &items,
            History {
                before: before.as_ref(),
                year_ago: year_ago.as_ref().map(|y| &y.grouped),
                until,
            },
            &settings.scope,
            &dict,
            &settings.rank,
        );
        postcard::to_stdvec(&carried).map(|carried| {
            (
                StoredGrouping {
                    input,
                    grouped,
                    carried,
                },
                ranking,
            )
        })
    })
    .await
    .context("grouping stopped")?
    .context("the state of the week can't be written")?;

    // The grouping last, since it carries `input`: after a kill in between the week is made again.
    if published.is_none() || is_ralat(&grouping.grouped) {
        office.store.put_ranking(&office.id, &ranking).await?;
    }
    office.store.put_grouping(&office.id, &grouping).await?;
    figures.end(n);
    Ok(grouping)
}
