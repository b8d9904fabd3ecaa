//! Which bidang urusan a text is about: phrases of each bidang's duties, matched by roots, the
//! longest first. A phrase of several bidang speaks for each less, a title's phrase counts double.

use crate::reading::Reading;
use crate::vocabulary::{PhraseIndex, Vocabulary};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{UrusanCode, UrusanTag};

pub struct UrusanScorer {
    phrases: PhraseIndex<(usize, f32)>,
    codes: Vec<UrusanCode>,
}

/// Below this a text's words are chance.
const FLOOR: f32 = 1.0;
/// What "none of them" weighs against all scores together.
const NONE: f32 = 0.8;
/// Scores are sharpened by this power before they become shares.
const SHARPNESS: i32 = 2;
const LEAST_CONFIDENCE: f32 = 0.08;
const MOST_TAGS: usize = 3;

impl UrusanScorer {
    /// `stem` makes a phrase's word what the text's words will be.
    pub(crate) fn new(
        dict: &Dictionaries,
        vocabulary: &mut Vocabulary,
        stem: impl Fn(&str) -> Vec<SmolStr>,
    ) -> Self {
        let mut sharing: BTreeMap<Vec<SmolStr>, Vec<(usize, f32)>> = BTreeMap::new();
        let codes: Vec<UrusanCode> = dict.urusan.all().iter().map(|u| u.code.clone()).collect();
        for duty in dict.urusan.duties() {
            let Some(code) = codes.iter().position(|c| *c == duty.tag) else {
                continue;
            };
            let speaks = sharing.entry(stem(&duty.phrase)).or_default();
            match speaks.iter_mut().find(|(c, _)| *c == code) {
                Some((_, weight)) => *weight = weight.max(duty.weight),
                None => speaks.push((code, duty.weight)),
            }
        }
        let mut phrases = PhraseIndex::new();
        for (words, speaks) in &sharing {
            let share = (speaks.len() as f32).sqrt();
            for (code, weight) in speaks {
                phrases.add(
                    vocabulary,
                    words.iter().map(SmolStr::as_str),
                    (*code, weight / share),
                );
            }
        }
        UrusanScorer { phrases, codes }
    }

    /// Best first; empty where no duty is named clearly enough.
    pub(crate) fn tags(&self, reading: &Reading<'_>) -> Vec<UrusanTag> {
        // By phrase: how often, where first, and what it speaks for.
        let mut found: BTreeMap<&[u32], Found> = BTreeMap::new();
        let ids = &reading.stem_ids;
        let mut i = 0;
        while i < ids.len() {
            let Some((len, speaks)) = self.phrases.longest(&ids[i..]) else {
                i += 1;
                continue;
            };
            let weight = if i < reading.n_title_terms { 2.0 } else { 1.0 };
            let entry = found.entry(&ids[i..i + len]).or_insert_with(|| Found {
                first: i,
                len,
                n: 0.0,
                speaks: speaks.copied().collect(),
            });
            entry.n += weight;
            i += len;
        }
        let mut scores: BTreeMap<usize, Score> = BTreeMap::new();
        for f in found.values() {
            // The tenth mention says little that the first did not.
            let times = 1.0 + f.n.ln();
            for (code, weight) in &f.speaks {
                let score = scores.entry(*code).or_default();
                score.sum += weight * times;
                score.words.push((weight * times, f.first, f.len));
            }
        }
        self.shares(scores, reading)
    }

    fn shares(&self, scores: BTreeMap<usize, Score>, reading: &Reading<'_>) -> Vec<UrusanTag> {
        let best = scores.values().map(|s| s.sum).fold(0.0, f32::max);
        if best < FLOOR {
            return Vec::new();
        }
        let all: f32 =
            scores.values().map(|s| s.sum.powi(SHARPNESS)).sum::<f32>() + NONE.powi(SHARPNESS);
        let mut ranked: Vec<(f32, usize, Score)> = scores
            .into_iter()
            .map(|(code, s)| (s.sum.powi(SHARPNESS) / all, code, s))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let sure = ranked
            .into_iter()
            .take(MOST_TAGS)
            .filter(|(share, _, s)| *share >= LEAST_CONFIDENCE && s.sum >= FLOOR);
        sure.map(|(confidence, code, score)| UrusanTag {
            code: self.codes[code].clone(),
            confidence,
            words: score.spoken(reading),
        })
        .collect()
    }
}

struct Found {
    first: usize,
    len: usize,
    n: f32,
    speaks: Vec<(usize, f32)>,
}

#[derive(Default)]
struct Score {
    sum: f32,
    /// Weight, first term, number of terms.
    words: Vec<(f32, usize, usize)>,
}

impl Score {
    /// The phrases that decided, as the text has them, the weightiest first.
    fn spoken(mut self, reading: &Reading<'_>) -> Vec<SmolStr> {
        self.words
            .sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let phrase = |(_, first, len): &(f32, usize, usize)| {
            let words: Vec<&str> = reading.terms[*first..first + len]
                .iter()
                .map(|t| t.word.as_str())
                .collect();
            SmolStr::new(words.join(" "))
        };
        self.words.iter().take(5).map(phrase).collect()
    }
}

#[cfg(test)]
mod tests {
    use titen_model::Channel;

    fn check(text: &str, expect: &str) {
        let analyser = crate::Analyser::new(crate::dictionaries(), None);
        let document = analyser.analyse(&crate::item(Channel::Lapor, None, Some(text)), 1);
        let best = document.urusan.first().map_or("-", |u| u.code.as_str());
        assert_eq!(best, expect, "{text}: {:?}", document.urusan);
    }

    #[test]
    fn duties_decide_in_any_form_of_their_words() {
        check("Jalan di depan rumah rusak dan berlubang", "1.03");
        check("kerusakan jalan poros desa", "1.03");
        check("Puskesmas kehabisan obat", "1.02");
        check("sampah menumpuk tdk diangkut", "2.11");
        check("PPDB di sekolah kami bermasalah", "1.01");
        check("dalan gronjal durung didandani", "1.03");
        check("Selamat pagi semuanya", "-");
    }
}
