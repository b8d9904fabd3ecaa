//! A week of 10,000 invented documents: to group it, to group it after a week that is carried, to rank it.
#![allow(clippy::unwrap_used)]

use chrono::Duration;
use criterion::{Criterion, criterion_group, criterion_main};
use smol_str::SmolStr;
use std::{collections::BTreeMap, hint::black_box};
use titen_dict::Dictionaries;
use titen_issue::{Carried, GroupSettings, Known, RankSettings, Scope, group_week, rank_week};
use titen_model::{
    Channel, Document, Field, Item, ItemId, Lang, Published, Signature, Span, Term, Tone,
    UrusanCode, UrusanTag, Week,
};
use xxhash_rust::xxh3::xxh3_64_with_seed;

const N: u64 = 10_000;
/// As in real weeks: most stories are small, some are large.
const N_EVENTS: u64 = 2_500;
const WORDS_A_DOCUMENT: u64 = 60;
const VOCABULARY: u64 = 30_000;

fn chance(seed: u64, what: u64) -> u64 {
    xxh3_64_with_seed(&seed.to_le_bytes(), what)
}

/// Frequent words are frequent: a rank drawn as Zipf's law has it.
fn word(seed: u64, what: u64) -> u64 {
    let u = (chance(seed, what) % 1_000_000) as f64 / 1e6;
    ((VOCABULARY as f64).powf(u)) as u64
}

fn said(week: Week, i: u64) -> (Item, Document) {
    let u = (chance(i, 1) % 1_000_000) as f64 / 1e6;
    let event = (u.powi(3) * N_EVENTS as f64) as u64;
    let at = week.bounds().0 + Duration::minutes((chance(i, 2) % 10_080) as i64);
    let source = format!("sumber{}", chance(i, 3) % 40);
    let channel = if chance(i, 4).is_multiple_of(5) {
        Channel::Lapor
    } else {
        Channel::News
    };
    let mut terms = Vec::new();
    let (mut title, mut body) = (String::new(), String::new());
    for k in 0..WORDS_A_DOCUMENT {
        // Every second word is the event's own.
        let n = if k % 2 == 0 {
            VOCABULARY + event * 12 + chance(i, 50 + k) % 12
        } else {
            word(i, 200 + k)
        };
        let (field, text) = if k < 8 {
            (Field::Title, &mut title)
        } else {
            (Field::Body, &mut body)
        };
        let start = text.len() as u32;
        let w = format!("kata{n}");
        text.push_str(&w);
        let span = Span {
            field,
            start,
            end: text.len() as u32,
        };
        text.push(' ');
        terms.push(Term {
            word: SmolStr::new(&w),
            stem: SmolStr::new(&w),
            span,
            stop: n < 30,
        });
    }
    let key = format!("{week}-{i}");
    let item = Item {
        id: ItemId::new(&source, &key),
        key,
        source: source.clone(),
        channel,
        url: None,
        title: Some(title),
        body: Some(body),
        published: Some(Published::instant(at)),
        received: at,
        lang: None,
        extra: BTreeMap::new(),
    };
    let words: Vec<&str> = terms.iter().map(|t| t.word.as_str()).collect();
    let signature = (0..64)
        .map(|s| {
            words
                .windows(3)
                .map(|w| xxh3_64_with_seed(w.concat().as_bytes(), s) as u32)
                .min()
                .unwrap()
        })
        .collect();
    let urusan = [
        "1.01", "1.02", "1.03", "1.04", "1.05", "2.11", "2.15", "3.27",
    ][(event % 8) as usize];
    let doc = Document {
        item: item.id,
        revision: 1,
        made_by: "bench".into(),
        channel,
        source: SmolStr::new(&source),
        at,
        lang: Lang::Id,
        names: terms.iter().step_by(6).map(|t| t.word.clone()).collect(),
        sentences: vec![Span {
            field: Field::Title,
            start: 0,
            end: item.title.as_ref().unwrap().len() as u32,
        }],
        terms,
        signature: Signature(signature),
        wilayah: vec![],
        default_wilayah: None,
        urusan: vec![UrusanTag {
            code: UrusanCode::new(urusan),
            confidence: 0.7,
            words: vec![],
        }],
        perangkat_daerah: vec![],
        tone: if i.is_multiple_of(3) {
            Tone::Negatif
        } else {
            Tone::Netral
        },
        cues: vec![],
        times: Vec::new(),
        quotes: vec![],
        off_topic: None,
        voice: SmolStr::new(if channel.is_voice() {
            format!("warga{i}")
        } else {
            source
        }),
        warnings: vec![],
    };
    (item, doc)
}

fn week_of(week: Week) -> (Vec<Document>, BTreeMap<ItemId, Item>) {
    let all: Vec<(Item, Document)> = (0..N).map(|i| said(week, i)).collect();
    (
        all.iter().map(|s| s.1.clone()).collect(),
        all.into_iter().map(|s| (s.0.id, s.0)).collect(),
    )
}

fn group(c: &mut Criterion) {
    let dict = Dictionaries::builtin().unwrap();
    let settings = GroupSettings::default();
    let week: Week = "2026-W33".parse().unwrap();
    let (docs, items) = week_of(week);
    let (next_docs, next_items) = week_of(week.next());
    let (grouped, carried) = group_week(
        week,
        Known::after(&Carried::default()),
        &docs,
        &items,
        &dict,
        &settings,
    );

    let mut bench = c.benchmark_group("week_of_10000");
    bench.sample_size(10);
    bench.bench_function("group", |b| {
        b.iter(|| {
            group_week(
                week,
                Known::after(&Carried::default()),
                black_box(&docs),
                &items,
                &dict,
                &settings,
            )
        })
    });
    bench.bench_function("group_after_a_week", |b| {
        b.iter(|| {
            group_week(
                week.next(),
                Known::after(&carried),
                black_box(&next_docs),
                &next_items,
                &dict,
                &settings,
            )
        })
    });
    bench.bench_function("rank", |b| {
        b.iter(|| {
            rank_week(
                black_box(&grouped),
                &docs,
                &items,
                None,
                &Scope::All,
                &dict,
                &RankSettings::default(),
            )
        })
    });
    bench.finish();
}

criterion_group!(benches, group);
criterion_main!(benches);
