//! Documents to add and queries to ask.

use crate::{Query, SearchIndex, SearchTerm};
use chrono::{DateTime, Utc};
use titen_model::{Channel, Document, Field, ItemId, Lang, OfficeId, Signature, Span, Term, Tone};

pub(crate) fn office() -> OfficeId {
    OfficeId::new("bojonegoro")
}

pub(crate) fn id(key: &str) -> ItemId {
    ItemId::new("blok", key)
}

/// Noon in UTC on that day of August 2026.
pub(crate) fn at(day: u32) -> DateTime<Utc> {
    format!("2026-08-{day:02}T12:00:00Z").parse().unwrap()
}

/// A word's stem is what follows the slash, else the word; `yang` and `di` are stop words.
fn split(text: &str) -> impl Iterator<Item = (&str, &str, bool)> {
    text.split_whitespace().map(|w| {
        let (word, stem) = w.split_once('/').unwrap_or((w, w));
        (word, stem, ["yang", "di"].contains(&word))
    })
}

pub(crate) fn document(key: &str, title: &str, body: &str) -> Document {
    let term = |field, (word, stem, stop): (&str, &str, bool)| Term {
        word: word.into(),
        stem: stem.into(),
        span: Span {
            field,
            start: 0,
            end: 0,
        },
        stop,
    };
    Document {
        item: id(key),
        revision: 1,
        made_by: "a1".to_owned(),
        channel: Channel::Sms,
        source: "blok".into(),
        at: at(11),
        lang: Lang::Id,
        terms: split(title)
            .map(|t| term(Field::Title, t))
            .chain(split(body).map(|t| term(Field::Body, t)))
            .collect(),
        sentences: Vec::new(),
        names: Vec::new(),
        signature: Signature::default(),
        wilayah: Vec::new(),
        default_wilayah: None,
        urusan: Vec::new(),
        perangkat_daerah: Vec::new(),
        tone: Tone::Netral,
        cues: Vec::new(),
        times: Vec::new(),
        quotes: Vec::new(),
        off_topic: None,
        voice: "blok".into(),
        warnings: Vec::new(),
    }
}

pub(crate) fn terms(text: &str) -> Vec<SearchTerm> {
    split(text)
        .map(|(word, stem, stop)| SearchTerm {
            word: word.into(),
            stem: stem.into(),
            stop,
        })
        .collect()
}

pub(crate) fn query(text: &str) -> Query {
    Query {
        terms: terms(text),
        ..Query::all(office())
    }
}

pub(crate) async fn put(index: &impl SearchIndex, documents: &[Document]) {
    index.add(&office(), documents.to_vec()).await.unwrap();
    index
        .commit(&office(), documents.len() as u64)
        .await
        .unwrap();
}

/// Keys of the hits, of the single-digit keys that the cases use.
pub(crate) async fn find(index: &impl SearchIndex, query: Query) -> Vec<String> {
    keys(
        &index
            .search(query)
            .await
            .unwrap()
            .hits
            .iter()
            .map(|h| h.item)
            .collect::<Vec<_>>(),
    )
}

pub(crate) fn keys(ids: &[ItemId]) -> Vec<String> {
    let key = |item: &ItemId| {
        (0..10)
            .map(|n| n.to_string())
            .find(|k| id(k) == *item)
            .unwrap()
    };
    ids.iter().map(key).collect()
}
