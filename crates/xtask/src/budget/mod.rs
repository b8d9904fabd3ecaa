//! How well problems find their budget: our own pairs of `labels/budget.tsv` against the 2027 nomenclature
//! (not the project's: `DIR/domain/nomenklatur_*.csv`), and the fit of the confidence on the part that was seen.

mod fit;
mod measure;
mod pairs;

pub use fit::train;
pub use measure::measure;
