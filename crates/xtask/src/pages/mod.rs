//! Pages with their true bodies: how much of a body is found, and which blocks are in it.

mod align;
mod cross;
mod gold;
mod train;

pub use cross::cross_validated;
pub use gold::{INDONESIA, Page, SETS, pages, score};
pub use train::train;
