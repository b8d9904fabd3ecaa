//! The second view: one table of all shown issues by weighted criteria, and the reasons of each.

use super::refs::{Refs, ranges};
use crate::indonesian::decimal;
use serde::Serialize;
use titen_model::{Brief, BriefCriterion, BriefIssue, BriefWeighted};

#[derive(Serialize)]
pub(crate) struct CriteriaTable<'a> {
    /// Name and weight.
    pub(crate) columns: Vec<(&'a str, String)>,
    pub(crate) rows: Vec<CriteriaRow<'a>>,
    pub(crate) ranked: bool,
    /// An analyst set at least one value.
    pub(crate) some_set: bool,
    pub(crate) keys: String,
}

#[derive(Serialize)]
pub(crate) struct CriteriaRow<'a> {
    pub(crate) rank: u32,
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) anchor: String,
    pub(crate) criteria: Vec<CriterionCell<'a>>,
    pub(crate) points: String,
    pub(crate) out_of: String,
    pub(crate) by_criteria: String,
    /// Names of the criteria without a value.
    pub(crate) unassessed: String,
}

#[derive(Serialize)]
pub(crate) struct CriterionCell<'a> {
    pub(crate) name: &'a str,
    pub(crate) why: &'a str,
    pub(crate) value: String,
    pub(crate) weight: String,
    /// Empty where it is not assessed.
    pub(crate) points: String,
    pub(crate) is_set: bool,
    pub(crate) refs: Refs,
}

/// None where no issue has criteria.
pub(crate) fn criteria(brief: &Brief) -> Option<CriteriaTable<'_>> {
    let tables = || {
        let issues = brief.issues.iter();
        issues.filter_map(|i| i.weighted.as_ref().map(|w| (i, w)))
    };
    // All issues of a week are assessed by the same criteria.
    let (_, first) = tables().next()?;
    let all = || tables().flat_map(|(_, w)| &w.criteria);
    let keys: Vec<&str> = first.criteria.iter().map(|c| c.key.as_str()).collect();
    Some(CriteriaTable {
        columns: first
            .criteria
            .iter()
            .map(|c| (c.name.as_str(), decimal(c.weight, 1)))
            .collect(),
        rows: tables().map(|(issue, w)| row(issue, w)).collect(),
        ranked: tables().any(|(_, w)| w.rank.is_some()),
        some_set: all().any(|c| c.set.is_some()),
        keys: keys.join(", "),
    })
}

fn row<'a>(issue: &'a BriefIssue, w: &'a BriefWeighted) -> CriteriaRow<'a> {
    CriteriaRow {
        rank: issue.rank,
        id: issue.id.as_str(),
        title: &issue.title,
        anchor: format!("kriteria-{}", issue.id),
        criteria: w.criteria.iter().map(|c| cell(issue, c)).collect(),
        points: decimal(w.points, 1),
        out_of: decimal(w.out_of, 1),
        by_criteria: w.rank.map_or("–".to_owned(), |r| r.to_string()),
        unassessed: {
            let without = w.criteria.iter().filter(|c| c.value.is_none());
            let names: Vec<&str> = without.map(|c| c.name.as_str()).collect();
            names.join(", ")
        },
    }
}

fn cell<'a>(issue: &'a BriefIssue, c: &'a BriefCriterion) -> CriterionCell<'a> {
    let written = |x: Option<f64>, places| x.map_or(String::new(), |x| decimal(x, places));
    CriterionCell {
        name: &c.name,
        why: &c.why,
        value: written(c.value, 2),
        weight: decimal(c.weight, 1),
        points: written(c.points(), 1),
        is_set: c.set.is_some(),
        refs: ranges(issue, &c.evidence),
    }
}
