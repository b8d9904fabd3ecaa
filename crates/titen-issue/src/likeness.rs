//! How alike two issues are: words × urusan × place.

use crate::{
    features::{N_FIELDS, PLACES, WORDS},
    issue_draft::{IssueDraft, names_other_regions},
    settings::GroupSettings,
    sparse::Sparse,
};

/// Words have to be this alike before urusan and place can add to it.
const SHARED_WORDS: f32 = 0.04;
/// Cosine of urusan from which two issues are of the same.
const SAME_URUSAN: f32 = 0.7;

/// What a comparison of two issues adds up from.
#[derive(Debug, Clone, Copy)]
pub struct Likeness {
    pub fields: [f32; N_FIELDS],
    /// Cosine of what they say of urusan; it carries the next three.
    pub urusan: f32,
    pub same_urusan: f32,
    pub same_duty: f32,
    pub same_place: f32,
    /// Taken off.
    pub other_place: f32,
    pub other_region: f32,
    /// Both are citizens' own reports, which have a threshold of their own.
    pub voices: bool,
}

impl Likeness {
    pub fn score(&self) -> f32 {
        let near: f32 = self.fields.iter().sum();
        near + self.urusan * (self.same_urusan + self.same_duty + self.same_place)
            - self.other_place
            - self.other_region
    }
}

/// None: never one issue.
pub fn similarity(a: &IssueDraft, b: &IssueDraft, settings: &GroupSettings) -> Option<f32> {
    let s = &settings.issue;
    let likeness = likeness(a, b, settings);
    let sum = likeness.score();
    if a.carried.is_some() && b.carried.is_some() {
        return (sum >= s.join_carried && one_problem(a, b)).then_some(sum);
    }
    Some(if likeness.voices {
        sum + s.join - s.join_voice
    } else {
        sum
    })
}

pub fn likeness(a: &IssueDraft, b: &IssueDraft, settings: &GroupSettings) -> Likeness {
    let s = &settings.issue;
    let voices = a.voices && b.voices;
    let share = if voices {
        s.centroid_share_voice
    } else {
        s.centroid_share
    };
    let [fields, cosines] = a.centroid.near_and_cosines(&b.centroid, &s.weights, share);
    let place = cosines[PLACES];
    let mut likeness = Likeness {
        fields,
        urusan: 0.0,
        same_urusan: 0.0,
        same_duty: 0.0,
        same_place: 0.0,
        other_place: 0.0,
        other_region: 0.0,
        voices,
    };
    if cosines[WORDS] >= SHARED_WORDS {
        likeness.urusan = cosine(&a.urusan_mass, &b.urusan_mass);
        likeness.same_place = s.same_place * place;
        if voices {
            likeness.same_urusan = s.same_urusan_voice;
            likeness.same_duty = s.same_duty_voice * cosine(&a.duties, &b.duties);
        } else {
            likeness.same_urusan = s.same_urusan;
        }
        let placed = !a.centroid.field(PLACES).is_empty() && !b.centroid.field(PLACES).is_empty();
        if placed && place == 0.0 && voices {
            likeness.other_place = s.other_place;
        }
    }
    if !voices && names_other_regions(&a.regions, &b.regions) {
        likeness.other_region = s.other_region;
    }
    likeness
}

/// From where on these two are one.
pub fn threshold(a: &IssueDraft, b: &IssueDraft, settings: &GroupSettings) -> f32 {
    let s = &settings.issue;
    if a.carried.is_some() && b.carried.is_some() {
        s.join_carried
    } else if a.voices && b.voices {
        s.join_voice
    } else {
        s.join
    }
}

/// What two issues of earlier weeks need beside likeness: the same urusan and a common place. A name that was
/// published goes only on strong evidence.
pub fn one_problem(a: &IssueDraft, b: &IssueDraft) -> bool {
    cosine(&a.urusan_mass, &b.urusan_mass) >= SAME_URUSAN
        && !names_other_regions(&a.regions, &b.regions)
        && (a.voices && b.voices || a.centroid.shares(&b.centroid, PLACES))
}

fn cosine(a: &Sparse, b: &Sparse) -> f32 {
    let norms = a.norm() * b.norm();
    if norms > 0.0 { a.dot(b) / norms } else { 0.0 }
}
