//! Fits the weights of the small models from data that is not the project's, and writes them into
//! `dictionaries/`. Features are computed by the code of `titen-text` that computes them in use.

mod corpus;
mod folds;
mod frequencies;
mod language;
pub(crate) mod logistic;
mod roots;
mod tone;
mod urusan;
mod vectors;

pub use corpus::{Item as CorpusItem, items};

use crate::grouping::What;
use anyhow::{Context, Result};
use clap::Subcommand;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use titen_dict::LinearModel;
use titen_text::linear::{Features, group_weight};

#[derive(Debug, Subcommand)]
pub enum Model {
    /// Which language a text is in: dictionaries/model_bahasa.bin
    Language(Data),
    /// Whether a text is positif, netral or negatif: dictionaries/model_nada.bin
    Tone(Data),
    /// Which bidang urusan a text is about: dictionaries/urusan_bobot.tsv
    Urusan(Data),
    /// How productive each root word is: dictionaries/bobot_kata_dasar.tsv
    Roots(Data),
    /// How common each stem is: dictionaries/frekuensi_kata.tsv
    Frequencies(Data),
    /// Which blocks of a page are its article: titen-text's extract/weights.rs
    Pages(Data),
    /// What a budget match's confidence rests on: prints titen-followup's budget/weights.rs line
    Budget {
        /// Folder with domain/nomenklatur_*.csv
        #[arg(long)]
        data: PathBuf,
    },
    /// The numbers of grouping: prints what `titen-issue` should have as its defaults
    Grouping(Climb),
    /// The numbers of cutting programmes: prints what `titen-text` should have as its defaults
    Segments {
        /// Folder with corpus/
        #[arg(long)]
        corpus: PathBuf,
        #[arg(long, default_value_t = 600)]
        rounds: usize,
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// The weights of the ranking: prints what `titen-issue` and config/rank.toml should have
    Rank {
        /// Folder with corpus/
        #[arg(long)]
        corpus: PathBuf,
        #[arg(long, default_value_t = 400)]
        rounds: usize,
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

#[derive(Debug, clap::Args)]
pub struct Climb {
    /// Folder with gold/ and corpus/
    #[arg(long)]
    corpus: PathBuf,
    /// Whose numbers; those of issues stand on those of stories
    what: What,
    #[arg(long, default_value_t = 1000)]
    rounds: usize,
    /// Instead of choosing, say what each part is worth
    #[arg(long)]
    leave_out: bool,
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[derive(Debug, clap::Args)]
pub struct Data {
    /// Folder with gold/, language/ and corpus/
    #[arg(long)]
    corpus: PathBuf,
    /// Cross-validate over a grid of settings instead of writing a file
    #[arg(long)]
    choose: bool,
}

pub fn train(model: &Model) -> Result<()> {
    match model {
        Model::Language(data) => language::train(&data.corpus, data.choose),
        Model::Tone(data) => tone::train(&data.corpus, data.choose),
        Model::Urusan(data) => urusan::train(&data.corpus, data.choose),
        Model::Budget { data } => crate::budget::train(data),
        Model::Pages(data) => crate::pages::train(&data.corpus, data.choose),
        Model::Grouping(climb) => {
            let sets = crate::grouping::sets(&climb.corpus)?;
            if climb.leave_out {
                return crate::grouping::leave_out(&sets, climb.what);
            }
            crate::grouping::choose(&sets, climb.what, climb.rounds, climb.seed)
        }
        Model::Segments {
            corpus,
            rounds,
            seed,
        } => crate::segments::choose(corpus, *rounds, *seed),
        Model::Rank {
            corpus,
            rounds,
            seed,
        } => crate::ranking::choose(corpus, *rounds, *seed),
        Model::Frequencies(data) => frequencies::train(&data.corpus),
        Model::Roots(data) => roots::train(&data.corpus.join("corpus")),
    }
}

/// The hashes of a text's features, with the values that the product gives them.
#[derive(Default)]
struct Collected(Vec<Vec<u32>>);

impl Features for Collected {
    fn take(&mut self, group: usize, hash: u32) {
        if self.0.len() <= group {
            self.0.resize_with(group + 1, Vec::new);
        }
        self.0[group].push(hash);
    }
}

impl Collected {
    fn values(&self) -> Vec<(u32, f32)> {
        let group = |hashes: &Vec<u32>| {
            let value = group_weight(hashes.len() as u32);
            hashes.iter().map(|h| (*h, value)).collect::<Vec<_>>()
        };
        self.0.iter().flat_map(group).collect()
    }
}

fn write(file: &str, model: &LinearModel) -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dictionaries");
    let path = folder.join(file);
    std::fs::write(&path, model.to_bytes()).with_context(|| path.display().to_string())?;
    say(format_args!(
        "written: dictionaries/{file}; now run `cargo xtask manifest`"
    ))
}

fn say(line: std::fmt::Arguments<'_>) -> Result<()> {
    writeln!(std::io::stdout(), "{line}").context("standard output")
}
