//! What follows from the week: the board in short and next week's broadcasts, each with the page
//! that has it in full.

use crate::{
    board_page::{colour, unit_name},
    indonesian::{decimal, integer, moment},
    plain::plain,
};
use serde::Serialize;
use titen_model::Brief;

#[derive(Serialize)]
pub(crate) struct BoardRow {
    pub(crate) anchor: String,
    pub(crate) name: String,
    pub(crate) colour: &'static str,
    pub(crate) sign: &'static str,
    pub(crate) merah: String,
    pub(crate) kuning: String,
    pub(crate) hijau: String,
    pub(crate) oldest: String,
    pub(crate) share: String,
}

pub(crate) fn board(brief: &Brief) -> Vec<BoardRow> {
    let units = brief.board.iter().flat_map(|b| &b.units);
    (1..)
        .zip(units)
        .map(|(n, unit)| {
            let (colour, sign) = colour(unit.colour);
            let c = &unit.counts;
            BoardRow {
                anchor: format!("unit-{n}"),
                name: unit_name(unit),
                colour,
                sign,
                merah: integer(c.merah),
                kuning: integer(c.kuning),
                hijau: integer(c.hijau),
                oldest: c.oldest.map_or_else(|| "–".into(), integer),
                share: c
                    .punctual
                    .share()
                    .map_or_else(|| "–".into(), |s| format!("{} %", decimal(s * 100.0, 0))),
            }
        })
        .collect()
}

#[derive(Serialize)]
pub(crate) struct BroadcastRow {
    pub(crate) anchor: String,
    pub(crate) topic: String,
    pub(crate) programme: String,
    pub(crate) when: String,
    pub(crate) speaker: String,
}

pub(crate) fn broadcasts(brief: &Brief) -> Vec<BroadcastRow> {
    (1..)
        .zip(&brief.dialog)
        .map(|(n, t)| BroadcastRow {
            anchor: format!("siaran-{n}"),
            topic: plain(&t.topic),
            programme: plain(&t.name),
            when: moment(t.starts),
            speaker: match &t.speaker {
                Some(s) => format!("{}, {}", plain(&s.name), plain(&s.position)),
                None => format!("belum ada ({})", plain(&t.speaker_why)),
            },
        })
        .collect()
}
