//! How long it takes to compose an edition of ten issues and to write out its files.

#[path = "../tests/fixture/week.rs"]
mod week;

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use titen_brief::{compose, render};

fn edition(c: &mut Criterion) {
    let fixture = week::fixture();
    let brief = compose(fixture.compose());
    c.bench_function("compose ten issues", |b| {
        b.iter(|| compose(black_box(fixture.compose())))
    });
    c.bench_function("render ten issues", |b| {
        b.iter(|| render(black_box(&brief)))
    });
}

criterion_group!(benches, edition);
criterion_main!(benches);
