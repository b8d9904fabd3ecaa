//! How far two raters of the same pairs agree with each other.

use crate::agreement::{Answer, ratio};

/// Two raters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Between {
    /// Pairs that both judged.
    pub both: usize,
    pub same_answer: usize,
    /// Cohen's; None where chance alone would make them agree always.
    pub kappa: Option<f64>,
}

impl Between {
    pub fn share(&self) -> Option<f64> {
        ratio(self.same_answer as f64, self.both as f64)
    }
}

pub fn between(one: &[Option<Answer>], other: &[Option<Answer>]) -> Between {
    let both: Vec<(Answer, Answer)> = one
        .iter()
        .zip(other)
        .filter_map(|(a, b)| Some(((*a)?, (*b)?)))
        .collect();
    let same_answer = both.iter().filter(|(a, b)| a == b).count();
    let share = |n: usize| ratio(n as f64, both.len() as f64);
    let by_chance = Answer::ALL.map(|answer| {
        let of_one = share(both.iter().filter(|(a, _)| *a == answer).count())?;
        let of_other = share(both.iter().filter(|(_, b)| *b == answer).count())?;
        Some(of_one * of_other)
    });
    let by_chance: Option<f64> = by_chance.into_iter().sum();
    let kappa = by_chance
        .zip(share(same_answer))
        .and_then(|(chance, seen)| ratio(seen - chance, 1.0 - chance));
    Between {
        both: both.len(),
        same_answer,
        kappa,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::Answer::{Left, Right, Same};

    #[test]
    fn kappa_by_hand() {
        let one = [
            Left, Left, Left, Left, Right, Right, Right, Right, Same, Left,
        ];
        let other = [
            Left, Left, Left, Right, Right, Right, Right, Left, Same, Right,
        ];
        let found = between(&one.map(Some), &other.map(Some));
        assert_eq!((found.both, found.same_answer), (10, 7));
        let kappa = found.kappa.unwrap();
        // By chance: .5 · .4 + .4 · .5 + .1 · .1 = .41.
        assert!(
            (kappa - (0.7 - 0.41) / (1.0 - 0.41)).abs() < 1e-9,
            "{kappa}"
        );
        assert_eq!(between(&[Some(Left)], &[Some(Left)]).kappa, None);
        assert_eq!(between(&[Some(Left)], &[None]).share(), None);
    }
}
