//! `titen sources list`: each source's health, in a table of 100 columns or as JSON lines.

use super::address;
use crate::config::Settings;
use crate::office::{dictionaries, existing_store};
use crate::say;
use crate::stage;
use anyhow::Result;
use chrono::{DateTime, Duration, Utc};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use titen_collect::{Source, refused_requests};
use titen_model::{DropReason, HealthState, SourceHealth, SourceState, WIB};

/// Columns of a terminal.
const WIDTH: usize = 100;

struct Row<'a> {
    source: &'a Source,
    /// None before the first pass.
    state: Option<&'a SourceState>,
    health: Option<&'a SourceHealth>,
    /// Of the last seven days.
    drops: BTreeMap<DropReason, u64>,
}

pub async fn list(settings: &Settings, data: &Path, json: bool) -> Result<()> {
    let now = settings.now.unwrap_or_else(Utc::now);
    let (mut states, mut healths, mut tallies) = (BTreeMap::new(), Vec::new(), Vec::new());
    match existing_store(settings, data) {
        Ok(store) => {
            let (store, week) = (store.as_ref(), now - Duration::days(7));
            states = stage::states(store, &settings.office).await?;
            healths = stage::health_now(store, settings, &dictionaries(settings)?, now).await?;
            let until = now + Duration::days(1);
            tallies = store.drop_tallies(&settings.office, week, until).await?;
        }
        // Before the first pass there is no store, and nothing is known of any source.
        Err(_) if !data.join(&settings.store).exists() => {}
        Err(error) => return Err(error),
    }
    let rows = settings.sources.iter().enumerate().map(|(n, source)| Row {
        source,
        state: states.get(&source.id),
        health: healths.get(n),
        drops: tallies
            .iter()
            .filter(|t| t.source == source.id)
            .map(|t| (t.reason, t.n))
            .collect(),
    });
    if json {
        for row in rows {
            say!("{}", row.json())?;
        }
        return Ok(());
    }
    say!(
        "{:<24} {:<7} {:<16} {:>6} {:>6}  {:<9} {}",
        "SOURCE",
        "CHANNEL",
        "LAST ANSWER WIB",
        "7 DAYS",
        "USUAL",
        "STATE",
        "DROPPED IN 7 DAYS"
    )?;
    let mut n_of: BTreeMap<HealthState, usize> = BTreeMap::new();
    for row in rows {
        *n_of.entry(row.shown()).or_default() += 1;
        say!("{}", row.line())?;
        if let Some(more) = row.more() {
            say!("  {}", fitted(&more, WIDTH - 2))?;
        }
        for (reason, n) in row.state.map(refused_requests).unwrap_or_default() {
            say!("  refused: {n} {reason}; `titen export drops` tells when")?;
        }
    }
    let counts: Vec<String> = n_of.iter().map(|(s, n)| format!("{n} {s}")).collect();
    say!("{} sources: {}", settings.sources.len(), counts.join(", "))?;
    Ok(())
}

impl Row<'_> {
    fn shown(&self) -> HealthState {
        self.health.map_or(HealthState::New, |h| h.state)
    }

    fn line(&self) -> String {
        let answered = match self.state {
            None => "never asked".to_owned(),
            Some(state) => state.last_success.map_or_else(|| "never".to_owned(), wib),
        };
        let number = |n: Option<u32>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
        let drops: Vec<String> = self.drops.iter().map(|(r, n)| format!("{r} {n}")).collect();
        let line = format!(
            "{:<24} {:<7} {answered:<16} {:>6} {:>6}  {:<9} {}",
            fitted(&self.source.id, 24),
            self.source.channel.as_str(),
            number(self.health.map(|h| h.n)),
            number(self.health.and_then(|h| h.usual)),
            self.shown().as_str(),
            drops.join(", ")
        );
        fitted(line.trim_end(), WIDTH)
    }

    /// What a person who looks after it needs to know.
    fn more(&self) -> Option<String> {
        let health = self.health?;
        let last = || {
            health
                .last
                .map_or_else(|| "nothing yet".to_owned(), |day| format!("since {day}"))
        };
        Some(match health.state {
            HealthState::Healthy | HealthState::New | HealthState::Quiet => {
                let state = self.state?;
                let error = state.error.as_ref()?;
                format!("failed {} times: {error}", state.n_failures_in_a_row)
            }
            HealthState::Collapsed => {
                "something comes, but far less than usual: look at what it gives now".to_owned()
            }
            HealthState::Silent => format!("nothing new {}: look at the site", last()),
            HealthState::Overdue => format!("no file {}: ask whoever brings them", last()),
            HealthState::Gone => {
                "gone for good (410) and not asked any more: configure its new address".to_owned()
            }
            HealthState::Failing => format!(
                "{} failures in a row, last success {}: {}{}",
                self.state.map_or(0, |s| s.n_failures_in_a_row),
                health
                    .since
                    .map_or_else(|| "never".to_owned(), |day| day.to_string()),
                health.error.as_deref().unwrap_or_default(),
                if self.source.presumed {
                    " (presumed address)"
                } else {
                    ""
                }
            ),
        })
    }

    fn json(&self) -> serde_json::Value {
        let state = self.state;
        let drops: BTreeMap<&str, u64> = self.drops.iter().map(|(r, n)| (r.as_str(), *n)).collect();
        json!({
            "id": self.source.id,
            "channel": self.source.channel,
            "address": address(self.source),
            "presumed": self.source.presumed,
            "state": self.shown(),
            "n": self.health.map(|h| h.n),
            "usual": self.health.and_then(|h| h.usual),
            "last": self.health.and_then(|h| h.last),
            "last_pass": state.and_then(|s| s.last_pass),
            "last_success": state.and_then(|s| s.last_success),
            "next_due": state.and_then(|s| s.polling.next_due),
            "n_failures_in_a_row": state.map_or(0, |s| s.n_failures_in_a_row),
            "error": state.and_then(|s| s.error.as_deref()),
            "drops": drops,
        })
    }
}

fn wib(at: DateTime<Utc>) -> String {
    (at + WIB).format("%Y-%m-%d %H:%M").to_string()
}

fn fitted(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(width - 1).collect();
    cut.push('…');
    cut
}
