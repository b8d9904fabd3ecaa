//! Issues that people have graded by how much they matter, and how near the product's ranking comes to that.

mod choose;
mod errors;
mod judged;
mod measure;
mod sheet;
mod weeks;

pub use choose::choose;
pub use errors::errors;
pub use judged::judged_weeks;
pub use measure::{Quality, graded, interval, quality};
pub use sheet::sheet;
pub use weeks::{WholeWeek, whole_weeks};
