//! The stages, wired: each reads what the one before stored, and stores what it makes in one transaction.

mod analyse;
mod board;
mod budget;
mod collect;
mod coverage;
mod group;
mod grouped;
mod health;
mod index;
mod issues_of;
mod publish;
mod recap;

pub use analyse::analyse;
pub use board::board_at;
pub use budget::{BudgetAsked, Budgeting, import_budget, import_configured, table};
pub use collect::{Collected, Collectors, collect, intake, raw_folder, speech, states};
pub use group::group;
pub use grouped::Grouped;
pub use health::{health_now, is_first_of_day, warn_of};
pub use index::index;
pub use issues_of::{issues_of, ranked_week};
pub use publish::{NoItems, Outcome, Published, freeze, publish};
pub use recap::recap;
