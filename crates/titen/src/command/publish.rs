//! `titen publish`: freezes a draft.

use super::deliver::deliver_published;
use super::weekly::say_published;
use crate::cli;
use crate::config::Settings;
use crate::office::Office;
use crate::stage;
use anyhow::Result;
use std::path::Path;

pub async fn publish(settings: Settings, data: &Path, args: cli::Publish) -> Result<()> {
    let office = Office::open(settings, data)?;
    let published = stage::freeze(&office, args.week, &args.out).await?;
    say_published(args.week, &published)?;
    deliver_published(&office, args.week).await
}
