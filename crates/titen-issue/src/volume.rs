//! How much was said of everything in a week. An issue's count is judged against it: where all channels shout, or are
//! silent over Lebaran, or the week is not over yet, that is no rise or fall of each issue.

use crate::{growth::at_most, rank_settings::FullScale};
use titen_model::{Issue, RankedWeek, Week, WeekVolume};

/// One issue counts as so many items at most, so that a flood is not everybody's flood.
const OF_ONE: f64 = 10.0;
/// Added to either side of a ratio: where little is said at all, a little more is chance.
const CHANCE: f64 = 10.0;
/// This week is so many times quieter than another at most; beyond that it lacks sources. The other way there is no
/// limit: a week in which next to nothing was said tells next to nothing.
const FURTHEST: f64 = 8.0;
/// A third more or less is everyday, and a few issues that rise make as much by themselves.
const EVERYDAY: std::ops::RangeInclusive<f64> = 0.75..=4.0 / 3.0;
const REMEMBERED: i64 = 60;
/// A week with less than this share of the present volume had other sources: it tells nothing of what is usual, and
/// neither do those before it.
const COMPARABLE: f64 = 0.25;

/// Of this week: what the issues have, each up to a limit.
pub fn volume(issues: &[Issue], full: &FullScale) -> f64 {
    let now = issues.iter().filter_map(|i| i.history.last());
    now.map(|w| at_most(w, full).min(OF_ONE)).sum()
}

/// This week's volume after those of the weeks before, oldest first.
pub fn remembered(before: Option<&RankedWeek>, week: Week, now: f64) -> Vec<WeekVolume> {
    let known = before.iter().flat_map(|b| &b.volumes).copied();
    let known = known.filter(|v| v.week < week && week.since(v.week) <= REMEMBERED);
    known.chain([WeekVolume { week, volume: now }]).collect()
}

/// Of the weeks before the last one, the nearest first, as multiples of the last one's. A week that is not there,
/// although an earlier one is, had nothing; before the first nothing is known.
///
/// `elapsed`: the share of the last week that is over, so that a Saturday's draft is not every issue's fall.
pub fn relative(volumes: &[WeekVolume], elapsed: f64) -> Vec<f64> {
    let (Some(first), Some(now)) = (volumes.first(), volumes.last()) else {
        return Vec::new();
    };
    (1..=now.week.since(first.week))
        .map(|back| {
            let then = volumes.iter().find(|v| now.week.since(v.week) == back);
            let then = then.map_or(0.0, |v| v.volume);
            let ratio = (then + CHANCE) / (now.volume + CHANCE);
            if EVERYDAY.contains(&(ratio * elapsed)) {
                1.0 / elapsed
            } else {
                ratio.min(FURTHEST)
            }
        })
        .collect()
}

/// How many weeks back counts can be compared; those before the first known volume can.
pub fn comparable(relative: &[f64]) -> usize {
    let poor = relative.iter().position(|r| *r < COMPARABLE);
    poor.unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_told_by_their_distance_and_a_missing_one_is_empty() {
        let of = |week: &str, volume| WeekVolume {
            week: week.parse().unwrap(),
            volume,
        };
        let volumes = [
            of("2026-W29", 150.0),
            of("2026-W30", 90.0),
            of("2026-W32", 9990.0),
            of("2026-W33", 190.0),
        ];
        // W32, W31, W30, W29.
        assert_eq!(relative(&volumes, 1.0), [FURTHEST, 0.05, 0.5, 1.0]);
        assert!(relative(&volumes[3..], 1.0).is_empty() && relative(&[], 1.0).is_empty());
        assert_eq!(
            comparable(&relative(&volumes, 1.0)),
            1,
            "W31 had no sources"
        );
        // Half a week with half a week's items is an everyday one.
        let half = [of("2026-W32", 190.0), of("2026-W33", 90.0)];
        assert_eq!(relative(&half, 0.5), [2.0]);
        assert_eq!(comparable(&[1.0, 0.5]), usize::MAX);
    }
}
