//! Items analysed a second on one core: on made-up text, or on the JSONL file that
//! TITEN_BENCH_ITEMS names.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_model::{Channel, Item, ItemId, WilayahCode};
use titen_text::Analyser;

/// Enough that words and lengths vary; few enough that a pass is short.
const N: usize = 1000;

fn analyse(c: &mut Criterion) {
    let dict =
        Dictionaries::builtin().expect("the built-in dictionaries are checked by their tests");
    let analyser = Analyser::new(Arc::new(dict), Some(WilayahCode::new("35.22")));
    let items = std::env::var("TITEN_BENCH_ITEMS").map_or_else(|_| made_up(), |file| read(&file));
    let mut group = c.benchmark_group("analyse");
    group
        .sample_size(10)
        .throughput(Throughput::Elements(items.len() as u64));
    group.bench_function("one core", |b| {
        b.iter_batched(
            || (),
            |()| {
                items
                    .iter()
                    .map(|i| analyser.analyse(i, 1).terms.len())
                    .sum::<usize>()
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// Sixty words an item, drawn by a fixed linear congruence from words of such items.
fn made_up() -> Vec<Item> {
    const WORDS: &[&str] = &[
        "Jalan",
        "rusak",
        "di",
        "Desa",
        "Sukorejo,",
        "Kecamatan",
        "Malo,",
        "belum",
        "diperbaiki",
        "sejak",
        "3",
        "bulan",
        "lalu.",
        "Warga",
        "mengeluhkan",
        "pelayanan",
        "puskesmas",
        "yang",
        "lambat",
        "dan",
        "obat",
        "habis.",
        "tlg",
        "segera",
        "ditindaklanjuti",
        "pak",
        "Bupati",
        "Bojonegoro",
        "meninjau",
        "perbaikan",
        "jembatan",
        "senilai",
        "Rp",
        "1,2",
        "miliar.",
        "Banjir",
        "merendam",
        "250",
        "KK",
        "di",
        "Kanor",
        "pembangunan",
        "drainase",
        "dikerjakan",
        "Dinas",
        "PU",
        "sampah",
        "menumpuk",
        "ning",
        "ngarep",
        "omahku",
        "air",
        "PDAM",
        "mati",
    ];
    let mut state = 1_u64;
    let mut word = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        WORDS[(state >> 33) as usize % WORDS.len()]
    };
    let mut text = |n: usize| (0..n).map(|_| word()).collect::<Vec<_>>().join(" ");
    (0..N)
        .map(|i| {
            item(
                &i.to_string(),
                Channel::News,
                Some(text(10)),
                Some(text(50)),
            )
        })
        .collect()
}

fn read(file: &str) -> Vec<Item> {
    let text =
        std::fs::read_to_string(file).expect("TITEN_BENCH_ITEMS names a file that can be read");
    let parse = |line: &str| {
        let v: serde_json::Value =
            serde_json::from_str(line).expect("TITEN_BENCH_ITEMS holds JSONL items");
        let text = |key: &str| v[key].as_str().map(str::to_owned);
        let channel = text("channel")
            .and_then(|c| c.parse().ok())
            .unwrap_or(Channel::News);
        item(
            v["id"].as_str().unwrap_or_default(),
            channel,
            text("title"),
            text("body"),
        )
    };
    text.lines().map(parse).collect()
}

fn item(key: &str, channel: Channel, title: Option<String>, body: Option<String>) -> Item {
    Item {
        id: ItemId::new("bench", key),
        key: key.to_owned(),
        source: "bench".to_owned(),
        channel,
        url: None,
        title,
        body,
        published: None,
        received: chrono::DateTime::UNIX_EPOCH,
        lang: None,
        extra: Default::default(),
    }
}

criterion_group!(benches, analyse);
criterion_main!(benches);
