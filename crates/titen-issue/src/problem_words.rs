//! A problem in citizens' words: the phrases of duties that decided the urusan, most told first. They read as a
//! thing and what is wrong with it ("jalan berlubang"), where merely strong words read as anything.

use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Document, UrusanCode};

/// A phrase names an issue if this share of its items say it.
const MIN_SHARE: f32 = 0.2;
/// A second phrase is added if it is said at least so often beside the first.
const BESIDE: f32 = 0.4;
/// What a phrase of two words and more is worth beside one word.
const LONGER: f32 = 1.6;

/// One phrase by its stems.
#[derive(Default)]
struct Told<'a> {
    n_docs: usize,
    /// How it is written, with how often.
    written: BTreeMap<&'a str, usize>,
}

impl Told<'_> {
    fn as_written(&self) -> &str {
        let commonest = self
            .written
            .iter()
            .max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        commonest.map_or("", |w| w.0)
    }
}

/// "jalan rusak dan berlubang", "pohon, ranting"; None where no phrase is common.
pub fn problem_words(docs: &[&Document], urusan: &UrusanCode) -> Option<String> {
    let told = told(docs, urusan);
    let score = |stems: &[&str], n: usize| n as f32 * if stems.len() > 1 { LONGER } else { 1.0 };
    let mut ranked: Vec<(f32, &Vec<&str>, &Told<'_>)> = told
        .iter()
        .filter(|(_, t)| t.n_docs > 1 && t.n_docs as f32 >= MIN_SHARE * docs.len() as f32)
        .map(|(stems, t)| (score(stems, t.n_docs), stems, t))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let (first, stems, best) = ranked.first()?;
    let one = best.as_written();
    let beside = ranked[1..].iter().filter(|r| r.0 >= BESIDE * first);
    let mut other_conditions = beside.clone().filter_map(|(_, s, t)| {
        let same_thing = stems.len() == 2 && s.len() == 2 && s[0] == stems[0];
        let condition = t.as_written().split_once(' ').map(|(_, c)| c);
        condition.filter(|_| same_thing)
    });
    if let Some(condition) = other_conditions.next() {
        return Some(format!("{one} dan {condition}"));
    }
    let apart = |s: &[&str]| s.iter().all(|w| !stems.contains(w));
    if stems.len() == 1
        && let Some((_, _, t)) = beside.clone().find(|(_, s, _)| apart(s))
    {
        return Some(format!("{one}, {}", t.as_written()));
    }
    Some(one.to_owned())
}

fn told<'a>(docs: &[&'a Document], urusan: &UrusanCode) -> BTreeMap<Vec<&'a str>, Told<'a>> {
    let mut told: BTreeMap<Vec<&str>, Told<'_>> = BTreeMap::new();
    for doc in docs {
        let stem_of: BTreeMap<&str, &str> = doc
            .terms
            .iter()
            .map(|t| (t.word.as_str(), t.stem.as_str()))
            .collect();
        let tags = doc.urusan.iter().filter(|tag| tag.code == *urusan);
        let phrases: BTreeSet<&str> = tags.flat_map(|t| &t.words).map(|w| w.as_str()).collect();
        let mut heard = BTreeSet::new();
        for phrase in phrases {
            let words = phrase.split(' ');
            let stems: Vec<&str> = words
                .map(|w| stem_of.get(w).copied().unwrap_or(w))
                .collect();
            let entry = told.entry(stems.clone()).or_default();
            entry.n_docs += usize::from(heard.insert(stems));
            *entry.written.entry(phrase).or_default() += 1;
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::complaint;
    use titen_model::UrusanTag;

    fn words_of(said: &[(&str, &[&str])]) -> Option<String> {
        let code = UrusanCode::new("1.03");
        let docs: Vec<Document> = said
            .iter()
            .map(|(text, phrases)| {
                let mut doc = complaint("x", 1, text).1;
                doc.urusan = vec![UrusanTag {
                    code: code.clone(),
                    confidence: 0.8,
                    words: phrases.iter().map(|p| (*p).into()).collect(),
                }];
                doc
            })
            .collect();
        problem_words(&docs.iter().collect::<Vec<_>>(), &code)
    }

    #[test]
    fn two_conditions_of_one_thing_are_told_together() {
        let holes = ("jalan berlubang", &["jalan berlubang"][..]);
        let broken = ("jalan rusak", &["jalan rusak"][..]);
        assert_eq!(
            words_of(&[holes, broken, holes, broken, holes]).as_deref(),
            Some("jalan berlubang dan rusak")
        );
        assert_eq!(
            words_of(&[holes, holes, broken]).as_deref(),
            Some("jalan berlubang")
        );
    }

    #[test]
    fn what_one_says_names_nothing_and_a_lone_word_takes_company() {
        let flood = ("banjir", &["banjir", "saluran"][..]);
        assert_eq!(
            words_of(&[flood, flood]).as_deref(),
            Some("banjir, saluran")
        );
        let (a, b) = (("banjir", &["banjir"][..]), ("saluran", &["saluran"][..]));
        assert_eq!(words_of(&[a, b]), None);
    }
}
