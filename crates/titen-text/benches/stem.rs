//! Words stemmed a second on one core, each word once: made from the root list with affixes, or the
//! lines of the file that TITEN_BENCH_WORDS names.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_model::Lang;
use titen_text::Stemmer;

/// Enough that neither branch prediction nor cache learns the words.
const N: usize = 100_000;

fn stem(c: &mut Criterion) {
    let dict = Arc::new(
        Dictionaries::builtin().expect("the built-in dictionaries are checked by their tests"),
    );
    let words = std::env::var("TITEN_BENCH_WORDS").map_or_else(|_| made_up(&dict), |f| read(&f));
    let stemmer = Stemmer::new(&dict);
    let mut group = c.benchmark_group("stem");
    group
        .sample_size(10)
        .throughput(Throughput::Elements(words.len() as u64));
    group.bench_function("unique words, one core", |b| {
        b.iter(|| {
            for word in &words {
                black_box(stemmer.stem(word, Lang::Id));
            }
        });
    });
    group.finish();
    c.bench_function("stem/start", |b| {
        b.iter(|| black_box(Stemmer::new(&dict)));
    });
}

/// Each root with affixes, as running text has them and as it hasn't.
fn made_up(dict: &Dictionaries) -> Vec<String> {
    const AFFIXES: [(&str, &str); 16] = [
        ("", ""),
        ("di", "kan"),
        ("ber", ""),
        ("ke", "an"),
        ("", "nya"),
        ("ter", ""),
        ("per", "an"),
        ("", "an"),
        ("di", "i"),
        ("memper", "kan"),
        ("me", ""),
        ("pem", "an"),
        ("se", "nya"),
        ("keber", "annya"),
        ("", "isasi"),
        ("x", "o"),
    ];
    let with = |(before, after): &(&str, &str)| {
        let (before, after) = (before.to_string(), after.to_string());
        dict.roots
            .iter()
            .map(move |root| format!("{before}{root}{after}"))
    };
    let mut words: Vec<String> = AFFIXES.iter().flat_map(with).collect();
    // Neighbours in the list begin alike: a step that shares no factor mixes them.
    let n = words.len();
    words = (0..n).map(|i| words[i * 7919 % n].clone()).collect();
    words.truncate(N);
    words
}

fn read(file: &str) -> Vec<String> {
    let text =
        std::fs::read_to_string(file).expect("TITEN_BENCH_WORDS names a file that can be read");
    text.lines().map(str::to_owned).collect()
}

criterion_group!(benches, stem);
criterion_main!(benches);
