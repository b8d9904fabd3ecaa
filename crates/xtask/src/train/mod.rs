//! Fits tables of numbers to data that is not the project's, and writes them into `dictionaries/`.

mod roots;

use anyhow::{Context, Result};
use clap::Subcommand;
use std::io::Write as _;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Model {
    /// How productive each root word is: dictionaries/bobot_kata_dasar.tsv
    Roots(Data),
}

#[derive(Debug, clap::Args)]
pub struct Data {
    /// Folder with items.jsonl or items.jsonl.gz
    #[arg(long)]
    corpus: PathBuf,
}

pub fn train(model: &Model) -> Result<()> {
    match model {
        Model::Roots(data) => roots::train(&data.corpus),
    }
}

fn say(line: std::fmt::Arguments<'_>) -> Result<()> {
    writeln!(std::io::stdout(), "{line}").context("standard output")
}
