//! Near-duplicate signature: MinHash over pairs of neighbouring words (Broder 1997), with one
//! xxh3 hash a word and 64 multiply-shift permutations of it (Thorup 2015), so that signing
//! costs about as much as one pass over the words. Seeds are fixed: signatures are stored.

use titen_model::Signature;
use xxhash_rust::xxh3::xxh3_64;

/// Numbers in a signature.
pub const SIZE: usize = 64;
/// Shorter texts are alike by chance.
const MIN_WORDS: usize = 6;

/// Of normalised words, unstemmed. Empty for fewer than six.
pub fn sign<'a>(words: impl IntoIterator<Item = &'a str>) -> Signature {
    let mut least = [u32::MAX; SIZE];
    let mut before = None;
    let mut n = 0;
    for word in words {
        let hash = xxh3_64(word.as_bytes());
        if let Some(b) = before {
            fold(&mut least, pair(b, hash));
        }
        before = Some(hash);
        n += 1;
    }
    if n < MIN_WORDS {
        Signature::default()
    } else {
        Signature(least.to_vec())
    }
}

/// Estimated Jaccard similarity; 0 where either is unsigned.
pub fn similarity(a: &Signature, b: &Signature) -> f64 {
    if a.0.len() != SIZE || b.0.len() != SIZE {
        return 0.0;
    }
    let same = a.0.iter().zip(&b.0).filter(|(x, y)| x == y).count();
    same as f64 / SIZE as f64
}

fn pair(a: u64, b: u64) -> u64 {
    let x = (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^ (x >> 29)
}

fn fold(least: &mut [u32; SIZE], hash: u64) {
    for (slot, (mul, add)) in least.iter_mut().zip(&PERMUTATIONS) {
        let permuted = (hash.wrapping_mul(*mul).wrapping_add(*add) >> 32) as u32;
        *slot = (*slot).min(permuted);
    }
}

/// Odd multipliers and offsets from splitmix64 with a fixed seed.
const PERMUTATIONS: [(u64, u64); SIZE] = {
    let mut out = [(0, 0); SIZE];
    let mut seed = 0x7469_7465_6e21_u64;
    let mut i = 0;
    while i < SIZE {
        let (a, s) = splitmix(seed);
        let (b, s) = splitmix(s);
        out[i] = (a | 1, b);
        seed = s;
        i += 1;
    }
    out
};

const fn splitmix(seed: u64) -> (u64, u64) {
    let seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31), seed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Signature {
        sign(text.split(' '))
    }

    #[test]
    fn near_copies_are_near_and_others_are_not() {
        let words: Vec<String> = (0..200).map(|i| format!("kata{}", i * i % 97)).collect();
        let text = words.join(" ");
        let a = of(&text);
        assert!(similarity(&a, &of(&format!("{text} sumber antara"))) > 0.9);
        let other: Vec<String> = (0..200).map(|i| format!("lain{}", i * i % 97)).collect();
        assert!(similarity(&a, &of(&other.join(" "))) < 0.1);
    }

    #[test]
    fn the_estimate_is_close_to_the_truth() {
        let a: Vec<String> = (0..400).map(|i| format!("w{i}")).collect();
        let b: Vec<String> = (200..600).map(|i| format!("w{i}")).collect();
        let estimate = similarity(&of(&a.join(" ")), &of(&b.join(" ")));
        assert!((estimate - 199.0 / 599.0).abs() < 0.15, "{estimate}");
    }

    #[test]
    fn short_texts_are_unsigned_and_stored_ones_keep_their_value() {
        assert!(of("lima kata saja di sini").0.is_empty());
        let signed = of("enam kata ada di sini kini");
        assert_eq!(signed.0.len(), SIZE);
        assert_eq!(
            signed.0[..3],
            FROZEN,
            "a stored signature would no longer compare"
        );
    }

    const FROZEN: [u32; 3] = [1_306_449_829, 219_525_486, 2_078_663_690];
}
