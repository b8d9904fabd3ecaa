//! `config/rank.toml`: what decides a rank. Every key has its default, so that a file may name only what differs.

use crate::{
    criteria::{self, CriterionSettings},
    season::{self, SeasonSettings},
};
use serde::{Deserialize, Serialize};
use titen_model::UrusanCode;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RankSettings {
    /// Of the file's format.
    pub version: u32,
    /// Issues on the list; one that leaves it for want of items is said to be closed.
    pub top: usize,
    /// First ranks that get a summary and quotes.
    pub summaries: usize,
    /// Resamplings of the sources behind a rank interval.
    pub draws: u32,
    pub scope: ScopeSettings,
    pub gate: GateSettings,
    pub urgency: UrgencyWeights,
    pub seriousness: SeriousnessWeights,
    pub growth: GrowthSettings,
    pub full: FullScale,
    /// Of the second view; none for no such view.
    pub criteria: Vec<CriterionSettings>,
    /// Times of the year that make some matters urgent.
    pub season: Vec<SeasonSettings>,
}

impl Default for RankSettings {
    fn default() -> Self {
        RankSettings {
            version: 1,
            top: 10,
            summaries: 30,
            draws: 200,
            scope: ScopeSettings::default(),
            gate: GateSettings::default(),
            urgency: UrgencyWeights::default(),
            seriousness: SeriousnessWeights::default(),
            growth: GrowthSettings::default(),
            full: FullScale::default(),
            criteria: criteria::built_in(),
            season: season::built_in(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ScopeSettings {
    /// Share of an issue's items that must lie inside, those without any place counted too.
    pub min_share: f64,
}

impl Default for ScopeSettings {
    fn default() -> Self {
        ScopeSettings { min_share: 0.25 }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GateSettings {
    /// Problematik: share of speakers who complain, or report harm or a negative matter.
    pub problem_share: f64,
    /// Kekhalayakan, any of: distinct speakers, distinct places, people touched.
    pub speakers: u32,
    pub places: u32,
    pub people: f64,
    /// Layak: urusan that are outside the office's power, beside those that its dictionary lacks.
    pub not_ours: Vec<UrusanCode>,
}

impl Default for GateSettings {
    fn default() -> Self {
        GateSettings {
            problem_share: 0.3,
            speakers: 2,
            places: 3,
            people: 50.0,
            not_ours: Vec::new(),
        }
    }
}

/// Points that each part may add to U, which begins at 1 and ends at 5.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct UrgencyWeights {
    pub hazard: f64,
    pub deadline: f64,
    pub waiting: f64,
    pub persisting: f64,
    pub late_in_week: f64,
    pub season: f64,
}

impl Default for UrgencyWeights {
    fn default() -> Self {
        UrgencyWeights {
            hazard: 2.0,
            deadline: 1.0,
            waiting: 1.6,
            persisting: 1.0,
            late_in_week: 0.4,
            season: 0.4,
        }
    }
}

/// Points that each part may add to S.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SeriousnessWeights {
    pub victims: f64,
    pub damage: f64,
    pub essential_service: f64,
    pub people_touched: f64,
    pub negative_tone: f64,
    pub reach: f64,
}

impl Default for SeriousnessWeights {
    fn default() -> Self {
        SeriousnessWeights {
            victims: 1.0,
            damage: 0.8,
            essential_service: 1.1,
            people_touched: 0.8,
            negative_tone: 1.0,
            reach: 1.2,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GrowthSettings {
    /// Below either, growth is at most the middle, however unlikely the count.
    pub min_items: f64,
    pub min_speakers: f64,
    /// G is 5 where a count this high has a probability of `full_p` or less.
    pub full_p: f64,
    /// Shared dispersion, and a weekly rate's mean (shape ÷ weeks) and variance (mean ÷ weeks), as far as histories
    /// don't say otherwise.
    pub dispersion: f64,
    pub prior_shape: f64,
    pub prior_weeks: f64,
    /// An issue without history: from this …
    pub unknown_low: f64,
    /// … up to this, by its count on a log scale.
    pub unknown_high: f64,
}

impl Default for GrowthSettings {
    fn default() -> Self {
        GrowthSettings {
            min_items: 3.0,
            min_speakers: 2.0,
            full_p: 0.003,
            dispersion: 3.0,
            prior_shape: 0.6,
            prior_weeks: 0.2,
            unknown_low: 1.5,
            unknown_high: 2.5,
        }
    }
}

/// Counts at which a part is full. All grow as logarithms, so ten times as many is never ten times as much.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FullScale {
    /// Speakers who give one cue.
    pub cue: f64,
    pub speakers: f64,
    pub channels: f64,
    pub places: f64,
    pub victims: f64,
    pub people: f64,
    pub waiting_days: f64,
    pub weeks: f64,
    /// Items of one speaker that count as many.
    pub items_a_speaker: f64,
    /// The same of a newsroom: how much it writes of a matter tells something, but not without end.
    pub items_a_newsroom: f64,
}

impl Default for FullScale {
    fn default() -> Self {
        FullScale {
            cue: 6.0,
            speakers: 24.0,
            channels: 4.0,
            places: 6.0,
            victims: 20.0,
            people: 500.0,
            waiting_days: 60.0,
            weeks: 6.0,
            items_a_speaker: 3.0,
            items_a_newsroom: 12.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_says_every_default() {
        let file = include_str!("../../../config/rank.toml");
        let said: toml::Table = file.parse().unwrap();
        assert_eq!(
            said,
            toml::Table::try_from(RankSettings::default()).unwrap()
        );
        let settings: RankSettings = toml::from_str(file).unwrap();
        assert_eq!(settings, RankSettings::default());
    }

    #[test]
    fn an_unknown_key_is_refused() {
        let e = toml::from_str::<RankSettings>("version = 1\n[gate]\nspeeker = 3").unwrap_err();
        assert!(e.to_string().contains("speeker"));
    }
}
