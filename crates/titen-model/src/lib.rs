//! The values that pass between titen's stages. Plain data: no I/O, no clock, no policy.
//!
//! Data goes one way (`crates/DESIGN.md`): `Item` → `Document` → `Story` → `Issue` →
//! `RankedIssue` → `Brief`. Each type holds ids of the stage before, never its values;
//! `Brief` is the exception, since an edition must stand alone.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod address;
mod board;
mod brief;
mod budget;
mod case;
mod channel;
mod codes;
mod dateline;
mod dialog;
mod document;
mod drops;
mod edit;
mod evidence;
mod explanation;
mod funding;
mod hash;
mod health;
mod ids;
mod indicator;
pub mod indonesian;
mod issue;
mod item;
mod letter;
mod office;
pub mod plain;
mod polling;
mod press;
mod proposal;
mod ranking;
mod recap;
mod secret;
mod source;
mod tone;
mod week;
mod weighted;

pub use address::is_public_address;
pub use board::*;
pub use brief::*;
pub use budget::*;
pub use case::*;
pub use channel::{Channel, UnknownChannel};
pub use codes::{PerangkatDaerahId, UrusanCode, WilayahCode};
pub use dateline::without_dateline;
pub use dialog::*;
pub use document::*;
pub use drops::{Drop, DropReason};
pub use edit::*;
pub use evidence::*;
pub use explanation::*;
pub use funding::*;
pub use hash::{hex, sha256_hex};
pub use health::{HealthState, SourceHealth};
pub use ids::{BadId, IssueId, ItemId, StoryId};
pub use indicator::{Figure, FromVillages, Indicator, Worse};
pub use issue::*;
pub use item::{Item, Precision, Published, SNAPSHOT};
pub use letter::*;
pub use office::OfficeId;
pub use polling::{Mark, Moved, Polling, Reached};
pub use press::*;
pub use proposal::{Proposal, Proposed};
pub use ranking::*;
pub use recap::*;
pub use secret::{NoSecret, Secret, SecretName};
pub use source::{PutReport, SourceState, Validators};
pub use tone::Tone;
pub use week::{BadWeek, WIB, Week, wib_date};
pub use weighted::{SetValue, Weighted, WeightedCriterion};
