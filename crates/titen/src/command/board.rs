//! `titen board`: the Friday board as it stood on a day, as files and in short on the screen.

use super::Usage;
use crate::cli;
use crate::config::Settings;
use crate::edition_folder::StagedEdition;
use crate::office::Office;
use crate::say;
use crate::stage;
use anyhow::{Context, Result};
use chrono::{Datelike, Utc};
use std::path::Path;
use titen_brief::{BoardHead, board_page, board_sheet};
use titen_issue::Scope;
use titen_model::{Board, wib_date};

pub async fn board(settings: Settings, data: &Path, args: cli::Board) -> Result<()> {
    let office = Office::open(settings, data)?;
    let at = args
        .at
        .unwrap_or_else(|| wib_date(office.settings.now.unwrap_or_else(Utc::now)));
    if !(2000..=2100).contains(&at.year()) {
        return Err(Usage(format!("--at {at}: name a day between 2000 and 2100")).into());
    }
    let board = stage::board_at(&office, at).await?;
    let scope = match &office.settings.scope {
        Scope::All => "seluruh Indonesia".to_owned(),
        Scope::Within(code) => office.dict.wilayah.full_name(code),
    };
    let head = BoardHead {
        office: &office.settings.letterhead,
        scope: &scope,
        sample: office.settings.sample.is_some(),
    };
    let mut json = serde_json::to_vec_pretty(&board).context("a board serialises")?;
    json.push(b'\n');
    let files = [
        ("board.html", board_page(&board, head).into_bytes()),
        ("board.xlsx", board_sheet(&board, head)),
        ("board.pdf", titen_pdf::board(&board, head)?),
        ("board.json", json),
    ];
    let name = format!("board-{at}");
    let files = files.iter().map(|(name, bytes)| (*name, bytes.as_slice()));
    let folder = StagedEdition::write(&args.out, &name, files)?.reveal()?;
    told(&board)?;
    say!("{}", folder.display())?;
    Ok(())
}

fn told(board: &Board) -> Result<()> {
    for unit in &board.units {
        let name = unit
            .unit
            .as_ref()
            .map_or("not passed on yet", |u| u.name.as_str());
        let c = &unit.counts;
        say!(
            "{:>4} red {:>4} yellow {:>4} green  {name}",
            c.merah,
            c.kuning,
            c.hijau
        )?;
    }
    let c = &board.total;
    say!(
        "{:>4} red {:>4} yellow {:>4} green  in all, {}",
        c.merah,
        c.kuning,
        c.hijau,
        board.at
    )?;
    Ok(())
}
