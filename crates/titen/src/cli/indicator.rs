//! `titen indicator`: which table, and what it does not say itself.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Indicator {
    /// Take figures from a table (XLSX, XLS, CSV): places by code or name, a row or a column an indicator or a year
    ///
    /// Columns are known by their names (Kode, Desa, Kecamatan, Indikator, Tahun, Nilai, Satuan, Sumber, and the
    /// indicators of the config). What --map says of a column is remembered for tables with the same header.
    #[command(
        after_help = "Examples:\n  titen indicator import jalan-2024.xlsx --source DPUBMPR --year 2024\n  titen indicator import bps.csv --source BPS --indicator kemiskinan\n  titen indicator import rekap.xlsx --source DPUBMPR --map \"RB + RR=jalan_rusak\" --map \"Pj. Ruas=abaikan\""
    )]
    Import(ImportFigures),
    /// What is known: each indicator with its places, years and sources
    #[command(after_help = "Example:\n  titen indicator list")]
    List,
}

#[derive(Debug, Args)]
pub struct ImportFigures {
    /// Who publishes the figures, where no column says it
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Their year, where neither column nor header says it
    #[arg(long, value_parser = clap::value_parser!(u16).range(1990..=2100))]
    pub year: Option<u16>,
    /// The indicator that all figures are of, where neither column nor header says it
    #[arg(long, value_name = "KEY")]
    pub indicator: Option<String>,
    /// What a column holds (may be repeated): kode, desa, kecamatan, wilayah, indikator, tahun, nilai, satuan, sumber,
    /// abaikan, KEY or KEY@YEAR
    #[arg(long = "map", value_name = "COLUMN=ROLE", value_parser = mapping)]
    pub map: Vec<(String, String)>,
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

fn mapping(text: &str) -> Result<(String, String), String> {
    let pair = text.rsplit_once('=');
    let pair = pair.map(|(column, role)| (column.trim().to_owned(), role.trim().to_owned()));
    pair.filter(|(column, role)| !column.is_empty() && !role.is_empty())
        .ok_or_else(|| "write it as COLUMN=ROLE".to_owned())
}
