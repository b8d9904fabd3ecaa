//! Softmax regression with an L2 penalty over sparse features, fitted by L-BFGS (Liu and Nocedal,
//! 1989): no step sizes to tune, no seed, the same weights on every run.

use std::collections::{BTreeMap, VecDeque};
use titen_dict::{LinearClass, LinearModel};

#[derive(Debug, Clone)]
pub struct Example {
    /// Key (upper bits of a hash) and value, each key once, by key.
    features: Vec<(u32, f32)>,
    pub class: usize,
    pub weight: f32,
}

impl Example {
    /// `hashes` as `titen_text` gives them, each with its value, for a model of 2^bits slots.
    pub fn new(hashes: &[(u32, f32)], bits: u32, class: usize, weight: f32) -> Self {
        let key = |hash: u32| hash >> (32 - LinearModel::key_bits(bits));
        let mut all: Vec<_> = hashes.iter().map(|(h, v)| (key(*h), *v)).collect();
        all.sort_by_key(|(k, _)| *k);
        all.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        Example {
            features: all,
            class,
            weight,
        }
    }

    /// Features that have no hash; `Fitted::fold` turns what they weigh into weights of hashes.
    pub fn add_dense(&mut self, values: &[f32], bits: u32) {
        let all = values.iter().zip(first_dense(bits)..);
        self.features
            .extend(all.filter(|(v, _)| **v != 0.0).map(|(v, key)| (key, *v)));
    }
}

/// The key of the first dense feature: no hash has it.
fn first_dense(bits: u32) -> u32 {
    1 << LinearModel::key_bits(bits)
}

pub struct Fitted {
    n_classes: usize,
    bits: u32,
    /// By key: how often it occurs, and a weight a class.
    rows: BTreeMap<u32, (u32, Vec<f32>)>,
    biases: Vec<f32>,
}

impl Fitted {
    /// The weights of a dense feature, a class each, where there are two.
    pub fn dense(&self, feature: usize, bits: u32) -> [f32; 2] {
        let key = first_dense(bits) + feature as u32;
        self.rows.get(&key).map_or([0.0; 2], |(_, w)| [w[0], w[1]])
    }

    pub fn bias(&self) -> [f32; 2] {
        [self.biases[0], self.biases[1]]
    }
}

pub struct Penalty {
    pub l2: f64,
    pub iterations: usize,
}

/// The weights that make the examples likeliest; biases carry no penalty.
pub fn fit(examples: &[&Example], n_classes: usize, bits: u32, penalty: &Penalty) -> Fitted {
    let mut used: BTreeMap<u32, (u32, usize)> = BTreeMap::new();
    for (key, _) in examples.iter().flat_map(|e| &e.features) {
        used.entry(*key).or_default().0 += 1;
    }
    used.values_mut().zip(0..).for_each(|(u, at)| u.1 = at);
    // Where each feature's weights stand, and its value.
    let place = |(key, v): &(u32, f32)| (used[key].1 * n_classes, f64::from(*v));
    let places: Vec<Vec<(usize, f64)>> = examples
        .iter()
        .map(|e| e.features.iter().map(place).collect())
        .collect();
    let n = used.len() * n_classes;
    let loss = |w: &[f64], gradient: &mut [f64]| {
        let mut loss = 0.0;
        for (g, w) in gradient[..n].iter_mut().zip(w) {
            loss += 0.5 * penalty.l2 * w * w;
            *g = penalty.l2 * w;
        }
        gradient[n..].fill(0.0);
        let mut p = vec![0.0_f64; n_classes];
        for (e, features) in examples.iter().zip(&places) {
            p.copy_from_slice(&w[n..]);
            for (at, value) in features {
                let row = &w[*at..at + n_classes];
                p.iter_mut().zip(row).for_each(|(p, w)| *p += w * value);
            }
            let weight = f64::from(e.weight);
            loss -= weight * softmax(&mut p)[e.class].max(1e-300).ln();
            p[e.class] -= 1.0;
            p.iter_mut().for_each(|p| *p *= weight);
            for (at, value) in features {
                let row = &mut gradient[*at..at + n_classes];
                row.iter_mut().zip(&p).for_each(|(g, p)| *g += p * value);
            }
            gradient[n..].iter_mut().zip(&p).for_each(|(g, p)| *g += p);
        }
        loss
    };
    let w = minimise(loss, n + n_classes, penalty.iterations);
    let row = |(n, at): (u32, usize)| {
        let weights = &w[at * n_classes..(at + 1) * n_classes];
        (n, weights.iter().map(|w| *w as f32).collect())
    };
    Fitted {
        n_classes,
        bits,
        rows: used.into_iter().map(|(key, at)| (key, row(at))).collect(),
        biases: w[n..].iter().map(|b| *b as f32).collect(),
    }
}

/// Log odds to probabilities.
fn softmax(p: &mut [f64]) -> &[f64] {
    let max = p.iter().fold(f64::MIN, |a, b| a.max(*b));
    p.iter_mut().for_each(|p| *p = (*p - max).exp());
    let sum: f64 = p.iter().sum();
    p.iter_mut().for_each(|p| *p /= sum);
    p
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], by: f64, what: &[f64]) {
    to.iter_mut().zip(what).for_each(|(t, w)| *t += by * w);
}

