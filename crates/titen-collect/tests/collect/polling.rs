//! What a source's answers say of when and where it is asked next.

use crate::{
    server::{Server, answer, ok, redirect},
    sources::{NOW, feed, pass},
};
use chrono::{DateTime, Duration, Utc};
use std::{collections::BTreeMap, sync::Arc};
use titen_collect::{Fetched, Web};
use titen_model::{DropReason, SourceState};
use url::Url;

const RSS: &str =
    "<rss version='2.0'><channel><item><title>A</title><guid>1</guid></item></channel></rss>";

fn web(server: &Server) -> Arc<Web> {
    Arc::new(Web::new(server.settings()).unwrap())
}

fn now() -> DateTime<Utc> {
    NOW.parse().unwrap()
}

#[tokio::test]
async fn a_permanent_redirect_is_remembered_and_told_and_a_temporary_one_is_not() {
    let server = Server::start(|hit| match (hit.host.as_str(), hit.path.as_str()) {
        ("kabar.test", "/tetap") => redirect("301 Moved Permanently", "http://desa.test/feed"),
        ("kabar.test", _) => redirect("302 Found", "http://desa.test/feed"),
        _ => ok("text/xml", RSS),
    })
    .await;
    let web = web(&server);
    let source = feed("kabar", "http://kabar.test/tetap");
    let first = pass(&web, &source, &SourceState::default()).await;
    let second = pass(&web, &source, &first.state).await;
    assert_eq!(
        server.n_hits("/tetap"),
        1,
        "the second pass goes to the new address"
    );
    for pass in [&first, &second] {
        assert_eq!(pass.notes.len(), 1);
        assert!(
            pass.notes[0].contains("http://desa.test/feed") && pass.notes[0].contains("for good")
        );
        assert_eq!(pass.state.error, None);
    }
    // Another address in the configuration is another question.
    let other = feed("kabar", "http://kabar.test/sementara");
    let third = pass(&web, &other, &second.state).await;
    assert_eq!((third.state.polling.moved, third.notes.len()), (None, 0));
    pass(&web, &other, &SourceState::default()).await;
    assert_eq!(server.n_hits("/sementara"), 2);
}

#[tokio::test]
async fn a_redirect_that_leads_to_no_feed_is_not_remembered() {
    let server = Server::start(|hit| match hit.path.as_str() {
        "/feed" if hit.nth == 1 => redirect("301 Moved Permanently", "http://desa.test/parkir"),
        "/feed" => redirect("301 Moved Permanently", "http://desa.test/baru"),
        "/baru" if hit.nth == 0 => ok("text/xml", RSS),
        "/baru" => answer("404 Not Found", "", ""),
        _ => ok("text/html", "<!doctype html><html>Domain ini dijual"),
    })
    .await;
    let (web, source) = (web(&server), feed("kabar", "http://kabar.test/feed"));
    let first = pass(&web, &source, &SourceState::default()).await;
    let failed = pass(&web, &source, &first.state).await;
    assert!(failed.state.error.is_some() && failed.state.polling.moved.is_none());
    let parked = pass(&web, &source, &failed.state).await;
    assert_eq!(parked.drops[0].reason, DropReason::WrongKind);
    assert_eq!(
        (parked.state.polling.moved, server.n_hits("/feed")),
        (None, 2)
    );
}

#[tokio::test]
async fn a_source_that_is_gone_is_off_and_told_and_back_on_under_another_address() {
    let server = Server::start(|hit| match hit.path.as_str() {
        "/feed" => answer("410 Gone", "", ""),
        "/hilang" => answer("404 Not Found", "", ""),
        _ => ok("text/xml", RSS),
    })
    .await;
    let (web, source) = (web(&server), feed("kabar", "http://kabar.test/feed"));
    let gone = pass(&web, &source, &SourceState::default()).await;
    assert_eq!(gone.drops[0].reason, DropReason::Gone);
    assert!(gone.notes[0].contains("410"), "{:?}", gone.notes);
    let later = now() + Duration::days(365);
    assert!(!source.is_due(&gone.state, later));
    let other = feed("kabar", "http://kabar.test/baru");
    assert!(other.is_due(&gone.state, later));
    let back = pass(&web, &other, &gone.state).await;
    assert_eq!((back.items.len(), back.state.polling.gone), (1, None));
    // 404 may be a mistake of an afternoon.
    let missing = pass(
        &web,
        &feed("kabar", "http://kabar.test/hilang"),
        &SourceState::default(),
    )
    .await;
    assert!(feed("kabar", "http://kabar.test/hilang").is_due(&missing.state, later));
}

#[tokio::test]
async fn each_validator_serves_alone() {
    let server = Server::start(|hit| {
        let (head, sent) = match hit.path.as_str() {
            "/etag" => ("ETag: \"a\"\r\n", "if-none-match"),
            _ => (
                "Last-Modified: Mon, 10 Aug 2026 00:00:00 GMT\r\n",
                "if-modified-since",
            ),
        };
        let n_sent = ["if-none-match", "if-modified-since"].map(|h| hit.headers.contains_key(h));
        match n_sent {
            [false, false] => answer("200 OK", head, "x"),
            [true, true] => answer("500 Internal Server Error", "", ""),
            _ => answer(
                if hit.headers.contains_key(sent) {
                    "304 Not Modified"
                } else {
                    "400 Bad Request"
                },
                "",
                "",
            ),
        }
    })
    .await;
    let web = web(&server);
    for path in ["etag", "tanggal"] {
        let url = Url::parse(&format!("http://kabar.test/{path}")).unwrap();
        let Ok(Fetched::Page(page)) = web.get(&url, &BTreeMap::new()).await else {
            panic!()
        };
        let known = BTreeMap::from([(url.to_string(), page.validators.clone())]);
        let Ok(Fetched::Same { validators, .. }) = web.get(&url, &known).await else {
            panic!("{path}")
        };
        assert_eq!(validators, page.validators);
    }
}

#[tokio::test]
async fn a_source_is_due_by_its_rhythm_and_not_before_its_host_wants() {
    let server = Server::start(|hit| match hit.path.as_str() {
        "/feed" => {
            let items: String = (0..5)
                .map(|n| {
                    format!(
                        "<item><guid>{n}</guid><title>x</title><pubDate>{}</pubDate></item>",
                        (now() - Duration::hours(3 * n + 1)).to_rfc2822()
                    )
                })
                .collect();
            ok(
                "text/xml",
                format!("<rss version='2.0'><channel>{items}</channel></rss>"),
            )
        }
        _ => answer("503 Service Unavailable", "Retry-After: 7200\r\n", ""),
    })
    .await;
    let web = web(&server);
    let source = feed("kabar", "http://kabar.test/feed");
    let state = pass(&web, &source, &SourceState::default()).await.state;
    // Something each three hours: an item waits for half of that at most.
    assert_eq!(state.polling.next_due, Some(now() + Duration::minutes(90)));
    assert!(!source.is_due(&state, now() + Duration::minutes(89)));
    assert!(source.is_due(&state, now() + Duration::minutes(90)));
    let busy = pass(
        &web,
        &feed("sibuk", "http://lain.test/sibuk"),
        &SourceState::default(),
    )
    .await
    .state;
    assert_eq!(busy.polling.next_due, Some(now() + Duration::hours(2)));
}
