//! What the government does about a problem: working-day clocks, the Friday board, what radio
//! programmes talk about and talked about, what its statistics say beside it, what goes to the
//! press and onto billboards, whether money follows it, and the letters that ask for all this.
//!
//! Pure functions: the day is an argument, and nothing is read or written here.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod agenda;
mod billboard;
mod board;
mod broadcast;
pub mod budget;
mod calendar;
mod cases;
mod clock;
mod evidence;
mod figures;
mod letters;
mod person;
mod press;
mod rules;
mod two_rows;

pub use agenda::{Agenda, agenda};
pub use billboard::{BillboardRules, BillboardTemplate, Until, billboards};
pub use board::board;
pub use broadcast::{BroadcastRules, ListedTopic, OnAir, PlannedTopic, broadcasts, likeness};
pub use calendar::Calendar;
pub use cases::{Sighting, cases_of};
pub use clock::{Clock, OnTime, clock};
pub use evidence::{EvidenceRules, Evident, Said, evidence};
pub use figures::{
    FigureColumn, Given, Header, ReadFigures, Reading, RefusedFigure, TableRow,
    UnknownFigureColumn, find_header, read_figures,
};
pub use letters::{LetterForm, LetterSettings, letters};
pub use press::{Likeness, Match, PickupRules, Seeding, Shingles, Told, compare, seed, take};
pub use rules::{BoardRules, ClockRule};
