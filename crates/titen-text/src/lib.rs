//! Item → Document: what an Indonesian text says, as values that the later stages count.
//!
//! Pure: no I/O, no clock. `Analyser` reads the dictionaries once and then analyses any number
//! of items on any number of threads; the same item gives the same document.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod analyse;
mod cues;
mod dates;
pub mod extract;
pub mod highlight;
mod jawa;
pub mod language;
pub mod linear;
mod memo;
mod names;
pub mod normalise;
pub mod numbers;
mod off_topic;
mod places;
mod quotes;
mod reading;
mod redact;
pub mod segments;
mod sentences;
pub mod sign;
mod stem;
pub mod tokenise;
pub mod tone;
mod units;
pub mod urusan;
mod vocabulary;

pub use analyse::{Analyser, QueryTerm};
pub use dates::{Part, TimeMention, Unit, When, Zone, parse_date, time_mentions};
pub use redact::{Kind as Personal, Mask, Redacted, Redactor, masks_names};
pub use sentences::sentences;
pub use stem::{Analysis, Register, Rules, Stemmer};

#[cfg(test)]
mod given;
#[cfg(test)]
use given::{dictionaries, item};
