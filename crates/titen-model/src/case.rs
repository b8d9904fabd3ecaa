//! A citizen's report or request that waits for the government's answer, and what is known of how
//! it was handled.

use crate::{Channel, IssueId, ItemId, PerangkatDaerahId, WilayahCode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub item: ItemId,
    /// As the source gave it: a tracking id, a register number.
    pub key: String,
    pub channel: Channel,
    pub class: CaseClass,
    pub unit: Option<PerangkatDaerahId>,
    pub title: String,
    pub wilayah: Vec<WilayahCode>,
    pub issue: Option<IssueId>,
    /// The day (WIB) on which the citizen sent it.
    pub received: NaiveDate,
    /// The day on which this office first knew of it.
    pub known: NaiveDate,
    /// In the order in which they became known.
    pub steps: Vec<CaseStep>,
}

/// Each has limits of its own in law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseClass {
    Pengaduan,
    PengaduanBerkadarPengawasan,
    PermintaanInformasi,
    Aspirasi,
    PermohonanPpid,
    KeberatanPpid,
}

impl CaseClass {
    pub const ALL: [CaseClass; 6] = [
        CaseClass::Pengaduan,
        CaseClass::PengaduanBerkadarPengawasan,
        CaseClass::PermintaanInformasi,
        CaseClass::Aspirasi,
        CaseClass::PermohonanPpid,
        CaseClass::KeberatanPpid,
    ];
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseStep {
    pub kind: StepKind,
    pub day: StepDay,
    /// In the source's own words: its status is kept raw.
    pub said: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Kominfo has checked it.
    Diverifikasi,
    /// It lies with the unit.
    Diteruskan,
    /// The unit has begun.
    Ditindaklanjuti,
    /// A longer time was announced to the citizen.
    Diperpanjang,
    /// Waits for something, with a reason.
    Ditunda,
    Dijawab,
    Selesai,
    /// Put away without an answer: not the regency's to solve, or no report at all.
    Diarsipkan,
    /// The citizen was not content.
    DibukaKembali,
}

/// An export says what is, not since when: then a step lies between two exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepDay {
    pub earliest: NaiveDate,
    /// The day on which it was known at the latest.
    pub latest: NaiveDate,
}

impl StepDay {
    pub fn on(day: NaiveDate) -> Self {
        StepDay {
            earliest: day,
            latest: day,
        }
    }

    pub fn is_sure(&self) -> bool {
        self.earliest == self.latest
    }
}
