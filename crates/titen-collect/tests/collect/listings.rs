//! Sites without a feed.

use crate::{
    server::{Server, answer, ok},
    sources::{pass, source},
};
use std::sync::Arc;
use titen_collect::{Selectors, SourceKind, Web};
use titen_model::{DropReason, SourceState};
use url::Url;

fn page(n: &str) -> String {
    format!(
        "<html><h1>Judul {n}</h1><time datetime='2026-08-12T08:00:00+07:00'>12 Agu</time><div class=isi><p>Isi {n}.</p></div></html>"
    )
}

#[tokio::test]
async fn a_listing_gives_each_article_once_over_its_pages() {
    let server = Server::start(|hit| match hit.path.as_str() {
        "/berita" => ok(
            "text/html",
            "<a class=j href=/1>Satu</a><a class=j href=/2>Dua</a><a class=j href=/1>Satu</a>\
             <a class=j href=http://lain.test/x>Iklan</a><a class=j href=/hilang>H</a><a class=j href=/indeks>I</a>\
             <a class=lanjut href=/berita2>2</a>",
        ),
        "/berita2" => ok("text/html", "<a class=j href=/3>Tiga</a><a class=lanjut href=/berita>1</a>"),
        "/hilang" => answer("404 Not Found", "", ""),
        "/indeks" => ok("text/html", "<html><p>Bukan artikel</p></html>"),
        path => ok("text/html; charset=utf-8", page(path)),
    })
    .await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let selectors = Selectors::new("a.j", Some("h1"), Some(".isi"), Some("time"))
        .unwrap()
        .with_next("a.lanjut")
        .unwrap();
    let url = Url::parse("http://kabar.test/berita").unwrap();
    let listing = source("situs", SourceKind::Listing { url, selectors });

    let first = pass(&web, &listing, &SourceState::default()).await;
    assert_eq!(first.state.error, None);
    let items: Vec<(&str, &str, &str)> = first
        .items
        .iter()
        .map(|i| {
            (
                i.key.as_str(),
                i.title.as_deref().unwrap(),
                i.body.as_deref().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        items,
        [
            ("http://kabar.test/1", "Judul /1", "Isi /1."),
            ("http://kabar.test/2", "Judul /2", "Isi /2."),
            ("http://kabar.test/3", "Judul /3", "Isi /3."),
        ]
    );
    assert_eq!(
        first.items[0].published.unwrap().at.to_rfc3339(),
        "2026-08-12T01:00:00+00:00"
    );
    let drops: Vec<DropReason> = first.drops.iter().map(|d| d.reason).collect();
    assert_eq!(
        drops,
        [
            DropReason::AddressRefused,
            DropReason::PageFailed,
            DropReason::NoBody
        ]
    );

    let n_before = server.hits().len();
    let second = pass(&web, &listing, &first.state).await;
    assert_eq!(
        (second.items.len(), second.drops.len(), second.n_unchanged),
        (0, 0, 5)
    );
    assert_eq!(server.hits().len() - n_before, 1, "the listing alone");
}

#[tokio::test]
async fn a_listing_on_which_the_selector_finds_nothing_has_failed() {
    let server = Server::start(|_| ok("text/html", "<p>Situs baru")).await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let url = Url::parse("http://kabar.test/").unwrap();
    let selectors = Selectors::new("a.j", None, None, None).unwrap();
    let pass = pass(
        &web,
        &source("situs", SourceKind::Listing { url, selectors }),
        &SourceState::default(),
    )
    .await;
    assert!(pass.state.error.unwrap().contains("finds no link"));
}
