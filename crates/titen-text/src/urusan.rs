//! Which bidang urusan a text is about: the phrases of each bidang's duties, which an office edits,
//! joined with a small linear model over single roots and pairs (multinomial logistic regression).
//! What phrases say is one feature of the model; a phrase that the office itself has added goes
//! over the model's head.

mod duties;
pub mod features;
mod weights;

use crate::reading::Reading;
use crate::vocabulary::Vocabulary;
use duties::{Duties, Said};
use smol_str::SmolStr;
use titen_dict::Dictionaries;
use titen_model::{UrusanCode, UrusanTag};
pub use weights::{DUTY, GENERAL, OTHER_CHANNEL, TO_OFFICE};
use weights::{Seen, Weights};

pub struct UrusanScorer {
    duties: Duties,
    weights: Weights,
    codes: Vec<UrusanCode>,
}

/// Log odds for the square of an own phrase's weight: 3 decides, 1 is a hint.
const OWN: f32 = 1.5;
/// A text's words must say so much, in log odds, or the answer is chance.
const FLOOR: f32 = 0.5;
/// What "none of them" is worth beside the best of them.
const NONE: f32 = 0.25;
/// Fitted log odds are too sure of themselves, or not sure enough, by this.
const SHARPNESS: f32 = 0.8;
const LEAST_CONFIDENCE: f32 = 0.08;
const MOST_TAGS: usize = 3;
const MOST_WORDS: usize = 5;
/// A single word of the model is named as one that decided if it said so much.
const LEAST_WORD: f32 = 0.25;

/// What a duty's phrases count in the model, by their sum.
pub fn duty_value(sum: f32) -> f32 {
    sum.ln_1p()
}

impl UrusanScorer {
    /// `stem` makes a phrase's word what the text's words will be.
    pub(crate) fn new(
        dict: &Dictionaries,
        vocabulary: &mut Vocabulary,
        stem: impl Fn(&str) -> Vec<SmolStr>,
    ) -> Self {
        let codes: Vec<UrusanCode> = dict.urusan.all().iter().map(|u| u.code.clone()).collect();
        UrusanScorer {
            duties: Duties::new(dict, &codes, vocabulary, stem),
            weights: Weights::new(dict, &codes, vocabulary),
            codes,
        }
    }

    /// What the phrases say, for the trainer.
    pub(crate) fn duty_sums(&self, reading: &Reading<'_>) -> Vec<(UrusanCode, f32)> {
        let said = self.duties.said(reading);
        said.iter()
            .map(|(c, s)| (self.codes[*c].clone(), s.sum))
            .collect()
    }

    /// Best first; empty where no duty is named clearly enough.
    pub(crate) fn tags(&self, reading: &Reading<'_>, to_office: bool) -> Vec<UrusanTag> {
        let (said, seen) = (self.duties.said(reading), self.weights.seen(reading));
        let before = self.weights.before(to_office);
        let mut logits = before.clone();
        for (class, said) in &said {
            logits[*class] += self.duty_says(*class, said);
        }
        self.weights.add(&seen, &mut logits);
        let shares = shares(&logits);
        let mut ranked: Vec<usize> = (0..self.codes.len()).collect();
        ranked.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]).then(a.cmp(b)));
        let none = shares[self.codes.len()];
        if shares[ranked[0]] < none * NONE {
            return Vec::new();
        }
        let clear = |c: &usize| shares[*c] >= LEAST_CONFIDENCE && logits[*c] - before[*c] >= FLOOR;
        ranked
            .into_iter()
            .take(MOST_TAGS)
            .filter(clear)
            .map(|c| UrusanTag {
                code: self.codes[c].clone(),
                confidence: shares[c],
                words: self.words(c, said.get(&c), &seen, reading),
            })
            .collect()
    }

    fn duty_says(&self, class: usize, said: &Said) -> f32 {
        self.weights.duty[class] * duty_value(said.sum) + OWN * said.own * said.own
    }

    /// The phrases and the words of the model that decided, as the text has them, the weightiest first.
    fn words(
        &self,
        class: usize,
        said: Option<&Said>,
        seen: &[Seen],
        reading: &Reading<'_>,
    ) -> Vec<SmolStr> {
        let mut all: Vec<(f32, Vec<usize>)> = Vec::new();
        if let Some(said) = said {
            let each = self.duty_says(class, said) / said.sum;
            let phrases = said.phrases.iter();
            all.extend(phrases.map(|(w, first, len)| (w * each, (*first..first + len).collect())));
        }
        for s in seen {
            let says = self.weights.says(s, class);
            if says >= LEAST_WORD {
                all.push((says, std::iter::once(s.first).chain(s.second).collect()));
            }
        }
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let mut words: Vec<SmolStr> = Vec::new();
        let mut told: Vec<usize> = Vec::new();
        for (_, at) in all {
            // What a phrase says already is not said again.
            if words.len() == MOST_WORDS || at.iter().all(|i| told.contains(i)) {
                continue;
            }
            let phrase: Vec<&str> = at.iter().map(|i| reading.terms[*i].word.as_str()).collect();
            let phrase = SmolStr::new(phrase.join(" "));
            if !words.contains(&phrase) {
                words.push(phrase);
            }
            told.extend(at);
        }
        words
    }
}

/// Log odds as probabilities.
pub fn shares(logits: &[f32]) -> Vec<f32> {
    let max = logits.iter().copied().fold(f32::MIN, f32::max);
    let odds: Vec<f32> = logits
        .iter()
        .map(|l| ((l - max) * SHARPNESS).exp())
        .collect();
    let sum: f32 = odds.iter().sum();
    odds.iter().map(|o| o / sum).collect()
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

    #[test]
    fn an_offices_own_phrase_wins_over_the_model_and_words_are_told() {
        let folder = std::env::temp_dir().join(format!("titen-urusan-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let own = "code\tphrase\tweight\n2.22\tjalan raya berlubang\t3\n";
        std::fs::write(folder.join("urusan_tugas.tsv"), own).unwrap();
        let dict = titen_dict::Dictionaries::with_overlay(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let text = "Jalan raya berlubang di depan sekolah, aspal rusak, mohon diperbaiki.";
        let best = |dict: std::sync::Arc<_>| {
            let item = crate::item(Channel::Lapor, None, Some(text));
            crate::Analyser::new(dict, None)
                .analyse(&item, 1)
                .urusan
                .swap_remove(0)
        };
        let own = best(std::sync::Arc::new(dict));
        assert_eq!(
            (own.code.as_str(), own.words[0].as_str()),
            ("2.22", "jalan raya berlubang")
        );
        assert_eq!(best(crate::dictionaries()).code.as_str(), "1.03");
    }

    #[test]
    fn confidences_sum_to_at_most_one() {
        let analyser = crate::Analyser::new(crate::dictionaries(), None);
        for text in [
            "",
            "sekolah puskesmas jalan pasar",
            "Sampah di jalan depan sekolah",
        ] {
            let tags = analyser
                .analyse(&crate::item(Channel::Lapor, None, Some(text)), 1)
                .urusan;
            let sum: f32 = tags.iter().map(|t| t.confidence).sum();
            assert!((0.0..=1.0).contains(&sum), "{text}: {sum}");
            assert!(tags.iter().all(|t| !t.words.is_empty()), "{text}: {tags:?}");
        }
    }
}
