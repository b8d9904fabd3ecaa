//! What a column of a statistics table holds: by what the office said, else by its name.

use std::fmt;
use titen_model::Indicator;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureColumn {
    Code,
    Village,
    Kecamatan,
    /// A place of any level.
    Place,
    Indicator,
    Year,
    /// Of the indicator and year that stand in the row or were given.
    Value,
    Unit,
    Source,
    /// Figures of one indicator; `year` 0: not of the column.
    Figure {
        key: String,
        year: u16,
    },
    /// Figures of one year.
    YearValue {
        year: u16,
    },
    Skip,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{what}` is no role of a column; use {roles}, or an indicator: {keys}", roles = ROLES.map(|(name, ..)| name).join(", "))]
pub struct UnknownFigureColumn {
    what: String,
    keys: String,
}

/// How a person names it in a mapping, and the names that tables give it.
const ROLES: [(&str, FigureColumn, &[&str]); 10] = [
    (
        "kode",
        FigureColumn::Code,
        &[
            "kode",
            "kode wilayah",
            "kode desa",
            "kode kecamatan",
            "kode kemendagri",
            "kode desa kelurahan",
            "kode kelurahan",
            "kodewilayah",
            "kode wilayah kemendagri",
        ],
    ),
    (
        "desa",
        FigureColumn::Village,
        &[
            "desa",
            "kelurahan",
            "desa kelurahan",
            "nama desa",
            "nama desa kelurahan",
            "kelurahan desa",
            "des kel",
            "nama kelurahan",
        ],
    ),
    (
        "kecamatan",
        FigureColumn::Kecamatan,
        &["kecamatan", "nama kecamatan", "kec"],
    ),
    (
        "wilayah",
        FigureColumn::Place,
        &["wilayah", "nama wilayah", "daerah", "lokasi", "tempat"],
    ),
    (
        "indikator",
        FigureColumn::Indicator,
        &[
            "indikator",
            "nama indikator",
            "uraian",
            "variabel",
            "elemen data",
        ],
    ),
    ("tahun", FigureColumn::Year, &["tahun", "tahun data"]),
    (
        "nilai",
        FigureColumn::Value,
        &["nilai", "angka", "capaian", "besaran"],
    ),
    ("satuan", FigureColumn::Unit, &["satuan", "unit"]),
    (
        "sumber",
        FigureColumn::Source,
        &["sumber", "sumber data", "produsen data", "instansi"],
    ),
    (
        "abaikan",
        FigureColumn::Skip,
        &["no", "nomor", "no urut", "keterangan", "ket", "catatan"],
    ),
];

impl FigureColumn {
    /// A mapping's word: a role, `KEY`, or `KEY@2024`.
    pub fn from_role(word: &str, indicators: &[Indicator]) -> Result<Self, UnknownFigureColumn> {
        if let Some((_, column, _)) = ROLES.iter().find(|(role, ..)| *role == word) {
            return Ok(column.clone());
        }
        let (key, year) = match word.split_once('@') {
            Some((key, year)) => (key, year_in(year)),
            None => (word, Some(0)),
        };
        match (indicators.iter().find(|i| i.key == key), year) {
            (Some(i), Some(year)) => Ok(FigureColumn::Figure {
                key: i.key.to_string(),
                year,
            }),
            _ => Err(UnknownFigureColumn {
                what: word.to_owned(),
                keys: indicators
                    .iter()
                    .map(|i| i.key.as_str())
                    .collect::<Vec<_>>()
                    .join(", "),
            }),
        }
    }

    /// By the name that a table gives it; None: it says nothing.
    pub(crate) fn from_label(label: &str, indicators: &[Indicator]) -> Option<Self> {
        let name = fold(label);
        if let Some((_, column, _)) = ROLES
            .iter()
            .find(|(.., names)| names.contains(&name.as_str()))
        {
            return Some(column.clone());
        }
        let year = years_in(label);
        let bare = without_year(&fold(without_unit(label)));
        match (indicator_named(&bare, indicators), year.as_slice()) {
            (Some(i), []) => Some(FigureColumn::Figure {
                key: i.key.to_string(),
                year: 0,
            }),
            (Some(i), [year]) => Some(FigureColumn::Figure {
                key: i.key.to_string(),
                year: *year,
            }),
            (None, [year]) if bare.is_empty() || bare == "tahun" => {
                Some(FigureColumn::YearValue { year: *year })
            }
            _ => None,
        }
    }

    pub(crate) fn is_of_place(&self) -> bool {
        matches!(
            self,
            FigureColumn::Code
                | FigureColumn::Village
                | FigureColumn::Kecamatan
                | FigureColumn::Place
        )
    }

    pub(crate) fn holds_values(&self) -> bool {
        matches!(
            self,
            FigureColumn::Value | FigureColumn::Figure { .. } | FigureColumn::YearValue { .. }
        )
    }
}

impl fmt::Display for FigureColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FigureColumn::Figure { key, year: 0 } => f.write_str(key),
            FigureColumn::Figure { key, year } => write!(f, "{key}@{year}"),
            FigureColumn::YearValue { year } => write!(f, "{year}"),
            other => {
                let role = ROLES.iter().find(|(_, column, _)| column == other);
                f.write_str(role.map_or("", |(name, ..)| name))
            }
        }
    }
}

pub(crate) fn indicator_named<'a>(
    name: &str,
    indicators: &'a [Indicator],
) -> Option<&'a Indicator> {
    let name = fold(name);
    let mut known = indicators.iter();
    known.find(|i| {
        let own = [i.key.as_str(), i.name.as_str()];
        let mut names = own.into_iter().chain(i.aliases.iter().map(String::as_str));
        names.any(|n| fold(n) == name)
    })
}

/// `Jalan Rusak (km)` and `jalan_rusak` without its unit: words in lower case, one space between.
pub(crate) fn fold(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// The only year, from 1990 to 2100, that the text is or begins with.
pub(crate) fn year_in(text: &str) -> Option<u16> {
    match years_in(text).as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}

fn years_in(text: &str) -> Vec<u16> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|d| d.len() == 4)
        .filter_map(|d| d.parse().ok())
        .filter(|y| (1990..=2100).contains(y))
        .collect()
}

pub(crate) fn without_year(folded: &str) -> String {
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|w| years_in(w).is_empty())
        .collect();
    words.join(" ")
}

/// What stands in parentheses, where it is a unit that is known or says a scale.
pub(crate) fn label_unit(label: &str) -> Option<String> {
    let (_, rest) = label.rsplit_once('(')?;
    let (unit, _) = rest.split_once(')')?;
    let lower = unit.trim().to_lowercase();
    let known = UNITS.iter().any(|same| same.contains(&lower.as_str()));
    let scales = [
        "ribu", "ribuan", "juta", "jutaan", "miliar", "milyar", "triliun", "permil",
    ];
    let per = lower.strip_prefix("per ").unwrap_or_default();
    let of_scale = per.starts_with(|c: char| c.is_ascii_digit())
        || ["kapita", "seribu", "sepuluh ribu", "seratus ribu"].contains(&per)
        || lower.starts_with("000")
        || lower.contains('‰')
        || lower.split(' ').any(|word| scales.contains(&word));
    (known || of_scale).then(|| unit.trim().to_owned())
}

fn without_unit(label: &str) -> &str {
    match label_unit(label) {
        Some(_) => label.rsplit_once('(').map_or(label, |(name, _)| name),
        None => label,
    }
}

const UNITS: [&[&str]; 13] = [
    &["km", "kilometer"],
    &["m", "meter"],
    &["ha", "hektare", "hektar"],
    &["%", "persen"],
    &["jiwa", "orang", "penduduk"],
    &["kk", "keluarga", "rumah tangga"],
    &["kasus"],
    &["unit", "buah"],
    &["ton"],
    &["kg"],
    &["rp", "rupiah"],
    &["per 100000 penduduk", "per 100000"],
    &["titik"],
];

pub(crate) fn is_unit(written: &str, kept: &str) -> bool {
    // `per 100.000` and `per 100 000` are one.
    let plain = |unit: &str| {
        unit.trim()
            .to_lowercase()
            .replace("00.000", "00000")
            .replace("00 000", "00000")
    };
    let (written, kept) = (plain(written), plain(kept));
    written == kept
        || UNITS
            .iter()
            .any(|same| same.contains(&written.as_str()) && same.contains(&kept.as_str()))
}
