//! Feeds and the pages behind them, from one pass to the next.

use crate::{
    server::{Server, answer, ok},
    sources::{feed, pass},
};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use titen_collect::{Source, Web};
use titen_model::{DropReason, SourceState};

fn rss(entries: &[(usize, &str)]) -> String {
    let items: String = entries
        .iter()
        .map(|(n, title)| {
            format!("<item><title>{title}</title><link>http://kabar.test/{n}</link><guid>{n}</guid><description>ringkas {n}</description></item>")
        })
        .collect();
    format!("<rss version=\"2.0\"><channel><title>K</title>{items}</channel></rss>")
}

fn article(n: &str) -> String {
    let text = format!("<p>Jalan nomor {n} yang menghubungkan dua desa rusak berat sejak musim hujan dan warga harus memutar jauh.</p>").repeat(4);
    format!(
        "<html><head><title>Halaman {n}</title></head><body><article><h1>Halaman {n}</h1>{text}</article></body></html>"
    )
}

fn web(server: &Server) -> Arc<Web> {
    Arc::new(Web::new(server.settings()).unwrap())
}

fn followed(url: &str) -> Source {
    Source {
        follow: true,
        ..feed("kabar", url)
    }
}

#[tokio::test]
async fn a_page_in_a_feeds_place_is_named_with_the_feed_that_it_knows() {
    let server = Server::start(|_| {
        ok(
            "text/html",
            "<!doctype html><link rel=alternate type=application/rss+xml href=/rss.xml><p>Beranda",
        )
    })
    .await;
    let guess = Source {
        presumed: true,
        ..feed("kabar", "http://kabar.test/feed")
    };
    let pass = pass(&web(&server), &guess, &SourceState::default()).await;
    let error = pass.state.error.unwrap();
    for part in [
        "source `kabar`",
        "http://kabar.test/feed",
        "HTML page, not a feed",
        "http://kabar.test/rss.xml",
        "presumed",
    ] {
        assert!(error.contains(part), "{error}");
    }
}

#[tokio::test]
async fn a_truncated_feed_gives_what_stands_and_is_asked_for_again_whole() {
    let server = Server::start(|hit| {
        let whole = rss(&[(1, "Satu"), (2, "Dua")]);
        let end = whole.len() - if hit.nth == 0 { 60 } else { 0 };
        answer("200 OK", "ETag: \"1\"\r\n", &whole[..end])
    })
    .await;
    let (web, source) = (web(&server), feed("kabar", "http://kabar.test/feed"));
    let first = pass(&web, &source, &SourceState::default()).await;
    assert_eq!(first.state.error, None);
    let keys: Vec<&str> = first.items.iter().map(|i| i.key.as_str()).collect();
    assert_eq!(
        keys,
        ["1"],
        "a link for a key would make a second item of it"
    );
    assert_eq!(first.drops[0].reason, DropReason::Malformed);
    assert!(
        first.notes.iter().any(|n| n.contains("cut off")),
        "{:?}",
        first.notes
    );
    let second = pass(&web, &source, &first.state).await;
    assert_eq!(second.items[0].body.as_deref(), Some("ringkas 2"));
    assert!(!server.hits()[1].headers.contains_key("if-none-match"));
}

#[tokio::test]
async fn a_wrong_charset_is_put_right() {
    let server = Server::start(|_| {
        let mut bytes = b"<?xml version='1.0' encoding='utf-8'?>".to_vec();
        bytes.extend(
            rss(&[(1, "Caf@ di Ngraho")])
                .bytes()
                .map(|b| if b == b'@' { 0xe9 } else { b }),
        );
        ok("text/xml; charset=utf-8", bytes)
    })
    .await;
    let pass = pass(
        &web(&server),
        &feed("kabar", "http://kabar.test/feed"),
        &SourceState::default(),
    )
    .await;
    assert_eq!(pass.items[0].title.as_deref(), Some("Café di Ngraho"));
}

