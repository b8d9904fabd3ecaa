//! Words that say who speaks: titles, institutions, and the names of those whom this week's items call by a title.
//!
//! Two stories are no common problem because one minister speaks in both. Issues are compared without these words;
//! stories are not, since there they tell one event from another.

use std::collections::{BTreeSet, HashMap, HashSet};
use titen_dict::{Dictionaries, OfficialKind};
use titen_model::{Document, Term};

/// Words behind a title that may be its bearer's name.
const LONGEST_NAME: usize = 4;
/// A name is a title bearer's if at least so many items say so …
const MIN_ITEMS: u32 = 2;
/// … and this share of the items with the name.
const MIN_SHARE: f32 = 0.3;

pub struct WhoSpeaks<'a> {
    dict: &'a Dictionaries,
    bearers: HashSet<&'a str>,
}

impl<'a> WhoSpeaks<'a> {
    pub fn in_week(docs: &[&'a Document], dict: &'a Dictionaries) -> Self {
        // Items with the name behind a title; items with the name.
        let mut seen: HashMap<&str, (u32, u32)> = HashMap::new();
        for doc in docs {
            for name in bearers(doc, dict) {
                seen.entry(name).or_default().0 += 1;
            }
        }
        for doc in docs {
            let mut names: Vec<&str> = doc.names.iter().map(|n| n.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                if let Some(n) = seen.get_mut(name) {
                    n.1 += 1;
                }
            }
        }
        let bearers = seen
            .into_iter()
            .filter(|(_, (titled, all))| {
                *titled >= MIN_ITEMS && *titled as f32 >= MIN_SHARE * *all as f32
            })
            .map(|(name, _)| name)
            .collect();
        WhoSpeaks { dict, bearers }
    }

    /// Does it say who speaks?
    pub fn is_speaker(&self, word: &str) -> bool {
        self.dict.officials.kind_of(word).is_some() || self.bearers.contains(word)
    }
}

/// Names that follow a title in `doc`, unless they are places or words of the language.
fn bearers<'d>(doc: &'d Document, dict: &Dictionaries) -> BTreeSet<&'d str> {
    let names: BTreeSet<&str> = doc.names.iter().map(|n| n.as_str()).collect();
    let is_title = |t: &Term| dict.officials.kind_of(&t.word) == Some(OfficialKind::Title);
    let is_place = |t: &Term| {
        doc.wilayah.iter().any(|m| {
            m.span.field == t.span.field && m.span.start < t.span.end && t.span.start < m.span.end
        })
    };
    let mut found = BTreeSet::new();
    for (i, _) in doc.terms.iter().enumerate().filter(|(_, t)| is_title(t)) {
        let behind = doc.terms[i + 1..].iter().take(LONGEST_NAME);
        for t in behind.take_while(|t| names.contains(t.word.as_str())) {
            let ordinary = t.stop || dict.roots.contains(&t.stem) || is_title(t);
            if !ordinary && !is_place(t) {
                found.insert(t.word.as_str());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{at, news};

    #[test]
    fn who_bears_a_title_speaks_and_a_place_or_a_matter_does_not() {
        let dict = Dictionaries::builtin().unwrap();
        let said = [
            "meninjau bersama Menteri Dodyhang banjir",
            "kata Menteri Dodyhang soal Kalanganyar",
            "warga Kalanganyar bertanya kepada Menteri Kalanganyar",
            "warga Kalanganyar menunggu",
        ];
        let docs: Vec<Document> = said.iter().map(|s| news("a", 1, "", s).1).collect();
        let who = WhoSpeaks::in_week(&docs.iter().collect::<Vec<_>>(), &dict);
        let speaks = ["menteri", "dodyhang", "kalanganyar", "banjir"].map(|w| who.is_speaker(w));
        assert_eq!(speaks, [true, true, false, false]);
        // The same words, now said of a place by the span of its mention.
        let docs: Vec<Document> = docs
            .into_iter()
            .map(|mut d| {
                d = at(d, &["35.22.15"]);
                d.wilayah[0].span.end = 999;
                d
            })
            .collect();
        let who = WhoSpeaks::in_week(&docs.iter().collect::<Vec<_>>(), &dict);
        assert!(!who.is_speaker("dodyhang"));
    }
}
