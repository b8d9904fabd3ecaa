//! `titen sources`: who the sources are, and who answers.

use super::collect::chosen;
use crate::cli;
use crate::config::Settings;
use crate::office::existing_store;
use crate::say;
use crate::stage::{self, Collectors};
use anyhow::Result;
use chrono::Utc;
use std::collections::BTreeMap;
use std::path::Path;
use titen_collect::{Intake, Source, SourceKind, Web, discover};
use titen_model::{WIB, wib_date};
use url::Url;

pub async fn sources(settings: Settings, data: &Path, what: cli::Sources) -> Result<()> {
    match what {
        cli::Sources::List => list(&settings, data).await,
        cli::Sources::Discover { url } => find(&settings, &url).await,
        cli::Sources::Check { sources } => {
            check(&settings, &chosen(&settings.sources, &sources)?).await
        }
    }
}

async fn list(settings: &Settings, data: &Path) -> Result<()> {
    let states = match existing_store(settings, data) {
        Ok(store) => stage::states(store.as_ref(), &settings.office).await?,
        // Before the first pass there is no store, and nothing is known of any source.
        Err(_) if !data.join(&settings.store).exists() => BTreeMap::new(),
        Err(error) => return Err(error),
    };
    for source in &settings.sources {
        let known = match states.get(&source.id) {
            None => "never asked".to_owned(),
            Some(state) => match (&state.error, state.last_success) {
                (Some(error), _) => format!("failed {} times: {error}", state.n_failures_in_a_row),
                (None, Some(at)) => {
                    format!(
                        "answered {} {} WIB",
                        wib_date(at),
                        (at + WIB).format("%H:%M")
                    )
                }
                (None, None) => "asked, no answer yet".to_owned(),
            },
        };
        let presumed = if source.presumed { " (presumed)" } else { "" };
        say!(
            "{}\t{}\t{}{presumed}\t{known}",
            source.id,
            source.channel,
            address(source)
        )?;
    }
    Ok(())
}

/// As a [[source]] table, so that it can be copied into the config.
async fn find(settings: &Settings, url: &Url) -> Result<()> {
    let collectors = Collectors::start(settings, Intake::new("check")).await?;
    let found = discover(collectors.web(), url).await?;
    for one in &found {
        say!("# {}", one.said())?;
        say!("kind = \"{}\"\nurl = \"{}\"\n", one.kind, one.url)?;
    }
    if found.is_empty() {
        say!(
            "{url}: neither feed nor sitemap; configure its page of news as a listing, with `selectors`"
        )?;
    }
    Ok(())
}

/// Asks as if for the first time and stores nothing.
async fn check(settings: &Settings, sources: &[Source]) -> Result<()> {
    let collectors = Collectors::start(settings, Intake::new("check")).await?;
    let now = settings.now.unwrap_or_else(Utc::now);
    let mut run = collectors.begin(sources, &BTreeMap::new(), now);
    let mut failed = 0;
    while let Some(report) = run.next().await {
        match &report.pass.state.error {
            None => say!(
                "{}: answers, {} items, {} refused",
                report.source,
                report.pass.items.len(),
                report.pass.drops.len()
            )?,
            Some(error) => {
                failed += 1;
                say!("{}: fails: {error}", report.source)?;
                for line in advice(collectors.web(), sources, &report.source).await {
                    say!("  {line}")?;
                }
            }
        }
        for note in &report.pass.notes {
            say!("  note: {note}")?;
        }
    }
    say!("{} sources, {failed} failed", sources.len())?;
    Ok(())
}

/// What the site of a failing source has instead. A site that does not want us is not searched.
async fn advice(web: &Web, sources: &[Source], id: &str) -> Vec<String> {
    let source = sources.iter().find(|s| s.id == id);
    let site = source
        .and_then(Source::address)
        .and_then(|url| url.join("/").ok());
    let Some(site) = site else { return Vec::new() };
    match discover(web, &site).await {
        Ok(found) => found
            .iter()
            .map(|f| format!("its site has a {}: {} ({})", f.kind, f.url, f.said()))
            .collect(),
        Err(error) => vec![format!("its site could not be searched: {error}")],
    }
}

fn address(source: &Source) -> String {
    match &source.kind {
        SourceKind::Feed { url }
        | SourceKind::Sitemap { url }
        | SourceKind::Listing { url, .. } => url.to_string(),
        SourceKind::Jsonl { path } => path.display().to_string(),
    }
}
