//! Fits the weights: multinomial logistic regression whose words are scaled by their rarity (idf),
//! with a bias a class and channel and one coefficient a class for what the phrases of duties say.
//! It is fitted twice: the first time finds which weights matter, the second fits those alone.

use super::examples::{Origin, Text, Texts};
use crate::train::logistic::minimise;
use std::collections::BTreeMap;
use titen_text::urusan::{DUTY, GENERAL, OTHER_CHANNEL, TO_OFFICE, duty_value, features};

#[derive(Debug, Clone, Copy)]
pub struct Settings {
    pub l2: f64,
    /// What a hand label counts beside a weak one.
    pub hand: f64,
    /// Labels that name the kecamatan tell the place that was chosen more than the matter.
    pub kecamatan: f64,
    /// Rare classes count more: a class of n texts by n to the power of minus this.
    pub balance: f64,
    pub rows: usize,
    pub least_single: usize,
    pub least_pair: usize,
    pub iterations: usize,
    /// Before training, a class's phrases count so much.
    pub duty: f64,
    /// Of a class that has too few texts to learn from.
    pub duty_rare: f64,
    /// How hard that is to move.
    pub duty_l2: f64,
}

pub const CHOSEN: Settings = Settings {
    l2: 6.0,
    hand: 2.0,
    kecamatan: 0.25,
    balance: 0.3,
    rows: 15_000,
    least_single: 3,
    least_pair: 5,
    iterations: 60,
    duty: 2.0,
    duty_rare: 4.5,
    duty_l2: 10.0,
};

/// A class of fewer texts has too few to learn from.
const FEW: usize = 20;

pub const KECAMATAN: &str = "7.01";

/// One row of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub words: String,
    pub class: usize,
    /// Hundredths.
    pub weight: i32,
}

/// Features that occur, and how rare each is.
struct Vocabulary {
    slot: BTreeMap<u32, usize>,
    words: Vec<u32>,
    idf: Vec<f64>,
    n: Vec<f64>,
}

struct Example {
    features: Vec<(usize, f64)>,
    duties: Vec<(usize, f64)>,
    channel: usize,
    /// May a text of this origin have each class? Two cities' units do not have all duties, and
    /// that none of their complaints has one says nothing against it.
    silver: bool,
    class: usize,
    weight: f64,
}

pub fn fit(texts: &Texts, train: &[&Text], s: &Settings) -> Vec<Row> {
    let mut count: BTreeMap<u32, usize> = BTreeMap::new();
    for (f, _) in train.iter().flat_map(|t| &t.features) {
        *count.entry(*f).or_default() += 1;
    }
    count.retain(|f, n| {
        let pair = texts.words[*f as usize].contains(' ');
        *n >= if pair { s.least_pair } else { s.least_single }
    });
    let k = texts.codes.len();
    let taught = taught(train, k);
    let n_of = |c: usize| train.iter().filter(|t| t.class == c).count();
    let duty_of = |c: usize| if n_of(c) < FEW { s.duty_rare } else { s.duty };
    let duty: Vec<f64> = (0..k).map(duty_of).collect();
    let all = vocabulary(&count, train.len());
    let examples = examples(texts, train, &all, s);
    let first = solve(&examples, all.words.len(), &taught, &duty, None, s);
    // What a weight moves over all texts that it is in.
    let matters = |i: usize| (first[i] * all.n[i / k].sqrt()).abs();
    let mut order: Vec<usize> = (0..all.words.len() * k).collect();
    order.sort_by(|a, b| matters(*b).total_cmp(&matters(*a)).then(a.cmp(b)));
    order.truncate(s.rows);
    let kept: BTreeMap<u32, usize> = order
        .iter()
        .map(|i| all.words[i / k])
        .map(|f| (f, count[&f]))
        .collect();
    let fewer = vocabulary(&kept, train.len());
    let mut free = vec![false; fewer.words.len() * k];
    for i in &order {
        free[fewer.slot[&all.words[i / k]] * k + i % k] = true;
    }
    let examples = self::examples(texts, train, &fewer, s);
    let w = solve(&examples, fewer.words.len(), &taught, &duty, Some(&free), s);
    rows(texts, &fewer, &w, &taught, &duty)
}

fn taught(train: &[&Text], k: usize) -> Vec<bool> {
    let mut taught = vec![false; k];
    train.iter().for_each(|t| taught[t.class] = true);
    taught
}

