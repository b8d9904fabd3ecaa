//! Near-copies: syndicated and lightly rewritten texts, counted once for weight and kept for reach.
//!
//! MinHash with banding (Broder 1997; Leskovec et al., "Mining of Massive Datasets", ch. 3): 16 bands of 4 rows
//! find pairs of similarity 0.7 with probability .99.

use crate::{hashing::HashedMap, shared_bands::SharedBands};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Document, Item, ItemId};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// For each document (in order of time) the earlier one that it is a near-copy of. An original is never a copy.
pub fn near_copies(
    docs: &[&Document],
    items: &BTreeMap<ItemId, Item>,
    min_similarity: f32,
) -> Vec<Option<usize>> {
    let mut shared = SharedBands::of(docs);
    let mut whole: HashedMap<u64, u32> = HashedMap::default();
    let mut copy_of = Vec::with_capacity(docs.len());
    let mut said = String::new();
    for (i, doc) in docs.iter().enumerate() {
        let exact = whole_keys(doc, items, &mut said);
        let known = exact.iter().flatten().filter_map(|k| whole.get(k));
        let original = known
            .map(|j| *j as usize)
            .find(|j| share_words(doc, docs[*j]))
            .or_else(|| {
                shared
                    .originals(i)
                    .map(|j| (similarity(&doc.signature.0, &docs[j].signature.0), j))
                    .filter(|(sim, _)| *sim >= min_similarity)
                    .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
                    .map(|(_, j)| j)
            });
        for key in exact.into_iter().flatten() {
            whole.entry(key).or_insert(original.unwrap_or(i) as u32);
        }
        if original.is_none() {
            shared.add(i);
        }
        copy_of.push(original);
    }
    copy_of
}

/// Same address, or the same words. Two citizens who say the same in few words are two voices, not one copied.
/// `said` is room to write in.
fn whole_keys(
    doc: &Document,
    items: &BTreeMap<ItemId, Item>,
    said: &mut String,
) -> [Option<u64>; 2] {
    const ADDRESS: u64 = 1;
    const WORDS: u64 = 2;
    let url = items.get(&doc.item).and_then(|i| i.url.as_deref());
    let page = url.map(|url| url.split('#').next().unwrap_or(url).trim_end_matches('/'));
    said.clear();
    for t in &doc.terms {
        said.push_str(&t.word);
        said.push(' ');
    }
    if !said.is_empty() && doc.channel.is_voice() && doc.signature.0.is_empty() {
        said.push_str(&doc.voice);
    }
    let key =
        |text: &str, kind| (!text.is_empty()).then(|| xxh3_64_with_seed(text.as_bytes(), kind));
    [page.and_then(|page| key(page, ADDRESS)), key(said, WORDS)]
}

/// One address for many items is a portal's front page, not one text.
fn share_words(a: &Document, b: &Document) -> bool {
    let first = |d: &Document| -> BTreeSet<SmolStr> {
        d.terms
            .iter()
            .filter(|t| !t.stop)
            .take(30)
            .map(|t| t.stem.clone())
            .collect()
    };
    let (a, b) = (first(a), first(b));
    3 * a.intersection(&b).count() >= a.len().min(b.len())
}

/// Share of the signature that two documents have in common; None where one is too short to be signed.
pub fn alike(a: &Document, b: &Document) -> Option<f32> {
    let (a, b) = (&a.signature.0, &b.signature.0);
    (!a.is_empty() && !b.is_empty()).then(|| similarity(a, b))
}

fn similarity(a: &[u32], b: &[u32]) -> f32 {
    if a.is_empty() || a.len() != b.len() {
        return 0.0;
    }
    a.iter().zip(b).filter(|(x, y)| x == y).count() as f32 / a.len() as f32
}
