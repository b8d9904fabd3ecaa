//! The middle of a story or an issue, field by field, and how near two of them are.

use crate::{
    features::{Fields, N_FIELDS},
    settings::FieldWeights,
    sparse::{Sparse, heaviest},
};
use serde::{Deserialize, Serialize};

/// Features kept in each field while a week is formed, and when it is carried to the next.
const KEPT: [usize; N_FIELDS] = [160, 60, 40, 20];
const CARRIED: [usize; N_FIELDS] = [36, 14, 8, 6];

/// Sums of unit vectors.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Centroid {
    sums: Fields,
    norms: [f32; N_FIELDS],
    /// How many unit vectors, or what they weigh together.
    mass: f32,
}

impl Centroid {
    pub fn of(fields: &Fields) -> Self {
        let mut c = Centroid {
            sums: fields.clone(),
            norms: [0.0; N_FIELDS],
            mass: 1.0,
        };
        c.measure();
        c
    }

    pub fn add(&mut self, fields: &Fields) {
        for (sum, f) in self.sums.iter_mut().zip(fields) {
            sum.add(f);
        }
        self.mass += 1.0;
        self.bound(&KEPT);
    }

    pub fn absorb(&mut self, other: &Centroid) {
        self.add_weighted_sums(&other.sums);
        self.mass += other.mass;
        self.bound(&KEPT);
    }

    /// As one member of something larger: unit length, with a weight of its own.
    pub fn as_member(&self, weight: f32) -> Centroid {
        let sums = std::array::from_fn(|f| self.sums[f].clone().unit().scaled(weight));
        let mut c = Centroid {
            sums,
            norms: [0.0; N_FIELDS],
            mass: weight,
        };
        c.measure();
        c
    }

    /// For the next week: fewer features, and less weight than what is new then.
    pub fn carried(&self, weight: f32) -> Centroid {
        let sums = std::array::from_fn(|f| self.sums[f].clone().scaled(weight));
        let mut c = Centroid {
            sums,
            norms: [0.0; N_FIELDS],
            mass: self.mass * weight,
        };
        c.bound(&CARRIED);
        c
    }

    pub fn field(&self, f: usize) -> &Sparse {
        &self.sums[f]
    }

    /// Weighted cosines with one document, field by field: their sum is the similarity.
    pub fn similarity(&self, doc: &Fields, weights: &FieldWeights) -> [f32; N_FIELDS] {
        let weights = weights.as_array();
        std::array::from_fn(|f| {
            if self.norms[f] > 0.0 {
                weights[f] * doc[f].dot(&self.sums[f]) / self.norms[f]
            } else {
                0.0
            }
        })
    }

    /// One field's similarity, of its product with another centroid: mean of all pairs at `share` 0, cosine at 1.
    fn field_similarity(&self, other: &Centroid, f: usize, dot: f32, share: f32) -> f32 {
        let norms = self.norms[f] * other.norms[f];
        if norms == 0.0 || dot == 0.0 {
            return 0.0;
        }
        // A field that some members lack weighs less than their number says.
        let masses = (self.mass * other.mass).max(norms);
        dot / (norms.powf(share) * masses.powf(1.0 - share))
    }

    pub fn shares(&self, other: &Centroid, f: usize) -> bool {
        self.sums[f].dot(&other.sums[f]) > 0.0
    }

    /// Weighted similarities with another centroid, field by field.
    pub fn near(&self, other: &Centroid, weights: &FieldWeights, share: f32) -> [f32; N_FIELDS] {
        self.near_and_cosines(other, weights, share)[0]
    }

    /// Both at once: products cost most.
    pub fn near_and_cosines(
        &self,
        other: &Centroid,
        weights: &FieldWeights,
        share: f32,
    ) -> [[f32; N_FIELDS]; 2] {
        let dots: [f32; N_FIELDS] = std::array::from_fn(|f| self.sums[f].dot(&other.sums[f]));
        let similarities = |share| -> [f32; N_FIELDS] {
            std::array::from_fn(|f| self.field_similarity(other, f, dots[f], share))
        };
        let (weights, near) = (weights.as_array(), similarities(share));
        [
            std::array::from_fn(|f| weights[f] * near[f]),
            similarities(1.0),
        ]
    }

    /// What to ask an inverted index: heaviest features of all fields, each with its field's weight.
    pub fn query(&self, weights: &FieldWeights, n: usize) -> Vec<(u32, f32)> {
        let scales = self.norms.map(|norm| 1.0 / norm.max(f32::MIN_POSITIVE));
        heaviest_of(&self.sums, scales, weights, n)
    }

    fn add_weighted_sums(&mut self, sums: &Fields) {
        for (mine, other) in self.sums.iter_mut().zip(sums) {
            mine.add(other);
        }
    }

    fn bound(&mut self, limits: &[usize; N_FIELDS]) {
        for (sum, limit) in self.sums.iter_mut().zip(limits) {
            sum.keep_heaviest(*limit);
        }
        self.measure();
    }

    fn measure(&mut self) {
        self.norms = std::array::from_fn(|f| self.sums[f].norm());
    }
}

pub fn query(fields: &Fields, weights: &FieldWeights, n: usize) -> Vec<(u32, f32)> {
    heaviest_of(fields, [1.0; N_FIELDS], weights, n)
}

fn heaviest_of(
    fields: &Fields,
    scales: [f32; N_FIELDS],
    weights: &FieldWeights,
    n: usize,
) -> Vec<(u32, f32)> {
    let mut weighted = Vec::with_capacity(fields.iter().map(Sparse::len).sum());
    for ((w, scale), field) in weights.as_array().into_iter().zip(scales).zip(fields) {
        weighted.extend(field.iter().map(|(k, v)| (k, v * scale * w)));
    }
    heaviest(weighted, n)
}
