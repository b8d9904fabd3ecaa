//! Citizens' own words, few and short.

use crate::{case::Case, features::is_content, summary::sentence_of};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Document, Item, ItemId, Quote, Span};

const N_QUOTES: usize = 3;
const MIN_WORDS: usize = 5;
const MAX_CHARS: usize = 240;

/// The shortest sentences that name what the issue is about, one a person, none that repeats another.
pub fn quotes(case: &Case<'_>, items: &BTreeMap<ItemId, Item>) -> Vec<Quote> {
    let topic: BTreeSet<&SmolStr> = case.issue.terms.iter().collect();
    let mut found: Vec<(usize, String, &Document)> = case
        .originals
        .iter()
        .filter(|d| d.channel.is_voice())
        .filter_map(|doc| {
            let item = items.get(&doc.item)?;
            let texts = doc
                .sentences
                .iter()
                .filter(|s| names(doc, **s, &topic))
                .filter_map(|s| sentence_of(item, *s));
            let best = texts
                .map(cleaned)
                .filter(|t| fits(t))
                .min_by_key(|t| t.chars().count())?;
            Some((best.chars().count(), best, *doc))
        })
        .collect();
    found.sort_by_key(|(length, _, doc)| (*length, doc.at, doc.item));
    let (mut voices, mut said) = (BTreeSet::new(), BTreeSet::new());
    let mut out = Vec::new();
    for (_, text, doc) in found {
        if out.len() == N_QUOTES {
            break;
        }
        if !said.contains(&text.to_lowercase()) && voices.insert(&doc.voice) {
            said.insert(text.to_lowercase());
            out.push(Quote {
                text,
                item: doc.item,
                channel: doc.channel,
            });
        }
    }
    out
}

fn names(doc: &Document, span: Span, topic: &BTreeSet<&SmolStr>) -> bool {
    doc.terms.iter().any(|t| {
        t.span.field == span.field
            && t.span.start >= span.start
            && t.span.end <= span.end
            && is_content(t)
            && topic.contains(&t.word)
    })
}

fn fits(text: &str) -> bool {
    text.split_whitespace().count() >= MIN_WORDS && text.chars().count() <= MAX_CHARS
}

/// Blanks made single; links say nothing in print.
fn cleaned(text: &str) -> String {
    text.split_whitespace()
        .filter(|w| !w.starts_with("http"))
        .collect::<Vec<_>>()
        .join(" ")
}
