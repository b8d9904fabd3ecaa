//! The system of record: everything that titen knows and cannot make again, behind one trait.
//!
//! `Store` has a method for each thing that a stage does with it; SQL is in `sqlite/` and nowhere
//! else in the project. A stage's output and its cursor are written by one call, which is one
//! transaction: after a kill at any instruction, what was acknowledged is there and nothing else.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod deliveries;
mod error;
mod sqlite;
mod store;
#[cfg(test)]
mod suite;
mod values;

pub use deliveries::{Delivery, DeliveryKey, DeliveryNote, DeliveryState};
pub use error::StoreError;
pub use sqlite::SqliteStore;
pub use store::Store;
pub use values::*;
