//! Money follow problem: which codes of the nomenclature would answer an issue, which lines of a budget do,
//! and whether their money reaches the places.

mod counted;
mod evidence;
mod fund;
mod index;
mod problem;
mod reason;
mod table;
mod unanswered;
mod weights;

pub use counted::{Counted, counted, revised};
pub use evidence::Evidence;
pub use fund::{Looked, fund};
pub use index::{BudgetIndex, CodeMatch};
pub use problem::{Problem, WordStem};
pub use table::{
    Dictionary, Header, Part, ReadLines, Role, TableRow, find_header, find_parts, kind_in,
    nomenclature, read_lines,
};
pub use unanswered::unanswered;
pub use weights::{FEATURES, SUGGESTED, SURE, WEIGHTS, confidence};
