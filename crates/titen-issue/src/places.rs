//! Where an issue's items lie, and how a name that several places share is decided by the company it keeps.

use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Document, ItemId, PlaceCount, PlaceMention, WilayahCode};

/// Kecamatan and villages by number of items, most first. An item that names a village counts for the village,
/// one that names only a kecamatan for that.
pub fn places(docs: &[&Document]) -> Vec<PlaceCount> {
    let certain: BTreeSet<&WilayahCode> = docs
        .iter()
        .flat_map(|d| &d.wilayah)
        .filter_map(|m| m.certain())
        .collect();
    let mut found: BTreeMap<WilayahCode, BTreeSet<ItemId>> = BTreeMap::new();
    for doc in docs {
        for code in places_of(doc, &certain) {
            found.entry(code).or_default().insert(doc.item);
        }
    }
    let mut counts: Vec<PlaceCount> = found
        .into_iter()
        .map(|(code, items)| PlaceCount {
            code,
            items: items.into_iter().collect(),
        })
        .collect();
    counts.sort_by(|a, b| {
        b.items
            .len()
            .cmp(&a.items.len())
            .then_with(|| a.code.cmp(&b.code))
    });
    counts
}

fn places_of(doc: &Document, certain: &BTreeSet<&WilayahCode>) -> BTreeSet<WilayahCode> {
    let mut codes: BTreeSet<WilayahCode> = doc
        .wilayah
        .iter()
        .filter_map(|m| resolved(m, certain))
        .filter(|c| c.level() >= 3)
        .cloned()
        .collect();
    if codes.is_empty() {
        codes.extend(
            doc.default_wilayah
                .iter()
                .filter(|c| c.level() >= 3)
                .cloned(),
        );
    }
    let villages: Vec<WilayahCode> = codes.iter().filter(|c| c.level() > 3).cloned().collect();
    codes.retain(|c| c.level() > 3 || !villages.iter().any(|v| v.within(c)));
    codes
}

/// The one candidate that other items of the issue name for certain, or whose kecamatan they name.
fn resolved<'a>(
    mention: &'a PlaceMention,
    certain: &BTreeSet<&WilayahCode>,
) -> Option<&'a WilayahCode> {
    if let Some(code) = mention.certain() {
        return Some(code);
    }
    let near = |c: &&WilayahCode| {
        certain
            .iter()
            .any(|k| k.level() >= 3 && (k.within(c) || c.within(k)))
    };
    let mut likely = mention.candidates.iter().filter(near);
    likely.next().filter(|_| likely.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{at, document, item};

    #[test]
    fn a_shared_name_is_decided_by_the_issues_other_items_or_not_at_all() {
        let shared = ["35.22.15.2001", "35.22.20.2002"];
        let with =
            |hours, codes: &[&str]| at(document(&item("x", hours, "", "jalan rusak")), codes);
        let (vague, sure) = (with(1, &shared), with(2, &["35.22.15"]));
        let codes = |docs: &[&Document]| -> Vec<String> {
            places(docs)
                .iter()
                .map(|p| format!("{} {}", p.code, p.items.len()))
                .collect()
        };
        assert_eq!(codes(&[&vague]), [""; 0]);
        assert_eq!(codes(&[&vague, &sure]), ["35.22.15 1", "35.22.15.2001 1"]);
        let both = with(3, &["35.22.20"]);
        assert_eq!(codes(&[&vague, &sure, &both]), ["35.22.15 1", "35.22.20 1"]);
    }
}
