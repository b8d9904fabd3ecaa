//! A programme's transcript → the stretches that are about one matter each.
//!
//! Bayesian segmentation after Eisenstein and Barzilay, "Bayesian unsupervised topic segmentation"
//! (2008): each segment draws its words from a language of its own, which is integrated out, and
//! the best cut of all is found exactly. What is said and heard between two matters (turns of
//! phrase, callers, jingles, pauses) lowers the price of a boundary there. Time is linear in the
//! programme's length, since no segment is longer than `longest_ms`.

mod cut;
mod heard;

use crate::Analyser;
pub use cut::{SegmentSettings, boundaries};
pub(crate) use heard::BroadcastPhrases;
pub use heard::{Aired, Heard};
use std::ops::Range;

/// A stretch of speech as a recogniser or a typist wrote it down.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Utterance {
    pub text: String,
    pub start_ms: Option<u64>,
    pub end_ms: Option<u64>,
    pub speaker: Option<String>,
}

/// What one matter takes of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// In the programme, the matter and what is around it.
    pub whole: Range<usize>,
    /// The utterances that carry matter; none where only jingles, greetings and adverts are.
    pub matter: Vec<usize>,
}

impl Analyser {
    /// All utterances, in order, each in one segment.
    pub fn segments(&self, utterances: &[Utterance], settings: &SegmentSettings) -> Vec<Segment> {
        let heard = self.heard(utterances);
        let mut cuts = boundaries(&heard, settings);
        cuts.push(heard.len());
        let spans = cuts.windows(2).map(|pair| pair[0]..pair[1]);
        spans.map(|whole| segment(&heard, whole)).collect()
    }
}

fn segment(heard: &[Heard], whole: Range<usize>) -> Segment {
    let carries = |i: &usize| heard[*i].aired == Aired::Matter;
    let matter: Vec<usize> = whole.clone().filter(carries).collect();
    // An advert's sentences sound like matter, and its slogans do not. One slogan alone is a figure of speech.
    let slogans = matter.iter().map(|i| heard[*i].advert).sum::<f32>();
    let sells = slogans >= FEW && slogans * SELLS >= matter.len() as f32;
    Segment {
        whole,
        matter: if sells { Vec::new() } else { matter },
    }
}

/// Utterances that one slogan speaks for.
const SELLS: f32 = 2.0;
const FEW: f32 = 2.0;

#[cfg(test)]
mod tests;
