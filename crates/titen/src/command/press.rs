//! `titen press`: what outlets made of a week's press seeds.

use super::Usage;
use crate::cli;
use crate::config::Settings;
use crate::edition_folder::StagedEdition;
use crate::office::Office;
use crate::say;
use crate::stage;
use anyhow::Result;
use std::path::Path;
use titen_brief::{pickup_json, pickup_page, pickup_table};
use titen_model::{Pickup, Took};

pub async fn press(settings: Settings, data: &Path, args: cli::Press) -> Result<()> {
    let office = Office::open_to_read(settings, data)?;
    let week = match args.week {
        Some(week) => week,
        None => {
            let editions = office.store.editions(&office.id).await?;
            let last = editions.last().map(|e| e.week);
            last.ok_or_else(|| {
                Usage("there is no edition yet; make one with `titen weekly`".to_owned())
            })?
        }
    };
    let pickup = stage::pickup(&office, week, &args.release).await?;
    let files = [
        ("pickup.html", pickup_page(&pickup).into_bytes()),
        ("pickup.csv", pickup_table(&pickup)),
        ("pickup.json", pickup_json(&pickup)),
    ];
    let files = files.iter().map(|(name, bytes)| (*name, bytes.as_slice()));
    let folder = StagedEdition::write(&args.out, &format!("press-{week}"), files)?.reveal()?;
    told(&pickup)?;
    say!("{}", folder.display())?;
    Ok(())
}

fn told(pickup: &Pickup) -> Result<()> {
    for issue in &pickup.issues {
        let n = |took| issue.articles.iter().filter(|a| a.took == took).count();
        say!(
            "{:>4} copies {:>4} rewritten {:>4} own reports  {}",
            n(Took::Salinan),
            n(Took::Olahan),
            n(Took::Sendiri),
            issue.title
        )?;
    }
    say!("read from {} to {}", pickup.from, pickup.to)?;
    Ok(())
}
