//! One file a command: what it reads, in which order the stages run, and what it says at the end.

mod board;
mod budget;
mod collect;
mod deliver;
mod edit;
mod explain;
mod export;
mod group;
mod import;
mod index;
mod indicator;
mod lab;
mod press;
mod publish;
mod recap;
mod receive;
mod run;
mod search;
mod sources;
mod text;
mod weekly;
mod which_item;

use crate::cli::{Cli, Command};
use crate::config::{self, ConfigError};
use anyhow::Result;
use std::io::BufRead;
use std::path::Path;
use titen_collect::{FileOrigin, open_jsonl};
use titen_dict::DictError;
use titen_issue::Contradiction;

/// The user must change the command, the config or an input file.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Usage(pub String);

pub async fn run(cli: Cli) -> Result<()> {
    let data = cli.common.data.as_path();
    let settings = config::load(cli.common.config.as_deref())?.in_data(data);
    match cli.command {
        Command::Weekly(args) => weekly::weekly(settings, data, args).await,
        Command::Budget { what } => budget::budget(settings, data, what).await,
        Command::Recap(args) => recap::recap(settings, data, args).await,
        Command::Board(args) => board::board(settings, data, args).await,
        Command::Press(args) => press::press(settings, data, args).await,
        Command::Publish(args) => publish::publish(settings, data, args).await,
        Command::Deliver(args) => deliver::deliver(settings, data, args).await,
        Command::Collect(args) => collect::collect(settings, data, args).await,
        Command::Import(args) => import::import(settings, data, args).await,
        Command::Search(args) => search::search(settings, data, args).await,
        Command::Explain(args) => explain::explain(settings, data, args).await,
        Command::Run => run::run(settings, data).await,
        Command::Indicator { what } => indicator::indicator(settings, data, what).await,
        Command::Sources { what } => sources::sources(settings, data, what).await,
        Command::Index { what } => index::index(settings, data, what).await,
        Command::Group { file } => group::group(&settings, &file),
        Command::Lab { what } => lab::lab(settings, data, what).await,
        Command::Text { what } => text::text(settings, what),
        Command::Edit(args) => edit::edit(settings, data, args).await,
        Command::Export(args) => export::export(settings, data, args).await,
    }
}

/// A file of lines to read, plain or gzip.
fn open_input(path: &Path) -> Result<Box<dyn BufRead + Send>> {
    open_jsonl(path).map_err(|e| {
        let name = path.display();
        Usage(format!("{name}: cannot be read: {e}; name a readable file")).into()
    })
}

/// Of items that are answered on the spot and not stored.
fn unstored(name: String) -> FileOrigin {
    FileOrigin {
        source: "-".to_owned(),
        channel: None,
        wilayah: None,
        name,
    }
}

pub fn is_usage(error: &anyhow::Error) -> bool {
    error.chain().any(|e| {
        e.is::<Usage>() || e.is::<ConfigError>() || e.is::<DictError>() || e.is::<Contradiction>()
    })
}

/// The chain in one line, as other tools' errors are written.
#[expect(clippy::print_stderr, reason = "this is the command's own last word")]
pub fn say_error(error: &anyhow::Error) {
    eprintln!("titen: {error:#}");
}

/// Answers go to standard output, one line each. A reader that has seen enough (`| head`) is no error.
#[macro_export]
macro_rules! say {
    ($($arg:tt)*) => {{
        use std::io::Write as _;
        writeln!(std::io::stdout(), $($arg)*).or_else($crate::command::ignore_closed_pipe)
    }};
}

pub fn ignore_closed_pipe(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        Ok(())
    } else {
        Err(error)
    }
}
