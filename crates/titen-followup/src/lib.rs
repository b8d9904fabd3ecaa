//! What the government does about a problem: working-day clocks, the Friday board, and what
//! radio programmes talk about.
//!
//! Pure functions: the day is an argument, and nothing is read or written here.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod agenda;
mod board;
mod budget;
mod calendar;
mod cases;
mod clock;
mod rules;

pub use agenda::{Agenda, agenda};
pub use board::board;
pub use budget::{
    BudgetIndex, CodeMatch, Counted, Dictionary, Evidence, FEATURES, Header, Looked, Problem,
    ReadLines, Role, SUGGESTED, SURE, TableRow, WEIGHTS, WordStem, confidence, counted,
    find_header, fund, nomenclature, read_lines, unanswered,
};
pub use calendar::Calendar;
pub use cases::{Sighting, cases_of};
pub use clock::{Clock, OnTime, clock};
pub use rules::{BoardRules, ClockRule};
