//! Whatever goes wrong with a source: its own reason, and no other source notices.

use crate::{
    server::{Answer, Server, answer, ok, redirect},
    sources::{NOW, feed},
};
use std::{collections::BTreeMap, io::Write, sync::Arc, time::Duration};
use titen_collect::{Intake, Web, WebSettings, collect};
use titen_model::DropReason;

const RSS: &str =
    "<rss version='2.0'><channel><item><title>A</title><guid>1</guid></item></channel></rss>";

fn bomb() -> Answer {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gz.write_all(&vec![b' '; 8 << 20]).unwrap();
    answer("200 OK", "Content-Encoding: gzip\r\n", gz.finish().unwrap())
}

#[tokio::test]
async fn each_fault_has_its_reason_and_stops_its_own_source_alone() {
    let server = Server::start(|hit| match hit.path.as_str() {
        "/pelan" => Answer::Dripping {
            head: "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".into(),
        },
        "/tanpa-akhir" => Answer::Endless {
            head: "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".into(),
            chunk: vec![b' '; 1 << 16],
            n: 3200,
        },
        "/bom" => bomb(),
        "/putar" => redirect("302 Found", "/putar"),
        "/dalam" => redirect("302 Found", "http://10.0.0.1/"),
        "/nama" => redirect("302 Found", "http://localhost/"),
        "/halaman" => ok("text/html", "<!doctype html><html><p>Beranda"),
        "/gambar" => ok("image/png", b"\x89PNG\r\n\x1a\n\0\0"),
        "/pendek" => {
            Answer::Whole(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<rss>".to_vec())
        }
        "/kacau" => Answer::Whole(b"bukan HTTP\r\n\r\n".to_vec()),
        "/tolak" => answer("403 Forbidden", "", ""),
        "/terlalu-sering" => answer("429 Too Many Requests", "", ""),
        "/awan" => answer("503 Service Unavailable", "cf-mitigated: challenge\r\n", ""),
        "/tiada" => answer("404 Not Found", "", ""),
        "/rusak" => answer("502 Bad Gateway", "", ""),
        "/entitas" => ok(
            "text/xml",
            format!(
                "<!DOCTYPE rss [<!ENTITY a \"{}\">]>{RSS}",
                "x".repeat(1 << 19)
            ),
        ),
        _ => ok("text/xml", RSS),
    })
    .await;
    let faults = [
        ("pelan", DropReason::Unreachable),
        ("tanpa-akhir", DropReason::TooLarge),
        ("bom", DropReason::TooLarge),
        ("putar", DropReason::Redirects),
        ("dalam", DropReason::AddressRefused),
        ("nama", DropReason::AddressRefused),
        ("halaman", DropReason::WrongKind),
        ("gambar", DropReason::WrongKind),
        ("pendek", DropReason::Unreachable),
        ("kacau", DropReason::Unreachable),
        ("tolak", DropReason::Blocked),
        ("terlalu-sering", DropReason::Blocked),
        ("awan", DropReason::Blocked),
        ("tiada", DropReason::Gone),
        ("rusak", DropReason::Unreachable),
    ];
    let mut sources: Vec<_> = faults
        .iter()
        .map(|(name, _)| feed(name, &format!("http://kabar.test/{name}")))
        .collect();
    // A server that does not speak TLS.
    sources.push(feed("tls", "https://kabar.test/tls"));
    sources
        .extend(["entitas", "baik"].map(|name| feed(name, &format!("http://kabar.test/{name}"))));
    let settings = WebSettings {
        timeout: Duration::from_millis(500),
        retries: 0,
        ..server.settings()
    };
    let (web, intake) = (
        Arc::new(Web::new(settings).unwrap()),
        Arc::new(Intake::new("garam")),
    );
    let mut run = collect(
        &web,
        &intake,
        &sources,
        &BTreeMap::new(),
        NOW.parse().unwrap(),
    );
    let mut reasons = BTreeMap::new();
    while let Some(report) = run.next().await {
        let pass = report.pass;
        assert_eq!(
            pass.state.error.is_some(),
            pass.items.is_empty(),
            "{}",
            report.source
        );
        reasons.insert(
            report.source,
            pass.drops.into_iter().map(|d| d.reason).collect::<Vec<_>>(),
        );
    }
    for (name, reason) in faults {
        assert_eq!(reasons[name], [reason], "{name}");
    }
    assert_eq!(reasons["tls"], [DropReason::Unreachable]);
    assert!(reasons["entitas"].is_empty() && reasons["baik"].is_empty());
}

#[tokio::test]
async fn a_challenge_is_told_and_not_got_round() {
    let server = Server::start(|_| {
        answer(
            "403 Forbidden",
            "cf-mitigated: challenge\r\nServer: cloudflare\r\n",
            "Just a moment...",
        )
    })
    .await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let pass = crate::sources::pass(
        &web,
        &feed("kabar", "http://kabar.test/feed"),
        &Default::default(),
    )
    .await;
    let error = pass.state.error.unwrap();
    assert!(
        error.contains("Cloudflare") && error.contains("not got round"),
        "{error}"
    );
    assert_eq!(
        (server.hits().len(), pass.drops[0].reason),
        (1, DropReason::Blocked)
    );
}
