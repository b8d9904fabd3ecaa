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
mod criteria;
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
mod phrases;
mod places;
mod postings;
mod prepared;
mod problem_words;
mod programmes;
mod proposals;
mod quotes;
mod rank;
mod rank_settings;
mod ready;
mod scope;
mod season;
mod seriousness;
mod settings;
mod shared_bands;
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
mod weighted;
mod weights;
mod who_speaks;
mod would_change;
mod year_ago;

#[cfg(test)]
mod build;

pub use agreement::{Agreement, Answer, Pair, agreement, contradicted, majority};
pub use carried::Carried;
pub use contradiction::{Contradiction, check, check_undo};
pub use criteria::{CriterionEvidence, CriterionSettings, Listed, WrongCriterion, check_criteria};
pub use decisions::{Decisions, edits_in};
pub use explain::{WeekMade, across_weeks, explain, explain_pair};
pub use group::{Known, group_week};
pub use growth::{Series, bursts};
pub use kappa::{Between, between};
pub use overrides::SCORE_PARTS;
pub use pairs::{NEAR, draw_pairs};
pub use rank::{History, rank_week};
pub use rank_settings::{
    FullScale, GateSettings, GrowthSettings, RankSettings, ScopeSettings, SeriousnessWeights,
    UrgencyWeights,
};
pub use scope::Scope;
pub use season::{SeasonSettings, wrong_season};
pub use settings::{FieldWeights, GroupSettings, IssueSettings, StorySettings};
pub use stories_alone::stories_alone;
pub use year_ago::TOLD_BY;
