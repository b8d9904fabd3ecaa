//! Hash maps whose keys are hashes already, and a way to find them in a sorted list.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

pub type HashedMap<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;

/// The map looks at the upper and the lower bits: a product mixes what a 32-bit key lacks.
#[derive(Debug, Default, Clone, Copy)]
pub struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.write_u64(self.0.rotate_left(8) ^ u64::from(*b));
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.write_u64(u64::from(key));
    }

    fn write_u64(&mut self, key: u64) {
        let product = u128::from(key) * 0x9E37_79B9_7F4A_7C15;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }
}

/// Where in a list that is sorted by feature to look: features are spread evenly, so their upper bits tell nearly.
#[derive(Debug)]
pub struct Index {
    shift: u32,
    starts: Vec<u32>,
}

impl Index {
    pub fn of<T>(sorted: &[(u32, T)]) -> Self {
        let bits = (sorted.len() / 2).max(2).ilog2().min(24);
        let shift = 32 - bits;
        let mut starts = vec![0; (1 << bits) + 1];
        for (feature, _) in sorted {
            starts[(feature >> shift) as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        Index { shift, starts }
    }

    /// In the list that it was made of.
    pub fn find<T: Copy>(&self, sorted: &[(u32, T)], feature: u32) -> Option<T> {
        let part = (feature >> self.shift) as usize;
        let range = self.starts[part] as usize..self.starts[part + 1] as usize;
        let found = sorted[range].iter().find(|known| known.0 == feature);
        found.map(|known| known.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_finds_what_is_there_and_only_that() {
        for n in [0, 1, 2, 3, 100, 5000] {
            let list: Vec<(u32, usize)> = (0..n)
                .map(|i| ((i as u32).wrapping_mul(858_993), i))
                .collect();
            let index = Index::of(&list);
            for (feature, i) in &list {
                assert_eq!(index.find(&list, *feature), Some(*i));
                assert_eq!(index.find(&list, feature + 1), None);
            }
            assert_eq!(index.find(&list, u32::MAX), None);
        }
    }
}
