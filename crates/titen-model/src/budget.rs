//! What a budget says: codes of the nomenclature, lines with amounts, and what people decided about
//! which line answers which issue.

use crate::{IssueId, PerangkatDaerahId, UrusanCode, WilayahCode};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::{fmt, str::FromStr};

/// Bidang urusan `1.03`, program `1.03.10`, kegiatan `1.03.10.2.01` or sub kegiatan `1.03.10.2.01.0051`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BudgetCode(SmolStr);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BudgetLevel {
    Bidang,
    Program,
    Kegiatan,
    SubKegiatan,
}

impl BudgetLevel {
    pub fn label(self) -> &'static str {
        match self {
            BudgetLevel::Bidang => "bidang urusan",
            BudgetLevel::Program => "program",
            BudgetLevel::Kegiatan => "kegiatan",
            BudgetLevel::SubKegiatan => "sub kegiatan",
        }
    }

    /// Parts that its codes have.
    fn n_parts(self) -> usize {
        match self {
            BudgetLevel::Bidang => 2,
            BudgetLevel::Program => 3,
            BudgetLevel::Kegiatan => 5,
            BudgetLevel::SubKegiatan => 6,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no code of a bidang, program, kegiatan or sub kegiatan, such as 1.03.10.2.01.0051"
)]
pub struct BadBudgetCode(pub String);

/// Digits of each part, as the nomenclature of 2023 and later writes them.
const WIDTHS: [usize; 6] = [1, 2, 2, 1, 2, 4];

impl BudgetCode {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn level(&self) -> BudgetLevel {
        match self.0.split('.').count() {
            2 => BudgetLevel::Bidang,
            3 => BudgetLevel::Program,
            5 => BudgetLevel::Kegiatan,
            _ => BudgetLevel::SubKegiatan,
        }
    }

    /// Itself where it is no finer.
    pub fn at(&self, level: BudgetLevel) -> BudgetCode {
        let end = self.0.match_indices('.').nth(level.n_parts() - 1);
        BudgetCode(end.map_or_else(|| self.0.clone(), |(at, _)| SmolStr::new(&self.0[..at])))
    }

    /// None for `X.XX`, which every unit has.
    pub fn bidang(&self) -> Option<UrusanCode> {
        (!self.0.starts_with('X')).then(|| UrusanCode::new(self.at(BudgetLevel::Bidang).as_str()))
    }

    pub fn within(&self, other: &BudgetCode) -> bool {
        self.0 == other.0
            || (self.0.starts_with(other.as_str()) && self.0.as_bytes()[other.0.len()] == b'.')
    }

    /// Of a regency: other kinds stand for regions with autonomy of their own.
    pub fn is_of_kabupaten(&self) -> bool {
        self.0.split('.').nth(3).is_none_or(|kind| kind == "2")
    }

    /// What every unit pays for itself (salaries, offices): it answers no problem of the public.
    pub fn is_own_running(&self) -> bool {
        self.0.split('.').nth(2) == Some("01")
    }
}

impl fmt::Display for BudgetCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// With lost zeros put back: spreadsheets take `1.10` for a number, older lists write two digits for a sub
/// kegiatan, and some programs write no points at all.
impl FromStr for BudgetCode {
    type Err = BadBudgetCode;

    fn from_str(text: &str) -> Result<Self, BadBudgetCode> {
        let bad = || BadBudgetCode(text.to_owned());
        let text = text.trim().trim_end_matches('.');
        if text.len() > 40 || !text.is_ascii() {
            return Err(bad());
        }
        let parts: Vec<&str> = if text.contains('.') {
            text.split('.').map(str::trim).collect()
        } else {
            cut(text).ok_or_else(bad)?
        };
        if !matches!(parts.len(), 2 | 3 | 5 | 6) {
            return Err(bad());
        }
        let mut code = String::with_capacity(17);
        for (at, (part, width)) in parts.iter().zip(WIDTHS).enumerate() {
            let ours = (at < 2 && part.bytes().all(|b| b == b'X'))
                || part.bytes().all(|b| b.is_ascii_digit());
            if part.is_empty() || part.len() > width || !ours {
                return Err(bad());
            }
            if at > 0 {
                code.push('.');
            }
            // `1.1` is what a spreadsheet leaves of 1.10; 1.01 keeps its zero.
            if at == 1 && part.len() < width && parts.len() == 2 {
                code.push_str(part);
                code.push('0');
            } else {
                code.extend(std::iter::repeat_n('0', width - part.len()));
                code.push_str(part);
            }
        }
        Ok(BudgetCode(SmolStr::new(code)))
    }
}

