//! What language and tone cost a text of two hundred words, once it is split into words; and the
//! splitting, to compare.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use smol_str::SmolStr;
use titen_dict::Dictionaries;
use titen_text::linear::Sums;
use titen_text::tone::{N_CLASSES, N_GROUPS, features_of};
use titen_text::{language, normalise::lower, tokenise::tokens};

const SENTENCE: &str = "Warga Desa Sukorejo mengeluhkan jalan rusak parah yang belum juga \
    diperbaiki sejak tiga bulan lalu, padahal sudah dilaporkan ke kecamatan; tolong segera ditindaklanjuti. ";

fn models(c: &mut Criterion) {
    let dict =
        Dictionaries::builtin().expect("the built-in dictionaries are checked by their tests");
    let text = SENTENCE.repeat(9);
    let words: Vec<SmolStr> = tokens(&text).map(|t| lower(t.text)).collect();
    let mut group = c.benchmark_group("models");
    group.throughput(Throughput::Elements(words.len() as u64));
    group.bench_function("split into words", |b| {
        b.iter(|| tokens(&text).map(|t| lower(t.text).len()).sum::<usize>());
    });
    group.bench_function("language", |b| {
        b.iter(|| {
            let mut sums: Sums<'_, 5, 1> = Sums::new(&dict.language_model);
            language::features(words.iter().map(SmolStr::as_str), &mut sums);
            sums.logits()
        });
    });
    group.bench_function("split, and tone", |b| {
        b.iter(|| {
            let mut sums: Sums<'_, N_CLASSES, N_GROUPS> = Sums::new(&dict.tone_model);
            features_of(&dict.tone, ["", &text], &mut sums);
            sums.logits()
        });
    });
    group.finish();
}

criterion_group!(benches, models);
criterion_main!(benches);
