//! `titen recap`: the season's list by kecamatan, as files.

use super::Usage;
use crate::cli;
use crate::config::Settings;
use crate::edition_folder::StagedEdition;
use crate::office::{Office, existing_store};
use crate::say;
use crate::stage;
use anyhow::Result;
use std::path::Path;
use titen_brief::recap_files;
use titen_model::WilayahCode;

/// Three years: a longer season is a slip of the keyboard.
const MOST_WEEKS: i64 = 160;

pub async fn recap(settings: Settings, data: &Path, args: cli::Recap) -> Result<()> {
    let (from, to) = (args.from, args.to);
    if to < from || to.since(from) > MOST_WEEKS {
        return Err(Usage(format!("--from {from} --to {to}: name a season of at most {MOST_WEEKS} weeks, the first week first")).into());
    }
    existing_store(&settings, data)?;
    let office = Office::open_to_read(settings, data)?;
    let within = args.wilayah.map(WilayahCode::new);
    if let Some(code) = within
        .as_ref()
        .filter(|c| office.dict.wilayah.get(c).is_none())
    {
        return Err(Usage(format!(
            "--wilayah {code} is not in the dictionaries; write a code such as 35.22.11"
        ))
        .into());
    }
    let recap = stage::recap(&office, from, to, within.as_ref()).await?;
    let files = recap_files(&recap);
    let place = within.map_or_else(String::new, |w| format!("-{w}"));
    let name = format!("rekap-{from}-{to}{place}");
    let files = files.iter().map(|f| (f.name.as_str(), f.bytes.as_slice()));
    let folder = StagedEdition::write(&args.out, &name, files)?.reveal()?;
    let n_published = recap.weeks.iter().filter(|w| w.published).count();
    say!(
        "{} issues of {} weeks ({n_published} published, {} ranked only)",
        recap.issues.len(),
        recap.weeks.len(),
        recap.weeks.len() - n_published
    )?;
    say!("{}", folder.display())?;
    Ok(())
}
