//! The files of an edition. Each is made from the frozen `Brief` alone; the manifest comes last,
//! since it carries the hashes of the others.

use crate::{csv_list, html, issues_json, manifest};
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
    ];
    let manifest = manifest::bytes(brief, &files);
    files.push(EditionFile {
        name: "manifest.json",
        bytes: manifest,
    });
    files
}
