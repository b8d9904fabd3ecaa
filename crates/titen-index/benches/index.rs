//! Adding and committing a thousand documents, and searching, with ten and with sixty thousand
//! there already.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::cell::Cell;
use titen_index::{Query, SearchIndex, SearchTerm, TantivyIndex};
use titen_model::{Channel, Document, Field, ItemId, Lang, OfficeId, Signature, Span, Term, Tone};
use tokio::runtime::Runtime;

const BATCH: u32 = 1_000;

fn office() -> OfficeId {
    OfficeId::new("bojonegoro")
}

/// Words by Zipf's law, roughly: the square of an even spread over twenty thousand.
fn word(seed: u32) -> String {
    let spread = u64::from(seed.wrapping_mul(2_654_435_761) >> 8) % 141;
    let spread = spread * spread + u64::from(seed % 7);
    format!("kata{spread}")
}

fn document(n: u32) -> Document {
    let term = |i: u32| {
        let word = word(n * 97 + i);
        Term {
            stem: word.as_str().into(),
            word: word.into(),
            span: Span {
                field: if i < 8 { Field::Title } else { Field::Body },
                start: 0,
                end: 0,
            },
            stop: i.is_multiple_of(3),
        }
    };
    Document {
        item: ItemId::new("blok", &n.to_string()),
        revision: 1,
        made_by: "bench".to_owned(),
        channel: Channel::News,
        source: "blok".into(),
        at: chrono::DateTime::from_timestamp(1_700_000_000 + i64::from(n), 0).expect("in range"),
        lang: Lang::Id,
        terms: (0..70).map(term).collect(),
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

fn index(c: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    for n_documents in [10_000, 60_000] {
        let dir = tempfile::tempdir().expect("a folder");
        let (index, _) = TantivyIndex::open(dir.path(), "bench").expect("an index");
        let n = Cell::new(0);
        let batch = || {
            let from = n.replace(n.get() + BATCH);
            (from..from + BATCH).map(document).collect::<Vec<_>>()
        };
        let add = |documents| {
            runtime
                .block_on(index.add(&office(), documents))
                .expect("add")
        };
        let commit = || {
            runtime
                .block_on(index.commit(&office(), n.get().into()))
                .expect("commit")
        };
        while n.get() < n_documents {
            add(batch());
            if n.get().is_multiple_of(10_000) {
                commit();
            }
        }
        let mut group = c.benchmark_group(format!("index of {n_documents}"));
        group.sample_size(10);
        let term = |word: &str| SearchTerm {
            word: word.into(),
            stem: word.into(),
            stop: false,
        };
        let query = Query {
            terms: vec![term("kata4"), term("kata102")],
            ..Query::all(office())
        };
        group.bench_function("search, two words", |b| {
            b.iter(|| runtime.block_on(index.search(query.clone())).expect("hits"));
        });
        group.throughput(Throughput::Elements(BATCH.into()));
        group.bench_function("add and commit", |b| {
            b.iter_batched(
                batch,
                |documents| {
                    add(documents);
                    commit();
                },
                BatchSize::PerIteration,
            );
        });
        group.finish();
    }
}

criterion_group!(benches, index);
criterion_main!(benches);
