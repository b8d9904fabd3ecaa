//! How alike two issues are: words × urusan × place.

use crate::{
    features::{PLACES, WORDS},
    issue_draft::{IssueDraft, names_other_regions},
    settings::GroupSettings,
    sparse::Sparse,
};

/// Words have to be this alike before urusan and place can add to it.
const SHARED_WORDS: f32 = 0.04;
/// Cosine of urusan from which two issues are of the same.
const SAME_URUSAN: f32 = 0.7;

/// None: never one issue.
pub fn similarity(a: &IssueDraft, b: &IssueDraft, settings: &GroupSettings) -> Option<f32> {
    let s = &settings.issue;
    let voices = a.voices && b.voices;
    let share = if voices {
        s.centroid_share_voice
    } else {
        s.centroid_share
    };
    let (mut sum, cosines) = a.centroid.near_and_cosines(&b.centroid, &s.weights, share);
    let place = cosines[PLACES];
    if cosines[WORDS] >= SHARED_WORDS {
        let urusan = cosine(&a.urusan_mass, &b.urusan_mass);
        let same_urusan = if voices {
            s.same_urusan_voice + s.same_duty_voice * cosine(&a.duties, &b.duties)
        } else {
            s.same_urusan
        };
        sum += urusan * (same_urusan + s.same_place * place);
        let placed = !a.centroid.field(PLACES).is_empty() && !b.centroid.field(PLACES).is_empty();
        if placed && place == 0.0 && voices {
            sum -= s.other_place;
        }
    }
    if !voices && names_other_regions(&a.regions, &b.regions) {
        sum -= s.other_region;
    }
    if a.carried.is_some() && b.carried.is_some() {
        return (sum >= s.join_carried && one_problem(a, b, place)).then_some(sum);
    }
    Some(if voices {
        sum + s.join - s.join_voice
    } else {
        sum
    })
}

/// What two issues of earlier weeks need beside likeness: the same urusan and a common place. A name that was
/// published goes only on strong evidence.
fn one_problem(a: &IssueDraft, b: &IssueDraft, place: f32) -> bool {
    cosine(&a.urusan_mass, &b.urusan_mass) >= SAME_URUSAN
        && !names_other_regions(&a.regions, &b.regions)
        && (a.voices && b.voices || place > 0.0)
}

fn cosine(a: &Sparse, b: &Sparse) -> f32 {
    let norms = a.norm() * b.norm();
    if norms > 0.0 { a.dot(b) / norms } else { 0.0 }
}
