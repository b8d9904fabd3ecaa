//! The board page's views as plain data, for the sheets that are set as PDF.

use super::{BoardHead, Counts, Unit};
use crate::{
    indonesian::{date, day},
    labels::SAMPLE_MARK,
};
use serde_json::{Value, json};
use titen_model::{Board, BoardCounts};

/// Of a unit's cases, the worst `most` are told one by one.
pub fn board_data(board: &Board, head: BoardHead<'_>, most: usize) -> Value {
    let units = board.units.iter().enumerate();
    let units = units.map(|at| json!(Unit::new(at, most)));
    let before = board.before.iter().map(|w| (w.at, w.counts));
    json!({
        "sample": head.sample,
        "mark": SAMPLE_MARK,
        "kop": head.office.kop,
        "place": head.office.place,
        "scope": head.scope,
        "day": day(board.at),
        "total": Counts::new(&board.total, board.before.last()),
        "weeks": before
            .chain([(board.at, board.total)])
            .map(|(at, counts)| week(at, &counts))
            .collect::<Vec<_>>(),
        "n_weeks": board.before.len(),
        "units": units.collect::<Vec<_>>(),
        "notes": board.notes,
    })
}

fn week(at: chrono::NaiveDate, c: &BoardCounts) -> Value {
    json!({
        "at": at.format("%d/%m").to_string(),
        "said": date(at),
        "counts": [c.merah, c.kuning, c.hijau],
    })
}
