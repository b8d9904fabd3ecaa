//! `titen edit proposals`: what an analyst should look at, with the reason, and the commands to do it or to decide
//! otherwise. What was decided since the week was grouped is left out.

use crate::command::Usage;
use crate::config::Settings;
use crate::office::Office;
use crate::say;
use anyhow::Result;
use std::path::Path;
use titen_issue::Decisions;
use titen_model::{Proposal, Week};
use titen_store::StoredGrouping;

pub async fn proposals(settings: Settings, data: &Path, week: Option<Week>) -> Result<()> {
    let office = Office::open_to_read(settings, data)?;
    let grouped = match week {
        Some(week) => {
            let stored = office.store.week_grouping(&office.id, week).await?;
            stored.ok_or_else(|| {
                Usage(format!(
                    "week {week} is not grouped; run `titen weekly --week {week}`, or name another --week"
                ))
            })?
        }
        None => latest(&office).await?.ok_or_else(|| {
            Usage("no week is grouped yet; run `titen weekly` first".to_owned())
        })?,
    }
    .grouped;
    let edits = office.store.edits(&office.id).await?;
    let decisions = Decisions::in_week(
        edits.iter().map(|e| e.from).fold(grouped.week, Week::max),
        &edits,
    );
    let open: Vec<&Proposal> = grouped
        .proposals
        .iter()
        .filter(|p| !decisions.settles(&p.what))
        .collect();
    say!(
        "{}: {}",
        grouped.week,
        match open.len() {
            0 => "nothing is proposed".to_owned(),
            1 => "1 proposal".to_owned(),
            n => format!("{n} proposals"),
        }
    )?;
    for p in open {
        say!()?;
        for (id, title) in p.issues().iter().zip(&p.titles) {
            say!("{} {id} \"{title}\"", p.kind())?;
        }
        say!("  {}", p.why)?;
        say!("  {}", p.command())?;
        say!("  or: {}", p.refusal())?;
    }
    Ok(())
}

async fn latest(office: &Office) -> Result<Option<StoredGrouping>> {
    let weeks = office.store.weeks(&office.id).await?;
    for week in weeks.iter().rev() {
        let found = office.store.week_grouping(&office.id, week.week).await?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}
