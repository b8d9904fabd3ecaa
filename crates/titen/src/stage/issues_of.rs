//! A ranked week's issues as an edition would show them, for reports that are no edition.

use crate::office::Office;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use titen_brief::{Compose, compose};
use titen_model::{BriefIssue, Coverage, Item, ItemId, MadeWith, Status, Week};

/// The last week that is ranked, or the one that is asked for.
pub async fn ranked_week(office: &Office, asked: Option<Week>) -> Result<Week> {
    if let Some(week) = asked {
        return Ok(week);
    }
    for tally in office.store.weeks(&office.id).await?.into_iter().rev() {
        if office
            .store
            .ranking(&office.id, tally.week)
            .await?
            .is_some()
        {
            return Ok(tally.week);
        }
    }
    bail!("no week is ranked yet; `titen weekly` does it")
}

/// The first `top` of the week's ranking.
pub async fn issues_of(office: &Office, week: Week, top: usize) -> Result<Vec<BriefIssue>> {
    let ranked = office
        .store
        .ranking(&office.id, week)
        .await?
        .with_context(|| {
            format!("week {week} is not ranked; `titen weekly --week {week}` does it")
        })?;
    let shown: Vec<ItemId> = ranked
        .ranked
        .iter()
        .take(top)
        .flat_map(|r| r.items.iter().copied())
        .collect();
    let items: BTreeMap<ItemId, Item> = office
        .store
        .items(&office.id, &shown)
        .await?
        .into_iter()
        .map(|i| (i.id, i))
        .collect();
    let brief = compose(Compose {
        letterhead: office.settings.letterhead.clone(),
        week,
        revision: 1,
        status: Status::Draft,
        sample: office.settings.sample.is_some(),
        scope_name: String::new(),
        ranked: &ranked,
        proposals: &[],
        items: &items,
        tone: &BTreeMap::new(),
        coverage: Coverage::default(),
        dict: &office.dict,
        top,
        previous: None,
        made_with: MadeWith {
            program: String::new(),
            dictionaries: String::new(),
            config_sha256: String::new(),
        },
    });
    Ok(brief.issues)
}
