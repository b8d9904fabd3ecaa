//! The arguments of `titen explain`.

use clap::Args;
use titen_model::Week;

/// Scores are reckoned from the week as it was grouped last; what is explained is left out of what it is compared
/// with. Points of all parts add up to the score.
#[derive(Debug, Args)]
pub struct Explain {
    /// An item: its source's key, its id, or the beginning of one (four digits or more)
    pub item: String,
    /// Another item: why the two are together, or why not
    pub other: Option<String>,
    /// The week to look at [default: the latest one that has the item, or both]
    #[arg(long)]
    pub week: Option<Week>,
    /// The whole explanation as JSON
    #[arg(long)]
    pub json: bool,
}
