//! The files of an edition. Each is made from the frozen `Brief` alone; the manifest comes last,
//! since it carries the hashes of the others.

use crate::{chat, csv_list, dialog_calendar, dialog_page, html, issues_json, manifest, xlsx_list};
use titen_model::Brief;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionFile {
    pub name: &'static str,
    pub bytes: Vec<u8>,
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
