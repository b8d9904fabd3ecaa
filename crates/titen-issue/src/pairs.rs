//! Pairs of ranked issues for people to compare, who must not see the ranks.
//!
//! Each choice hangs on a hash of the seed and the two ids alone, so a sheet can be drawn again.

use titen_model::IssueId;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Ranks apart, at most, of two issues that are near: what a ranking can most easily have wrong.
pub const NEAR: usize = 5;

/// Up to `n` pairs of indexes into `ids`, which stand in order of rank: (left, right). Half of them are near, half
/// are not; where one kind runs out, the other fills up.
pub fn draw_pairs(ids: &[IssueId], n: usize, seed: u64) -> Vec<(usize, usize)> {
    let key = |what: &str, (a, b): (usize, usize)| {
        let named = format!("{what} {} {}", ids[a], ids[b]);
        (xxh3_64_with_seed(named.as_bytes(), seed), a, b)
    };
    let all = (0..ids.len()).flat_map(|a| (a + 1..ids.len()).map(move |b| (a, b)));
    let mut all: Vec<(usize, usize)> = all.collect();
    all.sort_by_key(|pair| key("drawn", *pair));
    let (mut drawn, mut rest) = (Vec::new(), Vec::new());
    for (a, b) in all {
        let wanted = drawn.len() < n.div_ceil(2) && b - a <= NEAR;
        if wanted { &mut drawn } else { &mut rest }.push((a, b));
    }
    rest.sort_by_key(|(a, b)| b - a <= NEAR);
    rest.truncate(n.saturating_sub(drawn.len()));
    drawn.extend(rest);
    drawn.sort_by_key(|pair| key("order", *pair));
    let side = |(a, b): (usize, usize)| match key("side", (a, b)).0 & 1 {
        0 => (a, b),
        _ => (b, a),
    };
    drawn.into_iter().map(side).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn ids(n: usize) -> Vec<IssueId> {
        (0..n)
            .map(|i| format!("isu-{i:08}").parse().unwrap())
            .collect()
    }

    fn unordered(pairs: &[(usize, usize)]) -> BTreeSet<(usize, usize)> {
        pairs.iter().map(|(a, b)| (*a.min(b), *a.max(b))).collect()
    }

    #[test]
    fn near_and_far_on_both_sides_and_never_twice() {
        let pairs = draw_pairs(&ids(30), 60, 1);
        let near = |(a, b): &&(usize, usize)| a.abs_diff(*b) <= NEAR;
        let n_near = pairs.iter().filter(near).count();
        assert_eq!(n_near, 30);
        assert_eq!(unordered(&pairs).len(), 60);
        let better_left = pairs.iter().filter(|(a, b)| a < b).count();
        assert!((20..=40).contains(&better_left), "{better_left}");
        assert_eq!(pairs, draw_pairs(&ids(30), 60, 1));
        assert_ne!(pairs, draw_pairs(&ids(30), 60, 2));
    }

    #[test]
    fn no_more_pairs_than_there_are() {
        assert_eq!(draw_pairs(&ids(4), 60, 1).len(), 6);
        assert_eq!(unordered(&draw_pairs(&ids(7), 21, 3)).len(), 21);
        assert_eq!(draw_pairs(&ids(1), 5, 1), []);
        assert_eq!(draw_pairs(&ids(9), 1, 1).len(), 1);
    }
}
