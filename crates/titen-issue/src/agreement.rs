//! How far people who compared pairs of issues agree with the ranking.

use xxhash_rust::xxh3::xxh3_64;

/// Resamplings of the interval, and the quantiles between which 95 % of them lie.
const DRAWS: u32 = 2000;
const LOW: f64 = 0.025;
const HIGH: f64 = 0.975;

/// What a rater said of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    Left,
    Right,
    Same,
}

impl Answer {
    pub(crate) const ALL: [Answer; 3] = [Answer::Left, Answer::Right, Answer::Same];

    /// The answer, had the sides been changed.
    pub fn mirrored(self) -> Answer {
        match self {
            Answer::Left => Answer::Right,
            Answer::Right => Answer::Left,
            Answer::Same => Answer::Same,
        }
    }
}

/// Where the two issues of a pair stand on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    pub left_rank: u32,
    pub right_rank: u32,
    /// They stand equal, says the ranking (`tied_from`, `tied_to`).
    pub tied: bool,
}

impl Pair {
    /// What the ranking says; it has a strict order even of those that stand equal.
    pub fn ranked(&self) -> Answer {
        if self.left_rank < self.right_rank {
            Answer::Left
        } else {
            Answer::Right
        }
    }
    fn is_contradicted_by(&self, answer: Answer) -> bool {
        answer == self.ranked().mirrored()
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    pub judged: usize,
    pub agrees: usize,
    pub contradicts: usize,
    pub same: usize,
    /// Over the pairs where the rater took a side; None where it never did.
    pub tau: Option<f64>,
    pub interval: Option<(f64, f64)>,
    /// With the rater's ties and the ranking's own.
    pub tau_b: Option<f64>,
}

impl Agreement {
    pub fn share(&self) -> Option<f64> {
        ratio(self.agrees as f64, self.judged as f64)
    }
}

/// `answers` are of `pairs`, in their order; None where nothing was said.
pub fn agreement(pairs: &[Pair], answers: &[Option<Answer>]) -> Agreement {
    let judged: Vec<(Pair, Answer)> = pairs
        .iter()
        .zip(answers)
        .filter_map(|(pair, answer)| Some((*pair, (*answer)?)))
        .collect();
    let count = |wanted: &dyn Fn(&Pair, Answer) -> bool| {
        judged.iter().filter(|(p, a)| wanted(p, *a)).count()
    };
    Agreement {
        judged: judged.len(),
        agrees: count(&|p, a| a == p.ranked()),
        contradicts: count(&|p, a| p.is_contradicted_by(a)),
        same: count(&|_, a| a == Answer::Same),
        tau: tau(judged.iter()),
        interval: interval(&judged),
        tau_b: tau_b(&judged),
    }
}

/// Concordant less discordant, over both.
fn tau<'p>(judged: impl Iterator<Item = &'p (Pair, Answer)>) -> Option<f64> {
    let (mut for_it, mut against) = (0.0, 0.0);
    for (pair, answer) in judged {
        if *answer == pair.ranked() {
            for_it += 1.0;
        } else if pair.is_contradicted_by(*answer) {
            against += 1.0;
        }
    }
    ratio(for_it - against, for_it + against)
}

/// Kendall's, over the judged pairs alone: a pair that only one side calls equal makes agreement less sure.
fn tau_b(judged: &[(Pair, Answer)]) -> Option<f64> {
    let (mut sum, mut ranking_decides, mut rater_decides) = (0.0, 0.0, 0.0);
    for (pair, answer) in judged {
        let (ranking, rater) = (!pair.tied, *answer != Answer::Same);
        ranking_decides += f64::from(u8::from(ranking));
        rater_decides += f64::from(u8::from(rater));
        if ranking && rater {
            sum += if *answer == pair.ranked() { 1.0 } else { -1.0 };
        }
    }
    ratio(sum, f64::sqrt(ranking_decides * rater_decides))
}

/// Of tau, by resampling pairs; the same answers give the same interval.
fn interval(judged: &[(Pair, Answer)]) -> Option<(f64, f64)> {
    let n = judged.len() as u64;
    let mut taus: Vec<f64> = (0..DRAWS)
        .filter_map(|draw| {
            let drawn = (0..n).map(|i| {
                let random = xxh3_64(&(u64::from(draw) << 32 | i).to_le_bytes());
                &judged[(random % n) as usize]
            });
            tau(drawn)
        })
        .collect();
    taus.sort_by(f64::total_cmp);
    let last = taus.len().checked_sub(1)?;
    let at = |q: f64| taus[(q * last as f64).round() as usize];
    Some((at(LOW), at(HIGH)))
}