fn vocabulary(count: &BTreeMap<u32, usize>, n_texts: usize) -> Vocabulary {
    let idf = |n: &usize| ((1.0 + n_texts as f64) / (1.0 + *n as f64)).ln() + 1.0;
    Vocabulary {
        slot: count.keys().enumerate().map(|(i, f)| (*f, i)).collect(),
        words: count.keys().copied().collect(),
        idf: count.values().map(idf).collect(),
        n: count.values().map(|n| *n as f64).collect(),
    }
}

fn examples(texts: &Texts, train: &[&Text], vocabulary: &Vocabulary, s: &Settings) -> Vec<Example> {
    let k = texts.codes.len();
    let kecamatan = texts.codes.iter().position(|c| c == KECAMATAN);
    let mut n = vec![0.0_f64; k];
    train.iter().for_each(|t| n[t.class] += 1.0);
    let most = n.iter().fold(1.0_f64, |a, b| a.max(*b));
    let example = |t: &&Text| {
        let known = t.features.iter().filter_map(|(f, m)| {
            let slot = *vocabulary.slot.get(f)?;
            Some((slot, f64::from(features::value(*m))))
        });
        let mut known: Vec<(usize, f64)> = known.collect();
        let squares: f64 = known.iter().map(|(_, v)| v * v).sum();
        let length = f64::from(features::length(squares as f32));
        known
            .iter_mut()
            .for_each(|(slot, v)| *v *= vocabulary.idf[*slot] / length);
        let trust = match t.origin {
            Origin::Hand => s.hand,
            Origin::Silver if Some(t.class) == kecamatan => s.kecamatan,
            Origin::Silver => 1.0,
        };
        Example {
            features: known,
            duties: duties(t),
            channel: usize::from(t.to_office),
            silver: t.origin == Origin::Silver,
            class: t.class,
            weight: trust * (most / n[t.class]).powf(s.balance),
        }
    };
    train.iter().map(example).collect()
}

fn duties(t: &Text) -> Vec<(usize, f64)> {
    t.duties
        .iter()
        .map(|(c, sum)| (*c, f64::from(duty_value(*sum))))
        .collect()
}

/// Weights by feature and class, then of each class: bias, one a channel, coefficient of its phrases.
fn solve(
    examples: &[Example],
    n_features: usize,
    taught: &[bool],
    duty_prior: &[f64],
    free: Option<&[bool]>,
    s: &Settings,
) -> Vec<f64> {
    let k = taught.len();
    let general = n_features * k;
    let duty = general + 3 * k;
    let mut in_silver = vec![false; k];
    let silver = examples.iter().filter(|e| e.silver);
    silver.for_each(|e| in_silver[e.class] = true);
    let loss = |w: &[f64], gradient: &mut [f64]| {
        let mut loss = 0.0;
        for (i, w) in w.iter().enumerate() {
            let l2 = if i < general {
                s.l2
            } else if i < general + k {
                0.01
            } else if i < duty {
                0.1
            } else {
                s.duty_l2
            };
            loss += 0.5 * l2 * w * w;
            gradient[i] = l2 * w;
        }
        let mut p = vec![0.0_f64; k];
        for e in examples {
            let channel = general + (1 + e.channel) * k;
            for c in 0..k {
                p[c] = w[general + c] + w[channel + c];
            }
            for (slot, v) in &e.features {
                let row = &w[slot * k..(slot + 1) * k];
                p.iter_mut().zip(row).for_each(|(p, w)| *p += w * v);
            }
            for (c, v) in &e.duties {
                p[*c] += (duty_prior[*c] + w[duty + c]) * v;
            }
            let possible = if e.silver {
                in_silver.as_slice()
            } else {
                taught
            };
            for (p, possible) in p.iter_mut().zip(possible) {
                *p = if *possible { *p } else { -1e3 };
            }
            loss -= e.weight * softmax(&mut p)[e.class].max(1e-300).ln();
            p[e.class] -= 1.0;
            p.iter_mut().for_each(|p| *p *= e.weight);
            for (slot, v) in &e.features {
                let row = &mut gradient[slot * k..(slot + 1) * k];
                row.iter_mut().zip(&p).for_each(|(g, p)| *g += p * v);
            }
            for (c, v) in &e.duties {
                gradient[duty + c] += p[*c] * v;
            }
            for c in 0..k {
                gradient[general + c] += p[c];
                gradient[channel + c] += p[c];
            }
        }
        if let Some(free) = free {
            let bound = gradient.iter_mut().zip(free).filter(|(_, free)| !**free);
            bound.for_each(|(g, _)| *g = 0.0);
        }
        loss
    };
    minimise(loss, duty + k, s.iterations)
}

