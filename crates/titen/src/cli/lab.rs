//! `titen lab` and what it takes.

use clap::{Args, Subcommand};
use std::path::PathBuf;
use titen_model::Week;

#[derive(Debug, Subcommand)]
pub enum Lab {
    /// How unlikely each count is without a rise, by JSONL of {"week", "id", "history": […], "now"}
    #[command(after_help = "Example:\n  titen lab burst counts.jsonl")]
    Burst {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// A sheet of pairs of a week's ranked issues, without ranks, for people to judge
    ///
    /// Each rater fills a copy: `kiri`, `kanan` or `sama` in the column `lebih_penting`. Half of the pairs are
    /// at most five ranks apart, half are further. The same seed gives the same sheet.
    #[command(after_help = "Example:\n  titen lab pairs --week 2026-W33 --out pasangan.csv")]
    Pairs(Pairs),
    /// How far raters' filled sheets agree with the week's ranking, and with each other
    #[command(after_help = "Example:\n  titen lab tau --week 2026-W33 rina.csv budi.csv")]
    Tau(Tau),
}

#[derive(Debug, Args)]
pub struct Pairs {
    /// ISO week, such as 2026-W33
    #[arg(long)]
    pub week: Week,
    /// How many pairs
    #[arg(long, default_value_t = 60, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub pairs: u16,
    /// Of how many issues, from the first
    #[arg(long, default_value_t = 30, value_name = "N", value_parser = clap::value_parser!(u16).range(2..=1000))]
    pub top: u16,
    /// Another seed, another sheet
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
    /// A new file [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Tau {
    /// The ISO week that the sheets are of
    #[arg(long)]
    pub week: Week,
    /// Filled sheets, one a rater
    #[arg(required = true, value_name = "RATER.csv")]
    pub files: Vec<PathBuf>,
}
