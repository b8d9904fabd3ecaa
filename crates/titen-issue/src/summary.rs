//! Two or three sentences that say what an issue is about, taken from its items as they stand there.

use crate::{case::Case, features::is_content};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Document, Field, Item, ItemId, Sentence, Span, without_dateline};

const N_SENTENCES: usize = 3;
const MIN_WORDS: usize = 6;
const MAX_CHARS: usize = 320;
/// Items that are looked at for a sentence that adds something.
const LOOKED_AT: usize = 40;

/// What a term that names the issue adds to its weight.
const OF_TERMS: f32 = 2.0;
/// Shorter sentences are not better for being short.
const SHORT: f32 = 8.0;

struct Candidate {
    sentence: Sentence,
    stems: BTreeSet<SmolStr>,
    weight: f32,
}

/// One sentence an item, those first that say what most of the items speak of (after SumBasic, Nenkova and
/// Vanderwende 2005), each saying something that those before it don't. Newsrooms' words before citizens', which are
/// quoted elsewhere.
pub fn summary(case: &Case<'_>, items: &BTreeMap<ItemId, Item>) -> Vec<Sentence> {
    let common = Common::of(case);
    let newsrooms = case.originals.iter().any(|d| !d.channel.is_voice());
    let mut candidates: Vec<Candidate> = by_weight(case)
        .into_iter()
        .filter(|d| !(newsrooms && d.channel.is_voice()))
        .take(LOOKED_AT)
        .filter_map(|doc| {
            let (text, stems) = lead_sentence(doc, items.get(&doc.item)?)?;
            Some(Candidate {
                weight: common.weight(&stems),
                sentence: Sentence {
                    text,
                    item: doc.item,
                },
                stems,
            })
        })
        .collect();
    // Stable: of equals the larger story's stays first.
    candidates.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let enough = candidates.first().map_or(0.0, |c| c.weight / 3.0);
    let mut chosen: Vec<Candidate> = Vec::new();
    for candidate in candidates.into_iter().filter(|c| c.weight >= enough) {
        let stems = &candidate.stems;
        let news = |said: &BTreeSet<SmolStr>| {
            2 * said.intersection(stems).count() < said.len().min(stems.len())
        };
        if chosen.iter().all(|c| news(&c.stems)) {
            chosen.push(candidate);
        }
        if chosen.len() == N_SENTENCES {
            break;
        }
    }
    chosen.into_iter().map(|c| c.sentence).collect()
}

/// In which share of the items each stem stands.
struct Common<'a> {
    shares: BTreeMap<&'a SmolStr, f32>,
}

impl<'a> Common<'a> {
    fn of(case: &Case<'a>) -> Self {
        let terms: BTreeSet<&SmolStr> = case.issue.terms.iter().collect();
        let n = case.originals.len() as f32;
        let mut shares: BTreeMap<&SmolStr, f32> = BTreeMap::new();
        for doc in &case.originals {
            let content = doc.terms.iter().filter(|t| is_content(t));
            let once: BTreeMap<&SmolStr, bool> = content
                .map(|t| (&t.stem, terms.contains(&t.word)))
                .collect();
            for (stem, names_it) in once {
                let times = if names_it { 1.0 + OF_TERMS } else { 1.0 };
                *shares.entry(stem).or_default() += times / n;
            }
        }
        Common { shares }
    }

    fn weight(&self, stems: &BTreeSet<SmolStr>) -> f32 {
        let of = |stem| self.shares.get(stem).copied().unwrap_or(0.0);
        stems.iter().map(of).sum::<f32>() / (stems.len() as f32).max(SHORT)
    }
}

/// Leads of stories, the largest story first, then the other items.
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
