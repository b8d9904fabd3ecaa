//! The commands, as CONTRACT.md names them. What they do is in `command/`.

mod budget;
mod deliver;
mod edit;
mod explain;
mod import;
mod indicator;
mod lab;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use titen_model::{Channel, Week};

pub use budget::{Budget, Recap, Which, Word};
pub use deliver::{Deliver, DeliverWhat};
pub use edit::{Edit, EditWhat};
pub use explain::Explain;
pub use import::{Import, ImportFormat};
pub use indicator::{ImportFigures, Indicator};
pub use lab::{Lab, Pairs, Tau};

/// Reads what a regency's people and press say in a week, and names the problems that its government should
/// talk about and pay for.
#[derive(Debug, Parser)]
#[command(
    name = "titen",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Args)]
pub struct Common {
    /// Config file [default: config/titen.toml, else built-in defaults]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Folder of the store and the index
    #[arg(long, global = true, value_name = "DIR", default_value = "data")]
    pub data: PathBuf,
    /// Say more: each stage's items per second and peak memory (-v), each item (-vv)
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Collect what is due, analyse, group, rank, and publish a week's edition
    #[command(after_help = "Example:\n  titen weekly --week 2026-W33 --out edisi")]
    Weekly(Weekly),
    /// Freeze a draft edition
    #[command(after_help = "Example:\n  titen publish --week 2026-W33 --out edisi")]
    Publish(Publish),
    /// Send published editions to whom the config names: what is due now, each once
    #[command(
        after_help = "Examples:\n  titen deliver\n  titen deliver --week 2026-W33 --dry-run\n  titen deliver --target surel --again\n  titen deliver list"
    )]
    Deliver(Deliver),
    /// One pass of the collectors, due or not
    #[command(after_help = "Example:\n  titen collect --source beritajatim --source detik-jatim")]
    Collect(Collect),
    /// Take items from files
    ///
    /// A table's columns are known by their names (Tanggal, Judul, Isi, Kecamatan, …), wherever they stand. Without
    /// --format a file whose name ends in .xlsx, .xls, .csv or .tsv is a table, any other one JSONL.
    #[command(
        after_help = "Examples:\n  titen import --channel sms sms-2026-08.jsonl\n  titen import --format lapor laporan-2026-08.xlsx\n  titen import --channel ppid --source ppid register-ppid.xlsx\n  titen import --format vtt malowopati_2026-08-12_0900.vtt\n  titen import --source radar-bojonegoro kliping/*.pdf\n  titen import --template > isian.csv"
    )]
    Import(Import),
    /// Search all items, Indonesian-aware
    #[command(
        after_help = "Example:\n  titen search \"jalan rusak\" --wilayah 35.22.08 --from 2026-08-01"
    )]
    Search(Search),
    /// Why an item is in its story and issue, or why two items are not together
    #[command(
        after_help = "Examples:\n  titen explain SMS-17\n  titen explain SMS-17 L-3 --week 2026-W33"
    )]
    Explain(Explain),
    /// Keep the schedule until stopped: collect, and publish each week's edition
    #[command(
        after_help = "Example:\n  titen run --config /etc/titen/titen.toml --data /var/lib/titen"
    )]
    Run,
    /// The Friday board as it stood on a day: red, yellow, green for each unit
    #[command(after_help = "Example:\n  titen board --at 2026-08-14 --out papan")]
    Board(Board),
    /// Statistics of places (satu data): take them from tables, list them
    Indicator {
        #[command(subcommand)]
        what: Indicator,
    },
    /// What outlets made of a week's press seeds: copies, rewritings, reports of their own
    #[command(
        after_help = "Example:\n  titen press --week 2026-W33 --release siaran-pers.txt --out edisi"
    )]
    Press(Press),
    /// Budgets and the nomenclature in; which lines answer which issue, and which issue nobody pays for
    Budget {
        #[command(subcommand)]
        what: Budget,
    },
    /// The issues of a season, each once, by kecamatan: for musrenbang
    #[command(after_help = "Example:\n  titen recap --from 2027-W01 --to 2027-W13 --out rekap")]
    Recap(Recap),
    /// The configured sources: who they are, who answers
    Sources {
        #[command(subcommand)]
        what: Sources,
    },
    /// The full-text index
    Index {
        #[command(subcommand)]
        what: Index,
    },
    /// An analyst's decision on an issue, story or score part: kept for ever, and stronger than the grouping
    #[command(
        after_help = "Example:\n  titen edit merge isu-2k7w9qhd isu-9c4e1m0v --reason \"satu ruas jalan\""
    )]
    Edit(Edit),
    /// Everything that is stored, streaming, to standard output
    #[command(after_help = "Example:\n  titen export drops --format csv > drops.csv")]
    Export(Export),
    /// Stories and issues of one period's JSONL items, nothing stored: a JSON line an item
    #[command(after_help = "Example:\n  titen group week.jsonl > groups.jsonl")]
    Group {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// What the ranking is worth: its parts on numbers of one's own, its order against people's judgement
    Lab {
        #[command(subcommand)]
        what: Lab,
    },
    /// The analyser alone: a line in, a line out, nothing stored
    Text {
        #[command(subcommand)]
        what: Text,
    },
}

