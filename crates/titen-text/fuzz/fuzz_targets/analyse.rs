//! Any text gives a document whose spans are characters of the text and whose shares sum to at most one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use titen_dict::Dictionaries;
use titen_model::{Channel, Field, Item, ItemId, Span, WilayahCode};
use titen_text::Analyser;

static ANALYSER: LazyLock<Analyser> = LazyLock::new(|| {
    let dict = Arc::new(Dictionaries::builtin().expect("built in"));
    Analyser::new(dict, Some(WilayahCode::new("35.22")))
});

const CHANNELS: [Channel; 4] = [Channel::News, Channel::Lapor, Channel::Sms, Channel::Radio];

fuzz_target!(|data: &[u8]| {
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let text = String::from_utf8_lossy(rest);
    let (title, body) = text.split_once('\n').unwrap_or(("", &text));
    let item = Item {
        id: ItemId::new("fuzz", "1"),
        key: "1".to_owned(),
        source: "fuzz".to_owned(),
        channel: CHANNELS[usize::from(first % 4)],
        url: None,
        title: Some(title.to_owned()),
        body: Some(body.to_owned()),
        published: None,
        received: "2026-08-12T00:00:00Z".parse().expect("a time"),
        lang: None,
        extra: BTreeMap::new(),
    };
    let document = ANALYSER.analyse(&item, 1);
    let stands = |span: &Span| {
        let text = if span.field == Field::Title { title } else { body };
        text.get(span.start as usize..span.end as usize).is_some()
    };
    assert!(document.terms.iter().all(|t| stands(&t.span)));
    assert!(document.sentences.iter().all(stands));
    assert!(document.wilayah.iter().all(|p| stands(&p.span) && !p.candidates.is_empty()));
    assert!(document.cues.iter().all(|c| stands(&c.span)));
    assert!(document.urusan.iter().map(|u| u.confidence).sum::<f32>() <= 1.001);
    assert_eq!(document, ANALYSER.analyse(&item, 1), "the same item, another document");
});
