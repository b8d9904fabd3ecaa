//! Sparse vectors sorted by feature: sums are always taken in one order, so results never depend on a hash map.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sparse(Vec<(u32, f32)>);

impl Sparse {
    /// Values of one feature are added up.
    pub fn from_pairs(mut pairs: Vec<(u32, f32)>) -> Self {
        pairs.sort_by_key(|p| p.0);
        Self::from_sorted(pairs)
    }

    /// Of whole numbers and quarters, whose sum is the same in any order.
    pub fn from_counts(mut pairs: Vec<(u32, f32)>) -> Self {
        pairs.sort_unstable_by_key(|p| p.0);
        Self::from_sorted(pairs)
    }

    fn from_sorted(mut pairs: Vec<(u32, f32)>) -> Self {
        pairs.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                kept.1 += later.1;
            }
            same
        });
        Sparse(pairs)
    }

    /// Other values, of the same features.
    pub fn map(mut self, value: impl Fn(u32, f32) -> f32) -> Self {
        for (k, v) in &mut self.0 {
            *v = value(*k, *v);
        }
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.0.iter().copied()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn dot(&self, other: &Sparse) -> f32 {
        let (mut a, mut b) = (self.0.as_slice(), other.0.as_slice());
        if a.len() > b.len() {
            std::mem::swap(&mut a, &mut b);
        }
        let mut sum = 0.0;
        // A document against a large centroid: look its few features up, instead of walking both.
        if b.len() > 16 * a.len().max(1) {
            for (k, v) in a {
                if let Ok(i) = b.binary_search_by_key(k, |p| p.0) {
                    sum += v * b[i].1;
                }
            }
            return sum;
        }
        // No branch that depends on which side is behind: it could not be foretold.
        let (mut i, mut j) = (0, 0);
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            if x.0 == y.0 {
                sum += x.1 * y.1;
            }
            i += usize::from(x.0 <= y.0);
            j += usize::from(y.0 <= x.0);
        }
        sum
    }

    pub fn norm(&self) -> f32 {
        self.0.iter().map(|(_, v)| v * v).sum::<f32>().sqrt()
    }

    pub fn scaled(mut self, by: f32) -> Self {
        for p in &mut self.0 {
            p.1 *= by;
        }
        self
    }

    pub fn unit(self) -> Self {
        let norm = self.norm();
        if norm > 0.0 {
            self.scaled(1.0 / norm)
        } else {
            self
        }
    }

    pub fn add(&mut self, other: &Sparse) {
        let (old, n) = (self.0.len(), other.0.len());
        self.0.resize(old + n - self.n_common(other), (0, 0.0));
        let (mut i, mut j) = (old, n);
        // From the end, so that nothing is overwritten before it is read.
        for to in (0..self.0.len()).rev() {
            if j == 0 {
                break;
            }
            let b = other.0[j - 1];
            self.0[to] = match i.checked_sub(1).map(|last| self.0[last]) {
                Some(a) if a.0 >= b.0 => {
                    i -= 1;
                    if a.0 == b.0 {
                        j -= 1;
                        (a.0, a.1 + b.1)
                    } else {
                        a
                    }
                }
                _ => {
                    j -= 1;
                    b
                }
            };
        }
    }

    fn n_common(&self, other: &Sparse) -> usize {
        let (mut i, mut j, mut n) = (0, 0, 0);
        while let (Some(x), Some(y)) = (self.0.get(i), other.0.get(j)) {
            n += usize::from(x.0 == y.0);
            i += usize::from(x.0 <= y.0);
            j += usize::from(y.0 <= x.0);
        }
        n
    }

    pub fn keep_heaviest(&mut self, n: usize) {
        if self.0.len() > n {
            keep_heaviest(&mut self.0, n);
            self.0.sort_unstable_by_key(|p| p.0);
        }
    }
}

/// The `n` heaviest, heaviest first; equal weights by feature.
pub fn heaviest(mut pairs: Vec<(u32, f32)>, n: usize) -> Vec<(u32, f32)> {
    keep_heaviest(&mut pairs, n);
    pairs.sort_unstable_by(heavier);
    pairs
}

fn keep_heaviest(pairs: &mut Vec<(u32, f32)>, n: usize) {
    if pairs.len() > n && n > 0 {
        pairs.select_nth_unstable_by(n - 1, heavier);
    }
    pairs.truncate(n);
}

fn heavier(a: &(u32, f32), b: &(u32, f32)) -> std::cmp::Ordering {
    b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_multiplying_agree() {
        let short = Sparse::from_pairs(vec![(3, 1.0), (40, 2.0), (99, 5.0)]);
        let long = Sparse::from_pairs((0..98).map(|k| (k, 1.0)).collect());
        assert_eq!(short.dot(&long), 3.0);
        let middling = Sparse::from_pairs((3..45).map(|k| (k, 1.0)).collect());
        assert_eq!(short.dot(&middling), 3.0);
    }

    #[test]
    fn sums_are_of_both() {
        let of = |keys: &[u32]| Sparse::from_counts(keys.iter().map(|k| (*k, 1.0)).collect());
        for (a, b) in [
            (&[1, 5, 9][..], &[2, 5, 10, 11][..]),
            (&[7], &[1, 2]),
            (&[1, 2], &[7]),
            (&[], &[3]),
            (&[3], &[]),
            (&[3, 4], &[3, 4]),
        ] {
            let mut sum = of(a);
            sum.add(&of(b));
            assert_eq!(sum, of(&[a, b].concat()));
        }
    }

    #[test]
    fn the_heaviest_are_kept_and_stay_sorted() {
        let mut v = Sparse::from_pairs(vec![(1, 0.1), (2, 0.9), (3, 0.5), (4, 0.5), (2, 0.1)]);
        v.keep_heaviest(2);
        assert_eq!(v.iter().collect::<Vec<_>>(), [(2, 1.0), (3, 0.5)]);
    }
}
