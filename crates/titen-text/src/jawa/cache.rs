//! Stems already found. Bounded, and it never changes an answer: a full cache only stops growing.

use foldhash::HashMap;
use foldhash::fast::RandomState;
use smol_str::SmolStr;
use std::hash::BuildHasher;
use std::sync::RwLock;

/// Threads that analyse at once seldom meet in one of these.
const SHARDS: usize = 32;
/// About 100,000 words in all, some 6 MB.
const PER_SHARD: usize = 3_200;

#[derive(Default)]
pub(super) struct Cache {
    hasher: RandomState,
    shards: [RwLock<HashMap<SmolStr, SmolStr>>; SHARDS],
}

impl Cache {
    pub fn get_or(&self, word: &str, find: impl FnOnce() -> SmolStr) -> SmolStr {
        let shard = &self.shards[self.hasher.hash_one(word) as usize % SHARDS];
        if let Some(found) = shard.read().ok().and_then(|s| s.get(word).cloned()) {
            return found;
        }
        let found = find();
        if let Ok(mut shard) = shard.write()
            && shard.len() < PER_SHARD
        {
            shard.insert(SmolStr::new(word), found.clone());
        }
        found
    }
}
