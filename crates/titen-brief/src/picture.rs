//! Pictures of the week, drawn as SVG that stands alone: no style sheet, no font file, no link, no
//! pattern by reference. What colour says, hatching, order or a number says too.

mod map;
mod sources;
mod svg;
mod tone;
mod trend;

use titen_model::{Brief, BriefIssue, Week};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub key: &'static str,
    pub title: String,
    /// What it shows and what it leaves out; also read aloud.
    pub note: String,
    pub svg: String,
}

/// A picture as dots, for what shows no SVG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    pub key: &'static str,
    /// Read aloud in its place.
    pub says: String,
    pub note: String,
    pub png: Vec<u8>,
    /// In dots.
    pub size: (u32, u32),
}

/// Those that the week has something to show for, in the order of the brief: `tren`, `nada`, `peta`, `sumber`.
pub fn pictures(brief: &Brief) -> Vec<Picture> {
    [
        trend::picture(brief),
        tone::picture(brief),
        map::picture(brief),
        sources::picture(brief),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Twelve weeks of an issue, the brief's own last; None: it was not known then.
pub(crate) fn in_week(issue: &BriefIssue, now: Week) -> Vec<(Week, Option<u32>)> {
    trend::weeks(issue, now)
}
