//! Near-copies: syndicated and lightly rewritten texts, counted once for weight and kept for reach.
//!
//! MinHash with banding (Broder 1997; Leskovec et al., "Mining of Massive Datasets", ch. 3): 16 bands of 4 rows
//! find pairs of similarity 0.7 with probability .99. Each bucket keeps few originals, so time is linear
//! even for ten thousand copies of one release.

use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use titen_model::{Document, Item, ItemId};
use xxhash_rust::xxh3::xxh3_64_with_seed;

const ROWS: usize = 4;
const ORIGINALS_A_BUCKET: usize = 8;

/// For each document (in order of time) the earlier one that it is a near-copy of. An original is never a copy.
pub fn near_copies(
    docs: &[&Document],
    items: &BTreeMap<ItemId, Item>,
    min_similarity: f32,
) -> Vec<Option<usize>> {
    let mut buckets: HashMap<(usize, u64), Vec<usize>> = HashMap::new();
    let mut whole: HashMap<u64, usize> = HashMap::new();
    let mut copy_of = Vec::with_capacity(docs.len());
    for (i, doc) in docs.iter().enumerate() {
        let exact = whole_keys(doc, items);
        let bands = bands(&doc.signature.0);
        let mut known = exact.iter().filter_map(|k| whole.get(k).copied());
        let original = known.find(|j| share_words(doc, docs[*j])).or_else(|| {
            bands
                .iter()
                .filter_map(|band| buckets.get(band))
                .flatten()
                .map(|j| (similarity(&doc.signature.0, &docs[*j].signature.0), *j))
                .filter(|(sim, _)| *sim >= min_similarity)
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
                .map(|(_, j)| j)
        });
        for key in exact {
            whole.entry(key).or_insert(original.unwrap_or(i));
        }
        if original.is_none() {
            for band in bands {
                let originals = buckets.entry(band).or_default();
                if originals.len() < ORIGINALS_A_BUCKET {
                    originals.push(i);
                }
            }
        }
        copy_of.push(original);
    }
    copy_of
}

/// Same address, or the same words. Two citizens who say the same in few words are two voices, not one copied.
fn whole_keys(doc: &Document, items: &BTreeMap<ItemId, Item>) -> Vec<u64> {
    const ADDRESS: u64 = 1;
    const WORDS: u64 = 2;
    let mut keys = Vec::new();
    if let Some(url) = items.get(&doc.item).and_then(|i| i.url.as_deref()) {
        let page = url.split('#').next().unwrap_or(url).trim_end_matches('/');
        if !page.is_empty() {
            keys.push(xxh3_64_with_seed(page.as_bytes(), ADDRESS));
        }
    }
    let mut said = String::new();
    for t in &doc.terms {
        said.push_str(&t.word);
        said.push(' ');
    }
    if !said.is_empty() {
        if doc.channel.is_voice() && doc.signature.0.is_empty() {
            said.push_str(&doc.voice);
        }
        keys.push(xxh3_64_with_seed(said.as_bytes(), WORDS));
    }
    keys
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

fn bands(signature: &[u32]) -> Vec<(usize, u64)> {
    signature
        .chunks_exact(ROWS)
        .enumerate()
        .map(|(band, rows)| {
            let mut bytes = [0; 4 * ROWS];
            for (to, row) in bytes.chunks_exact_mut(4).zip(rows) {
                to.copy_from_slice(&row.to_le_bytes());
            }
            (band, xxh3_64_with_seed(&bytes, 0))
        })
        .collect()
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
