//! `titen budget`: budgets in, matches out, and people's word on them.

mod decide;
mod import;
mod report;

use super::Usage;
use crate::cli;
use crate::config::Settings;
use crate::office::Office;
use crate::say;
use crate::stage::{self, Budgeting};
use anyhow::Result;
use std::path::Path;
use titen_model::{BriefIssue, BriefMatch, Verdict, Week};

pub async fn budget(settings: Settings, data: &Path, what: cli::Budget) -> Result<()> {
    match what {
        cli::Budget::Import {
            file,
            nomenklatur: true,
            ..
        } => import::nomenclature(settings, data, &file).await,
        cli::Budget::Import {
            file,
            year,
            kind,
            map,
            ..
        } => {
            import::budget(
                settings,
                data,
                &file,
                &stage::BudgetAsked {
                    year,
                    kind,
                    map,
                    name: None,
                },
            )
            .await
        }
        cli::Budget::List => import::list(settings, data).await,
        cli::Budget::Remove { name, year } => import::remove(settings, data, &name, year).await,
        cli::Budget::Match(which) => matches(settings, data, which).await,
        cli::Budget::Confirm(word) => decide::decide(settings, data, word, Verdict::Confirm).await,
        cli::Budget::Refuse(word) => decide::decide(settings, data, word, Verdict::Refuse).await,
        cli::Budget::Report { which, out } => report::report(settings, data, which, &out).await,
    }
}

/// A week's ranked issues, each with its budget.
async fn looked_at(
    office: &Office,
    which: &cli::Which,
) -> Result<(Week, Budgeting, Vec<BriefIssue>)> {
    let week = stage::ranked_week(office, which.week).await?;
    let Some(budgeting) = Budgeting::load(office, which.year, week).await? else {
        return Err(Usage(
            "neither a budget nor a nomenclature was imported; `titen budget import FILE` does it"
                .to_owned(),
        )
        .into());
    };
    if budgeting.year.is_none() && which.year.is_some() {
        return Err(Usage(format!(
            "no budget of {} was imported; `titen budget list` shows what was",
            which.year.unwrap_or_default()
        ))
        .into());
    }
    let mut issues = stage::issues_of(office, week, usize::MAX).await?;
    for issue in &mut issues {
        issue.budget = Some(budgeting.of(office, issue));
    }
    Ok((week, budgeting, issues))
}

async fn matches(settings: Settings, data: &Path, which: cli::Which) -> Result<()> {
    let office = Office::open_to_read(settings, data)?;
    let (week, budgeting, issues) = looked_at(&office, &which).await?;
    match budgeting.year {
        Some(year) => say!(
            "week {week}, budget {year}: {} lines",
            budgeting.lines.len()
        )?,
        None => say!(
            "week {week}, no budget imported: codes are proposals from the nomenclature alone"
        )?,
    }
    for issue in &issues {
        let Some(budget) = &issue.budget else {
            continue;
        };
        let state = budget.label().unwrap_or("-");
        say!("{:>3} {}  {}  [{state}]", issue.rank, issue.id, issue.title)?;
        for m in &budget.matches {
            say!("      {}", in_a_line(m))?;
        }
    }
    Ok(())
}

fn in_a_line(m: &BriefMatch) -> String {
    let sure = match &m.decided {
        Some(d) => format!("{}: {} ({})", m.status.label(), d.reason, d.by),
        None => format!(
            "{}, {:.0} %: {}",
            m.status.label(),
            m.confidence * 100.0,
            m.why
        ),
    };
    format!("{} {} — {sure}", m.code, m.name)
}
