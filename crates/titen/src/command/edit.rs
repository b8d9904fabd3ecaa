//! `titen edit`: an analyst's decision, checked against what is there and what was decided before, then kept.

mod decide;
mod find;
mod lay;
mod proposals;

use crate::cli;
use crate::command::Usage;
use crate::config::Settings;
use crate::office::{Office, existing_store};
use crate::say;
use anyhow::Result;
use decide::{Decided, decide};
use lay::Lay;
use std::path::Path;
use titen_issue::{check, check_undo};
use titen_model::{Decision, IssueEdit, ItemId, Status};

/// A reason is for people: longer ones belong into a file of their own.
const MAX_CHARS: usize = 1000;

pub async fn edit(settings: Settings, data: &Path, args: cli::Edit) -> Result<()> {
    if let cli::EditWhat::Proposals { week } = args.what {
        return proposals::proposals(settings, data, week).await;
    }
    let reason = said("--reason", args.reason)?;
    let by = said("--by", args.by.or_else(|| analyst(&settings)))?;
    // Nothing is stored where nothing was stored before.
    existing_store(&settings, data)?;
    let office = Office::open(settings, data)?;
    let edits = office.store.edits(&office.id).await?;
    let lay = Lay::new(&office, &edits).await?;

    let Decided { what, from, held } = match args.what {
        cli::EditWhat::Undo { edit } => Decided {
            from: check_undo(&edits, edit)?.from,
            what: Decision::Undo { edit },
            held: Vec::new(),
        },
        what => {
            let decided = decide(&lay, what).await?;
            check(&edits, lay.decisions(), &decided.what)?;
            decided
        }
    };
    let edit = IssueEdit {
        id: edits.last().map_or(1, |e| e.id + 1),
        at: office.now(),
        by,
        reason,
        from,
        what,
        held,
    };
    office.store.put_edit(&office.id, &edit).await?;
    say_made(&office, &edit).await
}

/// Of one line, with something in it.
pub(super) fn said(option: &str, text: Option<String>) -> Result<String> {
    let text = text.unwrap_or_default();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return Err(Usage(format!(
            "an edit needs {option}: it is kept for ever, and whoever reads it must know"
        ))
        .into());
    }
    if line.chars().count() > MAX_CHARS {
        return Err(Usage(format!(
            "{option} is longer than {MAX_CHARS} characters; shorten it"
        ))
        .into());
    }
    Ok(line)
}

pub(super) fn analyst(settings: &Settings) -> Option<String> {
    let named = |name| std::env::var(name).ok().filter(|user| !user.is_empty());
    settings
        .analyst
        .clone()
        .or_else(|| named("USER"))
        .or_else(|| named("LOGNAME"))
        .or_else(|| named("USERNAME"))
}

async fn say_made(office: &Office, edit: &IssueEdit) -> Result<()> {
    let week = edit.from;
    say!("edit {}: {}", edit.id, in_words(&edit.what))?;
    let latest = office.store.edition(&office.id, week, None).await?;
    match latest.filter(|e| e.status == Status::Published) {
        Some(_) => say!(
            "{week} is published and stays; `titen weekly --week {week}` makes its ralat, and the next week takes the edit over"
        )?,
        None => say!("`titen weekly` takes it over from {week} on")?,
    }
    if !matches!(edit.what, Decision::Undo { .. }) {
        say!("to take it back: titen edit undo {} --reason …", edit.id)?;
    }
    Ok(())
}

fn n_items(items: &[ItemId]) -> String {
    match items.len() {
        1 => "1 item".to_owned(),
        n => format!("{n} items"),
    }
}

fn in_words(what: &Decision) -> String {
    match what {
        Decision::Merge { into, issues } => {
            let ids: Vec<&str> = issues.iter().map(|i| i.as_str()).collect();
            format!("{into} is one problem with {}", ids.join(", "))
        }
        Decision::Split { issue, new, items } => {
            format!("{new} is a new issue with {} of {issue}", n_items(items))
        }
        Decision::Move { items, to, .. } => format!("{to} has {} more", n_items(items)),
        Decision::Rename { issue, title } => format!("{issue} is named \"{title}\""),
        Decision::Assign {
            issue,
            unit,
            urusan,
        } => {
            let parts = [
                urusan.as_ref().map(|u| format!("urusan {u}")),
                unit.as_ref().map(|u| format!("unit {u}")),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            format!("{issue} has {}", parts.join(" and "))
        }
        Decision::Keep { issues } => match issues.as_slice() {
            [one] => format!("{one} is one problem"),
            several => {
                let ids: Vec<&str> = several.iter().map(|i| i.as_str()).collect();
                format!("{} are problems of their own", ids.join(", "))
            }
        },
        Decision::Reject { issue } => format!("{issue} has no rank"),
        Decision::Override {
            issue,
            part,
            value,
            only_in,
        } => {
            let when = only_in.map_or(String::new(), |w| format!(" in {w} alone"));
            format!("{part} of {issue} is {value}{when}")
        }
        Decision::Undo { edit } => format!("edit {edit} is undone"),
    }
}
