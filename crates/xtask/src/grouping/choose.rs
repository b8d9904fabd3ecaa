//! Chooses the numbers of grouping by climbing from where they stand, and says what to expect of them on sets that
//! were not looked at: each set is scored with numbers that were chosen on the others.

use super::{Set, group, score};
use crate::climb::{Climber, Number, mean};
use anyhow::Result;
use titen_issue::GroupSettings;

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
    Stories,
    Issues,
}

const STORY: &[Number<GroupSettings>] = &[
    ("story.weights.names", |s| &mut s.story.weights.names),
    ("story.weights.bigrams", |s| &mut s.story.weights.bigrams),
    ("story.weights.places", |s| &mut s.story.weights.places),
    ("story.rarity.idf_exponent", |s| {
        &mut s.story.rarity.idf_exponent
    }),
    ("story.rarity.idf_exponent_voice", |s| {
        &mut s.story.rarity.idf_exponent_voice
    }),
    ("story.rarity.background", |s| {
        &mut s.story.rarity.background
    }),
    ("story.merge_share", |s| &mut s.story.merge_share),
    ("story.other_region", |s| &mut s.story.other_region),
    ("story.decay_days", |s| &mut s.story.decay_days),
    ("story.decay_days_voice", |s| &mut s.story.decay_days_voice),
    ("story.join", |s| &mut s.story.join),
    ("story.lone_penalty", |s| &mut s.story.lone_penalty),
    ("story.merge", |s| &mut s.story.merge),
    ("story.merge_gap_days", |s| &mut s.story.merge_gap_days),
    ("title_times", |s| &mut s.title_times),
];
const ISSUE: &[Number<GroupSettings>] = &[
    ("issue.weights.names", |s| &mut s.issue.weights.names),
    ("issue.weights.bigrams", |s| &mut s.issue.weights.bigrams),
    ("issue.weights.places", |s| &mut s.issue.weights.places),
    ("issue.rarity.idf_exponent", |s| {
        &mut s.issue.rarity.idf_exponent
    }),
    ("issue.rarity.idf_exponent_voice", |s| {
        &mut s.issue.rarity.idf_exponent_voice
    }),
    ("issue.rarity.background", |s| {
        &mut s.issue.rarity.background
    }),
    ("issue.programme_items", |s| &mut s.issue.programme_items),
    ("issue.same_urusan", |s| &mut s.issue.same_urusan),
    ("issue.same_urusan_voice", |s| {
        &mut s.issue.same_urusan_voice
    }),
    ("issue.same_duty_voice", |s| &mut s.issue.same_duty_voice),
    ("issue.same_place", |s| &mut s.issue.same_place),
    ("issue.other_place", |s| &mut s.issue.other_place),
    ("issue.other_region", |s| &mut s.issue.other_region),
    ("issue.join", |s| &mut s.issue.join),
    ("issue.join_voice", |s| &mut s.issue.join_voice),
    ("issue.centroid_share", |s| &mut s.issue.centroid_share),
    ("issue.centroid_share_voice", |s| {
        &mut s.issue.centroid_share_voice
    }),
];

const ENOUGH: usize = 20;

/// For each set, the mean of F1 over all its items and over those that are not alone.
fn points(sets: &[Set], s: &GroupSettings, what: What) -> Vec<Option<f64>> {
    let one = |set: &Set| {
        let answer = group(set, s);
        let (gold, got) = match what {
            What::Stories => (&set.stories, &answer.stories),
            What::Issues => (&set.issues, &answer.issues),
        };
        let gold: Vec<Option<&str>> = gold.iter().map(Option::as_deref).collect();
        let told = gold.iter().flatten().count();
        // From a few there is nothing to learn.
        (told >= ENOUGH).then(|| {
            let (all, multi) = score(&gold, got);
            (all.f1() + multi.f1()) / 2.0
        })
    };
    std::thread::scope(|scope| {
        let (a, b) = sets.split_at(sets.len() / 2);
        let second = scope.spawn(|| b.iter().map(one).collect::<Vec<_>>());
        let mut points: Vec<_> = a.iter().map(one).collect();
        points.extend(second.join().unwrap_or_default());
        points
    })
}

/// Each by the root of its size: a large one is surer, but should not be all.
fn weights(sets: &[Set]) -> Vec<f64> {
    let told = |set: &Set| set.issues.iter().flatten().count() as f64;
    sets.iter().map(|set| told(set).sqrt()).collect()
}

pub fn mean_points(sets: &[Set], s: &GroupSettings, what: What) -> f64 {
    mean(&points(sets, s, what), &weights(sets), None)
}

pub fn choose(sets: &[Set], what: What, rounds: usize, seed: u64) -> Result<()> {
    let climber = Climber {
        numbers: match what {
            What::Stories => STORY,
            What::Issues => ISSUE,
        },
        names: sets.iter().map(|s| s.name.clone()).collect(),
        weights: weights(sets),
        points: &|settings: &GroupSettings| points(sets, settings, what),
    };
    climber.climb(GroupSettings::default(), rounds, seed)
}
