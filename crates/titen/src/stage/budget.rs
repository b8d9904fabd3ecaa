//! Issues → what is known of their money.

mod import;

pub use import::{BudgetAsked, import_budget, import_configured, table};

use crate::office::Office;
use anyhow::Result;
use std::collections::BTreeMap;
use titen_followup::budget::{
    BudgetIndex, CodeMatch, Counted, Looked, Problem, WordStem, counted, fund,
};
use titen_model::{
    BriefBudget, BriefIssue, BudgetCode, BudgetDecision, BudgetFile, IssueId, NomenclatureEntry,
    PerangkatDaerahId, UrusanCode, Week, WilayahCode,
};

/// Everything that issues are held against.
pub struct Budgeting {
    pub year: Option<u16>,
    pub lines: Vec<Counted>,
    index: BudgetIndex,
    decisions: Vec<BudgetDecision>,
    names: BTreeMap<BudgetCode, String>,
    home: Option<WilayahCode>,
}

impl Budgeting {
    /// None where the office has neither a budget nor a nomenclature.
    pub async fn load(office: &Office, asked: Option<u16>, week: Week) -> Result<Option<Self>> {
        let files = office.store.budgets(&office.id).await?;
        let nomenclature = office.store.nomenclature(&office.id).await?;
        if files.is_empty() && nomenclature.is_empty() {
            return Ok(None);
        }
        let year = asked
            .or(office.settings.budget.year)
            .or_else(|| year_for(&files, week));
        let lines = year.map_or_else(Vec::new, |year| counted(&files, year));
        let year = year.filter(|_| !lines.is_empty());
        let plain: Vec<_> = lines.iter().map(|l| l.line.clone()).collect();
        let index = BudgetIndex::new(&nomenclature, &plain, &office.dict.budget_words, |text| {
            words(office, text)
        });
        Ok(Some(Budgeting {
            year,
            index,
            decisions: heirs(
                office,
                office.store.budget_decisions(&office.id).await?,
                week,
            )
            .await?,
            names: names(&nomenclature, &lines),
            lines,
            home: office.settings.home(),
        }))
    }

    pub fn name(&self, code: &BudgetCode) -> Option<String> {
        self.names.get(code).cloned()
    }

    pub fn of(&self, office: &Office, issue: &BriefIssue) -> BriefBudget {
        let matches = self.matches(office, issue);
        let ids: Vec<IssueId> = std::iter::once(issue.id.clone())
            .chain(issue.joins.iter().map(|j| j.issue.clone()))
            .collect();
        let places: Vec<WilayahCode> = issue
            .wilayah
            .iter()
            .map(|p| WilayahCode::new(&p.code))
            // The whole regency is no place to send money to.
            .filter(|c| c.level() >= 3)
            .collect();
        fund(&Looked {
            ids: &ids,
            places: &places,
            matches: &matches,
            decisions: &self.decisions,
            year: self.year,
            lines: &self.lines,
            name: &|code| self.name(code),
            home: self.home.as_ref(),
            wilayah: &office.dict.wilayah,
        })
    }

    fn matches(&self, office: &Office, issue: &BriefIssue) -> Vec<CodeMatch> {
        let mut texts = vec![(words(office, &issue.title), 1.0)];
        texts.push((words(office, &issue.terms.join(" ")), 0.6));
        texts.extend(
            issue
                .summary
                .iter()
                .take(3)
                .map(|s| (words(office, &s.text), 0.4)),
        );
        let unit = issue
            .perangkat_daerah
            .as_ref()
            .map(|u| PerangkatDaerahId::new(&u.code));
        let unit = unit.and_then(|id| office.dict.perangkat_daerah.get(&id));
        self.index.matches(&Problem::new(
            texts,
            issue.urusan.as_ref().map(|u| UrusanCode::new(&u.code)),
            unit.map_or_else(Vec::new, |u| u.urusan.clone()),
        ))
    }
}

/// The week's own year if it has a budget, else the next that has one, else the last.
fn year_for(files: &[BudgetFile], week: Week) -> Option<u16> {
    use chrono::Datelike;
    let of_week = u16::try_from(week.sunday().year()).ok()?;
    let years = || files.iter().map(|f| f.year);
    years()
        .filter(|y| *y >= of_week)
        .min()
        .or_else(|| years().max())
}

fn words(office: &Office, text: &str) -> Vec<WordStem> {
    office
        .analyser
        .query(text)
        .into_iter()
        .filter(|t| !t.stop)
        .map(|t| WordStem {
            word: t.word,
            stem: t.stem,
        })
        .collect()
}

fn names(nomenclature: &[NomenclatureEntry], lines: &[Counted]) -> BTreeMap<BudgetCode, String> {
    let mut names: BTreeMap<BudgetCode, String> = lines
        .iter()
        .rev()
        .map(|l| (l.line.code.clone(), l.line.name.clone()))
        .collect();
    names.extend(
        nomenclature
            .iter()
            .map(|e| (e.code.clone(), e.name.clone())),
    );
    names
}

/// A decision goes with its problem: where the issue ended in another one, that one has it now.
async fn heirs(
    office: &Office,
    mut decisions: Vec<BudgetDecision>,
    week: Week,
) -> Result<Vec<BudgetDecision>> {
    let mut now: BTreeMap<IssueId, IssueId> = BTreeMap::new();
    for decision in &mut decisions {
        if !now.contains_key(&decision.issue) {
            let heir = heir(office, &decision.issue, week).await?;
            now.insert(decision.issue.clone(), heir);
        }
        if let Some(heir) = now.get(&decision.issue) {
            decision.issue.clone_from(heir);
        }
    }
    Ok(decisions)
}

async fn heir(office: &Office, issue: &IssueId, week: Week) -> Result<IssueId> {
    let mut at = issue.clone();
    // Each step is a younger week; nothing is absorbed more often than there are weeks.
    for _ in 0..60 {
        let named = office.store.issues_named(&office.id, at.as_str()).await?;
        let Some((_, last)) = named.into_iter().find(|(id, _)| *id == at) else {
            break;
        };
        let mut next = None;
        for w in [last, last.next()] {
            if w > week {
                break;
            }
            let grouping = office.store.week_grouping(&office.id, w).await?;
            let by = grouping.and_then(|g| {
                g.grouped.issues.into_iter().find(|i| {
                    i.id != at && (i.absorbed.contains(&at) || i.decided.merged.contains(&at))
                })
            });
            if let Some(by) = by {
                next = Some(by.id);
                break;
            }
        }
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    Ok(at)
}
