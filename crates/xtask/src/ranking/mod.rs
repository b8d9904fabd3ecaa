//! Issues that people have graded by how much they matter, and how near the product's ranking comes to that.

mod judged;
mod measure;
mod sheet;
mod weeks;

pub use judged::judged_weeks;
pub use measure::{Quality, graded, interval, quality};
pub use sheet::sheet;
pub use weeks::whole_weeks;
