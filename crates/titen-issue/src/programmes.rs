//! Government programmes that texts name, however they write them. One programme's stories are no one problem only
//! because all of them name it; and they are not told apart by who writes `MBG` and who writes it out.

use crate::features::{WORDS, feature};
use std::{cmp::Reverse, collections::HashMap};
use titen_dict::Dictionaries;
use titen_model::{Document, Term};

#[derive(Debug, Default)]
pub struct Programmes<'d> {
    /// By first word: the words behind it, longest first, and the programme.
    by_first: HashMap<&'d str, Vec<(Vec<&'d str>, &'d str)>>,
    /// By first byte, which lengths first words have: it tells of most words that they begin none.
    lengths: Vec<u32>,
}

impl<'d> Programmes<'d> {
    pub fn of(dict: &'d Dictionaries) -> Self {
        let mut all = Programmes {
            by_first: HashMap::new(),
            lengths: vec![0; 256],
        };
        for p in &dict.programmes {
            let mut words = p.phrase.split(' ');
            let first = words.next().unwrap_or_default();
            let ways = all.by_first.entry(first).or_default();
            ways.push((words.collect(), p.name.as_str()));
            ways.sort_by_key(|(rest, _)| Reverse(rest.len()));
            if let Some(byte) = first.bytes().next() {
                all.lengths[usize::from(byte)] |= length(first);
            }
        }
        all
    }

    /// The programme that the first of `terms` begins to name, and how many terms do.
    pub fn at(&self, terms: &[Term]) -> Option<(&'d str, usize)> {
        let first = terms.first()?;
        let byte = first.word.bytes().next()?;
        if self.lengths.get(usize::from(byte))? & length(&first.word) == 0 {
            return None;
        }
        let ways = self.by_first.get(first.word.as_str())?;
        ways.iter().find_map(|(rest, name)| {
            let behind = terms[1..].iter().zip(rest);
            let same = behind.filter(|(t, w)| t.word == **w && t.span.field == first.span.field);
            (same.count() == rest.len()).then_some((*name, 1 + rest.len()))
        })
    }

    /// What is left of each programme's weight as a word, by feature: half of it where `half` documents name it.
    pub fn left<'a>(&self, docs: impl Iterator<Item = &'a Document>, half: f32) -> Vec<(u32, f32)> {
        let mut said = Vec::new();
        for doc in docs {
            let starts = 0..doc.terms.len();
            let names = starts.filter_map(|at| Some(self.at(&doc.terms[at..])?.0));
            let mut once: Vec<u32> = names.map(|name| feature(WORDS, name)).collect();
            once.sort_unstable();
            once.dedup();
            said.extend(once);
        }
        said.sort_unstable();
        let of_one = said.chunk_by(|a, b| a == b);
        of_one
            .map(|same| (same[0], half / (half + same.len() as f32)))
            .collect()
    }
}

fn length(word: &str) -> u32 {
    1 << word.len().min(31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::news;

    #[test]
    fn the_longest_way_of_writing_counts_and_a_title_does_not_run_into_the_text() {
        let dict = Dictionaries::builtin().unwrap();
        let programmes = Programmes::of(&dict);
        let at = |title: &str, body: &str, from: usize| {
            let doc = news("a", 1, title, body).1;
            programmes.at(&doc.terms[from..])
        };
        assert_eq!(at("", "makan siang bergizi gratis", 0), Some(("mbg", 4)));
        assert_eq!(at("", "mbg dibuka", 0), Some(("mbg", 1)));
        assert_eq!(at("", "dapur makan siang gratis", 1), Some(("mbg", 3)));
        assert_eq!(at("", "makan siang", 0), None);
        assert_eq!(at("makan", "gratis lagi", 0), None);
        assert_eq!(programmes.at(&[]), None);
    }

    #[test]
    fn the_more_documents_name_a_programme_the_less_its_name_says() {
        let dict = Dictionaries::builtin().unwrap();
        let docs: Vec<Document> = ["mbg dan mbg", "makan bergizi gratis", "jalan"]
            .map(|text| news("a", 1, "", text).1)
            .to_vec();
        let left = Programmes::of(&dict).left(docs.iter(), 2.0);
        let of = |name| left.iter().find(|l| l.0 == feature(WORDS, name));
        assert_eq!(of("mbg").unwrap().1, 0.5);
        assert_eq!(left.len(), 1);
    }
}
