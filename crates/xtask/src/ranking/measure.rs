//! NDCG (Järvelin and Kekäläinen 2002) of the list's head, and Kendall's tau-b over all graded issues.

use super::judged::Grades;
use super::weeks::WholeWeek;
use titen_model::{ItemId, RankedWeek};

/// Length of the list that goes to the regent.
const TOP: usize = 10;

#[derive(Debug, Clone, Copy)]
pub struct Quality {
    /// Graded issues.
    pub n: usize,
    pub ndcg: f64,
    pub tau: f64,
    /// Mean grade of the first ten, and what the ten best would have.
    pub head: f64,
    pub best: f64,
}

/// An issue's place (those without a rank come last, as equals) and the mean grade of its items.
pub fn graded(week: &WholeWeek, ranked: &RankedWeek, grades: &Grades) -> Vec<(usize, f64)> {
    let last = ranked.ranked.len();
    let placed = ranked.ranked.iter().map(|r| &r.items).enumerate();
    let others = ranked.unranked.iter().map(|u| (last, &u.items));
    placed
        .chain(others)
        .filter_map(|(place, items)| Some((place, grade_of(week, items, grades)?)))
        .collect()
}

/// The mean grade of an issue's items, where any was graded.
pub fn grade_of(week: &WholeWeek, items: &[ItemId], grades: &Grades) -> Option<f64> {
    let of = |id: &ItemId| week.items.get(id).and_then(|i| grades.of.get(&i.key));
    let told: Vec<f64> = items.iter().filter_map(of).copied().collect();
    (!told.is_empty()).then(|| told.iter().sum::<f64>() / told.len() as f64)
}

pub fn quality(week: &WholeWeek, ranked: &RankedWeek, grades: &Grades) -> Quality {
    of(&graded(week, ranked, grades), ranked.ranked.len())
}

fn of(graded: &[(usize, f64)], n_ranked: usize) -> Quality {
    let gain = |grades: &mut dyn Iterator<Item = f64>| -> f64 {
        let discounted = |(i, g): (usize, f64)| (g.exp2() - 1.0) / (i as f64 + 2.0).log2();
        grades.take(TOP).enumerate().map(discounted).sum()
    };
    let mut best: Vec<f64> = graded.iter().map(|g| g.1).collect();
    best.sort_by(|a, b| b.total_cmp(a));
    let listed = || graded.iter().filter(|g| g.0 < n_ranked).map(|g| g.1);
    let mean = |it: &mut dyn Iterator<Item = f64>| {
        let head: Vec<f64> = it.take(TOP).collect();
        head.iter().sum::<f64>() / head.len().max(1) as f64
    };
    Quality {
        n: graded.len(),
        ndcg: gain(&mut listed()) / gain(&mut best.iter().copied()).max(f64::MIN_POSITIVE),
        tau: tau_b(graded),
        head: mean(&mut listed()),
        best: mean(&mut best.iter().copied()),
    }
}

fn tau_b(graded: &[(usize, f64)]) -> f64 {
    let (mut sum, mut by_place, mut by_grade) = (0.0, 0.0, 0.0);
    for (i, a) in graded.iter().enumerate() {
        for b in &graded[..i] {
            let place = b.0.cmp(&a.0) as i8 as f64;
            let grade = a.1.total_cmp(&b.1) as i8 as f64;
            sum += place * grade;
            by_place += place.abs();
            by_grade += grade.abs();
        }
    }
    sum / f64::sqrt(by_place * by_grade).max(f64::MIN_POSITIVE)
}

/// 95 % of resamplings of the weeks' graded issues lie between, for the mean over weeks.
pub fn interval(
    weeks: &[(Vec<(usize, f64)>, usize)],
    of_quality: &dyn Fn(Quality) -> f64,
) -> [f64; 2] {
    const DRAWS: u64 = 1000;
    let mut random = crate::climb::Random::new(1);
    let mut means: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let of_week = |(graded, n): &(Vec<(usize, f64)>, usize)| {
                let mut drawn: Vec<(usize, f64)> = graded
                    .iter()
                    .map(|_| graded[random.below(graded.len())])
                    .collect();
                drawn.sort_by_key(|g| g.0);
                of_quality(of(&drawn, *n))
            };
            weeks.iter().map(of_week).sum::<f64>() / weeks.len().max(1) as f64
        })
        .collect();
    means.sort_by(f64::total_cmp);
    let at = |q: f64| means[(q * (means.len() - 1) as f64).round() as usize];
    [at(0.025), at(0.975)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_order_is_one_and_the_worst_is_minus_one() {
        let best: Vec<(usize, f64)> = (0..5).map(|i| (i, 4.0 - i as f64)).collect();
        let worst: Vec<(usize, f64)> = (0..5).map(|i| (i, i as f64)).collect();
        let (b, w) = (of(&best, 5), of(&worst, 5));
        assert!((b.ndcg - 1.0).abs() < 1e-12 && (b.tau - 1.0).abs() < 1e-12);
        assert!(w.ndcg < 0.7 && (w.tau + 1.0).abs() < 1e-12);
        assert_eq!(interval(&[(best, 5)], &|q| q.ndcg)[1], 1.0);
    }

    #[test]
    fn what_has_no_rank_gains_nothing() {
        // Graded 4 and unranked: the list alone has what is left.
        let q = of(&[(0, 1.0), (1, 4.0)], 1);
        let ideal = 15.0 + 1.0 / 3f64.log2();
        assert!((q.ndcg - 1.0 / ideal).abs() < 1e-12);
        assert_eq!((q.head, q.best, q.n), (1.0, 2.5, 2));
    }
}