/// L-BFGS from zero, with a memory of eight steps and a step that is halved until it pays.
pub(super) fn minimise(
    f: impl Fn(&[f64], &mut [f64]) -> f64,
    n: usize,
    iterations: usize,
) -> Vec<f64> {
    let (mut x, mut g) = (vec![0.0; n], vec![0.0; n]);
    let mut value = f(&x, &mut g);
    let mut memory: VecDeque<(Vec<f64>, Vec<f64>)> = VecDeque::new();
    for _ in 0..iterations {
        let d = direction(&g, &memory);
        let slope = dot(&d, &g);
        let mut step = if memory.is_empty() {
            1.0 / dot(&g, &g).sqrt().max(1.0)
        } else {
            1.0
        };
        let mut next = (x.clone(), vec![0.0; n]);
        let after = loop {
            next.0.copy_from_slice(&x);
            add(&mut next.0, step, &d);
            let after = f(&next.0, &mut next.1);
            if after <= value + 1e-4 * step * slope || step < 1e-10 {
                break after;
            }
            step /= 2.0;
        };
        let (mut s, mut y) = (next.0.clone(), next.1.clone());
        add(&mut s, -1.0, &x);
        add(&mut y, -1.0, &g);
        let gain = (value - after) / value.abs().max(1e-12);
        (x, g) = next;
        value = after;
        if gain < 1e-7 {
            break;
        }
        if dot(&s, &y) > 1e-12 {
            memory.push_back((s, y));
        }
        if memory.len() > 8 {
            memory.pop_front();
        }
    }
    x
}

/// Minus the gradient, bent by what the last steps told of the curvature.
fn direction(g: &[f64], memory: &VecDeque<(Vec<f64>, Vec<f64>)>) -> Vec<f64> {
    let mut d: Vec<f64> = g.iter().map(|g| -g).collect();
    let mut alphas = Vec::new();
    for (s, y) in memory.iter().rev() {
        let alpha = dot(s, &d) / dot(s, y);
        add(&mut d, -alpha, y);
        alphas.push(alpha);
    }
    if let Some((s, y)) = memory.back() {
        let scale = dot(s, y) / dot(y, y);
        d.iter_mut().for_each(|d| *d *= scale);
    }
    for ((s, y), alpha) in memory.iter().zip(alphas.iter().rev()) {
        let by = alpha - dot(y, &d) / dot(s, y);
        add(&mut d, by, s);
    }
    d
}

impl Fitted {
    /// Adds what the dense features from `from` on weigh, as far as `vector` has them, to a hash.
    pub fn fold(&mut self, hash: u32, from: usize, vector: &[f32], value: f32) {
        let mut sum = vec![0.0; self.n_classes];
        for (key, v) in (first_dense(self.bits) + from as u32..).zip(vector) {
            if let Some((_, weights)) = self.rows.get(&key) {
                let parts = sum.iter_mut().zip(weights);
                parts.for_each(|(s, w)| *s += value * v * w);
            }
        }
        let key = hash >> (32 - LinearModel::key_bits(self.bits));
        let (_, row) = (self.rows.entry(key)).or_insert_with(|| (1, vec![0.0; self.n_classes]));
        row.iter_mut().zip(sum).for_each(|(w, s)| *w += s);
    }

    /// One byte a weight. Each class has the scale that loses least: a few great weights are cut
    /// rather than the many small ones lost. Slots are for features that are frequent and heavy.
    pub fn quantise(&self, name: &str, labels: &[&str]) -> LinearModel {
        let dense = first_dense(self.bits);
        let rows = || {
            self.rows
                .range(..dense)
                .map(|(key, (n, row))| (*key, *n, row))
        };
        let whole = |w: f32, scale: f32| (w / scale).round().clamp(-127.0, 127.0);
        let scale = |c: usize| {
            let max = rows().fold(1e-6_f32, |a, (_, _, row)| a.max(row[c].abs()));
            let lost = |scale: f32| -> f64 {
                let error = |w: f32| f64::from(w - whole(w, scale) * scale).powi(2);
                rows().map(|(_, _, row)| error(row[c])).sum()
            };
            let scales = (1..=10).map(|i| max * i as f32 / 10.0 / 127.0);
            let best = scales.min_by(|a, b| lost(*a).total_cmp(&lost(*b)));
            best.unwrap_or(1.0)
        };
        let class = |(c, label): (usize, &&str)| LinearClass {
            label: (*label).to_owned(),
            scale: scale(c),
            bias: self.biases[c],
        };
        let classes: Vec<LinearClass> = labels.iter().enumerate().map(class).collect();
        let mut bytes: Vec<(f32, u32, Vec<i8>)> = rows()
            .map(|(key, n, row)| {
                let weights = row
                    .iter()
                    .zip(&classes)
                    .map(|(w, c)| whole(*w, c.scale) as i8);
                let size: f32 = row.iter().map(|w| w.abs()).sum();
                let hash = key << (32 - LinearModel::key_bits(self.bits));
                (size * n as f32, hash, weights.collect())
            })
            .filter(|(_, _, weights): &(_, _, Vec<i8>)| weights.iter().any(|w| *w != 0))
            .collect();
        bytes.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        bytes.truncate((1 << self.bits) * 9 / 10);
        let rows = bytes.iter().map(|(_, hash, weights)| (*hash, &weights[..]));
        LinearModel::new(name, classes, self.bits, rows)
    }
}

/// The log odds that a model gives an example.
pub fn logits(model: &LinearModel, example: &Example) -> Vec<f32> {
    let classes = model.classes();
    let mut sums = vec![0.0; classes.len()];
    let bits = LinearModel::key_bits(model.bits());
    let hashed = example.features.iter().filter(|(key, _)| *key >> bits == 0);
    for (key, value) in hashed {
        let weights = model.weights(key << (32 - bits)).iter();
        let weights = weights.map(|w| f32::from(w.cast_signed()));
        sums.iter_mut()
            .zip(weights)
            .for_each(|(s, w)| *s += w * value);
    }
    let logit = |(sum, c): (&f32, &LinearClass)| c.bias + c.scale * sum;
    sums.iter().zip(classes).map(logit).collect()
}

#[cfg(test)]
mod tests;
