//! The arguments of `titen edit`.

use clap::{Args, Subcommand};
use titen_model::Week;

/// Ids may be shortened as long as they mean one thing. The week's next run takes an edit over; a published
/// edition stays until its ralat is asked for with `titen weekly --week W`.
#[derive(Debug, Args)]
pub struct Edit {
    #[command(subcommand)]
    pub what: EditWhat,
    /// Why, for whoever asks in a year
    #[arg(long, global = true, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Who decided [default: office.analyst of the config, else the system's user]
    #[arg(long, global = true, value_name = "WHO")]
    pub by: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum EditWhat {
    /// Several issues are one problem; the first one's id stays
    #[command(
        after_help = "Example:\n  titen edit merge isu-2k7w9qhd isu-9c4e1m0v --reason \"satu ruas jalan\""
    )]
    Merge {
        #[arg(value_name = "ISSUE")]
        into: String,
        #[arg(required = true, value_name = "OTHER")]
        issues: Vec<String>,
    },
    /// Part of an issue is another problem, which gets an id of its own; the two never join again
    #[command(
        after_help = "Example:\n  titen edit split isu-2k7w9qhd --items SMS-17,L-3 --reason \"jembatan, bukan jalan\""
    )]
    Split {
        issue: String,
        /// Ids of items, or their sources' own keys
        #[arg(long, value_name = "ITEM", value_delimiter = ',')]
        items: Vec<String>,
        #[arg(long, value_name = "STORY", value_delimiter = ',')]
        stories: Vec<String>,
    },
    /// An item or a story belongs to another issue than the one it lies in
    #[command(
        after_help = "Example:\n  titen edit move cerita-7vq0t2ra --to isu-9c4e1m0v --reason \"soal pupuk\""
    )]
    Move {
        #[arg(value_name = "ITEM|STORY")]
        what: String,
        #[arg(long, value_name = "ISSUE")]
        to: String,
    },
    /// The title of an issue, from now on
    #[command(
        after_help = "Example:\n  titen edit rename isu-2k7w9qhd \"Jalan Kedungadem rusak\" --reason \"judul lama menyesatkan\""
    )]
    Rename { issue: String, title: String },
    /// The unit and the urusan of an issue, from now on; --urusan alone takes the unit that leads it
    #[command(
        after_help = "Example:\n  titen edit assign isu-2k7w9qhd --urusan 1.03 --unit DPUBMPR --reason \"jalan kabupaten\""
    )]
    Assign {
        issue: String,
        /// A perangkat daerah by its id in the dictionaries
        #[arg(long, value_name = "UNIT")]
        unit: Option<String>,
        /// A bidang urusan such as 1.03
        #[arg(long, value_name = "CODE")]
        urusan: Option<String>,
    },
    /// Issues are right as they are: several are several problems, one is one. They are not proposed again
    #[command(
        after_help = "Example:\n  titen edit keep isu-2k7w9qhd isu-9c4e1m0v --reason \"dua ruas jalan\""
    )]
    Keep {
        #[arg(required = true, value_name = "ISSUE")]
        issues: Vec<String>,
    },
    /// What the grouping would merge or split if it might: each with the reason and the command that does it
    #[command(after_help = "Example:\n  titen edit proposals --week 2026-W33")]
    Proposals {
        /// [default: the latest week that is grouped]
        #[arg(long)]
        week: Option<Week>,
    },
    /// An issue has no rank any more; the brief says so, with the reason
    #[command(after_help = "Example:\n  titen edit reject isu-2k7w9qhd --reason \"iklan\"")]
    Reject { issue: String },
    /// U, S or G (1 to 5), what a score part adds to it (0 to 4), or a weighted criterion (0 to 1)
    #[command(
        after_help = "Example:\n  titen edit override isu-2k7w9qhd --part victims --value 0.5 --week 2026-W33 --reason \"satu korban, bukan sepuluh\"\n  titen edit override isu-2k7w9qhd --part promise --value 0.8 --reason \"janji nomor 3: jalan mantap\""
    )]
    Override {
        issue: String,
        /// U, S, G, or the key of a score part or a criterion as in issues.json
        #[arg(long, value_name = "PART")]
        part: String,
        #[arg(long, value_name = "X")]
        value: f64,
        /// In this week alone [default: in the issue's latest week and all later ones]
        #[arg(long)]
        week: Option<Week>,
    },
    /// Takes an edit back; both stay listed
    #[command(after_help = "Example:\n  titen edit undo 3 --reason \"ternyata dua ruas\"")]
    Undo {
        #[arg(value_name = "EDIT")]
        edit: u64,
    },
}
