//! How long a case may wait, by its class. Limits are the law's where the office sets none.

use serde::Deserialize;
use titen_model::{CaseClass, Channel};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardRules {
    pub clocks: Vec<ClockRule>,
    /// Whose items are cases: where somebody notes down what was done about them.
    pub channels: Vec<Channel>,
    /// Weeks that punctuality is counted over, and that the board is compared with.
    pub weeks: u32,
    /// Days for which an answered case stays on the board.
    pub shown_days: u32,
    /// Days within which reports of one problem at one place count as repeated.
    pub repeated_days: u32,
}

/// In working days after receipt.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockRule {
    pub class: CaseClass,
    /// For Kominfo, to give it to a unit.
    pub pass_on: Option<u32>,
    /// For the unit, to begin.
    pub first_step: Option<u32>,
    pub answer: Option<u32>,
    /// What an announced extension adds to `answer`.
    #[serde(default)]
    pub extension: u32,
}

impl BoardRules {
    pub fn of(&self, class: CaseClass) -> Option<&ClockRule> {
        self.clocks.iter().find(|rule| rule.class == class)
    }
}

/// LAPOR: PermenPANRB 62/2018; PPID: UU 14/2008, articles 22, 35 and 36.
impl Default for BoardRules {
    fn default() -> Self {
        let lapor = |class, answer| ClockRule {
            class,
            pass_on: Some(3),
            first_step: Some(5),
            answer,
            extension: 0,
        };
        let ppid = |class, answer, extension| ClockRule {
            class,
            pass_on: None,
            first_step: None,
            answer: Some(answer),
            extension,
        };
        BoardRules {
            clocks: vec![
                lapor(CaseClass::Pengaduan, Some(14)),
                lapor(CaseClass::PengaduanBerkadarPengawasan, Some(60)),
                lapor(CaseClass::PermintaanInformasi, Some(5)),
                lapor(CaseClass::Aspirasi, None),
                ppid(CaseClass::PermohonanPpid, 10, 7),
                ppid(CaseClass::KeberatanPpid, 30, 0),
            ],
            channels: vec![Channel::Lapor, Channel::Ppid],
            weeks: 8,
            shown_days: 28,
            repeated_days: 90,
        }
    }
}
