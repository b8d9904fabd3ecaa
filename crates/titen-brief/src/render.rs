//! The files of an edition. Each is made from the frozen `Brief` alone; the manifest comes last,
//! since it carries the hashes of the others.

use crate::{
    BoardHead, Drawn, billboard_list, board_page::board_page, board_sheet::board_sheet, brief_docx,
    chat, csv_list, dialog_calendar, dialog_page, html, issues_json, letter_docx, manifest,
    press_page, xlsx_list,
};
use chrono::Duration;
use titen_model::{Board, BoardCounts, Brief};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The week's board and its head; where none was made, an empty one, whose page says that there is nothing on it.
pub fn board_of(brief: &Brief) -> (Board, BoardHead<'_>) {
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
    (brief.board.clone().unwrap_or_else(empty), head)
}

/// The whole edition of this crate's own files.
pub fn render(brief: &Brief) -> Vec<EditionFile> {
    manifested(brief, files(brief))
}

/// Closes an edition: the manifest carries the hashes of all its other files.
pub fn manifested(brief: &Brief, mut files: Vec<EditionFile>) -> Vec<EditionFile> {
    files.push(EditionFile {
        name: "manifest.json".to_owned(),
        bytes: manifest::bytes(brief, &files),
    });
    files
}

/// The files but for the manifest.
pub fn files(brief: &Brief) -> Vec<EditionFile> {
    files_with(brief, &[])
}

/// The same; the document has the pictures that somebody drew as dots.
pub fn files_with(brief: &Brief, drawn: &[Drawn]) -> Vec<EditionFile> {
    let (board, head) = board_of(brief);
    let mut files = vec![
        EditionFile {
            name: "brief.html".to_owned(),
            bytes: html::page(brief).into_bytes(),
        },
        EditionFile {
            name: "brief.docx".to_owned(),
            bytes: brief_docx::bytes(brief, drawn),
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
            bytes: board_page(&board, head).into_bytes(),
        },
        EditionFile {
            name: "board.xlsx".to_owned(),
            bytes: board_sheet(&board, head),
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
    files
}
