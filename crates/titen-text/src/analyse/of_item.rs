//! What an item tells beside its words: who speaks and how, where its sentences stand, what is amiss.

use crate::reading::Reading;
use crate::sentences;
use crate::stem::Register;
use serde_json::Value;
use smol_str::SmolStr;
use titen_model::{Field, Item, Span};

pub(super) fn texts(item: &Item) -> [&str; 2] {
    [&item.title, &item.body].map(|t| t.as_deref().unwrap_or(""))
}

pub(super) fn sentence_spans(item: &Item) -> Vec<Span> {
    let of = |field: Field, text: &Option<String>| {
        let text = text.as_deref().unwrap_or("");
        sentences(text)
            .map(|r| Span {
                field,
                start: r.start as u32,
                end: r.end as u32,
            })
            .collect::<Vec<_>>()
    };
    let mut spans = of(Field::Title, &item.title);
    spans.extend(of(Field::Body, &item.body));
    spans
}

/// How it is written: citizens write *ngerjain*, and a newsroom's *Ngadiman* is a name.
pub(super) fn register(item: &Item) -> Register {
    if item.channel.is_voice() {
        Register::Informal
    } else {
        Register::Formal
    }
}

/// Who speaks: what the collector knows of the person, else each item of a channel of voices is a
/// voice of its own, and an outlet is one.
pub(super) fn voice(item: &Item) -> SmolStr {
    match item.extra.get("voice") {
        Some(Value::String(voice)) => SmolStr::new(voice),
        _ if item.channel.is_voice() => SmolStr::new(item.id.to_string()),
        _ => SmolStr::new(&item.source),
    }
}

pub(super) fn warnings(item: &Item, reading: &Reading<'_>) -> Option<String> {
    if reading.terms.is_empty() {
        return Some("no words in title or body".to_owned());
    }
    let broken = |s: &Option<String>| s.as_deref().is_some_and(|t| t.contains('\u{fffd}'));
    (broken(&item.title) || broken(&item.body))
        .then(|| "text has broken characters; was its charset read right?".to_owned())
}