#[derive(Debug, Subcommand)]
pub enum Text {
    /// The root of each word of standard input, one a line
    #[command(after_help = "Example:\n  printf 'perbaikan\\njalan2nya\\n' | titen text stem")]
    Stem {
        /// Language of the words
        #[arg(long, value_enum, default_value_t = TextLang::Id)]
        lang: TextLang,
        /// Treat words that name places like any others
        #[arg(long)]
        no_places: bool,
    },
    /// The language of each text of standard input, one a line: id, jv, su, en, other
    #[command(after_help = "Example:\n  echo 'dalane rusak kabeh' | titen text language")]
    Language,
    /// The tone of each text of standard input, one a line: positif, netral, negatif
    #[command(after_help = "Example:\n  echo 'jalan belum diperbaiki' | titen text tone")]
    Tone,
    /// The article of each HTML file: a JSON line a page with title, body, date, author, engagement
    ///
    /// Of a page that holds no article, or whose markup no parser should see, the line has an `error`.
    #[command(
        after_help = "Example:\n  titen text extract --url https://contoh.example/berita/1 halaman.html"
    )]
    Extract {
        /// Where the pages come from, for relative links [default: the page's own canonical address]
        #[arg(long)]
        url: Option<url::Url>,
        #[arg(required = true, value_name = "FILE.html")]
        files: Vec<PathBuf>,
    },
    /// RSS, Atom and JSON feeds, a JSON line each: file, ok, error, title, entries
    #[command(after_help = "Example:\n  titen text feed feed.xml > entries.jsonl")]
    Feed {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// JSONL items (plain or gzip) to JSONL documents: terms, places, urusan, units, tone, warnings
    ///
    /// Personal data is masked first, as before storage; spans are bytes of the masked title or body. A line
    /// that holds no item gives {"line", "error"}.
    #[command(after_help = "Example:\n  titen text analyse items.jsonl > documents.jsonl")]
    Analyse {
        /// [default: standard input]
        file: Option<PathBuf>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum TextLang {
    Id,
    Jv,
}

#[derive(Debug, Args)]
pub struct Weekly {
    /// ISO week, such as 2026-W33 [default: the last whole week, WIB]
    #[arg(long)]
    pub week: Option<Week>,
    /// Where editions are put
    #[arg(long, value_name = "DIR", default_value = "edisi")]
    pub out: PathBuf,
    /// Make the edition without freezing it
    #[arg(long)]
    pub draft: bool,
}

#[derive(Debug, Args)]
pub struct Publish {
    /// ISO week, such as 2026-W33
    #[arg(long)]
    pub week: Week,
    /// Where editions are put
    #[arg(long, value_name = "DIR", default_value = "edisi")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub struct Board {
    /// The day, WIB [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub at: Option<chrono::NaiveDate>,
    /// Where its folder is put
    #[arg(long, value_name = "DIR", default_value = "edisi")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub struct Press {
    /// The edition's ISO week, such as 2026-W33 [default: the latest edition's]
    #[arg(long)]
    pub week: Option<Week>,
    /// A press release as it was sent, plain text (may be repeated)
    #[arg(long, value_name = "FILE")]
    pub release: Vec<PathBuf>,
    /// Where its folder is put
    #[arg(long, value_name = "DIR", default_value = "edisi")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub struct Collect {
    /// Ask only this source (may be repeated)
    #[arg(long = "source", value_name = "ID")]
    pub sources: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Search {
    pub query: String,
    /// First day (WIB)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<chrono::NaiveDate>,
    /// Last day (WIB)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub to: Option<chrono::NaiveDate>,
    #[arg(long, value_name = "CH")]
    pub channel: Option<Channel>,
    /// A wilayah code; all places within it
    #[arg(long, value_name = "CODE")]
    pub wilayah: Option<String>,
    /// A bidang urusan such as 1.03
    #[arg(long, value_name = "CODE")]
    pub urusan: Option<String>,
    /// How many to show
    #[arg(long, default_value_t = 20, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub limit: u16,
}

/// Four digits for the year: chrono's own parser takes years that it cannot count on from.
fn day(text: &str) -> Result<chrono::NaiveDate, String> {
    let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    text.parse()
        .ok()
        .filter(|_| plain)
        .ok_or_else(|| "write a day as 2026-08-10".to_owned())
}

#[derive(Debug, Subcommand)]
pub enum Sources {
    /// List the configured sources: who answers, how much against what is usual, what was dropped and why
    #[command(after_help = "Example:\n  titen sources list")]
    List {
        /// A JSON line a source
        #[arg(long)]
        json: bool,
    },
    /// What a site answered, as it was kept ([raw] in the config): the proof of an item or a page
    ///
    /// Prints the WARC record that is nearest to the item's receipt, or the last one of an address: its header, the
    /// answer's header, the body.
    #[command(after_help = "Example:\n  titen sources raw https://kabar.example/jalan-rusak")]
    Raw {
        #[arg(value_name = "URL|ITEM")]
        what: String,
    },
    /// What to configure for a site: its feeds, else its sitemaps
    #[command(after_help = "Example:\n  titen sources discover https://www.desa-kanor.example/")]
    Discover {
        #[arg(value_name = "URL")]
        url: url::Url,
    },
    /// Ask every source now, store nothing, and say which ones answer
    #[command(after_help = "Example:\n  titen sources check --source jurnaba")]
    Check {
        /// Ask only this source (may be repeated)
        #[arg(long = "source", value_name = "ID")]
        sources: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum Index {
    /// Make the index anew from the store
    #[command(after_help = "Example:\n  titen index rebuild")]
    Rebuild,
}

#[derive(Debug, Args)]
pub struct Export {
    #[arg(value_enum)]
    pub what: ExportWhat,
    #[arg(long, value_enum, default_value_t = ExportFormat::Jsonl)]
    pub format: ExportFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ExportWhat {
    Items,
    /// How exports (LAPOR!, PPID) showed each item, one state after another
    States,
    Issues,
    Weeks,
    Drops,
    /// What analysts decided, and what the grouping joined by itself
    Edits,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ExportFormat {
    Jsonl,
    Csv,
}
