//! How much of a text stands in another: runs of three words (Broder, 1997).

use crate::extract::blocks::Block;
use foldhash::{HashSet, HashSetExt};

/// Runs of three words, for telling how much of a text stands in another.
pub struct Shingles {
    three: HashSet<u64>,
    short: HashSet<u64>,
}

impl Shingles {
    pub fn of(text: &str) -> Shingles {
        let mut all = Shingles {
            three: HashSet::new(),
            short: HashSet::new(),
        };
        for line in text.lines() {
            let words = words_of(line);
            all.three.extend(words.windows(3).map(hash_all));
            if words.len() < 3 {
                all.short.insert(hash_all(&words));
            }
        }
        all
    }

    pub fn share(&self, words: &[u64]) -> f64 {
        if words.len() < 3 {
            return f64::from(u8::from(self.short.contains(&hash_all(words))));
        }
        let hits = words
            .windows(3)
            .filter(|w| self.three.contains(&hash_all(w)))
            .count();
        hits as f64 / (words.len() - 2) as f64
    }
}

/// Each block's words, and whether what it says was said before it, or is said again after it.
pub fn repeats(blocks: &[Block]) -> Vec<(Vec<u64>, [bool; 2])> {
    let mut all: Vec<(Vec<u64>, [bool; 2])> = blocks
        .iter()
        .map(|b| (words_of(&b.text), [false; 2]))
        .collect();
    let said = |known: &mut HashSet<u64>, words: &[u64]| {
        let runs = if words.len() < 3 { 1 } else { words.len() - 2 };
        let new = if words.len() < 3 {
            usize::from(known.insert(hash_all(words)))
        } else {
            words
                .windows(3)
                .filter(|w| known.insert(hash_all(w)))
                .count()
        };
        new * 4 < runs
    };
    let mut known = HashSet::new();
    for (words, repeated) in &mut all {
        repeated[0] = said(&mut known, words);
    }
    known.clear();
    for (words, repeated) in all.iter_mut().rev() {
        repeated[1] = said(&mut known, words);
    }
    all
}

pub fn words_of(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(hash_word)
        .collect()
}

fn hash_word(word: &str) -> u64 {
    // FNV-1a over lower case.
    let mut h = 0xcbf2_9ce4_8422_2325u64;
    for c in word.chars().flat_map(char::to_lowercase) {
        h = (h ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
    }
    h
}

fn hash_all(words: &[u64]) -> u64 {
    words.iter().fold(17, |h: u64, w| {
        (h.rotate_left(5) ^ w).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}
