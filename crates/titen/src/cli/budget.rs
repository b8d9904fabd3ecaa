//! The arguments of `titen budget` and `titen recap`.

use clap::{Args, Subcommand};
use std::path::PathBuf;
use titen_model::{BudgetCode, BudgetKind, Week};

#[derive(Debug, Subcommand)]
pub enum Budget {
    /// Take over a budget (RKA, DPA, RKPD as XLSX, XLS or CSV), or the ministry's nomenclature
    ///
    /// Columns are known by their names; --map says which holds what where they are not, and is remembered for
    /// files with the same header. A file of the same name, year and kind takes the earlier one's place.
    #[command(
        after_help = "Examples:\n  titen budget import rka-2027-dpubmpr.xlsx\n  titen budget import pagu.xlsx --year 2027 --kind dpa --map amount=\"Pagu Perubahan\" --map location=F\n  titen budget import --nomenklatur kepmendagri-2027.xlsx"
    )]
    Import {
        file: PathBuf,
        /// The file is the list of programs, kegiatan and sub kegiatan; it replaces the one before
        #[arg(long, conflicts_with_all = ["year", "kind", "map"])]
        nomenklatur: bool,
        /// Budget year [default: as the file says]
        #[arg(long, value_parser = clap::value_parser!(u16).range(2000..=2100))]
        year: Option<u16>,
        /// rka, dpa or rkpd [default: as the file says]
        #[arg(long, value_parser = kind)]
        kind: Option<BudgetKind>,
        /// What a column holds: code, name, unit, location, amount, target or fund, and the column's name or letter
        #[arg(long, value_name = "ROLE=COLUMN", value_parser = mapping)]
        map: Vec<(String, String)>,
    },
    /// What was imported
    #[command(after_help = "Example:\n  titen budget list")]
    List,
    /// Forget an imported file
    #[command(after_help = "Example:\n  titen budget remove rka-lama.xlsx --year 2027")]
    Remove {
        name: String,
        #[arg(long)]
        year: u16,
    },
    /// Issues of a week with the codes that would answer each: why, and how sure
    #[command(after_help = "Example:\n  titen budget match --year 2027")]
    Match(Which),
    /// A code answers the issue: a person's word, kept for ever
    #[command(
        after_help = "Example:\n  titen budget confirm isu-2k7w9qhd 1.03.10.2.01.0055 --reason \"ruas ini ada dalam RKA\""
    )]
    Confirm(Word),
    /// A code does not answer the issue: a person's word, kept for ever
    #[command(
        after_help = "Example:\n  titen budget refuse isu-2k7w9qhd 1.03.10.2.01.0069 --reason \"itu jembatan\""
    )]
    Refuse(Word),
    /// Funded, partly or not, for each issue of a week, and budget lines that answer none: XLSX, CSV, JSON
    #[command(after_help = "Example:\n  titen budget report --year 2027 --out anggaran")]
    Report {
        #[command(flatten)]
        which: Which,
        /// Where its folder is put
        #[arg(long, value_name = "DIR", default_value = "edisi")]
        out: PathBuf,
    },
}

#[derive(Debug, Args)]
pub struct Which {
    /// Budget year [default: budget.year of the config, else the week's, else the next that was imported]
    #[arg(long)]
    pub year: Option<u16>,
    /// ISO week [default: the last one that is ranked]
    #[arg(long)]
    pub week: Option<Week>,
}

#[derive(Debug, Args)]
pub struct Word {
    /// Its id may be shortened as long as it means one issue
    pub issue: String,
    /// Of a program, kegiatan or sub kegiatan
    pub code: BudgetCode,
    /// Why, for whoever asks in a year
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Who decided [default: office.analyst of the config, else the system's user]
    #[arg(long, value_name = "WHO")]
    pub by: Option<String>,
}

#[derive(Debug, Args)]
pub struct Recap {
    /// First ISO week
    #[arg(long)]
    pub from: Week,
    /// Last ISO week
    #[arg(long)]
    pub to: Week,
    /// A wilayah code: only issues of this place and what is in it
    #[arg(long, value_name = "CODE")]
    pub wilayah: Option<String>,
    /// Where its folder is put
    #[arg(long, value_name = "DIR", default_value = "edisi")]
    pub out: PathBuf,
}

fn kind(text: &str) -> Result<BudgetKind, String> {
    BudgetKind::ALL
        .into_iter()
        .find(|k| k.as_str().eq_ignore_ascii_case(text))
        .ok_or_else(|| "write rka, dpa or rkpd".to_owned())
}

fn mapping(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((role, column)) if !role.trim().is_empty() && !column.trim().is_empty() => {
            Ok((role.trim().to_lowercase(), column.trim().to_owned()))
        }
        _ => Err("write ROLE=COLUMN, such as amount=\"Pagu Indikatif\" or amount=F".to_owned()),
    }
}
