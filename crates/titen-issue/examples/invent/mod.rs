//! Invents documents as a month of news and complaints has them: words by Zipf's law, seven of ten events
//! told by one item, the others by up to some hundreds within a day or two, with near-copies. 72 words an item.

use chrono::{DateTime, Duration, Utc};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use titen_model::{
    Channel, Document, Field, Item, ItemId, Lang, Published, Signature, Span, Term, Tone,
    UrusanCode, UrusanTag,
};
use xxhash_rust::xxh3::xxh3_64_with_seed;

const WORDS: u64 = 72;
const TITLE: u64 = 9;
const VOCABULARY: f64 = 60_000.0;
/// The commonest words are stop words.
const STOP: u64 = 40;

pub struct Invented {
    pub docs: Vec<Document>,
    pub items: BTreeMap<ItemId, Item>,
}

pub fn documents(n: usize, days: i64) -> Invented {
    let start: DateTime<Utc> = "2026-08-09T17:00:00Z".parse().unwrap();
    let period = Duration::days(days);
    let (mut docs, mut items) = (Vec::with_capacity(n), BTreeMap::new());
    let mut event = 0;
    while docs.len() < n {
        event += 1;
        // Pareto: few are large.
        let size = if chance(event, 1) % 10 < 7 {
            1
        } else {
            (1.0 + share(event, 2).max(1e-3).powf(-0.9)) as u64
        };
        let begins = period.num_minutes() as f64 * share(event, 3);
        for k in 0..size.min((n - docs.len()) as u64) {
            let i = docs.len() as u64;
            // News come thick at first.
            let after = -share(i, 4).max(1e-3).ln() * 12.0 * 60.0;
            let minutes = (begins + if k == 0 { 0.0 } else { after }) as i64;
            let at = start + Duration::minutes(minutes % period.num_minutes());
            let is_copy = k > 0 && chance(i, 5).is_multiple_of(4);
            let said_by = if is_copy { i - 1 } else { i };
            let (item, doc) = said(i, said_by, event, at);
            docs.push(doc);
            // A month needs documents only.
            if days <= 7 {
                items.insert(item.id, item);
            }
        }
    }
    Invented { docs, items }
}

fn chance(seed: u64, what: u64) -> u64 {
    xxh3_64_with_seed(&seed.to_le_bytes(), what)
}

fn share(seed: u64, what: u64) -> f64 {
    (chance(seed, what) % 1_000_000) as f64 / 1e6
}

/// Word `k` of `said_by`: every second one is of the event's own score of words.
fn word(said_by: u64, event: u64, k: u64) -> u64 {
    let zipf = |u: f64| VOCABULARY.powf(u) as u64;
    if k % 2 == 1 {
        zipf(share(said_by, 100 + k))
    } else {
        let which = chance(said_by, 200 + k) % 20;
        // Neither the commonest words nor only rare ones tell an event.
        zipf(0.45 + 0.55 * share(event, 300 + which))
    }
}

fn said(i: u64, said_by: u64, event: u64, at: DateTime<Utc>) -> (Item, Document) {
    let source = format!("sumber{}", chance(i, 6) % 40);
    let channel = match chance(event, 7) % 5 {
        0 => Channel::Lapor,
        _ => Channel::News,
    };
    let (mut title, mut body) = (String::new(), String::new());
    let terms: Vec<Term> = (0..WORDS)
        .map(|k| {
            let n = word(said_by, event, k);
            let (field, text) = if k < TITLE {
                (Field::Title, &mut title)
            } else {
                (Field::Body, &mut body)
            };
            let (start, word) = (text.len() as u32, SmolStr::new(format!("kata{n}")));
            text.push_str(&word);
            let end = text.len() as u32;
            text.push(' ');
            Term {
                stem: word.clone(),
                word,
                span: Span { field, start, end },
                stop: n < STOP,
            }
        })
        .collect();
    let headline = Span {
        field: Field::Title,
        start: 0,
        end: title.len() as u32 - 1,
    };
    let id = ItemId::new(&source, &format!("butir{i}"));
    let urusan = ["1.01", "1.02", "1.03", "1.04", "1.05", "2.11", "2.15"][(event % 7) as usize];
    let doc = Document {
        item: id,
        revision: 1,
        made_by: "invent".into(),
        channel,
        source: SmolStr::new(&source),
        at,
        lang: Lang::Id,
        names: terms
            .iter()
            .step_by(8)
            .filter(|t| !t.stop)
            .map(|t| t.word.clone())
            .collect(),
        sentences: vec![headline],
        signature: signature(&terms),
        terms,
        wilayah: vec![],
        default_wilayah: None,
        urusan: vec![UrusanTag {
            code: UrusanCode::new(urusan),
            confidence: 0.7,
            words: vec![],
        }],
        perangkat_daerah: vec![],
        tone: [Tone::Negatif, Tone::Netral, Tone::Netral][(i % 3) as usize],
        cues: vec![],
        times: vec![],
        quotes: vec![],
        off_topic: None,
        voice: SmolStr::new(if channel.is_voice() {
            format!("warga{i}")
        } else {
            source.clone()
        }),
        warnings: vec![],
    };
    let item = Item {
        id,
        key: format!("butir{i}"),
        source,
        channel,
        url: None,
        title: Some(title),
        body: Some(body),
        published: Some(Published::instant(at)),
        received: at,
        lang: None,
        extra: BTreeMap::new(),
    };
    (item, doc)
}

/// 64 rows, each a permutation of one hash a shingle.
fn signature(terms: &[Term]) -> Signature {
    let shingles: Vec<u64> = terms
        .windows(3)
        .map(|w| {
            w.iter()
                .fold(7, |h, t| xxh3_64_with_seed(t.word.as_bytes(), h))
        })
        .collect();
    let row = |r: u64| {
        let by = chance(r, 8) | 1;
        shingles
            .iter()
            .map(|s| (s.wrapping_mul(by) >> 32) as u32)
            .min()
            .unwrap_or(u32::MAX)
    };
    Signature((0..64).map(row).collect())
}
