//! `titen sources raw`: what a site answered, as it was kept: the proof of an item.

use crate::command::{Usage, which_item::which_item};
use crate::config::Settings;
use crate::office::Office;
use crate::stage::raw_folder;
use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use std::io::Write;
use std::path::Path;
use titen_collect::{RawRecord, find_raw, without_secrets};
use titen_model::Item;
use url::Url;

/// `what`: an address, or an item as `which_item` takes it.
pub async fn raw(settings: Settings, data: &Path, what: &str) -> Result<()> {
    let folder = raw_folder(data);
    let (addresses, at) = match Url::parse(what).ok().filter(|url| url.has_host()) {
        Some(url) => (vec![url], None),
        None => of_item(settings, data, what).await?,
    };
    let mut found = None;
    for url in &addresses {
        found = find(&folder, url, at)?;
        if found.is_some() {
            break;
        }
    }
    let Some(found) = found else {
        return Err(Usage(format!(
            "{}: no raw record of `{what}`; only answers of public sites are kept, for `keep_days` of [raw] in the config",
            folder.display()
        ))
        .into());
    };
    let mut out = std::io::stdout();
    out.write_all(&found.bytes)
        .or_else(crate::command::ignore_closed_pipe)?;
    Ok(())
}

/// Its own page, else the feed or listing that it stood in.
async fn of_item(
    settings: Settings,
    data: &Path,
    named: &str,
) -> Result<(Vec<Url>, Option<DateTime<Utc>>)> {
    let office = Office::open_to_read(settings, data)?;
    let item: Item = which_item(&office, named).await?;
    let source = office.settings.sources.iter().find(|s| s.id == item.source);
    let states = crate::stage::states(office.store.as_ref(), &office.id).await?;
    let moved = states
        .get(&item.source)
        .and_then(|s| s.polling.moved.as_ref())
        .and_then(|moved| Url::parse(&moved.to).ok());
    let own = item.url.as_deref().and_then(|url| Url::parse(url).ok());
    let of_source = source.and_then(|s| s.address().cloned());
    let addresses = own.into_iter().chain(of_source).chain(moved).collect();
    Ok((addresses, Some(item.received)))
}

fn find(folder: &Path, url: &Url, at: Option<DateTime<Utc>>) -> Result<Option<RawRecord>> {
    find_raw(folder, &without_secrets(url), at)
        .with_context(|| format!("{}: the raw records can't be read", folder.display()))
}