/// `103102010051` by its widths.
fn cut(text: &str) -> Option<Vec<&str>> {
    if !text.bytes().all(|b| b.is_ascii_digit() || b == b'X') {
        return None;
    }
    let (mut parts, mut rest) = (Vec::new(), text);
    for width in WIDTHS {
        if rest.is_empty() {
            break;
        }
        let (part, after) = rest.split_at_checked(width)?;
        parts.push(part);
        rest = after;
    }
    // Shorter ones may be anything: a number of a row, a year.
    (rest.is_empty() && parts.len() >= 5).then_some(parts)
}

/// How far a budget is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BudgetKind {
    Rkpd,
    Rka,
    Dpa,
}

impl BudgetKind {
    pub const ALL: [BudgetKind; 3] = [BudgetKind::Rkpd, BudgetKind::Rka, BudgetKind::Dpa];

    pub fn as_str(self) -> &'static str {
        match self {
            BudgetKind::Rkpd => "rkpd",
            BudgetKind::Rka => "rka",
            BudgetKind::Dpa => "dpa",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            BudgetKind::Rkpd => "RKPD",
            BudgetKind::Rka => "RKA",
            BudgetKind::Dpa => "DPA",
        }
    }
}

/// One row of the nomenclature: the office's own copy, never the project's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NomenclatureEntry {
    pub code: BudgetCode,
    pub name: String,
    /// Of sub kegiatan: kinerja, indikator, satuan.
    pub performance: String,
    pub indicator: String,
    pub unit: String,
}

/// One row of a budget that has money, or is to have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetLine {
    /// Sheet and row, as the file's own program numbers them.
    pub place: String,
    pub code: BudgetCode,
    pub name: String,
    /// As written.
    pub unit_name: String,
    pub unit: Option<PerangkatDaerahId>,
    /// As written; empty where the file says nothing.
    pub location: String,
    /// Places that `location` and `name` tell for sure.
    pub wilayah: Vec<WilayahCode>,
    /// Whole rupiah; None where the cell is empty.
    pub amount: Option<i64>,
    pub target: String,
    pub fund: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetFile {
    pub name: String,
    pub year: u16,
    pub kind: BudgetKind,
    pub sha256: String,
    pub at: DateTime<Utc>,
    pub lines: Vec<BudgetLine>,
    /// What was odd, as the import said it.
    pub notes: Vec<String>,
}

/// Which column of a file holds what, remembered by the file's header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetMapping {
    /// SHA-256 of the header's words.
    pub header: String,
    /// Role and the column's own name, as the header writes it.
    pub columns: Vec<(String, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Confirm,
    Refuse,
}

/// A person's word on whether a code answers an issue. The last word on the pair holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetDecision {
    /// The office's own number, from 1.
    pub id: u64,
    pub at: DateTime<Utc>,
    pub by: String,
    pub reason: String,
    pub issue: IssueId,
    pub code: BudgetCode,
    pub verdict: Verdict,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_get_their_zeros_back() {
        for (written, code) in [
            ("1.03.10.2.01.0051", "1.03.10.2.01.0051"),
            ("1.03.10.2.01.51", "1.03.10.2.01.0051"),
            ("1.03.10.2.01.", "1.03.10.2.01"),
            ("1.1", "1.10"),
            ("1.01", "1.01"),
            ("1.3.10", "1.03.10"),
            ("103102010051", "1.03.10.2.01.0051"),
            ("X.XX.01.2.05", "X.XX.01.2.05"),
        ] {
            assert_eq!(written.parse::<BudgetCode>().unwrap().as_str(), code);
        }
    }

    #[test]
    fn other_numbers_are_no_codes() {
        for text in [
            "",
            "2026",
            "1",
            "12",
            "5.1.02.01.01.0024",
            "1.03.10.2",
            "1.250.000",
            "a.b",
            "2010-03-01",
        ] {
            assert!(text.parse::<BudgetCode>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_code_lies_within_what_it_begins_with() {
        let code: BudgetCode = "1.03.10.2.01.0051".parse().unwrap();
        assert_eq!(code.at(BudgetLevel::Program).as_str(), "1.03.10");
        assert_eq!(code.at(BudgetLevel::Kegiatan).as_str(), "1.03.10.2.01");
        assert!(code.within(&"1.03.10".parse().unwrap()));
        assert!(!code.within(&"1.03.1".parse::<BudgetCode>().unwrap()));
        assert!(code.is_of_kabupaten());
        assert!(
            "1.03.01.2.05"
                .parse::<BudgetCode>()
                .unwrap()
                .is_own_running()
        );
    }
}
