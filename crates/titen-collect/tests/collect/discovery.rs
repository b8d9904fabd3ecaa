//! Sitemaps as sources, and what a site is found to have.

use crate::{
    server::{Server, answer, ok},
    sources::{NOW, pass, source},
};
use chrono::{DateTime, Duration, Utc};
use std::sync::Arc;
use titen_collect::{SourceKind, Web, WebSettings, discover};
use titen_model::{DropReason, SourceState};
use url::Url;

const RSS: &str = "<rss version='2.0'><channel><title>Kabar</title><item><title>A</title><guid>1</guid>\
                   <pubDate>Wed, 12 Aug 2026 08:00:00 +0700</pubDate></item></channel></rss>";

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn article(n: &str) -> String {
    let text = format!("<p>Jalan nomor {n} yang menghubungkan dua desa rusak berat sejak musim hujan dan warga harus memutar jauh.</p>").repeat(4);
    format!(
        "<html><head><title>Halaman {n}</title></head><body><article><h1>Halaman {n}</h1>{text}</article></body></html>"
    )
}

#[tokio::test]
async fn a_sitemaps_new_pages_are_read_once_and_old_ones_never() {
    let now: DateTime<Utc> = NOW.parse().unwrap();
    let day = move |n: i64| (now - Duration::days(n)).to_rfc3339();
    let server = Server::start(move |hit| match hit.path.as_str() {
        "/sitemap.xml" => ok("text/xml", format!(
            "<sitemapindex><sitemap><loc>/lama.xml</loc><lastmod>2020-01-01</lastmod></sitemap>\
             <sitemap><loc>/baru.xml</loc><lastmod>{}</lastmod></sitemap></sitemapindex>", day(1))),
        "/lama.xml" => ok("text/xml", "<urlset><url><loc>/kuno</loc></url></urlset>"),
        "/baru.xml" => {
            let more = if hit.nth > 0 { "<url><loc>/tanpa-tanggal-baru</loc></url>" } else { "" };
            ok("text/xml", format!(
                "<urlset><url><loc>/1</loc><lastmod>{}</lastmod></url><url><loc>/tua</loc><lastmod>{}</lastmod></url>\
                 <url><loc>/tanpa-tanggal</loc></url><url><loc>/kontak</loc><lastmod>{}</lastmod></url>{more}</urlset>",
                day(1), day(90), day(2)))
        }
        "/kontak" => ok("text/html", "<html><p>Telepon"),
        path => ok("text/html", article(path)),
    })
    .await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let sitemap = source(
        "situs",
        SourceKind::Sitemap {
            url: url("http://kabar.test/sitemap.xml"),
        },
    );
    let first = pass(&web, &sitemap, &SourceState::default()).await;
    assert_eq!(first.state.error, None);
    let keys: Vec<&str> = first.items.iter().map(|i| i.key.as_str()).collect();
    assert_eq!(keys, ["http://kabar.test/1"]);
    assert_eq!(first.items[0].title.as_deref(), Some("Halaman /1"));
    assert_eq!(
        first.drops.iter().map(|d| d.reason).collect::<Vec<_>>(),
        [DropReason::NoBody]
    );

    let second = pass(&web, &sitemap, &first.state).await;
    let keys: Vec<&str> = second.items.iter().map(|i| i.key.as_str()).collect();
    assert_eq!(keys, ["http://kabar.test/tanpa-tanggal-baru"]);
    assert_eq!(
        (
            server.n_hits("/1"),
            server.n_hits("/tua"),
            server.n_hits("/kuno"),
            second.drops.len()
        ),
        (1, 0, 0, 0)
    );
}

#[tokio::test]
async fn a_page_in_a_sitemaps_place_fails_with_its_reason() {
    let server = Server::start(|_| ok("text/html", "<html>")).await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let sitemap = source(
        "situs",
        SourceKind::Sitemap {
            url: url("http://kabar.test/sitemap.xml"),
        },
    );
    let pass = pass(&web, &sitemap, &SourceState::default()).await;
    assert!(pass.state.error.unwrap().contains("neither a sitemap"));
    assert_eq!(pass.drops[0].reason, DropReason::WrongKind);
}

/// What is found on a site that answers so: kind and path.
async fn found(pages: Vec<(&'static str, &'static str)>) -> Vec<(&'static str, String)> {
    let server = Server::start(
        move |hit| match pages.iter().find(|(path, _)| *path == hit.path) {
            Some((_, body)) => ok("text/html", body),
            None => answer("404 Not Found", "", ""),
        },
    )
    .await;
    let settings = WebSettings {
        robots: true,
        ..server.settings()
    };
    let (_, found) = discover(&Web::new(settings).unwrap(), &url("http://kabar.test/"))
        .await
        .unwrap();
    found
        .into_iter()
        .map(|f| (f.kind, f.url[url::Position::BeforePath..].to_owned()))
        .collect()
}

#[tokio::test]
async fn a_sites_feed_is_found_by_its_page_by_the_usual_places_and_else_its_sitemap() {
    let home = "<!doctype html><html><p>Beranda";
    let named = "<html><link rel=alternate type=application/rss+xml href=/berita.rss><link rel=alternate type=application/rss+xml href=/komentar>";
    assert_eq!(
        found(vec![("/", named), ("/berita.rss", RSS), ("/feed", RSS)]).await,
        [("feed", "/berita.rss".to_owned())]
    );
    assert_eq!(found(vec![("/", RSS)]).await, [("feed", "/".to_owned())]);
    assert_eq!(
        found(vec![("/", home), ("/feed", home), ("/rss.xml", RSS)]).await,
        [("feed", "/rss.xml".to_owned())]
    );
    assert_eq!(
        found(vec![("/", home), ("/?feed=rss2", RSS)]).await,
        [("feed", "/?feed=rss2".to_owned())]
    );
    let list = "<urlset><url><loc>/1</loc></url></urlset>";
    let robots = "User-agent: *\nAllow: /\nSitemap: http://kabar.test/peta.xml\nSitemap: http://kabar.test/news.xml\n";
    assert_eq!(
        found(vec![
            ("/", home),
            ("/robots.txt", robots),
            ("/peta.xml", list),
            ("/news.xml", list)
        ])
        .await,
        [("sitemap", "/news.xml".to_owned())]
    );
    assert_eq!(
        found(vec![("/", home), ("/sitemap.xml", list)]).await,
        [("sitemap", "/sitemap.xml".to_owned())]
    );
    assert_eq!(found(vec![("/", home)]).await, []);
}
