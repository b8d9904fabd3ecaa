//! Builds small items and documents for tests.

use smol_str::SmolStr;
use titen_model::{
    Channel, Cue, CueKind, Document, Field, Item, ItemId, Lang, PlaceMention, Published, Signature,
    Span, Term, Tone, UrusanCode, UrusanTag, Week, WilayahCode,
};

pub fn week() -> Week {
    "2026-W33".parse().unwrap()
}

/// `hours` after the week's begin; the key is title, body and hour.
pub fn item(source: &str, hours: i64, title: &str, body: &str) -> Item {
    let at = week().bounds().0 + chrono::Duration::hours(hours);
    let key = format!("{title}|{body}|{hours}");
    Item {
        id: ItemId::new(source, &key),
        key,
        source: source.to_owned(),
        channel: Channel::News,
        url: None,
        title: (!title.is_empty()).then(|| title.to_owned()),
        body: (!body.is_empty()).then(|| body.to_owned()),
        published: Some(Published::instant(at)),
        received: at,
        lang: None,
        extra: Default::default(),
    }
}

/// Splits at blanks; words of three letters and less are stop words.
pub fn document(item: &Item) -> Document {
    let mut terms = Vec::new();
    let mut sentences = Vec::new();
    let mut names = Vec::new();
    for (field, text) in [(Field::Title, &item.title), (Field::Body, &item.body)] {
        let Some(text) = text else { continue };
        let mut start = 0;
        for word in text.split(' ') {
            let end = start + word.len();
            let plain = word
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            if word.starts_with(char::is_uppercase) && start > 0 {
                names.push(SmolStr::new(&plain));
            }
            if !plain.is_empty() {
                terms.push(Term {
                    word: SmolStr::new(&plain),
                    stem: SmolStr::new(&plain),
                    span: Span {
                        field,
                        start: start as u32,
                        end: end as u32,
                    },
                    stop: plain.len() <= 3,
                });
            }
            start = end + 1;
        }
        let mut from = 0;
        for (i, _) in text.match_indices(". ").chain([(text.len(), "")]) {
            let end = (i + 1).min(text.len());
            sentences.push(Span {
                field,
                start: from as u32,
                end: end as u32,
            });
            from = end + 1;
        }
    }
    let mut doc = Document {
        item: item.id,
        revision: 1,
        made_by: "test".into(),
        channel: item.channel,
        source: SmolStr::new(&item.source),
        at: item.at(),
        lang: Lang::Id,
        terms,
        sentences,
        names,
        signature: Signature::default(),
        wilayah: vec![],
        default_wilayah: None,
        urusan: vec![],
        perangkat_daerah: vec![],
        tone: Tone::Netral,
        cues: vec![],
        times: vec![],
        quotes: vec![],
        off_topic: None,
        voice: SmolStr::new(&item.source),
        warnings: vec![],
    };
    sign(&mut doc);
    doc
}

/// MinHash of words in threes, as the analyser's, for texts of a dozen words and more.
fn sign(doc: &mut Document) {
    if doc.terms.len() < 12 {
        return;
    }
    let words: Vec<&str> = doc.terms.iter().map(|t| t.word.as_str()).collect();
    let hash = |seed, w: &[&str]| {
        xxhash_rust::xxh3::xxh3_64_with_seed(w.join(" ").as_bytes(), seed) as u32
    };
    doc.signature.0 = (0..64)
        .map(|seed| words.windows(3).map(|w| hash(seed, w)).min().unwrap())
        .collect();
}

pub fn with_urusan(mut doc: Document, code: &str) -> Document {
    doc.urusan = vec![UrusanTag {
        code: UrusanCode::new(code),
        confidence: 0.8,
        words: vec![],
    }];
    doc
}

pub fn with_cue(mut doc: Document, kind: CueKind, value: Option<f64>) -> Document {
    let span = Span {
        field: Field::Body,
        start: 0,
        end: 0,
    };
    doc.cues.push(Cue {
        kind,
        value,
        unit: None,
        approximate: false,
        words: "tanda".into(),
        span,
    });
    doc
}

/// Names one place: a single code is certain, several are candidates.
pub fn at(mut doc: Document, codes: &[&str]) -> Document {
    let candidates = codes.iter().map(WilayahCode::new).collect();
    let span = Span {
        field: Field::Body,
        start: 0,
        end: 0,
    };
    doc.wilayah.push(PlaceMention {
        name: "tempat".into(),
        span,
        candidates,
    });
    doc
}

/// A message of one citizen, with its document.
pub fn complaint(who: &str, hours: i64, body: &str) -> (Item, Document) {
    let mut item = item("lapor", hours, "", body);
    item.channel = Channel::Lapor;
    item.key = format!("{who}{hours}");
    item.id = ItemId::new("lapor", &item.key);
    let mut doc = document(&item);
    doc.voice = SmolStr::new(who);
    doc.tone = Tone::Negatif;
    (item, doc)
}

pub fn news(source: &str, hours: i64, title: &str, body: &str) -> (Item, Document) {
    let item = item(source, hours, title, body);
    let doc = document(&item);
    (item, doc)
}
