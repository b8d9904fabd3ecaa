//! What each part of grouping is worth: all sets are scored again without it.

use super::Set;
use super::choose::{What, mean_points};
use anyhow::Result;
use std::io::Write;
use titen_issue::GroupSettings;

type Part = (&'static str, fn(&mut GroupSettings));

/// Longer than any week.
const FOR_EVER: f32 = 1e6;
/// Nothing is that alike.
const NEVER: f32 = 99.0;

const STORY: &[Part] = &[
    ("names and numbers", |s| s.story.weights.names = 0.0),
    ("title bigrams", |s| s.story.weights.bigrams = 0.0),
    ("places", |s| s.story.weights.places = 0.0),
    ("the language's own frequencies", |s| {
        s.story.rarity.background = 0.0
    }),
    ("time decay", |s| {
        s.story.decay_days = FOR_EVER;
        s.story.decay_days_voice = FOR_EVER;
    }),
    ("the merge pass", |s| s.story.merge = NEVER),
    ("large ones merge more easily", |s| {
        s.story.merge_share = 1.0
    }),
    ("other regions", |s| s.story.other_region = 0.0),
    ("joining online", |s| s.story.join = NEVER),
    ("title words count more", |s| s.title_times = 1.0),
];
const ISSUE: &[Part] = &[
    ("names and numbers", |s| s.issue.weights.names = 0.0),
    ("title bigrams", |s| s.issue.weights.bigrams = 0.0),
    ("places", |s| {
        s.issue.weights.places = 0.0;
        s.issue.same_place = 0.0;
        s.issue.other_place = 0.0;
    }),
    ("urusan", |s| {
        s.issue.same_urusan = 0.0;
        s.issue.same_urusan_voice = 0.0;
        s.issue.same_duty_voice = 0.0;
        s.issue.same_place = 0.0;
    }),
    ("words that decided the urusan", |s| {
        s.issue.same_duty_voice = 0.0
    }),
    ("other regions", |s| s.issue.other_region = 0.0),
    ("many of one programme say less", |s| {
        s.issue.programme_items = FOR_EVER
    }),
    ("the language's own frequencies", |s| {
        s.issue.rarity.background = 0.0
    }),
    ("numbers of their own for citizens", |s| {
        s.issue.rarity.idf_exponent_voice = s.issue.rarity.idf_exponent;
        s.issue.same_urusan_voice = s.issue.same_urusan;
        s.issue.centroid_share_voice = s.issue.centroid_share;
        s.issue.join_voice = s.issue.join;
    }),
    ("mean of pairs beside centroids", |s| {
        s.issue.centroid_share = 1.0;
        s.issue.centroid_share_voice = 1.0;
    }),
    ("stories", |s| {
        s.story.join = NEVER;
        s.story.merge = NEVER;
    }),
];

pub fn leave_out(sets: &[Set], what: What) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let parts = match what {
        What::Stories => STORY,
        What::Issues => ISSUE,
    };
    let whole = mean_points(sets, &GroupSettings::default(), what);
    writeln!(out, "{:<36} {whole:.4}", "whole")?;
    for (name, take) in parts {
        let mut settings = GroupSettings::default();
        take(&mut settings);
        let without = mean_points(sets, &settings, what);
        writeln!(
            out,
            "without {name:<28} {without:.4}  {:+.4}",
            without - whole
        )?;
    }
    Ok(())
}
