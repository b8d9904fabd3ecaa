//! `titen explain`: why an item is in its story and issue, or why two items are not together.

mod told;

use super::{Usage, which_item::which_item};
use crate::cli;
use crate::config::Settings;
use crate::office::Office;
use crate::say;
use crate::stage::Grouped;
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;
use titen_issue::{across_weeks, explain as explain_item, explain_pair};
use titen_model::{IssueEdit, Item, ItemId, Week};

pub async fn explain(settings: Settings, data: &Path, args: cli::Explain) -> Result<()> {
    let office = Office::open_to_read(settings, data)?;
    let edits = office.store.edits(&office.id).await?;
    let one = which_item(&office, &args.item).await?;
    let weeks = weeks_of(&office, &one).await?;
    let Some(other) = args.other else {
        let week = chosen(&args.item, &weeks, args.week)?;
        let grouped = load(&office, week, &edits).await?;
        let found = explain_item(&grouped.made(&office), &one.id);
        let found = found.ok_or_else(|| changed(&args.item, week))?;
        return if args.json {
            Ok(say!("{}", serde_json::to_string(&found)?)?)
        } else {
            Ok(say!("{}", told::item(&found, &keys([&grouped])))?)
        };
    };

    let two = which_item(&office, &other).await?;
    if two.id == one.id {
        return Err(Usage(format!(
            "`{}` and `{other}` are one item; name another one, or none",
            args.item
        ))
        .into());
    }
    let weeks_of_two = weeks_of(&office, &two).await?;
    // A week that has both says more than two weeks.
    let common = weeks.iter().rev().find(|w| weeks_of_two.contains(w));
    let asked = args.week.or(common.copied());
    let both = asked.filter(|w| weeks.contains(w) && weeks_of_two.contains(w));
    let (found, keys) = if let Some(week) = both {
        let grouped = load(&office, week, &edits).await?;
        let found = explain_pair(&grouped.made(&office), &one.id, &two.id);
        let found = found.ok_or_else(|| changed(&args.item, week))?;
        (found, keys([&grouped]))
    } else {
        // A week that only one of them has is chosen for that one; one that neither has is refused.
        let of_two = args.week.filter(|w| weeks_of_two.contains(w));
        let of_one = args.week.filter(|_| of_two.is_none());
        let week = chosen(&args.item, &weeks, of_one)?;
        let week_of_two = chosen(&other, &weeks_of_two, of_two)?;
        let grouped = load(&office, week, &edits).await?;
        let grouped_two = load(&office, week_of_two, &edits).await?;
        let one = explain_item(&grouped.made(&office), &one.id);
        let two = explain_item(&grouped_two.made(&office), &two.id);
        let found = across_weeks(
            one.ok_or_else(|| changed(&args.item, week))?,
            two.ok_or_else(|| changed(&other, week_of_two))?,
        );
        (found, keys([&grouped, &grouped_two]))
    };
    if args.json {
        say!("{}", serde_json::to_string(&found)?)?;
    } else {
        say!("{}", told::pair(&found, &keys))?;
    }
    Ok(())
}

/// Earliest first.
async fn weeks_of(office: &Office, item: &Item) -> Result<Vec<Week>> {
    let places = office.store.placements(&office.id, &item.id).await?;
    Ok(places.iter().map(|p| p.week).collect())
}

fn chosen(named: &str, weeks: &[Week], asked: Option<Week>) -> Result<Week> {
    let Some(latest) = weeks.last() else {
        return Err(Usage(format!(
            "item `{named}` lies in no story yet; run `titen weekly` for its week first"
        ))
        .into());
    };
    match asked {
        Some(week) if !weeks.contains(&week) => {
            let all: Vec<String> = weeks.iter().map(Week::to_string).collect();
            Err(Usage(format!(
                "item `{named}` lies in no story of {week}; it does in {}",
                all.join(", ")
            ))
            .into())
        }
        Some(week) => Ok(week),
        None => Ok(*latest),
    }
}

async fn load(office: &Office, week: Week, edits: &[IssueEdit]) -> Result<Grouped> {
    let found = Grouped::load(office, week, edits).await?;
    let grouped = found.ok_or_else(|| {
        Usage(format!(
            "{week} is not grouped; run `titen weekly --week {week}` first"
        ))
    })?;
    if !grouped.is_current {
        tracing::warn!(
            %week,
            "items, edits or settings changed since the week was grouped, so scores may differ from those that decided; `titen weekly` takes the changes over"
        );
    }
    Ok(grouped)
}

fn changed(named: &str, week: Week) -> anyhow::Error {
    Usage(format!(
        "`{named}` or what it was grouped with has changed since {week} was grouped; run `titen weekly --week {week}` first"
    ))
    .into()
}

/// What sources call the items, for who reads.
fn keys<const N: usize>(weeks: [&Grouped; N]) -> BTreeMap<ItemId, String> {
    let items = weeks.into_iter().flat_map(|week| week.items.values());
    items.map(|i| (i.id, i.key.clone())).collect()
}
