//! Chooses the numbers of grouping by climbing from where they stand, and says what to expect of them on sets that
//! were not looked at: each set is scored with numbers that were chosen on the others.

use super::{Set, group, score};
use anyhow::Result;
use std::io::Write;
use titen_issue::GroupSettings;

/// xorshift64*: steps must be the same on every machine, and no more than that.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// From -1 to 1, mostly small.
    fn step(&mut self) -> f32 {
        let unit = |r: &mut Self| (r.next() % 20_001) as f32 / 10_000.0 - 1.0;
        (unit(self) + unit(self) + unit(self)) / 3.0
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
    Stories,
    Issues,
}

type Number = (&'static str, fn(&mut GroupSettings) -> &mut f32);

const STORY: &[Number] = &[
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
const ISSUE: &[Number] = &[
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

/// Over sets, each by the root of its size: a large one is surer, but should not be all.
fn mean(points: &[Option<f64>], weights: &[f64], without: Option<usize>) -> f64 {
    let (mut sum, mut all) = (0.0, 0.0);
    for (i, (point, weight)) in points.iter().zip(weights).enumerate() {
        if let Some(point) = point.filter(|_| Some(i) != without) {
            sum += point * weight;
            all += weight;
        }
    }
    sum / f64::max(all, f64::EPSILON)
}

fn weights(sets: &[Set]) -> Vec<f64> {
    let told = |set: &Set| set.issues.iter().flatten().count() as f64;
    sets.iter().map(|set| told(set).sqrt()).collect()
}

pub fn mean_points(sets: &[Set], s: &GroupSettings, what: What) -> f64 {
    mean(&points(sets, s, what), &weights(sets), None)
}

struct Best {
    settings: GroupSettings,
    points: Vec<Option<f64>>,
}

pub fn choose(sets: &[Set], what: What, rounds: usize, seed: u64) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let numbers = match what {
        What::Stories => STORY,
        What::Issues => ISSUE,
    };
    let start = || GroupSettings::default();
    let weights = weights(sets);
    let mean = |points: &[Option<f64>], without| mean(points, &weights, without);
    let first = points(sets, &start(), what);
    writeln!(out, "as it stands {:.4}", mean(&first, None))?;
    // One climb on all sets, and one for each set that is left out; what one tries, all may take.
    let mut climbs: Vec<Best> = (0..=sets.len())
        .map(|_| Best {
            settings: start(),
            points: first.clone(),
        })
        .collect();
    let mut random = Random::new(seed);
    for round in 0..rounds {
        let from = round % climbs.len();
        let mut tried = climbs[from].settings.clone();
        for _ in 0..1 + random.below(3) {
            let (_, number) = numbers[random.below(numbers.len())];
            let value = number(&mut tried);
            *value = (*value + 0.01) * (0.7 * random.step()).exp() - 0.01;
            *value = value.max(0.0);
        }
        let got = points(sets, &tried, what);
        for (i, climb) in climbs.iter_mut().enumerate() {
            let without = i.checked_sub(1);
            if mean(&got, without) > mean(&climb.points, without) {
                climb.settings = tried.clone();
                climb.points = got.clone();
            }
        }
        if round % 50 == 49 {
            writeln!(
                out,
                "{:>5}  {:.4}",
                round + 1,
                mean(&climbs[0].points, None)
            )?;
        }
    }
    let unseen: Vec<Option<f64>> = (0..sets.len()).map(|i| climbs[i + 1].points[i]).collect();
    for (i, set) in sets.iter().enumerate() {
        if let (Some(before), Some(seen), Some(not)) = (first[i], climbs[0].points[i], unseen[i]) {
            writeln!(
                out,
                "{:<24} {before:.4} -> {seen:.4}; not looked at {not:.4}",
                set.name
            )?;
        }
    }
    writeln!(
        out,
        "mean {:.4} -> {:.4}; not looked at {:.4}",
        mean(&first, None),
        mean(&climbs[0].points, None),
        mean(&unseen, None)
    )?;
    for (name, number) in numbers {
        writeln!(out, "{name} = {:.3}", number(&mut climbs[0].settings))?;
    }
    Ok(())
}
