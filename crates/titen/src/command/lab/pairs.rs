//! `titen lab pairs`: a week's ranking as pairs to judge blind.

use crate::cli::Pairs;
use crate::command::{Usage, ignore_closed_pipe};
use crate::config::Settings;
use crate::office::Office;
use crate::say;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;
use titen_brief::{Compose, compose, pairs_sheet};
use titen_issue::draw_pairs;
use titen_model::{Brief, Coverage, IssueId, Item, ItemId, MadeWith, RankedWeek, Status};

pub async fn pairs(settings: Settings, data: &Path, args: Pairs) -> Result<()> {
    let office = Office::open_to_read(settings, data)?;
    let week = args.week;
    let mut ranked = super::ranking(&office, week).await?;
    let n_ranked = ranked.ranked.len();
    ranked.ranked.truncate(usize::from(args.top));
    let top = ranked.ranked.len();
    if top < 2 {
        return Err(Usage(format!(
            "week {week} has {n_ranked} ranked issues and a pair takes two; name another --week"
        ))
        .into());
    }
    let ids: Vec<IssueId> = ranked.ranked.iter().map(|r| r.issue.clone()).collect();
    let pairs = draw_pairs(&ids, usize::from(args.pairs), args.seed);
    let sheet = pairs_sheet(&worded(&office, &ranked).await?, &pairs);
    let Some(path) = args.out else {
        return Ok(std::io::stdout()
            .write_all(&sheet)
            .or_else(ignore_closed_pipe)?);
    };
    write_new(&path, &sheet)?;
    say!(
        "{} pairs of the first {top} of {n_ranked} ranked issues of {week}",
        pairs.len()
    )?;
    say!("{}", path.display())?;
    Ok(())
}

/// The issues as an edition words them; only these are read from it.
async fn worded(office: &Office, ranked: &RankedWeek) -> Result<Brief> {
    let ids: Vec<ItemId> = ranked
        .ranked
        .iter()
        .flat_map(|r| r.items.iter().copied())
        .collect();
    let items: BTreeMap<ItemId, Item> = office
        .store
        .items(&office.id, &ids)
        .await?
        .into_iter()
        .map(|i| (i.id, i))
        .collect();
    Ok(compose(Compose {
        letterhead: office.settings.letterhead.clone(),
        week: ranked.week,
        revision: 1,
        status: Status::Draft,
        sample: office.settings.sample.is_some(),
        scope_name: String::new(),
        ranked,
        proposals: &[],
        items: &items,
        tone: &BTreeMap::new(),
        coverage: Coverage::default(),
        dict: &office.dict,
        top: ranked.ranked.len(),
        previous: None,
        made_with: MadeWith {
            program: String::new(),
            dictionaries: String::new(),
            config_sha256: String::new(),
        },
    }))
}

/// A file that is there may hold a rater's answers.
fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let name = path.display();
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(bytes).with_context(|| name.to_string()),
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Err(Usage(format!(
            "{name} is there and may be filled, so it is not written over; name another --out"
        ))
        .into()),
        Err(e) => Err(Usage(format!(
            "{name}: cannot be written: {e}; name another --out"
        ))
        .into()),
    }
}
