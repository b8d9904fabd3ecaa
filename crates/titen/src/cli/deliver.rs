//! `titen deliver`.

use clap::{Args, Subcommand};
use titen_model::Week;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Deliver {
    #[command(subcommand)]
    pub what: Option<DeliverWhat>,
    /// This week's edition alone [default: whatever is due, and the latest edition for targets that are new]
    #[arg(long)]
    pub week: Option<Week>,
    /// This target of [[deliver]] alone
    #[arg(long, value_name = "ID")]
    pub target: Option<String>,
    /// Send again what failed or is unsure, and at once what waits; with --target, where nothing does, what was sent
    #[arg(long)]
    pub again: bool,
    /// Say what would go to whom, and send nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Subcommand)]
pub enum DeliverWhat {
    /// How far each delivery got
    #[command(after_help = "Example:\n  titen deliver list --week 2026-W33")]
    List {
        /// Of this week alone
        #[arg(long)]
        week: Option<Week>,
    },
}
