//! The second view of an issue, as `issues.json` gives it.

use serde::Serialize;
use titen_model::{BriefIssue, BriefWeighted, SetValue};

pub(super) fn weighted<'a>(w: &'a BriefWeighted, issue: &'a BriefIssue) -> Weighted<'a> {
    let keys = |indexes: &[usize]| {
        let items = indexes.iter().map(|i| issue.items[*i].key.as_str());
        items.collect()
    };
    Weighted {
        rank: w.rank,
        points: w.points,
        out_of: w.out_of,
        criteria: w
            .criteria
            .iter()
            .map(|c| WeightedCriterion {
                key: &c.key,
                name: &c.name,
                weight: c.weight,
                value: c.value,
                points: c.points(),
                why: &c.why,
                evidence: keys(&c.evidence),
                set: c.set.as_ref(),
            })
            .collect(),
    }
}

#[derive(Serialize)]
pub(super) struct Weighted<'a> {
    /// Among all ranked issues; null where there is no difference, or nothing is assessed.
    rank: Option<u32>,
    points: f64,
    /// What `points` could be at most: the weights of what is assessed, of 100.
    out_of: f64,
    criteria: Vec<WeightedCriterion<'a>>,
}

#[derive(Serialize)]
pub(super) struct WeightedCriterion<'a> {
    key: &'a str,
    name: &'a str,
    weight: f64,
    /// 0 to 1; null: not assessed.
    value: Option<f64>,
    points: Option<f64>,
    why: &'a str,
    evidence: Vec<&'a str>,
    #[serde(rename = "override", skip_serializing_if = "Option::is_none")]
    set: Option<&'a SetValue>,
}
