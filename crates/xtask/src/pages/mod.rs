//! Pages with their true bodies: how much of a body is found, and which blocks are in it.

mod align;
mod gold;
mod train;

pub use gold::{Page, pages, score};
pub use train::train;
