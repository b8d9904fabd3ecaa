//! Speed of what every item passes first: a line of JSONL, or an entry of a feed.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::{fmt::Write, hint::black_box, sync::Arc};
use titen_collect::{FileOrigin, Intake, parse_feed, read_jsonl};
use titen_dict::Dictionaries;
use titen_text::Redactor;
use url::Url;

const N_LINES: u64 = 10_000;
const N_ENTRIES: u64 = 500;
const TEXT: &str = "Jalan penghubung antara dua desa rusak berat sejak awal musim hujan sehingga warga harus \
                    memutar sejauh lima kilometer. Kepala desa meminta perbaikan segera. ";

/// What a citizen writes, with all that must not be stored.
const SMS: &str = "Yth pak bupati, sy Siti Aminah warga RT 3 Desa Kapas, jln depan rumah Bu Parmi no 12 rusak \
                   parah sdh 2 tahun, motor S 1234 AB jatuh, tolong. WA 081234567890 ";

fn jsonl(c: &mut Criterion) {
    read(c, "news", "jsonl", TEXT);
    read(c, "sms", "sms", SMS);
}

fn read(c: &mut Criterion, channel: &str, name: &str, text: &str) {
    let mut lines = String::new();
    for n in 0..N_LINES {
        let body = text.repeat(3);
        writeln!(
            lines,
            r#"{{"id":"n{n}","channel":"{channel}","source":"Kabar","url":"http://kabar.test/{n}","title":"Jalan rusak {n}","body":"{body}","published":"2026-08-12T12:17:40+07:00","lang":"id","origin":"uji"}}"#
        )
        .expect("a string takes any text");
    }
    let origin = FileOrigin {
        name: "x".into(),
        source: "x".into(),
        channel: None,
        wilayah: None,
    };
    let dict = Dictionaries::builtin().expect("the dictionaries that are compiled in are right");
    let intake = Intake::new("garam", Arc::new(Redactor::new(&dict)));
    let now = "2026-08-17T00:00:00Z".parse().expect("a fixed time");
    let mut group = c.benchmark_group("intake");
    group.throughput(Throughput::Elements(N_LINES));
    group.bench_function(name, |b| {
        b.iter(|| {
            read_jsonl(black_box(lines.as_bytes()), &origin, &intake, now)
                .filter(Result::is_ok)
                .count()
        });
    });
    group.finish();
}

fn feed(c: &mut Criterion) {
    let mut xml = String::from("<rss version=\"2.0\"><channel><title>Kabar</title>");
    for n in 0..N_ENTRIES {
        write!(
            xml,
            "<item><title>Jalan rusak {n}</title><link>http://kabar.test/{n}</link><guid>{n}</guid>\
             <pubDate>Wed, 12 Aug 2026 12:17:40 +0700</pubDate>\
             <description><![CDATA[<p>{TEXT}</p>]]></description></item>"
        )
        .expect("a string takes any text");
    }
    xml.push_str("</channel></rss>");
    let url = Url::parse("http://kabar.test/feed").expect("a fixed address");
    let mut group = c.benchmark_group("intake");
    group.throughput(Throughput::Elements(N_ENTRIES));
    group.bench_function("feed", |b| {
        b.iter(|| parse_feed(black_box(xml.as_bytes()), None, &url))
    });
    group.finish();
}

criterion_group!(benches, jsonl, feed);
criterion_main!(benches);
