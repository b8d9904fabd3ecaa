//! Dates and times: when an item was published ([`parse_date`]), and when the things happen that its
//! text speaks of ([`time_mentions`]).

mod calendar;
mod clock;
mod day;
mod digits;
mod lasting;
mod published;
mod relative;
mod scan;
mod tags;
mod when;
mod words;

pub use published::parse_date;
pub use scan::time_mentions;
pub(crate) use tags::tags;
pub use when::{Part, TimeMention, Unit, When, Zone};
pub(crate) use words::TimeWord;

/// Does this lower-case word name a month?
pub(crate) fn is_month(word: &str) -> bool {
    calendar::month(word).is_some()
}

#[cfg(test)]
mod tests;
