//! `titen sources`: who the sources are, and who answers.

mod found;
mod list;
mod raw;

use super::collect::chosen;
use crate::cli;
use crate::config::Settings;
use crate::office::analyser;
use crate::say;
use crate::stage::{self, Collectors};
use anyhow::Result;
use chrono::Utc;
use std::collections::BTreeMap;
use std::path::Path;
use titen_collect::{Intake, Source, SourceKind, Speech, Web, discover};

pub async fn sources(settings: Settings, data: &Path, what: cli::Sources) -> Result<()> {
    match what {
        cli::Sources::List { json } => list::list(&settings, data, json).await,
        cli::Sources::Raw { what } => raw::raw(settings, data, &what).await,
        cli::Sources::Discover { url } => found::find(&settings, &url).await,
        cli::Sources::Check { sources } => {
            check(&settings, data, &chosen(&settings.sources, &sources)?).await
        }
    }
}

/// Asks as if for the first time and stores nothing.
async fn check(settings: &Settings, data: &Path, sources: &[Source]) -> Result<()> {
    let mut intake = Intake::unstored();
    // The analyser is slow to make, and only programmes need it.
    if sources.iter().any(Source::is_transcript) {
        intake = intake.with_speech(Speech {
            may_hear: false,
            ..stage::speech(&analyser(settings)?.1, data)
        });
    }
    let collectors = Collectors::start(settings, intake).await?;
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
    // An API has no feed; what it wants is in its own words.
    let site = source
        .filter(|s| !matches!(s.kind, SourceKind::Json(_)))
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
        SourceKind::Json(api) => api.address().to_string(),
        SourceKind::Files { path, .. } => path.display().to_string(),
        SourceKind::Gammu(gammu) => gammu.inbox.shown(),
        SourceKind::Webhook(_) => format!("/hook/{}", source.id),
    }
}
