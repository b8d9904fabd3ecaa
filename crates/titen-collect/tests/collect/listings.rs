//! Sites without a feed.

use crate::{
    server::{Server, answer, ok},
    sources::{pass, source},
};
use std::sync::Arc;
use titen_collect::{Selectors, SourceKind, Web, WebSettings};
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
            DropReason::Gone,
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

#[tokio::test]
async fn a_listing_that_is_not_fetched_has_its_reason() {
    let server = Server::start(|hit| match hit.path.as_str() {
        "/tolak" => answer("403 Forbidden", "", ""),
        "/bubar" => answer("410 Gone", "", ""),
        _ => answer("503 Service Unavailable", "Retry-After: 3600\r\n", ""),
    })
    .await;
    let settings = WebSettings {
        retries: 0,
        ..server.settings()
    };
    let web = Arc::new(Web::new(settings).unwrap());
    for (path, reason) in [
        ("tolak", DropReason::Blocked),
        ("bubar", DropReason::Gone),
        ("sibuk", DropReason::Unreachable),
    ] {
        let url = Url::parse(&format!("http://kabar.test/{path}")).unwrap();
        let selectors = Selectors::discovered();
        let kind = SourceKind::Listing {
            url: url.clone(),
            selectors,
        };
        let got = pass(&web, &source(path, kind), &SourceState::default()).await;
        assert!(got.state.error.is_some(), "{path}");
        let drops: Vec<(&str, DropReason)> = got
            .drops
            .iter()
            .map(|d| (d.place.as_str(), d.reason))
            .collect();
        assert_eq!(drops, [(url.as_str(), reason)]);
        assert_eq!(got.wait.is_some(), path == "sibuk");
        assert_eq!(got.state.polling.gone.is_some(), path == "bubar");
    }
}

#[tokio::test]
async fn a_listing_without_selectors_gives_what_repeats_like_headlines() {
    let server = Server::start(|hit| match hit.path.as_str() {
        "/" => {
            let entry = |n: usize| format!("<div class=kartu><h3><a href=/baca/jalan-desa-{n}-rusak>Jalan desa nomor {n} rusak</a></h3></div>");
            let entries: String = (1..4).map(entry).collect();
            ok("text/html", format!("<nav><a href=/profil-desa-kami>Profil desa kami lengkap</a></nav>{entries}<a href=/masuk>Masuk</a>"))
        }
        path if path.starts_with("/baca/") => {
            let text = format!("<p>Jalan di {path} rusak sejak tiga bulan lalu, kata warga yang setiap hari lewat di sana.</p>").repeat(3);
            ok("text/html; charset=utf-8", format!("<html><h1>Kabar dari {path}</h1><article>{text}</article></html>"))
        }
        _ => answer("404 Not Found", "", ""),
    })
    .await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let selectors = Selectors::discovered();
    let url = Url::parse("http://desa.test/").unwrap();
    let listing = source("desa", SourceKind::Listing { url, selectors });
    let first = pass(&web, &listing, &SourceState::default()).await;
    let keys: Vec<&str> = first.items.iter().map(|i| i.key.as_str()).collect();
    assert_eq!(
        keys,
        [1, 2, 3].map(|n| format!("http://desa.test/baca/jalan-desa-{n}-rusak"))
    );
    assert!(first.drops.is_empty() && first.state.error.is_none());
    let second = pass(&web, &listing, &first.state).await;
    assert_eq!((second.items.len(), second.n_unchanged), (0, 3));
}

#[tokio::test]
async fn a_page_on_which_nothing_repeats_asks_for_selectors() {
    let server = Server::start(|_| {
        ok(
            "text/html",
            "<a href=/baca/satu-dua-tiga>Satu dua tiga empat</a>",
        )
    })
    .await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let selectors = Selectors::discovered();
    let url = Url::parse("http://desa.test/").unwrap();
    let listing = source("desa", SourceKind::Listing { url, selectors });
    let got = pass(&web, &listing, &SourceState::default()).await;
    assert!(got.state.error.unwrap().contains("selectors = { link"));
}
