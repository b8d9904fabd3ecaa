//! Sums a linear model's weights over the hashed features of one text: whole numbers only, and
//! nothing allocated for a feature.
//!
//! Features come in groups (words, characters). A group's sum is divided by the root of how many
//! features it has, so that long texts are surer than short ones, but not as much surer as they
//! are longer. A trainer collects the same features instead of their weights.

use titen_dict::LinearModel;

/// Takes a text's features one by one: `group` says which sum, `hash` which weight.
pub trait Features {
    fn take(&mut self, group: usize, hash: u32);
}

/// The sums of `N` classes in `G` groups.
pub struct Sums<'m, const N: usize, const G: usize> {
    model: &'m LinearModel,
    counts: Counts<N, G>,
}

/// What features came to. Whole numbers, so that a part of a text counts the same by itself.
#[derive(Clone, Copy)]
pub struct Counts<const N: usize, const G: usize> {
    sums: [[i32; N]; G],
    n: [u32; G],
}

impl<'m, const N: usize, const G: usize> Sums<'m, N, G> {
    pub fn new(model: &'m LinearModel) -> Self {
        Sums {
            model,
            counts: Counts {
                sums: [[0; N]; G],
                n: [0; G],
            },
        }
    }

    pub fn counts(&self) -> Counts<N, G> {
        self.counts
    }

    pub fn add(&mut self, part: &Counts<N, G>) {
        let Counts { sums, n } = &mut self.counts;
        for (sum, more) in sums
            .as_flattened_mut()
            .iter_mut()
            .zip(part.sums.as_flattened())
        {
            *sum += more;
        }
        for (n, more) in n.iter_mut().zip(part.n) {
            *n += more;
        }
    }

    /// Has the text no feature at all?
    pub fn is_empty(&self) -> bool {
        self.counts.n.iter().all(|n| *n == 0)
    }

    /// The log odds of each class, but for what all have in common.
    pub fn logits(&self) -> [f32; N] {
        let mut logits = [0.0; N];
        for (c, class) in self.model.classes().iter().enumerate().take(N) {
            let parts = self.counts.sums.iter().zip(&self.counts.n);
            let sum: f32 = parts.map(|(s, n)| s[c] as f32 * group_weight(*n)).sum();
            logits[c] = class.bias + class.scale * sum;
        }
        logits
    }
}

impl<const N: usize, const G: usize> Features for Sums<'_, N, G> {
    #[inline]
    fn take(&mut self, group: usize, hash: u32) {
        let weights = self.model.weights(hash);
        for (sum, w) in self.counts.sums[group].iter_mut().zip(weights) {
            *sum += i32::from(w.cast_signed());
        }
        self.counts.n[group] += 1;
    }
}

/// What a feature counts in a group of `n`.
pub fn group_weight(n: u32) -> f32 {
    1.0 / (n.max(1) as f32).sqrt()
}

/// Spreads a small number over all 32 bits (Knuth's multiplicative hash, the golden ratio).
#[inline]
pub(crate) fn spread(x: u32) -> u32 {
    x.wrapping_mul(0x9e37_79b1)
}

/// FNV-1a with a last mix, as its upper bits decide.
#[inline]
pub(crate) fn word_hash(bytes: &[u8]) -> u32 {
    let hash = |h: u32, b: &u8| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193);
    spread_well(bytes.iter().fold(0x811c_9dc5, hash))
}

/// Of a hash that is made from another (a pair of words, a word with its mark).
#[inline]
pub(crate) fn spread_well(mut x: u32) -> u32 {
    x ^= x >> 15;
    x = x.wrapping_mul(0x2c1b_3c6d);
    x ^ (x >> 13)
}

/// The hashes of all runs of 1 to `N` bytes of a word with a mark at each end. Bytes, not letters:
/// a letter of two bytes is a run of two.
#[inline]
pub(crate) fn runs<const MIN: u32, const MAX: u32>(word: &[u8], mut take: impl FnMut(u32)) {
    let mut last = 0_u32;
    let mut length = 0;
    let mut push = |byte: u8| {
        last = last << 8 | u32::from(byte);
        length += 1;
        for n in MIN..=MAX.min(length) {
            // A lone mark tells nothing.
            if n > 1 || byte != EDGE {
                take(spread_well(spread(last & (u32::MAX >> (32 - 8 * n))) ^ n));
            }
        }
    };
    push(EDGE);
    word.iter().for_each(|b| push(*b));
    push(EDGE);
}

const EDGE: u8 = b'_';

#[cfg(test)]
mod tests {
    use super::*;
    use titen_dict::LinearClass;

    #[test]
    fn sums_are_scaled_by_group_and_class() {
        let class = |scale, bias| LinearClass {
            label: "x".to_owned(),
            scale,
            bias,
        };
        let rows: [(u32, &[i8]); 2] = [(1 << 24, &[4, -1]), (u32::MAX, &[10, 1])];
        let classes = vec![class(0.5, 1.0), class(2.0, 0.0)];
        let model = LinearModel::new("uji", classes, 1, rows.into_iter());
        let mut sums: Sums<'_, 2, 2> = Sums::new(&model);
        for _ in 0..4 {
            sums.take(0, 1 << 24);
        }
        sums.take(1, u32::MAX);
        assert_eq!(
            sums.logits(),
            [1.0 + 0.5 * (8.0 + 10.0), 2.0 * (-2.0 + 1.0)]
        );
    }

    #[test]
    fn runs_of_a_word_have_its_edges() {
        let mut n = 0;
        runs::<1, 4>(b"di", |_| n += 1);
        // d i, _d di i_, _di di_, _di_
        assert_eq!(n, 8);
        let mut n = 0;
        runs::<1, 4>(b"", |_| n += 1);
        assert_eq!(n, 1, "the two edges");
    }
}
