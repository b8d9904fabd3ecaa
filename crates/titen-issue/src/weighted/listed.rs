//! Criteria that the office knows and items don't say: targets, promises, what is easy to solve. The office lists them,
//! each known by urusan, by words, or by both.

use super::Found;
use crate::{case::Case, criteria::Listed, phrases::Phrases};
use titen_model::ItemId;

/// An issue is about a listed thing if so many of its items name it.
const MIN_SHARE: f64 = 0.25;

/// The listed thing of highest value that the issue is about; 0 where it is about none. None where nothing is listed:
/// an office that has not said its targets has not said that this is none of them.
pub fn listed(all: &[Listed], case: &Case<'_>) -> Option<Found> {
    if all.is_empty() {
        return None;
    }
    let about = all.iter().filter_map(|l| Some((l, about(l, case)?)));
    let best = about.reduce(|best, next| {
        if next.0.value > best.0.value {
            next
        } else {
            best
        }
    });
    Some(match best {
        Some((l, evidence)) => Found {
            value: l.value,
            why: format!("“{}”, menurut {}", l.name, case.share_of(&evidence)),
            evidence,
        },
        None => Found {
            value: 0.0,
            why: format!("tidak termasuk {} hal yang didaftar kantor", all.len()),
            evidence: Vec::new(),
        },
    })
}

/// The items that speak of it, if they are enough.
fn about(l: &Listed, case: &Case<'_>) -> Option<Vec<ItemId>> {
    let urusan = case.issue.urusan.as_ref();
    if !l.urusan.is_empty() && !urusan.is_some_and(|u| l.urusan.contains(u)) {
        return None;
    }
    let phrases = Phrases::of(l.words.iter());
    let items = match phrases.is_empty() {
        true => case.that(|_| true),
        false => case.that(|d| phrases.said_in(d)),
    };
    let enough = MIN_SHARE * case.originals.len() as f64;
    (!items.is_empty() && items.len() as f64 >= enough).then_some(items)
}
