//! What the government does about a problem: working-day clocks and the Friday board.
//!
//! Pure functions: the day is an argument, and nothing is read or written here.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod board;
mod calendar;
mod clock;
mod rules;

pub use board::board;
pub use calendar::Calendar;
pub use clock::{Clock, OnTime, clock};
pub use rules::{BoardRules, ClockRule};
