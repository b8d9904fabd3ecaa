//! What is kept of answers, and of which sources nothing is.

use crate::{
    server::{Server, ok, redirect},
    sources::{feed, pass},
};
use std::{path::Path, sync::Arc};
use titen_collect::{RawLog, Source, Web, find_raw};
use titen_model::{Channel, SourceState};

const RSS: &str = "<rss version='2.0'><channel><item><title>Jalan rusak</title><guid>1</guid></item></channel></rss>";

async fn kept(channel: Channel, folder: &Path) -> Arc<Web> {
    let server = Server::start(|hit| match hit.path.as_str() {
        "/lama" => redirect("302 Found", "/feed"),
        "/robots.txt" => ok("text/plain", "User-agent: *"),
        _ => ok("text/xml", RSS),
    })
    .await;
    let settings = titen_collect::WebSettings {
        robots: true,
        ..server.settings()
    };
    let web = Web::new(settings).unwrap();
    let web = Arc::new(web.recording(RawLog::new(folder.to_owned())));
    let source = Source {
        channel,
        ..feed("kabar", "http://kabar.test/lama")
    };
    let pass = pass(&web, &source, &SourceState::default()).await;
    assert_eq!(pass.items.len(), 1);
    web
}

#[tokio::test]
async fn a_public_sites_answer_is_kept_under_what_was_asked_and_what_answered() {
    let folder = tempfile::tempdir().unwrap();
    kept(Channel::News, folder.path()).await;
    for url in ["http://kabar.test/lama", "http://kabar.test/feed"] {
        let found = find_raw(folder.path(), url, None).unwrap().unwrap();
        let text = String::from_utf8(found.bytes).unwrap();
        assert!(
            text.contains("WARC-Target-URI: http://kabar.test/feed\r\n"),
            "{text}"
        );
        assert!(
            text.contains("HTTP/1.1 200 OK\r\n") && text.contains("Jalan rusak"),
            "{text}"
        );
    }
    let robots = find_raw(folder.path(), "http://kabar.test/robots.txt", None);
    assert_eq!(robots.unwrap(), None);
}

#[tokio::test]
async fn what_citizens_say_is_never_kept_as_it_came() {
    for channel in [
        Channel::Lapor,
        Channel::Sms,
        Channel::Chat,
        Channel::Ppid,
        Channel::Social,
    ] {
        let folder = tempfile::tempdir().unwrap();
        kept(channel, folder.path()).await;
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            0,
            "{channel}"
        );
    }
}
