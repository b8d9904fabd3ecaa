//! Phrases that an office lists, found in documents: as they are written, or as roots.

use std::collections::HashMap;
use titen_model::Document;

/// What a text is about it says early: as much is read as grouping reads.
const READ: usize = 150;

/// By first word.
#[derive(Debug, Default)]
pub struct Phrases {
    by_first: HashMap<String, Vec<Vec<String>>>,
}

impl Phrases {
    pub fn of<'w>(phrases: impl Iterator<Item = &'w String>) -> Self {
        let mut by_first: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        for phrase in phrases {
            let words = phrase.split(|c: char| !c.is_alphanumeric());
            let mut words = words.filter(|w| !w.is_empty()).map(str::to_lowercase);
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push(words.collect());
            }
        }
        Phrases { by_first }
    }

    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// Does the document say one of them, its words one after another in one field?
    pub fn said_in(&self, doc: &Document) -> bool {
        if self.is_empty() {
            return false;
        }
        let terms = &doc.terms[..doc.terms.len().min(READ)];
        let begins = |at: usize, first: &str| {
            let more = self.by_first.get(first).into_iter().flatten();
            more.into_iter().any(|rest| {
                let next = terms[at + 1..].iter().take(rest.len());
                let same = next.zip(rest).filter(|(t, w)| {
                    t.span.field == terms[at].span.field
                        && (t.word == w.as_str() || t.stem == w.as_str())
                });
                same.count() == rest.len()
            })
        };
        let mut all = terms.iter().enumerate();
        all.any(|(at, t)| begins(at, &t.word) || t.stem != t.word && begins(at, &t.stem))
    }
}