#[tokio::test]
async fn pages_are_asked_for_once_and_again_only_after_an_edit() {
    let edited = Arc::new(AtomicUsize::new(0));
    let state = Arc::clone(&edited);
    let server = Server::start(move |hit| match hit.path.as_str() {
        "/feed" => ok(
            "text/xml",
            rss(&[
                (
                    1,
                    if state.load(Ordering::SeqCst) > 0 {
                        "Satu, ralat"
                    } else {
                        "Satu"
                    },
                ),
                (2, "Dua"),
            ]),
        ),
        path => ok("text/html", article(path)),
    })
    .await;
    let (web, source) = (web(&server), followed("http://kabar.test/feed"));
    let first = pass(&web, &source, &SourceState::default()).await;
    assert_eq!(
        (first.items.len(), first.drops.len()),
        (2, 0),
        "{:?}",
        first.drops
    );
    assert!(
        first.items[0]
            .body
            .as_deref()
            .unwrap()
            .starts_with("Jalan nomor /1"),
        "{:?}",
        first.items[0].body
    );
    assert_eq!(first.items[0].url.as_deref(), Some("http://kabar.test/1"));

    let second = pass(&web, &source, &first.state).await;
    assert_eq!((second.items.len(), second.n_unchanged), (0, 2));
    assert_eq!(
        (
            server.n_hits("/1"),
            server.n_hits("/2"),
            server.n_hits("/feed")
        ),
        (1, 1, 2)
    );

    edited.store(1, Ordering::SeqCst);
    let third = pass(&web, &source, &second.state).await;
    assert_eq!(
        third
            .items
            .iter()
            .map(|i| i.title.as_deref().unwrap())
            .collect::<Vec<_>>(),
        ["Satu, ralat"]
    );
    assert_eq!((server.n_hits("/1"), server.n_hits("/2")), (2, 1));
}

#[tokio::test]
async fn a_page_that_fails_costs_its_body_only_and_is_tried_again_if_it_may_pass() {
    let server = Server::start(|hit| match (hit.path.as_str(), hit.nth) {
        ("/feed", _) if hit.headers.contains_key("if-none-match") => {
            answer("304 Not Modified", "", "")
        }
        ("/feed", _) => answer("200 OK", "ETag: \"1\"\r\n", rss(&[(1, "Satu"), (2, "Dua")])),
        ("/1", _) => answer("404 Not Found", "", ""),
        ("/2", 0..=2) => answer("502 Bad Gateway", "", ""),
        (path, _) => ok("text/html", article(path)),
    })
    .await;
    let (web, source) = (web(&server), followed("http://kabar.test/feed"));
    let first = pass(&web, &source, &SourceState::default()).await;
    let bodies: Vec<&str> = first
        .items
        .iter()
        .map(|i| i.body.as_deref().unwrap())
        .collect();
    assert_eq!(bodies, ["ringkas 1", "ringkas 2"]);
    let drops: Vec<(&str, DropReason)> = first
        .drops
        .iter()
        .map(|d| (d.place.as_str(), d.reason))
        .collect();
    assert_eq!(
        drops,
        [
            ("http://kabar.test/1", DropReason::Gone),
            ("http://kabar.test/2", DropReason::Unreachable)
        ]
    );

    let second = pass(&web, &source, &first.state).await;
    assert_eq!(
        (second.items.len(), second.n_unchanged, server.n_hits("/1")),
        (1, 1, 1)
    );
    assert!(
        second.items[0]
            .body
            .as_deref()
            .unwrap()
            .starts_with("Jalan nomor /2")
    );

    let third = pass(&web, &source, &second.state).await;
    assert_eq!(
        (third.items.len(), third.state.error, third.n_unchanged),
        (0, None, 2)
    );
    assert_eq!(
        server.hits().last().unwrap().headers["if-none-match"],
        "\"1\""
    );
}

#[tokio::test]
async fn a_source_of_many_new_entries_is_read_in_several_passes() {
    let entries: Vec<(usize, &str)> = (1..=105).map(|n| (n, "x")).collect();
    let body = rss(&entries);
    let server = Server::start(move |hit| match hit.path.as_str() {
        "/feed" => answer("200 OK", "ETag: \"1\"\r\n", &body),
        path => ok("text/html", article(path)),
    })
    .await;
    let (web, source) = (web(&server), followed("http://kabar.test/feed"));
    let first = pass(&web, &source, &SourceState::default()).await;
    let second = pass(&web, &source, &first.state).await;
    assert_eq!(
        (first.items.len(), second.items.len(), second.n_unchanged),
        (100, 5, 100)
    );
    assert!(first.state.validators.is_empty() && !second.state.validators.is_empty());
}

#[tokio::test]
async fn entries_without_a_key_or_without_text_are_dropped_with_their_reason() {
    let server = Server::start(|_| {
        ok(
            "text/xml",
            "<rss version=\"2.0\"><channel><item><title>A</title></item><item><guid>2</guid></item>\
                        <item><guid>3</guid><title>C</title></item></channel></rss>",
        )
    })
    .await;
    let pass = pass(
        &web(&server),
        &feed("kabar", "http://kabar.test/feed"),
        &SourceState::default(),
    )
    .await;
    assert_eq!(
        pass.drops.iter().map(|d| d.reason).collect::<Vec<_>>(),
        [DropReason::NoId, DropReason::Empty]
    );
    assert_eq!(
        pass.items
            .iter()
            .map(|i| i.key.as_str())
            .collect::<Vec<_>>(),
        ["3"]
    );
}
