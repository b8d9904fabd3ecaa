//! Checks and evaluations that developers run: `cargo xtask --help`.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod budget;
mod climb;
mod dictionaries;
mod eval;
mod grouping;
#[cfg(test)]
mod imports;
mod pages;
mod ranking;
mod scale;
mod scale_collect;
mod segments;
mod train;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(name = "xtask", about = "Checks and evaluations that developers run")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the dictionaries' hashes into dictionaries/manifest.toml
    Manifest,
    /// Measure analyser, grouping and ranking on gold data and compare with tests/floors.toml
    Eval {
        /// What to measure; all if it is left out
        what: Option<eval::What>,
        /// Folder with gold/, language/, corpus/ and web/; figures whose gold is missing are left out
        #[arg(long)]
        data: PathBuf,
        /// Write better figures as new floors
        #[arg(long)]
        raise: bool,
    },
    /// A week's issues for a rater, without ranks: grades go into labels/ranks.tsv
    RankSheet {
        /// Folder with corpus/items.jsonl.gz
        #[arg(long)]
        data: PathBuf,
        /// ISO week, such as 2026-W33
        #[arg(long)]
        week: titen_model::Week,
    },
    /// Where ranking and raters part in the weeks that numbers may be chosen on, with the parts of each score
    RankErrors {
        /// Folder with corpus/items.jsonl.gz
        #[arg(long)]
        data: PathBuf,
        /// Another rank.toml than the one that is shipped
        #[arg(long)]
        settings: Option<PathBuf>,
    },
    /// Fit the weights of a small model again
    #[command(subcommand)]
    Train(train::Model),
    /// Import, analyse, index, group and publish growing parts of a corpus; print each stage's speed and memory
    Scale {
        /// Folder with items.jsonl or items.jsonl.gz
        #[arg(long)]
        corpus: PathBuf,
        /// The week to publish
        #[arg(long)]
        week: String,
        /// How many items, several times
        #[arg(long, value_delimiter = ',', default_values_t = [10_000, 30_000, usize::MAX])]
        items: Vec<usize>,
    },
    /// Collect from thousands of slow feeds on loopback, twice; print time, CPU, memory and bytes (Linux)
    ScaleCollect {
        /// A release build of titen
        #[arg(long, default_value = "target/release/titen")]
        titen: PathBuf,
        #[arg(long, default_value_t = 2000)]
        sources: u32,
        /// Of each feed
        #[arg(long, default_value_t = 50)]
        entries: usize,
        #[arg(long, default_value_t = 50)]
        latency_ms: u64,
    },
}

fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Manifest => dictionaries::write_hashes(),
        Command::Eval { what, data, raise } => eval::eval(what, &data, raise),
        Command::RankSheet { data, week } => {
            let weeks = ranking::whole_weeks(&data, &BTreeSet::from([week]))?;
            for week in &weeks {
                std::io::stdout().write_all(ranking::sheet(week).as_bytes())?;
            }
            Ok(())
        }
        Command::RankErrors { data, settings } => {
            let settings = match settings {
                Some(path) => toml::from_str(&std::fs::read_to_string(path)?)?,
                None => titen_issue::RankSettings::default(),
            };
            ranking::errors(&data, &settings, &mut std::io::stdout().lock())
        }
        Command::Train(model) => train::train(&model),
        Command::Scale {
            corpus,
            week,
            items,
        } => scale::scale(&corpus, &week, &items),
        Command::ScaleCollect {
            titen,
            sources,
            entries,
            latency_ms,
        } => scale_collect::scale_collect(&titen, sources, entries, latency_ms),
    }
}
