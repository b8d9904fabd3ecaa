//! What is stored of complaints and requests → the board as it stood on a day.

use crate::office::Office;
use anyhow::Result;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use titen_followup::{Sighting, board, cases_of};
use titen_model::{Board, Case, Document, Item, ItemId, Week, wib_date};

/// Items that are looked up at once.
const PAGE: usize = 1000;

pub async fn board_at(office: &Office, at: NaiveDate) -> Result<Board> {
    let sightings = sightings(office, at).await?;
    let channels = &office.settings.board.channels;
    let (mut cases, mut after) = (Vec::new(), 0);
    loop {
        let page = office
            .store
            .items_on_page(&office.id, channels, after, PAGE)
            .await?;
        let Some((last, _)) = page.last() else { break };
        after = *last;
        let items: Vec<Item> = page
            .into_iter()
            .map(|(_, item)| item)
            .filter(|item| wib_date(item.at()) <= at)
            .collect();
        cases.extend(of_page(office, &items, &sightings, at).await?);
    }
    Ok(board(&cases, &office.settings.board, &office.dict, at))
}

/// By item, the earliest first; none for one that was first seen after that day.
async fn sightings(office: &Office, at: NaiveDate) -> Result<BTreeMap<ItemId, Vec<Sighting>>> {
    let (mut by_item, mut after) = (BTreeMap::new(), 0);
    loop {
        let page = office.store.states_page(&office.id, after, PAGE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(by_item);
        };
        after = *last;
        for (_, states) in page {
            let Some(id) = states.first().map(|s| s.item.id) else {
                continue;
            };
            let seen: Vec<Sighting> = states
                .into_iter()
                .filter(|s| wib_date(s.first_seen) <= at)
                .map(|s| Sighting {
                    item: s.item,
                    first: s.first_seen,
                    last: s.last_seen,
                })
                .collect();
            by_item.insert(id, seen);
        }
    }
}

async fn of_page(
    office: &Office,
    items: &[Item],
    sightings: &BTreeMap<ItemId, Vec<Sighting>>,
    at: NaiveDate,
) -> Result<Vec<Case>> {
    let ids: Vec<ItemId> = items.iter().map(|i| i.id).collect();
    let documents: BTreeMap<ItemId, Document> = office
        .store
        .documents(&office.id, &ids)
        .await?
        .into_iter()
        .map(|d| (d.item, d))
        .collect();
    let issues = office
        .store
        .issues_of_items(&office.id, &ids, Week::of_date(at))
        .await?;
    let mut cases = Vec::new();
    for (item, issue) in items.iter().zip(issues) {
        let seen = sightings.get(&item.id).map_or(&[][..], Vec::as_slice);
        // An export showed it later: on that day nobody here knew of it.
        if seen.is_empty() && sightings.contains_key(&item.id) {
            continue;
        }
        // As it was known then, not as it is now.
        let then = seen.last().map_or(item, |s| &s.item);
        let document = documents.get(&item.id);
        cases.extend(cases_of(
            then,
            seen,
            document,
            issue,
            &office.dict,
            wib_date(office.now()),
        ));
    }
    Ok(cases)
}
