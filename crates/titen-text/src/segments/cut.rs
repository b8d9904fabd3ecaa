//! The best cut: a price for the words of each stretch, less what speaks for a boundary.

use super::heard::{Aired, Heard};

#[derive(Debug, Clone, PartialEq)]
pub struct SegmentSettings {
    /// How many words' worth the language outside a segment weighs in it.
    pub concentration: f64,
    /// Share of the language at large, as opposed to the programme's own.
    pub at_large: f64,
    /// Nats that a boundary costs.
    pub boundary: f64,
    /// Nats that a phrase of weight 1 gives back: one that opens, and one that closes before it.
    pub opens: f64,
    pub closes: f64,
    /// After a jingle or a greeting.
    pub after_break: f64,
    /// For each doubling of a pause beyond a second.
    pub pause: f64,
    pub new_voice: f64,
    pub other_voice: f64,
    /// Nats for each halving below `short_words`.
    pub short: f64,
    pub short_words: f64,
    pub longest_ms: u64,
}

impl Default for SegmentSettings {
    fn default() -> Self {
        SegmentSettings {
            concentration: 100.0,
            at_large: 0.85,
            boundary: 6.5,
            // Chosen higher by `xtask train segments`, whose joined programmes pause and change voices
            // between matters only; people do so within them too.
            opens: 10.0,
            closes: 6.0,
            after_break: 3.5,
            pause: 2.0,
            new_voice: 6.0,
            other_voice: 1.0,
            short: 6.0,
            short_words: 16.0,
            longest_ms: 30 * 60 * 1000,
        }
    }
}

impl SegmentSettings {
    /// As if nothing but words were heard: what the words alone are worth.
    pub fn by_words() -> Self {
        SegmentSettings {
            opens: 0.0,
            closes: 0.0,
            after_break: 0.0,
            pause: 0.0,
            new_voice: 0.0,
            other_voice: 0.0,
            ..SegmentSettings::default()
        }
    }
}

/// No segment has more utterances, however short they are.
const LONGEST: usize = 600;

/// The first utterance of each segment, the first one's included.
pub fn boundaries(heard: &[Heard], settings: &SegmentSettings) -> Vec<usize> {
    let n = heard.len();
    if n == 0 {
        return Vec::new();
    }
    let base = base_shares(heard, settings);
    let prices: Vec<f64> = (0..n).map(|i| price(heard, i, settings)).collect();
    // best[j]: the least cost of the utterances before j; from[j]: where its last segment begins.
    let mut best = vec![f64::INFINITY; n + 1];
    let mut from = vec![0; n + 1];
    best[0] = 0.0;
    let mut counts = vec![0_u32; base.len()];
    for i in 0..n {
        let mut cost = best[i] + if i == 0 { 0.0 } else { prices[i] };
        let mut n_words = 0.0;
        let mut j = i;
        while j < n
            && j - i < LONGEST
            && (j == i || heard[j].start_ms - heard[i].start_ms <= settings.longest_ms)
        {
            for &stem in &heard[j].stems {
                let count = &mut counts[stem as usize];
                let drawn = f64::from(*count) + settings.concentration * base[stem as usize];
                cost -= (drawn / (n_words + settings.concentration)).ln();
                *count += 1;
                n_words += 1.0;
            }
            j += 1;
            let short = (settings.short_words / f64::max(n_words, 1.0))
                .log2()
                .max(0.0);
            let total = cost + settings.short * short;
            if total < best[j] {
                (best[j], from[j]) = (total, i);
            }
        }
        for stem in heard[i..j].iter().flat_map(|h| &h.stems) {
            counts[*stem as usize] = 0;
        }
    }
    let mut cuts = Vec::new();
    let mut at = n;
    while at > 0 {
        at = from[at];
        cuts.push(at);
    }
    cuts.reverse();
    cuts
}

/// For each stem of the programme, how likely it is in a segment that has not said it yet.
fn base_shares(heard: &[Heard], settings: &SegmentSettings) -> Vec<f64> {
    let mut counts: Vec<(f64, f64)> = Vec::new();
    for one in heard {
        for (&stem, &share) in one.stems.iter().zip(&one.shares) {
            let stem = stem as usize;
            if counts.len() <= stem {
                counts.resize(stem + 1, (0.0, 0.0));
            }
            counts[stem].0 += 1.0;
            counts[stem].1 = f64::from(share);
        }
    }
    let n: f64 = counts.iter().map(|c| c.0).sum();
    let at_large = settings.at_large;
    counts
        .iter()
        .map(|(count, share)| (1.0 - at_large) * count / n.max(1.0) + at_large * share)
        .collect()
}

/// Of a boundary before `i`.
fn price(heard: &[Heard], i: usize, settings: &SegmentSettings) -> f64 {
    let (Some(before), Some(here)) = (i.checked_sub(1).map(|b| &heard[b]), heard.get(i)) else {
        return 0.0;
    };
    // A matter begins after the jingle, not with it.
    if matches!(here.aired, Aired::Break | Aired::Phantom) {
        return settings.boundary * 2.0;
    }
    let pause = (here.pause_ms as f64 / 1000.0).max(1.0).log2().min(4.0);
    let after_break = before.aired != Aired::Matter && here.aired == Aired::Matter;
    settings.boundary
        - settings.opens * f64::from(here.opens)
        - settings.closes * f64::from(before.closes)
        - settings.pause * pause
        - if after_break {
            settings.after_break
        } else {
            0.0
        }
        - if here.new_voice {
            settings.new_voice
        } else {
            0.0
        }
        - if here.other_voice {
            settings.other_voice
        } else {
            0.0
        }
}
