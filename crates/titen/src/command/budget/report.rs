//! Does money follow the problem? The week's answer as files.

use super::looked_at;
use crate::cli;
use crate::config::Settings;
use crate::edition_folder::StagedEdition;
use crate::office::Office;
use crate::say;
use anyhow::Result;
use std::path::Path;
use titen_brief::budget_report;
use titen_followup::budget::unanswered;
use titen_model::{BriefBudgetLine, BudgetReport, Funding, MoneyPlace};

pub async fn report(settings: Settings, data: &Path, which: cli::Which, out: &Path) -> Result<()> {
    let office = Office::open_to_read(settings, data)?;
    let (week, budgeting, issues) = looked_at(&office, &which).await?;
    let budgets: Vec<_> = issues.iter().filter_map(|i| i.budget.as_ref()).collect();
    let rest: Vec<BriefBudgetLine> = unanswered(&budgeting.lines, &budgets)
        .into_iter()
        .map(|l| BriefBudgetLine {
            code: l.line.code.clone(),
            name: l.line.name.clone(),
            unit: l.line.unit_name.clone(),
            location: l.line.location.clone(),
            money: MoneyPlace::Elsewhere,
            amount: l.line.amount,
            kind: l.kind,
            source: l.source.clone(),
        })
        .collect();
    let report = BudgetReport {
        week,
        year: budgeting.year,
        sample: office.settings.sample.is_some(),
        issues,
        unanswered: rest,
    };
    let files = budget_report(&report);
    let name = match report.year {
        Some(year) => format!("anggaran-{year}-{week}"),
        None => format!("anggaran-{week}"),
    };
    let files = files.iter().map(|f| (f.name.as_str(), f.bytes.as_slice()));
    let folder = StagedEdition::write(out, &name, files)?.reveal()?;
    let n = |funding| {
        let of = report.issues.iter().filter_map(|i| i.budget.as_ref());
        of.filter(|b| b.funding == Some(funding)).count()
    };
    let unknown = report
        .issues
        .iter()
        .filter_map(|i| i.budget.as_ref())
        .filter(|b| b.is_unknown())
        .count();
    say!(
        "week {week}: {} funded, {} partly, {} not funded ({unknown} of them: no line was found); {} budget lines were matched with no issue",
        n(Funding::Funded),
        n(Funding::Partly),
        n(Funding::Unfunded),
        report.unanswered.len()
    )?;
    say!("{}", folder.display())?;
    Ok(())
}
