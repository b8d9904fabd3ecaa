//! Citizens' own words, few and short.

use crate::{case::Case, features::is_content, summary::sentence_of};
use smol_str::SmolStr;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};
use titen_model::{Document, Item, ItemId, Quote, Span};

const N_QUOTES: usize = 3;
const MIN_WORDS: usize = 5;
const MAX_CHARS: usize = 240;

/// One sentence a person, none that repeats another: those that name most of what the issue is about, and of
/// these the shortest.
pub fn quotes(case: &Case<'_>, items: &BTreeMap<ItemId, Item>) -> Vec<Quote> {
    let topic: BTreeSet<&SmolStr> = case.issue.terms.iter().collect();
    let voices = case.originals.iter().filter(|d| d.channel.is_voice());
    let mut found: Vec<(Telling, String, &Document)> = voices
        .filter_map(|doc| {
            let item = items.get(&doc.item)?;
            let sentences = doc.sentences.iter().filter_map(|span| {
                let text = cleaned(sentence_of(item, *span)?);
                let telling = Telling(Reverse(n_named(doc, *span, &topic)), text.chars().count());
                fits(&text).then_some((telling, text))
            });
            let (telling, text) = sentences.min()?;
            (telling.0.0 > 0).then_some((telling, text, *doc))
        })
        .collect();
    found.sort_by_key(|(telling, _, doc)| (*telling, doc.at, doc.item));
    let (mut voices, mut said) = (BTreeSet::new(), BTreeSet::new());
    found
        .into_iter()
        .filter(|(_, text, doc)| said.insert(text.to_lowercase()) && voices.insert(&doc.voice))
        .take(N_QUOTES)
        .map(|(_, text, doc)| Quote {
            text,
            item: doc.item,
            channel: doc.channel,
        })
        .collect()
}

/// How many of the issue's terms a sentence names, and how long it is: the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Telling(Reverse<usize>, usize);

/// Up to three: a list of words is no better quote.
fn n_named(doc: &Document, span: Span, topic: &BTreeSet<&SmolStr>) -> usize {
    let inside = doc.terms.iter().filter(|t| {
        t.span.field == span.field && t.span.start >= span.start && t.span.end <= span.end
    });
    let named: BTreeSet<&SmolStr> = inside
        .filter(|t| is_content(t))
        .map(|t| &t.word)
        .filter(|w| topic.contains(w))
        .collect();
    named.len().min(3)
}

fn fits(text: &str) -> bool {
    let whole = !text.ends_with([':', ',', '(']);
    whole && text.split_whitespace().count() >= MIN_WORDS && text.chars().count() <= MAX_CHARS
}

/// Blanks made single; links say nothing in print.
fn cleaned(text: &str) -> String {
    text.split_whitespace()
        .filter(|w| !w.starts_with("http"))
        .collect::<Vec<_>>()
        .join(" ")
}
