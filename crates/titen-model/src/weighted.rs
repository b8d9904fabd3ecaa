//! The second view of a ranked issue: weighted criteria, as planning offices score strategic issues. It stands beside
//! USG and never changes the order.

use crate::{EditNote, ItemId};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// An issue's table, complete only as far as something is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Weighted {
    /// In the office's order.
    pub criteria: Vec<WeightedCriterion>,
    /// Place among all ranked issues by `Weighted::share`, equal ones alike; None where none differs from another, or
    /// this one has no value at all.
    pub rank: Option<u32>,
}

impl Weighted {
    pub fn points(&self) -> f64 {
        self.criteria.iter().filter_map(|c| c.points()).sum()
    }

    /// What `points` could be at most: the weights of the criteria that have a value.
    pub fn out_of(&self) -> f64 {
        let known = self.criteria.iter().filter(|c| c.value.is_some());
        known.map(|c| c.weight).sum()
    }

    /// Points as a share of what they could be; None where no criterion has a value.
    pub fn share(&self) -> Option<f64> {
        let out_of = self.out_of();
        (out_of > 0.0).then(|| self.points() / out_of)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightedCriterion {
    /// Of the office's `rank.toml`.
    pub key: SmolStr,
    pub name: String,
    pub weight: f64,
    /// 0 to 1; None: not assessed.
    pub value: Option<f64>,
    /// For the reader, in Indonesian.
    pub why: String,
    pub evidence: Vec<ItemId>,
    /// An analyst set `value`; then also what was computed, if anything was.
    pub set: Option<SetValue>,
}

impl WeightedCriterion {
    pub fn points(&self) -> Option<f64> {
        self.value.map(|v| v * self.weight)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetValue {
    pub computed: Option<f64>,
    pub edit: EditNote,
}
