//! RankedWeek → Brief → the files of one edition.
//!
//! Pure: no clock, no disk, no network. `compose` gathers everything that the pages show, and
//! `render` turns that frozen value into bytes; the same `Brief` gives the same bytes for ever.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod billboard_list;
mod billboard_view;
mod board_page;
mod board_sheet;
mod chat;
mod compose;
mod csv_list;
mod dialog_calendar;
mod dialog_page;
mod html;
mod indonesian;
mod issues_json;
mod labels;
mod manifest;
mod pairs_sheet;
mod pickup_page;
mod picture;
mod plain;
mod press_page;
mod ralat;
mod recommend;
mod render;
mod sparkline;
mod table;
mod xlsx_list;

pub use board_page::{BoardHead, board_page};
pub use board_sheet::board_sheet;
pub use compose::{Compose, compose};
pub use pairs_sheet::{ANSWER, LEFT, PAIR, RIGHT, pairs_sheet};
pub use pickup_page::{pickup_json, pickup_page, pickup_table};
pub use picture::Picture;
pub use render::{EditionFile, render};
