//! `titen weekly`: the main job, from what is due to the week's edition.

use super::collect::collect_due;
use super::deliver::deliver_published;
use crate::cli;
use crate::config::Settings;
use crate::office::Office;
use crate::say;
use crate::stage::{self, Outcome, Published};
use anyhow::Result;
use std::path::Path;
use titen_model::Week;

pub async fn weekly(settings: Settings, data: &Path, args: cli::Weekly) -> Result<()> {
    let office = Office::open(settings, data)?;
    let week = args.week.unwrap_or_else(|| Week::last_whole(office.now()));
    let published = one_week(&office, week, &args.out, args.draft).await?;
    say_published(week, &published)?;
    if args.draft {
        return Ok(());
    }
    deliver_published(&office, week).await
}

/// All stages. Each goes on from what is stored, so that a run that was killed is simply run again.
pub async fn one_week(office: &Office, week: Week, out: &Path, draft: bool) -> Result<Published> {
    collect_due(office).await?;
    stage::analyse(office).await?;
    stage::index(office).await?;
    stage::group(office, week).await?;
    stage::import_configured(office).await?;
    stage::publish(office, week, out, draft).await
}

pub fn say_published(week: Week, p: &Published) -> Result<()> {
    let what = match p.outcome {
        Outcome::Draft => "draft of",
        Outcome::Published => "published",
        Outcome::Unchanged => "already published",
    };
    let revision = if p.revision > 1 {
        format!(" (ralat, revision {})", p.revision)
    } else {
        String::new()
    };
    say!(
        "{what} week {week}{revision}: {} issues from {} items",
        p.n_issues,
        p.n_items
    )?;
    say!("{}", p.folder.join("brief.html").display())?;
    Ok(())
}
