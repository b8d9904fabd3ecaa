//! What is not a matter of public service at all: sport, celebrities, horoscopes, markets. Phrases
//! and the section in the item's address vote; a title's phrase counts double.

use crate::reading::Reading;
use crate::vocabulary::{PhraseIndex, Vocabulary};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{Channel, OffTopic, OffTopicKind, UrusanTag};

pub struct OffTopicFinder {
    phrases: PhraseIndex<(OffTopicKind, f32)>,
}

const ENOUGH: f32 = 3.5;
/// People who speak to their office mean it.
const ENOUGH_TO_OFFICE: f32 = 6.0;
/// A text that is clearly about an urusan needs this much more.
const AGAINST_URUSAN: f32 = 2.5;
const SECTION_WEIGHT: f32 = 2.5;
const TITLE_WEIGHT: f32 = 2.0;

/// Section words of outlets' addresses.
const SECTIONS: &[(&str, OffTopicKind)] = &[
    ("bola", OffTopicKind::Sport),
    ("sepakbola", OffTopicKind::Sport),
    ("sport", OffTopicKind::Sport),
    ("sports", OffTopicKind::Sport),
    ("olahraga", OffTopicKind::Sport),
    ("raket", OffTopicKind::Sport),
    ("motogp", OffTopicKind::Sport),
    ("hot", OffTopicKind::Entertainment),
    ("celeb", OffTopicKind::Entertainment),
    ("seleb", OffTopicKind::Entertainment),
    ("selebritas", OffTopicKind::Entertainment),
    ("entertainment", OffTopicKind::Entertainment),
    ("hiburan", OffTopicKind::Entertainment),
    ("showbiz", OffTopicKind::Entertainment),
    ("wolipop", OffTopicKind::Entertainment),
    ("hype", OffTopicKind::Entertainment),
    ("musik", OffTopicKind::Entertainment),
    ("film", OffTopicKind::Entertainment),
    ("lifestyle", OffTopicKind::Entertainment),
    ("zodiak", OffTopicKind::Horoscope),
    ("horoskop", OffTopicKind::Horoscope),
    ("market", OffTopicKind::Market),
    ("bursa", OffTopicKind::Market),
    ("saham", OffTopicKind::Market),
    ("internasional", OffTopicKind::Foreign),
    ("dunia", OffTopicKind::Foreign),
    ("global", OffTopicKind::Foreign),
    ("advertorial", OffTopicKind::Advertisement),
    ("promo", OffTopicKind::Advertisement),
];

impl OffTopicFinder {
    pub(crate) fn new(dict: &Dictionaries, vocabulary: &mut Vocabulary) -> Self {
        let mut phrases = PhraseIndex::new();
        for row in dict.off_topic.rows() {
            phrases.add(vocabulary, row.phrase.split(' '), (row.tag, row.weight));
        }
        OffTopicFinder { phrases }
    }

    pub(crate) fn find(
        &self,
        reading: &Reading<'_>,
        url: Option<&str>,
        channel: Channel,
        urusan: &[UrusanTag],
    ) -> Option<OffTopic> {
        let mut votes: BTreeMap<OffTopicKind, (f32, Vec<SmolStr>)> = BTreeMap::new();
        let mut vote = |kind: OffTopicKind, weight: f32, words: SmolStr| {
            let (sum, said) = votes.entry(kind).or_default();
            // A phrase said again adds nothing.
            if !said.contains(&words) {
                *sum += weight;
                said.push(words);
            }
        };
        for section in url.into_iter().flat_map(path_words) {
            if let Some((word, kind)) = SECTIONS.iter().find(|(word, _)| *word == section) {
                vote(*kind, SECTION_WEIGHT, SmolStr::new(format!("/{word}/")));
            }
        }
        let mut i = 0;
        while i < reading.terms.len() {
            let Some((len, (kind, weight))) = self
                .phrases
                .longest_of_either(&reading.word_ids[i..], &reading.stem_ids[i..])
            else {
                i += 1;
                continue;
            };
            let weight = if i < reading.n_title_terms {
                weight * TITLE_WEIGHT
            } else {
                *weight
            };
            let words: Vec<&str> = reading.terms[i..i + len]
                .iter()
                .map(|t| t.word.as_str())
                .collect();
            vote(*kind, weight, SmolStr::new(words.join(" ")));
            i += len;
        }
        let sure = urusan
            .first()
            .map_or(0.0, |u| u.confidence * AGAINST_URUSAN);
        let enough = sure
            + if channel.speaks_to_office() {
                ENOUGH_TO_OFFICE
            } else {
                ENOUGH
            };
        let (kind, (sum, words)) = votes
            .into_iter()
            .max_by(|a, b| a.1.0.total_cmp(&b.1.0).then(b.0.cmp(&a.0)))?;
        (sum >= enough).then_some(OffTopic { kind, words })
    }
}

/// Host labels and path parts of an address, without its last part, which is the title again.
fn path_words(url: &str) -> impl Iterator<Item = &str> {
    let rest = url.split_once("://").map_or(url, |(_, r)| r);
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    let sections = path.rsplit_once('/').map_or(path, |(s, _)| s);
    sections.split(['/', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_of_an_address() {
        let words: Vec<_> =
            path_words("https://sport.detik.com/bola/d-1/persebaya-menang?x=/hot/").collect();
        assert_eq!(words, ["sport", "detik", "com", "bola", "d-1"]);
    }

    #[test]
    fn sport_is_off_topic_and_a_broken_road_is_not() {
        let analyser = crate::Analyser::new(crate::dictionaries(), None);
        let mut item = crate::item(
            Channel::News,
            Some("Jadwal Liga 1 pekan ini"),
            Some("Liga 1 berlanjut besok."),
        );
        assert_eq!(
            analyser.analyse(&item, 1).off_topic.map(|o| o.kind),
            Some(OffTopicKind::Sport)
        );
        item.title = Some("Jalan rusak di Desa Temu".into());
        item.body = Some("Jalan rusak itu dilalui warga.".into());
        assert_eq!(analyser.analyse(&item, 1).off_topic, None);
    }
}
