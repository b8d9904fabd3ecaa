//! RankedWeek → Brief → the files of one edition.
//!
//! Pure: no clock, no disk, no network. `compose` gathers everything that the pages show, and
//! `render` turns that frozen value into bytes; the same `Brief` gives the same bytes for ever.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod billboard_list;
mod billboard_view;
mod board_page;
mod board_sheet;
mod brief_docx;
mod budget_report;
mod chat;
mod compose;
mod csv_list;
mod dialog_calendar;
mod dialog_page;
mod docx;
mod evident;
mod html;
mod issues_json;
mod labels;
mod letter_docx;
mod manifest;
mod pairs_sheet;
mod pickup_page;
mod picture;
mod press_page;
mod ralat;
mod recap_files;
mod recommend;
mod render;
mod row_height;
mod sheets;
mod sparkline;
mod table;
mod xlsx_list;

pub use board_page::{BoardHead, board_data, board_page};
pub use board_sheet::board_sheet;
pub use budget_report::budget_report;
pub use compose::{Compose, compose};
pub use html::brief_data;
pub use labels::SAMPLE_MARK;
pub use pairs_sheet::{ANSWER, LEFT, PAIR, RIGHT, pairs_sheet};
pub use pickup_page::{pickup_json, pickup_page, pickup_table};
pub use picture::{Drawn, Picture, pictures};
pub use recap_files::recap_files;
pub use render::{EditionFile, board_of, files, files_with, manifested, render};
pub use titen_model::indonesian::date;

use titen_model::{indonesian, plain};
