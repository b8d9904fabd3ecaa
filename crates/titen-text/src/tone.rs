//! The tone of a text by a lexicon of surface forms, with negation: *belum diperbaiki* is no praise.
//! First version. Who asks for help reports a fault (*negatif*); a question of procedure is
//! *netral* whatever its words.

use crate::reading::Reading;
use crate::vocabulary::{PhraseIndex, Vocabulary};
use titen_dict::Dictionaries;
use titen_model::{Channel, Tone};

pub struct ToneScorer {
    phrases: PhraseIndex<f32>,
    asking: PhraseIndex<()>,
}

/// How far a negator reaches, in words.
const SCOPE: usize = 2;
/// *tidak bagus* is nearly as bad as *jelek*; *tidak rusak* is hardly praise.
const TURNED_PRAISE: f32 = -0.8;
const TURNED_BLAME: f32 = -0.3;
/// *air tidak keluar*: what does not happen is mostly a fault, whatever the word.
const BARE_NEGATION: f32 = 0.6;
const TITLE_WEIGHT: f32 = 1.5;
/// Who asks for help has a fault to report.
const REQUEST: f32 = 1.2;
const NEGATIVE_BELOW: f32 = -0.5;
const POSITIVE_FROM: f32 = 0.8;
/// A question with this much blame in it is a complaint all the same.
const BLAME_IN_QUESTION: f32 = 2.0;

const REQUESTS: &[&str] = &[
    "mohon",
    "tolong",
    "keluhan",
    "mengeluhkan",
    "mengadukan",
    "mengadu",
    "aduan",
    "pengaduan",
    "lapor",
];
/// Courtesy, not praise, in a letter that asks for something.
const COURTESY: &[&str] = &["terima", "kasih", "terimakasih", "salam", "hormat"];

/// How people ask for a procedure.
const ASKING: &[&str] = &[
    "bagaimana cara",
    "bagaimana prosedur",
    "apa syarat",
    "apa saja syarat",
    "syarat apa",
    "persyaratan apa",
    "apa persyaratan",
    "mohon info",
    "mohon informasi",
    "minta informasi",
    "ingin bertanya",
    "mau bertanya",
    "mau tanya",
    "ingin menanyakan",
    "apakah bisa",
    "apakah ada",
    "di mana bisa",
    "jam berapa",
    "kapan jadwal",
    "berapa biaya",
    "berapa lama",
];

impl ToneScorer {
    pub(crate) fn new(dict: &Dictionaries, vocabulary: &mut Vocabulary) -> Self {
        let mut phrases = PhraseIndex::new();
        for (phrase, score) in dict.tone.iter() {
            phrases.add(vocabulary, phrase.split(' '), score);
        }
        let mut asking = PhraseIndex::new();
        for phrase in ASKING {
            asking.add(vocabulary, phrase.split(' '), ());
        }
        ToneScorer { phrases, asking }
    }

    pub(crate) fn tone(
        &self,
        dict: &Dictionaries,
        reading: &Reading<'_>,
        channel: Option<Channel>,
    ) -> Tone {
        let spoken_by_people = channel.is_none_or(Channel::is_voice);
        let requests = spoken_by_people
            && reading
                .terms
                .iter()
                .any(|t| REQUESTS.contains(&t.word.as_str()));
        let (praise, blame) = self.sums(dict, reading, requests);
        let ids = &reading.word_ids;
        let asks =
            spoken_by_people && (0..ids.len()).any(|i| self.asking.longest(&ids[i..]).is_some());
        if asks && blame < BLAME_IN_QUESTION {
            return Tone::Netral;
        }
        // Longer texts collect words of both kinds by chance.
        let scale = (reading.terms.len() as f32 / 30.0).max(1.0).sqrt();
        let score = praise - blame - if requests { REQUEST } else { 0.0 };
        match score {
            s if s <= NEGATIVE_BELOW * scale => Tone::Negatif,
            s if s >= POSITIVE_FROM * scale => Tone::Positif,
            _ => Tone::Netral,
        }
    }

    /// Praise and blame, both as positive sums.
    fn sums(&self, dict: &Dictionaries, reading: &Reading<'_>, requests: bool) -> (f32, f32) {
        let ids = &reading.word_ids;
        let (mut praise, mut blame) = (0.0, 0.0);
        // Where the reach of a negator ends that has met no word of tone yet, and its weight.
        let mut open: Option<(usize, f32)> = None;
        let mut i = 0;
        while i < ids.len() {
            let weight = if i < reading.n_title_terms {
                TITLE_WEIGHT
            } else {
                1.0
            };
            if let Some((_, bare)) = open.take_if(|(end, _)| i >= *end) {
                blame += bare;
            }
            let Some((len, score)) = self.score_at(&ids[i..]) else {
                if dict.tone.is_negator(&reading.terms[i].word) {
                    blame += open
                        .replace((i + 1 + SCOPE, BARE_NEGATION * weight))
                        .map_or(0.0, |(_, bare)| bare);
                }
                i += 1;
                continue;
            };
            let courtesy =
                requests && score > 0.0 && COURTESY.contains(&reading.terms[i].word.as_str());
            let score = match open.take() {
                Some(_) if score > 0.0 => score * TURNED_PRAISE,
                Some(_) => score * TURNED_BLAME,
                None if courtesy => 0.0,
                None => score,
            };
            if score > 0.0 {
                praise += score * weight
            } else {
                blame -= score * weight
            }
            i += len;
        }
        (praise, blame + open.map_or(0.0, |(_, bare)| bare))
    }

    fn score_at(&self, ids: &[u32]) -> Option<(usize, f32)> {
        let (len, mut scores) = self.phrases.longest(ids)?;
        scores.next().map(|score| (len, *score))
    }
}

#[cfg(test)]
mod tests {
    use crate::Analyser;
    use titen_model::{Channel, Tone};

    #[test]
    fn faults_praise_and_questions() {
        let analyser = Analyser::new(crate::dictionaries(), None);
        for (text, channel, expect) in [
            (
                "Jalan depan rumah rusak parah dan belum diperbaiki",
                Channel::Sms,
                Tone::Negatif,
            ),
            (
                "Terima kasih, pelayanan di puskesmas sangat bagus dan ramah",
                Channel::Sms,
                Tone::Positif,
            ),
            (
                "Pelayanan di kantor itu tidak bagus",
                Channel::Sms,
                Tone::Negatif,
            ),
            (
                "Bagaimana cara mengurus KTP yang hilang?",
                Channel::Sms,
                Tone::Netral,
            ),
            (
                "Bupati menghadiri rapat koordinasi di pendapa",
                Channel::News,
                Tone::Netral,
            ),
        ] {
            let document = analyser.analyse(&crate::item(channel, None, Some(text)), 1);
            assert_eq!(document.tone, expect, "{text}");
        }
    }
}
