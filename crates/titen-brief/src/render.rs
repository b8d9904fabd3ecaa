//! The files of an edition. Each is made from the frozen `Brief` alone; the manifest comes last,
//! since it carries the hashes of the others.

use crate::{
    BoardHead, billboard_list, board_page::board_page, brief_docx, chat, csv_list, dialog_calendar,
    dialog_page, html, issues_json, letter_docx, manifest, press_page, xlsx_list,
};
use chrono::Duration;
use titen_model::{Board, BoardCounts, Brief};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionFile {
    pub name: String,
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
            name: "brief.html".to_owned(),
            bytes: html::page(brief).into_bytes(),
        },
        EditionFile {
            name: "brief.docx".to_owned(),
            bytes: brief_docx::bytes(brief),
        },
        EditionFile {
            name: "issues.json".to_owned(),
            bytes: issues_json::bytes(brief),
        },
        EditionFile {
            name: "issues.csv".to_owned(),
            bytes: csv_list::bytes(brief),
        },
        EditionFile {
            name: "issues.xlsx".to_owned(),
            bytes: xlsx_list::bytes(brief),
        },
        EditionFile {
            name: "dialog.html".to_owned(),
            bytes: dialog_page::page(brief).into_bytes(),
        },
        EditionFile {
            name: "dialog.ics".to_owned(),
            bytes: dialog_calendar::bytes(brief),
        },
        EditionFile {
            name: "press.html".to_owned(),
            bytes: press_page::page(brief).into_bytes(),
        },
        EditionFile {
            name: "baliho.csv".to_owned(),
            bytes: billboard_list::bytes(brief),
        },
        EditionFile {
            name: "board.html".to_owned(),
            bytes: board(brief).into_bytes(),
        },
        EditionFile {
            name: "chat.txt".to_owned(),
            bytes: chat::text(brief).into_bytes(),
        },
    ];
    files.extend(brief.letters.iter().map(|letter| EditionFile {
        name: format!("surat/{}.docx", letter.file),
        bytes: letter_docx::bytes(letter, brief.status),
    }));
    let manifest = manifest::bytes(brief, &files);
    files.push(EditionFile {
        name: "manifest.json".to_owned(),
        bytes: manifest,
    });
    files
}
