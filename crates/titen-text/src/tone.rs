//! The tone of a text by a lexicon of surface forms, with negation: *belum diperbaiki* is no praise.
//! First version. A channel of complaints leans to *negatif* where a fault is named, and a
//! question of procedure is *netral* whatever its words.

use crate::reading::Reading;
use crate::vocabulary::{PhraseIndex, UNKNOWN, Vocabulary};
use titen_dict::Dictionaries;
use titen_model::{Channel, Tone};

pub struct ToneScorer {
    phrases: PhraseIndex<f32>,
    asking: PhraseIndex<()>,
}

/// How far a negator reaches, in words.
const SCOPE: usize = 3;
/// *tidak bagus* is nearly as bad as *jelek*; *tidak rusak* is hardly praise.
const TURNED_PRAISE: f32 = -0.9;
const TURNED_BLAME: f32 = -0.3;
const TITLE_WEIGHT: f32 = 1.5;
const NEGATIVE_BELOW: f32 = -0.9;
const POSITIVE_FROM: f32 = 1.6;
/// One word of blame is enough where people complain.
const COMPLAINT_LEAN: f32 = -0.5;

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

    pub(crate) fn tone(&self, dict: &Dictionaries, reading: &Reading<'_>, channel: Option<Channel>) -> Tone {
        let (praise, blame) = self.sums(dict, reading);
        let complains = channel.is_some_and(Channel::speaks_to_office);
        let score = praise - blame;
        let asks = reading
            .word_ids
            .iter()
            .enumerate()
            .any(|(i, _)| self.asking.longest(&reading.word_ids[i..]).is_some());
        // Longer texts collect words of both kinds by chance.
        let scale = (reading.terms.len() as f32 / 30.0).max(1.0).sqrt();
        let below = if complains && !asks {
            COMPLAINT_LEAN
        } else {
            NEGATIVE_BELOW * scale
        };
        match score {
            s if s <= below && !(asks && blame < 2.0) => Tone::Negatif,
            s if s >= POSITIVE_FROM * scale => Tone::Positif,
            _ => Tone::Netral,
        }
    }

    /// Praise and blame, both as positive sums.
    fn sums(&self, dict: &Dictionaries, reading: &Reading<'_>) -> (f32, f32) {
        let ids = &reading.word_ids;
        let (mut praise, mut blame) = (0.0, 0.0);
        let mut negated_until = 0;
        let mut i = 0;
        while i < ids.len() {
            let found = if ids[i] == UNKNOWN {
                None
            } else {
                self.phrases
                    .longest(&ids[i..])
                    .and_then(|(n, mut s)| s.next().map(|s| (n, *s)))
            };
            if let Some((len, score)) = found {
                let score = match (i < negated_until, score > 0.0) {
                    (true, true) => score * TURNED_PRAISE,
                    (true, false) => score * TURNED_BLAME,
                    (false, _) => score,
                };
                let score = if i < reading.n_title_terms {
                    score * TITLE_WEIGHT
                } else {
                    score
                };
                if score > 0.0 {
                    praise += score
                } else {
                    blame -= score
                }
                i += len;
            } else {
                if dict.tone.is_negator(&reading.terms[i].word) {
                    negated_until = i + 1 + SCOPE;
                }
                i += 1;
            }
        }
        (praise, blame)
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
