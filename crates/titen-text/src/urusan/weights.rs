//! The linear model's weights, found by the numbers of words: one look-up a word.

use super::features;
use crate::reading::Reading;
use crate::vocabulary::{Ids, Vocabulary};
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::UrusanCode;

/// Words that stand for no word of a text. They are the model's file's.
pub const GENERAL: &str = "*umum";
pub const TO_OFFICE: &str = "*lapor";
pub const OTHER_CHANNEL: &str = "*berita";
pub const DUTY: &str = "*tugas";

pub(super) struct Weights {
    /// By a word's number: its feature, or `NOT_ONE`.
    single: Vec<u32>,
    /// By the first word's number: the second's, and the feature.
    pairs: Vec<Vec<(u32, u32)>>,
    /// First and second words of pairs.
    paired: [Ids; 2],
    /// By feature: class and weight.
    rows: Vec<Vec<(usize, f32)>>,
    general: Vec<f32>,
    to_office: Vec<f32>,
    other_channel: Vec<f32>,
    /// What the phrases of a class count.
    pub duty: Vec<f32>,
}

/// A feature of one text.
pub(super) struct Seen {
    feature: u32,
    pub value: f32,
    pub first: usize,
    pub second: Option<usize>,
}

const NOT_ONE: u32 = u32::MAX;

impl Weights {
    /// The class after the last code is "none of them".
    pub fn new(dict: &Dictionaries, codes: &[UrusanCode], vocabulary: &mut Vocabulary) -> Self {
        let n = codes.len() + 1;
        let mut w = Weights {
            single: Vec::new(),
            pairs: Vec::new(),
            paired: Default::default(),
            rows: Vec::new(),
            general: vec![0.0; n],
            to_office: vec![0.0; n],
            other_channel: vec![0.0; n],
            duty: vec![0.0; n],
        };
        let mut feature_of: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &dict.urusan_weights {
            let class = match &row.code {
                Some(code) => codes.iter().position(|c| c == code),
                None => Some(codes.len()),
            };
            let Some(class) = class else { continue };
            match row.words.as_str() {
                GENERAL => w.general[class] = row.weight,
                TO_OFFICE => w.to_office[class] = row.weight,
                OTHER_CHANNEL => w.other_channel[class] = row.weight,
                DUTY => w.duty[class] = row.weight,
                words => {
                    let feature = *feature_of.entry(words).or_insert_with(|| {
                        w.rows.push(Vec::new());
                        w.rows.len() - 1
                    });
                    w.rows[feature].push((class, row.weight));
                }
            }
        }
        for (words, feature) in feature_of {
            w.place(words, feature as u32, vocabulary);
        }
        w
    }

    fn place(&mut self, words: &str, feature: u32, vocabulary: &mut Vocabulary) {
        let (first, second) = words
            .split_once(' ')
            .map_or((words, None), |(a, b)| (a, Some(b)));
        let first = vocabulary.intern(first) as usize;
        match second {
            None => {
                if self.single.len() <= first {
                    self.single.resize(first + 1, NOT_ONE);
                }
                self.single[first] = feature;
            }
            Some(second) => {
                if self.pairs.len() <= first {
                    self.pairs.resize_with(first + 1, Vec::new);
                }
                let second = vocabulary.intern(second);
                self.pairs[first].push((second, feature));
                self.paired[0].add(first as u32);
                self.paired[1].add(second);
            }
        }
    }

    /// The features of a text that have weights; values as the trainer gives them.
    pub fn seen(&self, reading: &Reading<'_>) -> Vec<Seen> {
        let ids = &reading.stem_ids;
        let mut seen: Vec<Seen> = Vec::new();
        features::each(&reading.terms, reading.n_title_terms, |first, second| {
            let feature = match second {
                None => self.single.get(ids[first] as usize).copied(),
                Some(second) => self.pair(ids[first], ids[second]),
            };
            if let Some(feature) = feature.filter(|f| *f != NOT_ONE) {
                seen.push(Seen {
                    feature,
                    value: features::mention(first, reading.n_title_terms),
                    first,
                    second,
                });
            }
        });
        seen.sort_by_key(|s| (s.feature, s.first));
        seen.dedup_by(|next, kept| {
            let same = next.feature == kept.feature;
            if same {
                kept.value += next.value;
            }
            same
        });
        let mut squares = 0.0;
        for s in &mut seen {
            s.value = features::value(s.value);
            squares += s.value * s.value;
        }
        let length = features::length(squares);
        seen.iter_mut().for_each(|s| s.value /= length);
        seen
    }

    fn pair(&self, first: u32, second: u32) -> Option<u32> {
        if !(self.paired[0].contains(first) && self.paired[1].contains(second)) {
            return None;
        }
        let list = self.pairs.get(first as usize)?;
        list.iter().find(|(s, _)| *s == second).map(|(_, f)| *f)
    }

    /// The log odds of each class before a word is read.
    pub fn before(&self, to_office: bool) -> Vec<f32> {
        let channel = if to_office {
            &self.to_office
        } else {
            &self.other_channel
        };
        self.general
            .iter()
            .zip(channel)
            .map(|(g, c)| g + c)
            .collect()
    }

    pub fn add(&self, seen: &[Seen], logits: &mut [f32]) {
        for s in seen {
            for (class, weight) in &self.rows[s.feature as usize] {
                logits[*class] += weight * s.value;
            }
        }
    }

    /// What a feature says for one class.
    pub fn says(&self, seen: &Seen, class: usize) -> f32 {
        let row = &self.rows[seen.feature as usize];
        row.iter()
            .find(|(c, _)| *c == class)
            .map_or(0.0, |(_, w)| w * seen.value)
    }
}
