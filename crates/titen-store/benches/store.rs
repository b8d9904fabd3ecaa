//! The store's share of a batch of a thousand items, with ten and with sixty thousand there
//! already: the two must not differ.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::cell::Cell;
use titen_model::{
    Channel, Document, Field, Item, ItemId, Lang, OfficeId, Published, Signature, Span, Term, Tone,
};
use titen_store::{Pass, SqliteStore, Store};
use tokio::runtime::Runtime;

const BATCH: u32 = 1_000;

fn office() -> OfficeId {
    OfficeId::new("bojonegoro")
}

/// One item each four minutes: some 2,500 a week.
fn at(n: u32) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(1_700_000_000 + i64::from(n) * 240, 0).expect("in range")
}

fn item(n: u32) -> Item {
    Item {
        id: ItemId::new("blok", &n.to_string()),
        key: n.to_string(),
        source: "blok".to_owned(),
        channel: Channel::News,
        url: Some(format!("https://blok.example/{n}")),
        title: Some(format!("Jalan rusak nomor {n}")),
        body: Some("warga mengeluhkan jalan yang berlubang dan tergenang air ".repeat(8)),
        published: Some(Published::instant(at(n))),
        received: at(n),
        lang: Some("id".to_owned()),
        extra: Default::default(),
    }
}

fn document(item: &Item, revision: u32) -> Document {
    let term = |n: u32| Term {
        word: "mengeluhkan".into(),
        stem: "keluh".into(),
        span: Span {
            field: Field::Body,
            start: 12 * n,
            end: 12 * n + 11,
        },
        stop: n.is_multiple_of(3),
    };
    Document {
        item: item.id,
        revision,
        made_by: "bench".to_owned(),
        channel: item.channel,
        source: item.source.as_str().into(),
        at: item.at(),
        lang: Lang::Id,
        terms: (0..70).map(term).collect(),
        sentences: vec![
            Span {
                field: Field::Body,
                start: 0,
                end: 57
            };
            8
        ],
        names: Vec::new(),
        signature: Signature((0..64).map(|n| n * 0x0400_0001).collect()),
        wilayah: Vec::new(),
        default_wilayah: None,
        urusan: Vec::new(),
        perangkat_daerah: Vec::new(),
        tone: Tone::Negatif,
        cues: Vec::new(),
        times: Vec::new(),
        quotes: Vec::new(),
        off_topic: None,
        voice: "blok".into(),
        warnings: Vec::new(),
    }
}

struct Filled {
    store: SqliteStore,
    n_items: Cell<u32>,
}

impl Filled {
    fn batch(&self) -> Pass {
        let from = self.n_items.replace(self.n_items.get() + BATCH);
        Pass {
            items: (from..from + BATCH).map(item).collect(),
            ..Pass::default()
        }
    }

    async fn put(&self, pass: Pass) {
        self.store.put_pass(&office(), pass).await.expect("put");
    }

    async fn analyse(&self) {
        let found = self
            .store
            .items_to_analyse(&office(), "bench", BATCH as usize)
            .await
            .expect("items to analyse");
        let made: Vec<_> = found
            .iter()
            .map(|p| document(&p.item, p.revision))
            .collect();
        assert_eq!(made.len(), BATCH as usize);
        self.store
            .put_documents(&office(), &made)
            .await
            .expect("put documents");
    }
}

fn store(c: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    for n_items in [10_000, 60_000] {
        let dir = tempfile::tempdir().expect("a folder");
        let store = SqliteStore::open(&dir.path().join("titen.db")).expect("a store");
        let filled = Filled {
            store,
            n_items: Cell::new(0),
        };
        while filled.n_items.get() < n_items {
            runtime.block_on(async {
                filled.put(filled.batch()).await;
                filled.analyse().await;
            });
        }
        let mut group = c.benchmark_group(format!("store of {n_items}"));
        group
            .sample_size(10)
            .throughput(Throughput::Elements(BATCH.into()));
        group.bench_function("documents_between, 1000 of them", |b| {
            b.iter(|| {
                let (office, from, to) = (office(), at(4_000), at(5_000));
                let found = filled.store.documents_between(&office, from, to);
                assert_eq!(runtime.block_on(found).expect("documents").len(), 1_000);
            });
        });
        group.bench_function("items_to_analyse and put_documents", |b| {
            b.iter_batched(
                || runtime.block_on(filled.put(filled.batch())),
                |()| runtime.block_on(filled.analyse()),
                BatchSize::PerIteration,
            );
        });
        group.bench_function("put_pass", |b| {
            b.iter_batched(
                || filled.batch(),
                |pass| runtime.block_on(filled.put(pass)),
                BatchSize::PerIteration,
            );
        });
        group.finish();
    }
}

criterion_group!(benches, store);
criterion_main!(benches);
