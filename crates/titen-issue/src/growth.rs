//! Growth: how unlikely this week's count is against the issue's own history.
//!
//! With few weeks and small counts, Poisson and z scores alarm five to seven times too often; see `weekly_rate`.
//! An issue without history gets an honest middle.

use crate::{
    case::Case,
    measure::Measure,
    rank_settings::{FullScale, RankSettings},
    speaker::is_problem,
    tally::{Tally, log_scale},
    weekly_rate::{Expected, Rates},
    year_ago::YearAgo,
};
use titen_model::{Criterion, ItemId, WeekCount};

/// Count at which an issue without history is as high as it gets.
const MANY: f64 = 20.0;

/// Counts of the weeks before this one that can be compared with it (see `volume`), at most so many items of each
/// source.
pub fn past(history: &[WeekCount], comparable: usize, full: &FullScale) -> Vec<f64> {
    let before = &history[..history.len().saturating_sub(1)];
    let since = before.len().saturating_sub(comparable);
    before[since..].iter().map(|w| at_most(w, full)).collect()
}

/// A week's items, at most so many of each source: a history doesn't say which of them were newsrooms.
pub fn at_most(w: &WeekCount, full: &FullScale) -> f64 {
    f64::from(w.n_items).min(full.items_a_newsroom * f64::from(w.n_sources))
}

/// One issue's counts: the weeks before, oldest first, and this week's.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    pub history: Vec<f64>,
    pub now: f64,
}

/// How unlikely each of one week's counts is without a rise, as the ranking reckons it where all weeks' volumes are
/// the same.
pub fn bursts(week: &[Series], s: &RankSettings) -> Vec<f64> {
    let rates = Rates::fit(week.iter().map(|i| i.history.as_slice()), &[], &s.growth);
    let p = |i: &Series| rates.expect(&i.history, &[], i.now).p(i.now);
    week.iter().map(p).collect()
}

/// `expected` of an issue with history.
pub fn growth(t: &Tally, expected: Option<&Expected>, s: &RankSettings) -> Measure {
    let g = &s.growth;
    let points = match expected {
        None => {
            let many = log_scale((t.items - 1.0).max(0.0), MANY);
            g.unknown_low + (g.unknown_high - g.unknown_low) * many - 1.0
        }
        Some(expected) => {
            let p = expected.p(t.items).max(1e-12);
            let rise = 4.0 * (p.log10() / g.full_p.log10()).clamp(0.0, 1.0);
            let few = t.items < g.min_items || t.speakers < g.min_speakers;
            if few { rise.min(2.0) } else { rise }
        }
    };
    Measure {
        criterion: Criterion::Growth,
        key: "growth",
        value: None,
        points: points * concern(t),
    }
}

/// G asks whether a problem grows worse, not whether more is said: 1 where at least half of those who speak report
/// a problem.
fn concern(t: &Tally) -> f64 {
    (2.0 * t.share(t.problem)).min(1.0)
}

pub fn why(
    t: &Tally,
    case: &Case<'_>,
    past: &[f64],
    expected: Option<&Expected>,
    volumes: &[f64],
    year_ago: Option<&YearAgo>,
) -> (String, Vec<ItemId>) {
    let n = case.originals.len();
    let text = match expected {
        None if case.issue.history.len() > 1 => format!(
            "{n} butir minggu ini; minggu-minggu sebelumnya terlalu sedikit sumbernya untuk dibandingkan"
        ),
        None => format!("{n} butir minggu ini; isu baru, belum ada pembanding"),
        Some(expected) => {
            let weeks = past.len();
            let mean = one_place(past.iter().sum::<f64>() / weeks as f64);
            let likely = one_place(expected.mean);
            let volume = match times(volumes, weeks) {
                Some(times) => format!(
                    "; volume semua isu kini sekitar {} kali minggu-minggu itu",
                    one_place(times)
                ),
                None => String::new(),
            };
            format!(
                "{n} butir minggu ini, perkiraan tanpa kenaikan {likely}; rata-rata {mean} per minggu selama {weeks} minggu sebelumnya{volume}"
            )
        }
    };
    let season = year_ago.map_or_else(String::new, YearAgo::in_words);
    let part = if concern(t) < 1.0 {
        let problems = case.share_of(&case.that(is_problem));
        let counted = (100.0 * concern(t)).round();
        format!("; {problems} melaporkan masalah, maka dihitung {counted} persennya")
    } else {
        String::new()
    };
    (format!("{text}{season}{part}"), case.that(|_| true))
}

/// This week's volume as a multiple of that of the weeks before, if the two differ enough to be told.
fn times(volumes: &[f64], weeks: usize) -> Option<f64> {
    let known = &volumes[..weeks.min(volumes.len())];
    let mean = known.iter().sum::<f64>() / known.len() as f64;
    (!known.is_empty() && (mean - 1.0).abs() > 0.05).then(|| 1.0 / mean)
}

fn one_place(x: f64) -> String {
    format!("{x:.1}").replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(past: &[f64], s: &RankSettings) -> Option<Expected> {
        let rates = Rates::fit([].into_iter(), &[], &s.growth);
        (!past.is_empty()).then(|| rates.expect(past, &[], 500.0))
    }

    #[test]
    fn more_items_never_grow_less_and_a_steady_issue_does_not_grow() {
        let s = RankSettings::default();
        for past in [vec![], vec![0.0], vec![4.0, 5.0, 3.0, 4.0], vec![40.0; 7]] {
            let expected = expected(&past, &s);
            let mut last = 0.0;
            for items in 1..200 {
                let t = Tally {
                    items: f64::from(items),
                    speakers: 9.0,
                    problem: 9.0,
                    ..Tally::default()
                };
                let points = growth(&t, expected.as_ref(), &s).points;
                assert!(points >= last, "{past:?} {items}");
                last = points;
            }
        }
        let t = |items| Tally {
            items,
            speakers: 9.0,
            problem: 9.0,
            ..Tally::default()
        };
        let steady = expected(&[4.0, 5.0, 3.0, 4.0], &s);
        assert!(growth(&t(4.0), steady.as_ref(), &s).points < 1.0);
        assert_eq!(growth(&t(60.0), steady.as_ref(), &s).points, 4.0);
    }

    #[test]
    fn one_speaker_or_two_items_do_not_make_a_burst() {
        let s = RankSettings::default();
        let quiet = expected(&[0.0, 0.0, 1.0, 0.0, 0.0], &s);
        let t = |items, speakers| Tally {
            items,
            speakers,
            problem: speakers,
            ..Tally::default()
        };
        assert_eq!(growth(&t(90.0, 1.0), quiet.as_ref(), &s).points, 2.0);
        assert!(growth(&t(2.0, 2.0), quiet.as_ref(), &s).points <= 2.0);
        assert_eq!(growth(&t(90.0, 30.0), quiet.as_ref(), &s).points, 4.0);
        // Much said and little of it a problem.
        let talk = Tally {
            problem: 3.0,
            ..t(90.0, 30.0)
        };
        assert!((growth(&talk, quiet.as_ref(), &s).points - 0.8).abs() < 1e-9);
    }
}
