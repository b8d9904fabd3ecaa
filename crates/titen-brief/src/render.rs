//! The files of an edition. Each is made from the frozen `Brief` alone; the manifest comes last,
//! since it carries the hashes of the others.

use crate::{
    BoardHead, board_page::board_page, chat, csv_list, dialog_calendar, dialog_page, html,
    issues_json, manifest, xlsx_list,
};
use chrono::Duration;
use titen_model::{Board, BoardCounts, Brief};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionFile {
    pub name: &'static str,
    pub bytes: Vec<u8>,
}

/// Where no board was made, its page says that there is nothing on it.
fn board(brief: &Brief) -> String {
    let empty = || Board {
        at: brief.week.monday() + Duration::days(4),
        units: Vec::new(),
        total: BoardCounts::default(),
        before: Vec::new(),
        notes: Vec::new(),
    };
    let head = BoardHead {
        office: &brief.office,
        scope: &brief.scope,
        sample: brief.sample,
    };
    match &brief.board {
        Some(board) => board_page(board, head),
        None => board_page(&empty(), head),
    }
}

pub fn render(brief: &Brief) -> Vec<EditionFile> {
    let mut files = vec![
        EditionFile {
            name: "brief.html",
            bytes: html::page(brief).into_bytes(),
        },
        EditionFile {
            name: "issues.json",
            bytes: issues_json::bytes(brief),
        },
        EditionFile {
            name: "issues.csv",
            bytes: csv_list::bytes(brief),
        },
        EditionFile {
            name: "issues.xlsx",
            bytes: xlsx_list::bytes(brief),
        },
        EditionFile {
            name: "dialog.html",
            bytes: dialog_page::page(brief).into_bytes(),
        },
        EditionFile {
            name: "dialog.ics",
            bytes: dialog_calendar::bytes(brief),
        },
        EditionFile {
            name: "board.html",
            bytes: board(brief).into_bytes(),
        },
        EditionFile {
            name: "chat.txt",
            bytes: chat::text(brief).into_bytes(),
        },
    ];
    let manifest = manifest::bytes(brief, &files);
    files.push(EditionFile {
        name: "manifest.json",
        bytes: manifest,
    });
    files
}
