//! Full text, derived from the store and made again from it whenever that is simpler.
//!
//! The index gets finished terms from the analyser: whatever engine searches, there is one analyser.
//! It never holds an item's text, only the ids that a search leads to.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod error;
mod query;
mod search_index;
#[cfg(test)]
mod suite;
mod tantivy_index;

pub use error::IndexError;
pub use query::{Hit, Hits, Query, SearchTerm};
pub use search_index::SearchIndex;
pub use tantivy_index::{OpenReport, TantivyIndex};
