//! A vector for each common word from the company it keeps in a corpus that nobody labelled: words
//! used alike (*rusak, jebol, ambrol*) have vectors alike, and a model that learns from vectors
//! knows the second from examples of the first.
//!
//! Levy and Goldberg (2014): the leading eigenvectors of the matrix of positive pointwise mutual
//! information of words four apart, contexts smoothed by 0.75; by orthogonal iteration.

use std::collections::HashMap;

pub struct Vectors {
    pub words: Vec<String>,
    /// `DIMENSIONS` numbers a word, of length one.
    pub values: Vec<f32>,
}

pub const DIMENSIONS: usize = 100;
const WINDOW: usize = 4;
const LEAST: u32 = 8;
const SMOOTHING: f64 = 0.75;
const ITERATIONS: usize = 8;

impl Vectors {
    /// Of texts as lists of words.
    pub fn new(texts: &[Vec<String>]) -> Self {
        let words = common(texts);
        let ids: HashMap<&str, u32> = words.iter().map(String::as_str).zip(0..).collect();
        let rows = information(&counts(texts, &ids), words.len());
        let mut values = leading(&rows, words.len());
        for v in values.chunks_mut(DIMENSIONS) {
            let length = v.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
            v.iter_mut().for_each(|x| *x /= length);
        }
        Vectors { words, values }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &[f32])> {
        let values = self.values.chunks(DIMENSIONS);
        self.words.iter().map(String::as_str).zip(values)
    }
}

/// Words that occur often enough to be known by their company, by the alphabet.
fn common(texts: &[Vec<String>]) -> Vec<String> {
    let mut n: std::collections::BTreeMap<&str, u32> = Default::default();
    texts
        .iter()
        .flatten()
        .for_each(|w| *n.entry(w).or_default() += 1);
    let often = n.into_iter().filter(|(_, n)| *n >= LEAST);
    often.map(|(w, _)| w.to_owned()).collect()
}

/// How often two words stand near each other, a neighbour counting most: in twelfths.
fn counts(texts: &[Vec<String>], ids: &HashMap<&str, u32>) -> Vec<(u32, u32, u32)> {
    let mut pairs = Vec::new();
    for text in texts {
        let text: Vec<_> = text.iter().map(|w| ids.get(w.as_str()).copied()).collect();
        for (i, a) in text.iter().enumerate() {
            for (far, b) in text[i + 1..].iter().take(WINDOW).enumerate() {
                if let (Some(a), Some(b)) = (a, b) {
                    let share = 12 / (far as u32 + 1);
                    pairs.push((*a, *b, share));
                    pairs.push((*b, *a, share));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        if same {
            kept.2 += next.2;
        }
        same
    });
    pairs
}

/// Of each word: the words that stand near it more often than by chance, and how much (log).
fn information(counts: &[(u32, u32, u32)], n: usize) -> Vec<Vec<(u32, f32)>> {
    let mut sums = vec![0.0_f64; n];
    counts
        .iter()
        .for_each(|(a, _, c)| sums[*a as usize] += f64::from(*c));
    let smooth: Vec<f64> = sums.iter().map(|s| s.powf(SMOOTHING)).collect();
    let all: f64 = smooth.iter().sum();
    let mut rows = vec![Vec::new(); n];
    for (a, b, c) in counts {
        let chance = sums[*a as usize] * smooth[*b as usize] / all;
        let value = (f64::from(*c) / chance).ln() as f32;
        if value > 0.0 {
            rows[*a as usize].push((*b, value));
        }
    }
    rows
}

/// The leading eigenvectors, each times the root of its eigenvalue, word by word.
fn leading(rows: &[Vec<(u32, f32)>], n: usize) -> Vec<f32> {
    // Any start that is not regular does.
    let mut seed = 1_u64;
    let mut next = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 40) as f32 / (1 << 23) as f32 - 1.0
    };
    let mut q: Vec<f32> = (0..n * DIMENSIONS).map(|_| next()).collect();
    let mut values = vec![1.0; DIMENSIONS];
    for _ in 0..ITERATIONS {
        let mut product = vec![0.0; n * DIMENSIONS];
        for (row, out) in rows.iter().zip(product.chunks_mut(DIMENSIONS)) {
            for (b, value) in row {
                let from = &q[*b as usize * DIMENSIONS..][..DIMENSIONS];
                out.iter_mut().zip(from).for_each(|(o, f)| *o += value * f);
            }
        }
        values = orthogonal(&mut product);
        q = product;
    }
    for row in q.chunks_mut(DIMENSIONS) {
        row.iter_mut()
            .zip(&values)
            .for_each(|(x, v)| *x *= v.sqrt());
    }
    q
}

/// Makes the columns orthogonal and of length one (Gram and Schmidt); gives their lengths before.
fn orthogonal(q: &mut [f32]) -> Vec<f32> {
    let mut columns: Vec<Vec<f32>> = (0..DIMENSIONS)
        .map(|c| q.iter().skip(c).step_by(DIMENSIONS).copied().collect())
        .collect();
    let dot = |a: &[f32], b: &[f32]| -> f32 {
        let products = a.iter().zip(b).map(|(a, b)| f64::from(a * b));
        products.sum::<f64>() as f32
    };
    let mut lengths = Vec::new();
    for c in 0..DIMENSIONS {
        let (done, rest) = columns.split_at_mut(c);
        let Some(column) = rest.first_mut() else {
            break;
        };
        for d in done.iter() {
            let along = dot(column, d);
            column.iter_mut().zip(d).for_each(|(x, d)| *x -= along * d);
        }
        let length = dot(column, column).sqrt().max(1e-9);
        column.iter_mut().for_each(|x| *x /= length);
        lengths.push(length);
    }
    for (c, column) in columns.iter().enumerate() {
        q.iter_mut()
            .skip(c)
            .step_by(DIMENSIONS)
            .zip(column)
            .for_each(|(q, x)| *q = *x);
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_like_company_have_like_vectors() {
        let text = |s: &str| s.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let mut texts = Vec::new();
        for _ in 0..10 {
            texts.push(text("jalan rusak parah"));
            texts.push(text("jalan jebol parah"));
            texts.push(text("warga senang sekali"));
            texts.push(text("warga gembira sekali"));
        }
        let vectors = Vectors::new(&texts);
        let of = |w: &str| {
            let (_, v) = vectors.iter().find(|(word, _)| *word == w).unwrap();
            v.to_vec()
        };
        let like = |a: &str, b: &str| -> f32 { of(a).iter().zip(of(b)).map(|(a, b)| a * b).sum() };
        assert!(like("rusak", "jebol") > 0.9, "{}", like("rusak", "jebol"));
        assert!(like("rusak", "senang") < 0.5, "{}", like("rusak", "senang"));
    }
}
