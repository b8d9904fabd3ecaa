//! The stages, wired: each reads what the one before stored, and stores what it makes in one transaction.

mod analyse;
mod board;
mod budget;
mod collect;
mod coverage;
mod deliver;
mod edition_files;
mod evidence;
mod figures;
mod group;
mod grouped;
mod health;
mod index;
mod issues_of;
mod pickup;
mod press;
mod publish;
mod recap;
mod source_counts;
mod withdrawn;

pub use analyse::analyse;
pub use board::board_at;
pub use budget::{BudgetAsked, Budgeting, import_budget, import_configured, table};
pub use collect::{Collected, Collectors, collect, intake, raw_folder, speech, states};
pub use deliver::{
    Attempt, Which, deliver, last_published, next_delivery, note_the_dead, parcel_of, plan_again,
    shown,
};
pub use figures::{TakenFigures, import_figures};
pub use group::group;
pub use grouped::Grouped;
pub use health::{health_now, is_first_of_day, warn_of};
pub use index::index;
pub use issues_of::{issues_of, ranked_week};
pub use pickup::pickup;
pub use publish::{NoItems, Outcome, Published, freeze, publish};
pub use recap::recap;
