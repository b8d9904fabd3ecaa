//! What an issue's speakers add up to, each with a weight: 1 for the ranking, a resampled one for its interval.

use crate::{
    case::Case,
    rank_settings::FullScale,
    speaker::{CUES, Speaker},
};
use titen_model::CueKind;

/// What fewer than this share says is not what the issue is about.
const BY_CHANCE: f64 = 0.02;

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tally {
    pub speakers: f64,
    /// At most a few of each speaker.
    pub items: f64,
    /// Speakers, each by the share of its items.
    pub cues: [f64; CUES.len()],
    pub negative: f64,
    pub problem: f64,
    pub late: f64,
    pub season: f64,
    pub channels: u32,
    pub places: u32,
    pub echoes: f64,
    pub victims: Option<f64>,
    pub people: Option<f64>,
    pub waiting_days: Option<f64>,
}

impl Tally {
    pub fn of(case: &Case<'_>, full: &FullScale) -> Self {
        Tally::weighted(case, full, |_| 1.0)
    }

    /// `weight` is asked by a speaker's position.
    pub fn weighted(case: &Case<'_>, full: &FullScale, weight: impl Fn(usize) -> f64) -> Self {
        let mut t = Tally {
            echoes: f64::from(case.n_echoes),
            ..Tally::default()
        };
        let (mut channels, mut places) = (0u16, 0u64);
        let (mut victims, mut people, mut waiting) =
            (Second::default(), Second::default(), Second::default());
        for (i, s) in case.speakers.iter().enumerate() {
            let w = weight(i);
            if w <= 0.0 {
                continue;
            }
            let share = |n: u32| w * f64::from(n) / f64::from(s.n_items.max(1));
            t.speakers += w;
            let most = if s.is_newsroom() {
                full.items_a_newsroom
            } else {
                full.items_a_speaker
            };
            t.items += w * f64::from(s.n_items).min(most);
            for (sum, given) in t.cues.iter_mut().zip(s.cues) {
                *sum += share(given);
            }
            t.negative += share(s.negative);
            t.problem += share(s.problem);
            t.late += share(s.late);
            t.season += share(s.season);
            channels |= s.channels;
            places |= s.places;
            hear_numbers(s, &mut victims, &mut people, &mut waiting);
        }
        t.channels = channels.count_ones();
        t.places = places.count_ones();
        (t.victims, t.people, t.waiting_days) = (victims.value(), people.value(), waiting.value());
        t
    }

    pub fn cue(&self, kind: CueKind) -> f64 {
        CUES.iter()
            .position(|k| *k == kind)
            .map_or(0.0, |i| self.cues[i])
    }

    pub fn share(&self, of: f64) -> f64 {
        if self.speakers > 0.0 {
            of / self.speakers
        } else {
            0.0
        }
    }

    /// 0 to 1: how many speakers give a cue (log scale), and whether they are more than a few of all.
    pub fn strength(&self, of: f64, full: &FullScale) -> f64 {
        let share = self.share(of);
        if share < BY_CHANCE {
            0.0
        } else {
            log_scale(of, full.cue) * (2.0 * share).min(1.0)
        }
    }
}

fn hear_numbers(s: &Speaker, victims: &mut Second, people: &mut Second, waiting: &mut Second) {
    for (second, number) in [
        (victims, s.victims),
        (people, s.people),
        (waiting, s.waiting_days),
    ] {
        if let Some(n) = number {
            second.hear(n);
        }
    }
}

/// The second highest number, or the only one: one speaker's exaggeration decides nothing.
#[derive(Default)]
struct Second {
    first: Option<f64>,
    second: Option<f64>,
}

impl Second {
    fn hear(&mut self, n: f64) {
        match self.first {
            Some(first) if n <= first => self.second = Some(self.second.map_or(n, |s| s.max(n))),
            first => {
                self.second = first;
                self.first = Some(n);
            }
        }
    }

    fn value(&self) -> Option<f64> {
        self.second.or(self.first)
    }
}

/// 0 at nothing, 1 at `full` and above.
pub fn log_scale(n: f64, full: f64) -> f64 {
    (n.max(0.0).ln_1p() / full.max(1.0).ln_1p()).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_exaggeration_decides_no_number() {
        let heard = |numbers: &[f64]| {
            let mut second = Second::default();
            numbers.iter().for_each(|n| second.hear(*n));
            second.value()
        };
        assert_eq!(heard(&[]), None);
        assert_eq!(heard(&[7.0]), Some(7.0));
        for order in [[5.0, 9000.0, 6.0], [9000.0, 6.0, 5.0], [6.0, 5.0, 9000.0]] {
            assert_eq!(heard(&order), Some(6.0));
        }
        assert_eq!(heard(&[9.0, 9.0, 1.0]), Some(9.0));
    }

    #[test]
    fn a_cue_of_a_few_among_many_is_chance() {
        let full = FullScale::default();
        let t = Tally {
            speakers: 100.0,
            ..Tally::default()
        };
        assert_eq!(t.strength(1.0, &full), 0.0);
        // Half of all speakers, and as many as are full: no more than full.
        assert_eq!(t.strength(50.0, &full), 1.0);
        assert!(t.strength(6.0, &full) < 0.2);
    }
}
