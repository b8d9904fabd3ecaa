//! `titen lab`: what the ranking is worth, on numbers of one's own and against people's judgement.

mod burst;
mod filled;
mod judged;
mod pairs;
mod tau;

use super::Usage;
use crate::cli::Lab;
use crate::config::Settings;
use crate::office::Office;
use anyhow::Result;
use std::path::Path;
use titen_model::{RankedWeek, Week};

pub async fn lab(settings: Settings, data: &Path, what: Lab) -> Result<()> {
    match what {
        Lab::Burst { file } => burst::burst(&settings, &file),
        Lab::Pairs(args) => pairs::pairs(settings, data, args).await,
        Lab::Tau(args) => tau::tau(settings, data, args).await,
    }
}

async fn ranking(office: &Office, week: Week) -> Result<RankedWeek> {
    office
        .store
        .ranking(&office.id, week)
        .await?
        .ok_or_else(|| {
            Usage(format!(
                "week {week} has no ranking; `titen weekly --week {week}` makes it"
            ))
            .into()
        })
}
