//! The sheet on which a rater says which of two issues matters more. Nothing on it tells a rank or a score, so
//! that titen's opinion is no part of the rater's.

use crate::labels::{SAMPLE_MARK, counted};
use crate::table;
use titen_model::{Brief, BriefIssue};

/// What is read back from a filled sheet: the pair's number, the ids at both sides, the rater's word.
pub const PAIR: &str = "pasangan";
pub const LEFT: &str = "kiri_id";
pub const RIGHT: &str = "kanan_id";
pub const ANSWER: &str = "lebih_penting";
/// The rater's own.
const NOTE: &str = "catatan";

const COLUMNS: [&str; 21] = [
    PAIR,
    LEFT,
    "kiri_judul",
    "kiri_ringkasan",
    "kiri_jumlah_butir",
    "kiri_jumlah_sumber",
    "kiri_kanal",
    "kiri_lokus",
    "kiri_bidang_urusan",
    "kiri_contoh_butir",
    RIGHT,
    "kanan_judul",
    "kanan_ringkasan",
    "kanan_jumlah_butir",
    "kanan_jumlah_sumber",
    "kanan_kanal",
    "kanan_lokus",
    "kanan_bidang_urusan",
    "kanan_contoh_butir",
    ANSWER,
    NOTE,
];

/// Columns about one issue.
const SIDE: usize = 9;
const HEADLINES: usize = 3;
/// A cell with all villages of a flood would be all that the rater sees.
const PLACES: usize = 5;

/// `pairs` are indexes into `brief.issues`, left and right.
pub fn pairs_sheet(brief: &Brief, pairs: &[(usize, usize)]) -> Vec<u8> {
    let rows = pairs.iter().zip(1u32..).map(|((left, right), number)| {
        let mut cells = side(&brief.issues[*left])
            .into_iter()
            .chain(side(&brief.issues[*right]));
        COLUMNS.map(|column| match column {
            PAIR => number.to_string(),
            ANSWER => String::new(),
            NOTE if brief.sample => SAMPLE_MARK.to_owned(),
            NOTE => String::new(),
            _ => cells.next().unwrap_or_default(),
        })
    });
    table::bytes(COLUMNS, rows)
}

fn side(issue: &BriefIssue) -> [String; SIDE] {
    let sentences: Vec<&str> = issue.summary.iter().map(|s| s.text.as_str()).collect();
    let places: Vec<&str> = issue.wilayah.iter().map(|p| p.name.as_str()).collect();
    let more = places.len().saturating_sub(PLACES);
    let mut lokus = places[..places.len() - more].join("; ");
    if more > 0 {
        lokus.push_str(&format!("; dan {more} lainnya"));
    }
    [
        issue.id.to_string(),
        issue.title.clone(),
        sentences.join(" "),
        issue.items.len().to_string(),
        issue.n_sources.to_string(),
        counted(issue.channels.iter().map(|(c, n)| (c.label(), *n))),
        lokus,
        issue
            .urusan
            .as_ref()
            .map_or_else(String::new, |u| u.name.clone()),
        headlines(issue).join(" | "),
    ]
}

/// The first few that say something else than the title and each other.
fn headlines(issue: &BriefIssue) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for item in issue.items.iter().filter(|i| !i.copy) {
        let title = item.title.as_str();
        if found.len() < HEADLINES && title != issue.title && !found.contains(&title) {
            found.push(title);
        }
    }
    found
}
