//! What statistics say of a place (*satu data*): one figure of one year, never without its source.

use crate::{UrusanCode, WilayahCode};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// What is counted, as the office's config tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Stable name: `jalan_rusak`.
    pub key: SmolStr,
    /// For the reader: `Jalan kabupaten rusak`.
    pub name: String,
    /// `km`, `%`, `jiwa`; empty for a bare number.
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub worse: Worse,
    /// Issues of these affairs are spoken about.
    #[serde(default)]
    pub urusan: Vec<UrusanCode>,
    /// And, where some are named, only issues whose title or words hold one of them.
    #[serde(default)]
    pub words: Vec<String>,
    /// Counts people: items are shown for each 10,000 of them.
    #[serde(default)]
    pub population: bool,
    /// How a kecamatan's figure follows from those of all its villages; None: it does not.
    #[serde(default)]
    pub villages: Option<FromVillages>,
    /// Other names by which tables call it.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// Which end is the bad one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Worse {
    More,
    Less,
    /// Neither: it is shown and says nothing about better or worse.
    #[default]
    Neither,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FromVillages {
    Sum,
    Mean,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// `Indicator::key`.
    pub indicator: SmolStr,
    pub wilayah: WilayahCode,
    pub year: u16,
    pub value: f64,
    /// Who publishes it: never empty.
    pub source: String,
}

impl Figure {
    /// What a later import revises.
    pub fn is_of_the_same(&self, other: &Figure) -> bool {
        (&self.indicator, &self.wilayah, self.year)
            == (&other.indicator, &other.wilayah, other.year)
    }
}
