//! What the government does about a problem: working-day clocks, the Friday board, what radio
//! programmes talk about, and the letters that ask for all this.
//!
//! Pure functions: the day is an argument, and nothing is read or written here.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod agenda;
mod board;
mod calendar;
mod cases;
mod clock;
mod letters;
mod rules;

pub use agenda::{Agenda, agenda};
pub use board::board;
pub use calendar::Calendar;
pub use cases::{Sighting, cases_of};
pub use clock::{Clock, OnTime, clock};
pub use letters::{LetterForm, LetterSettings, letters};
pub use rules::{BoardRules, ClockRule};
