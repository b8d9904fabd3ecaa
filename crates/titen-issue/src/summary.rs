//! Two or three sentences that say what an issue is about, taken from its items as they stand there.

use crate::{case::Case, features::is_content};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Document, Field, Item, ItemId, Sentence, Span};

const N_SENTENCES: usize = 3;
const MIN_WORDS: usize = 6;
const MAX_CHARS: usize = 320;
/// Items that are looked at for a sentence that adds something.
const LOOKED_AT: usize = 40;

/// One sentence an item: of each story's lead, the largest story first, then of other items. Each says something
/// that those before it don't.
pub fn summary(case: &Case<'_>, items: &BTreeMap<ItemId, Item>) -> Vec<Sentence> {
    // An issue's smaller stories may stray from what it is about.
    let topic: BTreeSet<&SmolStr> = case.issue.terms.iter().collect();
    let mut chosen: Vec<(Sentence, BTreeSet<SmolStr>)> = Vec::new();
    for doc in by_weight(case).into_iter().take(LOOKED_AT) {
        let shared: BTreeSet<&SmolStr> = doc
            .terms
            .iter()
            .map(|t| &t.word)
            .filter(|w| topic.contains(w))
            .collect();
        if !chosen.is_empty() && shared.len() < topic.len().min(2) {
            continue;
        }
        let Some(item) = items.get(&doc.item) else {
            continue;
        };
        let Some((text, stems)) = lead_sentence(doc, item) else {
            continue;
        };
        let news = |said: &BTreeSet<SmolStr>| {
            2 * said.intersection(&stems).count() < said.len().min(stems.len())
        };
        if chosen.iter().all(|(_, said)| news(said)) {
            chosen.push((
                Sentence {
                    text,
                    item: doc.item,
                },
                stems,
            ));
        }
        if chosen.len() == N_SENTENCES {
            break;
        }
    }
    chosen.into_iter().map(|(sentence, _)| sentence).collect()
}

fn by_weight<'a>(case: &Case<'a>) -> Vec<&'a Document> {
    let by_id: BTreeMap<ItemId, &Document> = case.originals.iter().map(|d| (d.item, *d)).collect();
    let mut out: Vec<&Document> = case
        .stories
        .iter()
        .filter_map(|s| by_id.get(&s.lead).copied())
        .collect();
    let leads: BTreeSet<ItemId> = out.iter().map(|d| d.item).collect();
    out.extend(case.originals.iter().filter(|d| !leads.contains(&d.item)));
    out
}

/// The first whole sentence of the body; where a feed cut it off, the title.
fn lead_sentence(doc: &Document, item: &Item) -> Option<(String, BTreeSet<SmolStr>)> {
    let whole = |span: &&Span| {
        sentence_of(item, **span).is_some_and(|t| {
            let n = t.split_whitespace().count();
            n >= MIN_WORDS
                && t.chars().count() <= MAX_CHARS
                && !t.ends_with("...")
                && !t.ends_with('…')
        })
    };
    let body = doc
        .sentences
        .iter()
        .filter(|s| s.field == Field::Body)
        .take(4)
        .find(whole);
    let span = body
        .or_else(|| doc.sentences.iter().find(|s| s.field == Field::Title))
        .or(doc.sentences.first())?;
    let text = without_dateline(sentence_of(item, *span)?);
    let stems = doc
        .terms
        .iter()
        .filter(|t| {
            t.span.field == span.field && t.span.start >= span.start && t.span.end <= span.end
        })
        .filter(|t| is_content(t))
        .map(|t| t.stem.clone())
        .collect();
    Some((crate::title::shortened(text, MAX_CHARS), stems))
}

pub fn sentence_of(item: &Item, span: Span) -> Option<&str> {
    let text = match span.field {
        Field::Title => item.title.as_deref(),
        Field::Body => item.body.as_deref(),
    };
    let text = text?.get(span.start as usize..span.end as usize)?.trim();
    (!text.is_empty()).then_some(text)
}

/// `REPUBLIKA.CO.ID, JAKARTA -- Presiden …`: what stands before the dash is mostly capitals.
fn without_dateline(sentence: &str) -> &str {
    let split = [" -- ", " — ", " – ", " - "]
        .iter()
        .filter_map(|dash| sentence.split_once(dash))
        .min_by_key(|(head, _)| head.len());
    match split {
        Some((head, rest)) if head.chars().count() <= 45 => {
            let letters = head.chars().filter(|c| c.is_alphabetic()).count();
            let capitals = head.chars().filter(|c| c.is_uppercase()).count();
            if 5 * capitals >= 3 * letters {
                rest.trim_start()
            } else {
                sentence
            }
        }
        _ => sentence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_is_left_off_and_a_sentence_is_not() {
        assert_eq!(
            without_dateline("KABAR.ID, MALO -- Jembatan putus."),
            "Jembatan putus."
        );
        assert_eq!(
            without_dateline("Jembatan Malo - Kasiman putus sejak Senin."),
            "Jembatan Malo - Kasiman putus sejak Senin."
        );
    }
}
