//! `brief.pdf`: the analysts' brief on paper. It says what `brief.html` says, but for a list of items that has to end.

use crate::legible::drawn_svg;
use crate::press::{PdfError, set};
use chrono::{Datelike, NaiveDate};
use serde_json::json;
use titen_brief::{Picture, brief_data};
use titen_model::Brief;

/// Items of an issue that paper tells one by one; all of them are in issues.xlsx and issues.json.
const ITEMS: usize = 30;

pub fn brief(brief: &Brief, pictures: &[Picture]) -> Result<Vec<u8>, PdfError> {
    let mut data = brief_data(brief, ITEMS);
    data["date"] = json!(ymd(dated(brief)));
    data["pictures"] = pictures
        .iter()
        .map(|p| json!({ "title": p.title, "note": p.note, "svg": drawn_svg(&p.svg) }))
        .collect();
    set("brief.typ", data)
}

/// The day that the edition stands for: that of its board, else the last of its week.
fn dated(brief: &Brief) -> NaiveDate {
    brief
        .board
        .as_ref()
        .map_or_else(|| brief.week.sunday(), |b| b.at)
}

pub(crate) fn ymd(day: NaiveDate) -> (i32, u32, u32) {
    (day.year(), day.month(), day.day())
}