fn softmax(p: &mut [f64]) -> &[f64] {
    let max = p.iter().fold(f64::MIN, |a, b| a.max(*b));
    p.iter_mut().for_each(|p| *p = (*p - max).exp());
    let sum: f64 = p.iter().sum();
    p.iter_mut().for_each(|p| *p /= sum);
    p
}

fn rows(
    texts: &Texts,
    vocabulary: &Vocabulary,
    w: &[f64],
    taught: &[bool],
    duty: &[f64],
) -> Vec<Row> {
    let k = taught.len();
    let hundredths = |w: f64| (w * 100.0).round() as i32;
    let mut rows = Vec::new();
    let mut add = |words: &str, class: usize, weight: f64| {
        if hundredths(weight) != 0 {
            rows.push(Row {
                words: words.to_owned(),
                class,
                weight: hundredths(weight),
            });
        }
    };
    let general = vocabulary.words.len() * k;
    let of = |part: usize, c: usize| w[general + part * k + c];
    let classes = || (0..k).filter(|c| taught[*c]);
    let rarest = classes().map(|c| of(0, c)).fold(f64::MAX, f64::min);
    for (c, taught) in taught.iter().enumerate() {
        add(GENERAL, c, if *taught { of(0, c) } else { rarest });
    }
    classes().for_each(|c| add(OTHER_CHANNEL, c, of(1, c)));
    classes().for_each(|c| add(TO_OFFICE, c, of(2, c)));
    for (c, duty) in duty.iter().enumerate().take(k - 1) {
        add(DUTY, c, duty + of(3, c));
    }
    let mut order: Vec<(&str, usize)> = vocabulary
        .words
        .iter()
        .enumerate()
        .map(|(slot, f)| (texts.words[*f as usize].as_str(), slot))
        .collect();
    order.sort_unstable();
    for (words, slot) in order {
        for c in 0..k {
            add(words, c, w[slot * k + c] * vocabulary.idf[slot]);
        }
    }
    rows
}

/// The log odds that rows give a text, as the product computes them.
pub struct Predictor {
    k: usize,
    of: BTreeMap<u32, Vec<(usize, f32)>>,
    special: BTreeMap<String, Vec<f32>>,
}

impl Predictor {
    pub fn new(texts: &Texts, rows: &[Row]) -> Self {
        let number: BTreeMap<&str, u32> = texts.words.iter().map(String::as_str).zip(0..).collect();
        let k = texts.codes.len();
        let mut p = Predictor {
            k,
            of: BTreeMap::new(),
            special: BTreeMap::new(),
        };
        for row in rows {
            let weight = row.weight as f32 / 100.0;
            match number.get(row.words.as_str()) {
                Some(f) => p.of.entry(*f).or_default().push((row.class, weight)),
                None => {
                    let special = p.special.entry(row.words.clone()).or_insert(vec![0.0; k]);
                    special[row.class] = weight;
                }
            }
        }
        p
    }

    pub fn logits(&self, t: &Text) -> Vec<f32> {
        let none = vec![0.0; self.k];
        let special = |name: &str| self.special.get(name).unwrap_or(&none);
        let channel = special(if t.to_office {
            TO_OFFICE
        } else {
            OTHER_CHANNEL
        });
        let before = special(GENERAL).iter().zip(channel);
        let mut logits: Vec<f32> = before.map(|(a, b)| a + b).collect();
        for (c, sum) in &t.duties {
            logits[*c] += special(DUTY)[*c] * duty_value(*sum);
        }
        let known = t
            .features
            .iter()
            .filter_map(|(f, m)| Some((self.of.get(f)?, features::value(*m))));
        let known: Vec<_> = known.collect();
        let squares: f32 = known.iter().map(|(_, v)| v * v).sum();
        let length = features::length(squares);
        for (rows, v) in known {
            rows.iter().for_each(|(c, w)| logits[*c] += w * v / length);
        }
        logits
    }
}
