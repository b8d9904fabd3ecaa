//! Bands of MinHash rows that several documents have in common. Most bands stand alone and need no room: two
//! bits of a filter tell, those that came once from those that came again.

use std::ops::Range;
use titen_model::Document;
use xxhash_rust::xxh3::xxh3_64_with_seed;

const ROWS: usize = 4;
const ORIGINALS_A_BUCKET: usize = 8;
/// Pairs of bits for each band: one of eight that stand alone passes for shared at first.
const PAIRS_A_BAND: usize = 8;

pub struct SharedBands {
    /// Of each document, one after the other, and where each one's end.
    buckets: Vec<u32>,
    ends: Vec<u32>,
    originals: Vec<Vec<u32>>,
}

impl SharedBands {
    pub fn of(docs: &[&Document]) -> Self {
        let hashes: Vec<u64> = docs.iter().flat_map(|doc| bands(doc)).collect();
        let mut seen = Seen::with_room_for(hashes.len());
        hashes.iter().for_each(|band| seen.note(*band));
        let mut again: Vec<(u64, u32)> = Vec::new();
        let mut hashes = hashes.into_iter();
        for (i, doc) in docs.iter().enumerate() {
            let own = hashes.by_ref().take(n_bands(doc));
            again.extend(own.filter(|b| seen.again(*b)).map(|b| (b, i as u32)));
        }
        drop(seen);
        again.sort_unstable();
        let mut of_docs = Vec::new();
        let mut n_buckets = 0;
        for same in again.chunk_by(|a, b| a.0 == b.0).filter(|s| s.len() > 1) {
            of_docs.extend(same.iter().map(|(_, doc)| (*doc, n_buckets)));
            n_buckets += 1;
        }
        of_docs.sort_unstable();
        let mut ends = vec![0; docs.len()];
        of_docs.iter().for_each(|(doc, _)| ends[*doc as usize] += 1);
        let mut end = 0;
        for n in &mut ends {
            end += *n;
            *n = end;
        }
        SharedBands {
            buckets: of_docs.into_iter().map(|(_, bucket)| bucket).collect(),
            ends,
            originals: vec![Vec::new(); n_buckets as usize],
        }
    }

    /// Earlier documents in the same buckets; one may come several times.
    pub fn originals(&self, doc: usize) -> impl Iterator<Item = usize> {
        let buckets = self.buckets[self.of_doc(doc)].iter();
        let originals = buckets.flat_map(|bucket| &self.originals[*bucket as usize]);
        originals.map(|d| *d as usize)
    }

    /// Each bucket keeps few, so time is linear even for ten thousand copies of one release.
    pub fn add(&mut self, doc: usize) {
        for at in self.of_doc(doc) {
            let originals = &mut self.originals[self.buckets[at] as usize];
            if originals.len() < ORIGINALS_A_BUCKET {
                originals.push(doc as u32);
            }
        }
    }

    fn of_doc(&self, doc: usize) -> Range<usize> {
        let begin = doc.checked_sub(1).map_or(0, |before| self.ends[before]);
        begin as usize..self.ends[doc] as usize
    }
}

fn n_bands(doc: &Document) -> usize {
    doc.signature.0.len() / ROWS
}

/// A hash of each band, its number included.
fn bands(doc: &Document) -> impl Iterator<Item = u64> {
    let bands = doc.signature.0.chunks_exact(ROWS).enumerate();
    bands.map(|(number, rows)| {
        let mut bytes = [0; 4 * ROWS];
        for (to, row) in bytes.chunks_exact_mut(4).zip(rows) {
            to.copy_from_slice(&row.to_le_bytes());
        }
        xxh3_64_with_seed(&bytes, number as u64)
    })
}

/// A Bloom filter of one hash that counts to two. It may say of what came once that it came again, never the
/// other way.
struct Seen {
    pairs: Vec<u64>,
    mask: u64,
}

impl Seen {
    fn with_room_for(n: usize) -> Self {
        let n_pairs = (n * PAIRS_A_BAND).next_power_of_two().max(64);
        Seen {
            pairs: vec![0; n_pairs / 32],
            mask: n_pairs as u64 - 1,
        }
    }

    /// Which word, and where in it the lower of the two bits is.
    fn place(&self, hash: u64) -> (usize, u64) {
        let pair = hash & self.mask;
        ((pair / 32) as usize, 2 * (pair % 32))
    }

    fn note(&mut self, hash: u64) {
        let (word, at) = self.place(hash);
        let word = &mut self.pairs[word];
        let before = *word >> at & 1;
        *word |= (1 | before << 1) << at;
    }

    fn again(&self, hash: u64) -> bool {
        let (word, at) = self.place(hash);
        self.pairs[word] >> at & 2 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_again_is_known_and_hardly_anything_else() {
        let hash = |i: u64| xxh3_64_with_seed(&i.to_le_bytes(), 0);
        let mut seen = Seen::with_room_for(1100);
        (0..1000).for_each(|i| seen.note(hash(i)));
        (0..100).for_each(|i| seen.note(hash(i)));
        assert!((0..100).all(|i| seen.again(hash(i))));
        let mistaken = (100..1000).filter(|i| seen.again(hash(*i))).count();
        assert!(mistaken < 200, "{mistaken}");
        assert!((1000..2000).filter(|i| seen.again(hash(*i))).count() < 100);
    }
}
