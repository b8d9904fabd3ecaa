//! The edition, the board and the letters as PDF. Apart from the other files, since typst is half of the whole build.
//!
//! Pure: no clock, no disk, no network, no fonts but those in the binary. Texts reach the typesetter as data and
//! never as markup, so that no source can change a page with what it wrote.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod board;
mod brief;
mod dots;
mod fonts;
mod legible;
mod letter;
mod press;

pub use board::board;
pub use brief::brief;
pub use dots::dots;
pub use letter::letter;
pub use press::PdfError;
