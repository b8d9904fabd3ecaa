//! What the government does about a problem: working-day clocks, the Friday board, what radio
//! programmes talk about, and what its statistics say beside it.
//!
//! Pure functions: the day is an argument, and nothing is read or written here.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod agenda;
mod board;
mod calendar;
mod cases;
mod clock;
mod evidence;
mod figures;
mod rules;

pub use agenda::{Agenda, agenda};
pub use board::board;
pub use calendar::Calendar;
pub use cases::{Sighting, cases_of};
pub use clock::{Clock, OnTime, clock};
pub use evidence::{EvidenceRules, Evident, Said, evidence};
pub use figures::{
    FigureColumn, Given, Header, ReadFigures, Reading, RefusedFigure, TableRow,
    UnknownFigureColumn, find_header, read_figures,
};
pub use rules::{BoardRules, ClockRule};
