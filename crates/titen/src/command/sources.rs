//! `titen sources`: who the sources are, and who answers.

mod found;
mod list;
mod raw;

use super::collect::chosen;
use crate::cli;
use crate::config::Settings;
use crate::say;
use crate::stage::Collectors;
use anyhow::Result;
use chrono::Utc;
use std::collections::BTreeMap;
use std::path::Path;
use titen_collect::{Intake, Source, SourceKind, Web, discover};

pub async fn sources(settings: Settings, data: &Path, what: cli::Sources) -> Result<()> {
    match what {
        cli::Sources::List { json } => list::list(&settings, data, json).await,
        cli::Sources::Raw { what } => raw::raw(settings, data, &what).await,
        cli::Sources::Discover { url } => found::find(&settings, &url).await,
        cli::Sources::Check { sources } => {
            check(&settings, &chosen(&settings.sources, &sources)?).await
        }
    }
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
        Ok((_, found)) => found
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
        SourceKind::Files { path, .. } => path.display().to_string(),
    }
}
