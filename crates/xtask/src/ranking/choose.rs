//! Chooses the weights of the ranking on graded weeks; those that are held out are never looked at.

use super::{WholeWeek, judged_weeks, quality, whole_weeks};
use crate::climb::{Climber, Number};
use anyhow::Result;
use std::path::Path;
use titen_issue::RankSettings;

/// What the head of the list is worth against the order of all.
const HEAD: f64 = 2.0 / 3.0;

const NUMBERS: &[Number<RankSettings>] = &[
    ("urgency.hazard", |s| &mut s.urgency.hazard),
    ("urgency.deadline", |s| &mut s.urgency.deadline),
    ("urgency.waiting", |s| &mut s.urgency.waiting),
    ("urgency.persisting", |s| &mut s.urgency.persisting),
    ("urgency.late_in_week", |s| &mut s.urgency.late_in_week),
    ("seriousness.victims", |s| &mut s.seriousness.victims),
    ("seriousness.damage", |s| &mut s.seriousness.damage),
    ("seriousness.essential_service", |s| {
        &mut s.seriousness.essential_service
    }),
    ("seriousness.people_touched", |s| {
        &mut s.seriousness.people_touched
    }),
    ("seriousness.negative_tone", |s| {
        &mut s.seriousness.negative_tone
    }),
    ("seriousness.reach", |s| &mut s.seriousness.reach),
    ("growth.unknown_low", |s| &mut s.growth.unknown_low),
    ("growth.unknown_high", |s| &mut s.growth.unknown_high),
    ("full.cue", |s| &mut s.full.cue),
    ("full.speakers", |s| &mut s.full.speakers),
    ("full.victims", |s| &mut s.full.victims),
    ("full.people", |s| &mut s.full.people),
    ("gate.problem_share", |s| &mut s.gate.problem_share),
];

pub fn choose(data: &Path, rounds: usize, seed: u64) -> Result<()> {
    let mut judged = judged_weeks()?;
    judged.retain(|_, grades| !grades.held_out);
    let weeks = whole_weeks(data, &judged.keys().copied().collect())?;
    let point = |week: &WholeWeek, settings: &RankSettings| {
        let q = quality(week, &week.rank(settings), &judged[&week.week]);
        Some(HEAD * q.ndcg + (1.0 - HEAD) * q.tau)
    };
    let climber = Climber {
        numbers: NUMBERS,
        names: weeks.iter().map(|w| w.week.to_string()).collect(),
        weights: vec![1.0; weeks.len()],
        points: &|settings: &RankSettings| {
            // No words and no intervals: the order alone is judged.
            let settings = RankSettings {
                draws: 0,
                summaries: 0,
                ..settings.clone()
            };
            std::thread::scope(|scope| {
                let (a, b) = weeks.split_at(weeks.len() / 2);
                let settings = &settings;
                let second =
                    scope.spawn(move || b.iter().map(|w| point(w, settings)).collect::<Vec<_>>());
                let mut points: Vec<_> = a.iter().map(|w| point(w, settings)).collect();
                points.extend(second.join().unwrap_or_default());
                points
            })
        },
    };
    climber.climb(RankSettings::default(), rounds, seed)
}
