//! Document → Story → Issue → RankedIssue. Pure: no I/O, no clock; same input, same bytes, on any number of cores.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod agglomerate;
mod agreement;
mod carried;
mod case;
mod centroid;
mod change;
mod constraints;
mod contradiction;
mod decisions;
mod describe;
mod entry;
mod explain;
mod features;
mod gate;
mod group;
mod growth;
mod hashing;
mod identity;
mod idf;
mod interval;
mod issue_draft;
mod issues;
mod joins;
mod kappa;
mod likeness;
mod measure;
mod naming;
mod near_duplicates;
mod overrides;
mod pairs;
mod places;
mod postings;
mod prepared;
mod problem_words;
mod quotes;
mod rank;
mod rank_settings;
mod ready;
mod scope;
mod seriousness;
mod settings;
mod shared_bands;
mod silence;
mod sparse;
mod speaker;
mod stories;
mod stories_alone;
mod summary;
mod tally;
mod terms;
mod title;
mod urgency;
mod volume;
mod votes;
mod weekly_rate;
mod weighing;
mod weights;
mod who_speaks;
mod would_change;

#[cfg(test)]
mod build;

pub use agreement::{Agreement, Answer, Pair, agreement, contradicted, majority};
pub use carried::Carried;
pub use contradiction::{Contradiction, check, check_undo};
pub use decisions::{Decisions, edits_in};
pub use explain::{WeekMade, across_weeks, explain, explain_pair};
pub use group::{Known, group_week};
pub use growth::{Series, bursts};
pub use kappa::{Between, between};
pub use overrides::SCORE_PARTS;
pub use pairs::{NEAR, draw_pairs};
pub use rank::rank_week;
pub use rank_settings::{
    FullScale, GateSettings, GrowthSettings, RankSettings, ScopeSettings, SeriousnessWeights,
    UrgencyWeights,
};
pub use scope::Scope;
pub use settings::{FieldWeights, GroupSettings, IssueSettings, StorySettings};
pub use stories_alone::stories_alone;
