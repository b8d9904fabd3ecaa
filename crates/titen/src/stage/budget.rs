//! Issues → what is known of their money.

mod import;
mod known;

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
        let places = issue.wilayah.iter().map(|p| p.code.as_str());
        self.at(office, issue, &self.matches(office, issue), places)
    }

    /// As if the issue were of these places alone.
    pub fn at<'p>(
        &self,
        office: &Office,
        issue: &BriefIssue,
        matches: &[CodeMatch],
        places: impl Iterator<Item = &'p str>,
    ) -> BriefBudget {
        let ids: Vec<IssueId> = std::iter::once(issue.id.clone())
            .chain(issue.joins.iter().map(|j| j.issue.clone()))
            .collect();
        let places: Vec<WilayahCode> = places
            .map(WilayahCode::new)
            // The whole regency is no place to send money to.
            .filter(|c| c.level() >= 3)
            .collect();
        fund(&Looked {
            ids: &ids,
            places: &places,
            matches,
            decisions: &self.decisions,
            year: self.year,
            lines: &self.lines,
            name: &|code| self.name(code),
            home: self.home.as_ref(),
            wilayah: &office.dict.wilayah,
        })
    }

    pub fn matches(&self, office: &Office, issue: &BriefIssue) -> Vec<CodeMatch> {
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

/// Weeks after its last one in which an issue may still be found to be part of another: as long as any office lets an
/// issue be silent.
const REMEMBERED: u32 = 26;

/// A decision goes with its problem: where the issue ended in another one, that one has it now.
async fn heirs(
    office: &Office,
    mut decisions: Vec<BudgetDecision>,
    week: Week,
) -> Result<Vec<BudgetDecision>> {
    let mut ended = Ended {
        office,
        week,
        weeks: BTreeMap::new(),
    };
    let mut now: BTreeMap<IssueId, IssueId> = BTreeMap::new();
    for decision in &mut decisions {
        if !now.contains_key(&decision.issue) {
            let heir = ended.heir(&decision.issue).await?;
            now.insert(decision.issue.clone(), heir);
        }
        if let Some(heir) = now.get(&decision.issue) {
            decision.issue.clone_from(heir);
        }
    }
    Ok(decisions)
}

/// Issues that ended in others, by week; each week is read once.
struct Ended<'a> {
    office: &'a Office,
    week: Week,
    weeks: BTreeMap<Week, BTreeMap<IssueId, IssueId>>,
}

impl Ended<'_> {
    async fn heir(&mut self, issue: &IssueId) -> Result<IssueId> {
        let mut at = issue.clone();
        // Nothing is absorbed more often than there are weeks.
        for _ in 0..60 {
            let store = &self.office.store;
            let named = store.issues_named(&self.office.id, at.as_str()).await?;
            let known = named.into_iter().find(|(id, _)| *id == at);
            // A week that was grouped again has it no longer: it may have ended in any that is remembered.
            let last = known.map_or_else(|| self.week.before(REMEMBERED), |(_, last)| last);
            // Weeks may be left out, and an issue may be silent before it is found in another.
            let (mut w, mut next) = (last, None);
            while next.is_none() && w <= self.week && w.since(last) <= i64::from(REMEMBERED) {
                next = self.of_week(w).await?.get(&at).cloned();
                w = w.next();
            }
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        Ok(at)
    }

    async fn of_week(&mut self, week: Week) -> Result<&BTreeMap<IssueId, IssueId>> {
        if !self.weeks.contains_key(&week) {
            let office = self.office;
            let grouping = office.store.week_grouping(&office.id, week).await?;
            let mut ended = BTreeMap::new();
            for issue in grouping.map_or_else(Vec::new, |g| g.grouped.issues) {
                for id in issue.absorbed.iter().chain(&issue.decided.merged) {
                    if *id != issue.id {
                        ended.insert(id.clone(), issue.id.clone());
                    }
                }
            }
            self.weeks.insert(week, ended);
        }
        Ok(&self.weeks[&week])
    }
}