/// What most raters said of each pair; `Same` where no answer has more than the next.
pub fn majority(raters: &[Vec<Option<Answer>>]) -> Vec<Option<Answer>> {
    let n = raters.iter().map(Vec::len).max().unwrap_or(0);
    let of_pair = |i: usize| {
        let said = |answer: Answer| {
            let so = |r: &&Vec<Option<Answer>>| r.get(i) == Some(&Some(answer));
            raters.iter().filter(so).count()
        };
        let most = Answer::ALL.map(said).into_iter().max().filter(|n| *n > 0)?;
        let mut first = Answer::ALL.into_iter().filter(|a| said(*a) == most);
        match (first.next(), first.next()) {
            (Some(only), None) => Some(only),
            _ => Some(Answer::Same),
        }
    };
    (0..n).map(of_pair).collect()
}

/// Pairs that at least one rater judged and where all who did put the lower issue first.
pub fn contradicted(pairs: &[Pair], raters: &[Vec<Option<Answer>>]) -> Vec<usize> {
    (0..pairs.len())
        .filter(|i| {
            let mut said = raters
                .iter()
                .filter_map(|r| r.get(*i).copied().flatten())
                .peekable();
            said.peek().is_some() && said.all(|a| pairs[*i].is_contradicted_by(a))
        })
        .collect()
}

pub(crate) fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

#[cfg(test)]
mod tests {
    use super::Answer::{Left, Right, Same};
    use super::*;

    fn pair(left_rank: u32, right_rank: u32, tied: bool) -> Pair {
        Pair {
            left_rank,
            right_rank,
            tied,
        }
    }

    fn close(found: Option<f64>, wanted: f64) {
        assert!(
            found.is_some_and(|f| (f - wanted).abs() < 1e-9),
            "{found:?} is not {wanted}"
        );
    }

    #[test]
    fn tau_by_hand() {
        let pairs = [
            pair(1, 2, false),
            pair(5, 3, false),
            pair(1, 9, false),
            pair(4, 5, true),
            pair(8, 2, false),
            pair(2, 6, false),
            pair(3, 7, false),
        ];
        let said = [Left, Right, Right, Left, Same, Left].map(Some);
        let answers: Vec<_> = said.into_iter().chain([None]).collect();
        let found = agreement(&pairs, &answers);
        assert_eq!((found.judged, found.same), (6, 1));
        // For it: pairs 1, 2, 4 and 6; against it: 3.
        assert_eq!((found.agrees, found.contradicts), (4, 1));
        close(found.tau, 3.0 / 5.0);
        close(found.share(), 4.0 / 6.0);
        // Pair 4 is the ranking's tie and pair 5 the rater's: 3 - 1 over √(5 · 5).
        close(found.tau_b, 2.0 / 5.0);
        let (low, high) = found.interval.unwrap();
        assert!(low < 0.6 && high > 0.6 && high <= 1.0, "{low} {high}");
        assert_eq!(found, agreement(&pairs, &answers));
    }

    #[test]
    fn all_for_it_all_against_it_and_nothing_said() {
        let pairs = [pair(1, 2, false), pair(4, 3, false)];
        let so = [Some(Left), Some(Right)];
        let not = so.map(|a| a.map(Answer::mirrored));
        close(agreement(&pairs, &so).tau, 1.0);
        close(agreement(&pairs, &not).tau, -1.0);
        close(agreement(&pairs, &not).tau_b, -1.0);
        assert_eq!(agreement(&pairs, &so).interval, Some((1.0, 1.0)));
        for answers in [[None, None], [Some(Same), None]] {
            let found = agreement(&pairs, &answers);
            assert_eq!((found.tau, found.tau_b, found.interval), (None, None, None));
        }
    }

    #[test]
    fn the_majority_and_whom_all_contradict() {
        let raters = [
            vec![Some(Left), Some(Left), Some(Right), None],
            vec![Some(Left), Some(Right), Some(Right), None],
            vec![Some(Same), None, None, None],
        ];
        let most = [Some(Left), Some(Same), Some(Right), None];
        assert_eq!(majority(&raters), most);
        let pairs = [pair(2, 1, false), pair(2, 1, false), pair(1, 3, true)];
        assert_eq!(contradicted(&pairs, &raters[..2]), [0, 2]);
        assert_eq!(contradicted(&pairs, &raters), [2]);
        assert_eq!(majority(&[]), []);
    }
}
