//! Articles' pages: joined from several, behind AMP, syndicated, with what surrounds the text, and hostile.

use crate::{
    server::{Server, answer, ok},
    sources::{feed, pass},
};
use serde_json::json;
use std::sync::Arc;
use titen_collect::{Pass, Source, Web};
use titen_model::{DropReason, SourceState};

fn page(head: &str, paragraphs: &[&str], links: &str) -> String {
    let text: String = paragraphs
        .iter()
        .map(|p| format!("<p>{p} dikeluhkan warga desa sejak tiga bulan lalu, terutama pada musim hujan seperti sekarang.</p>"))
        .collect();
    format!(
        "<html><head><title>Jalan poros desa rusak</title>{head}</head><body><article><h1>Jalan poros desa rusak parah</h1>{text}{links}</article></body></html>"
    )
}

fn rss(link: &str) -> String {
    format!(
        "<rss version='2.0'><channel><item><title>Jalan rusak</title><guid>1</guid><link>{link}</link></item></channel></rss>"
    )
}

fn followed() -> Source {
    Source {
        follow: true,
        ..feed("kabar", "http://kabar.test/feed")
    }
}

/// The first words of an item's paragraphs.
fn openings(pass: &Pass) -> Vec<&str> {
    let body = pass.items[0].body.as_deref().unwrap_or_default();
    body.lines()
        .filter_map(|l| l.split_whitespace().next())
        .collect()
}

#[tokio::test]
async fn an_article_of_several_pages_is_one() {
    let server = Server::start(|hit| {
        let html = |text: &[&str], links: &str| ok("text/html", page("", text, links));
        match hit.path.as_str() {
            "/feed" => ok(
                "text/xml",
                rss(&format!(
                    "http://kabar.test{}",
                    ["/jalan-a", "/jalan-b", "/jalan-c"][hit.nth]
                )),
            ),
            "/jalan-a" => html(
                &["Satu", "Dua"],
                "<a href=/jalan-a?page=2>2</a><a href=/jalan-a?page=all>Semua</a>",
            ),
            "/jalan-a?page=all" => html(&["Satu", "Dua", "Tiga", "Empat"], ""),
            "/jalan-b" => html(
                &["Satu", "Dua"],
                "<a href=/jalan-b/2>2</a><a href=/jalan-b/3>3</a>",
            ),
            // What stands on each page alike is said once.
            "/jalan-b/2" => html(&["Satu", "Tiga"], "<a href=/jalan-b/3>3</a>"),
            "/jalan-b/3" => html(&["Satu", "Empat"], "<a href=/jalan-b/2>2</a>"),
            "/jalan-c" => html(
                &["Satu", "Dua"],
                "<a href=/jalan-c?single=1>Satu halaman</a>",
            ),
            "/jalan-c?single=1" => html(&["Satu", "Dua", "Tiga", "Empat"], ""),
            _ => answer("404 Not Found", "", ""),
        }
    })
    .await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    for whole in ["/jalan-a?page=all", "/jalan-b/3", "/jalan-c?single=1"] {
        let got = pass(&web, &followed(), &SourceState::default()).await;
        assert_eq!(openings(&got), ["Satu", "Dua", "Tiga", "Empat"], "{whole}");
        assert!(got.drops.is_empty(), "{:?}", got.drops);
        assert_eq!(server.n_hits(whole), 1);
    }
    assert_eq!(server.n_hits("/jalan-a?page=2"), 0, "the whole has it");
}

#[tokio::test]
async fn a_further_page_that_fails_is_told_and_asked_again() {
    let server = Server::start(|hit| match (hit.path.as_str(), hit.nth) {
        ("/feed", _) => ok("text/xml", rss("http://kabar.test/jalan-rusak")),
        ("/jalan-rusak", _) => ok("text/html", page("", &["Satu"], "<a href=?page=2>2</a>")),
        ("/jalan-rusak?page=2", 0) => answer("429 Too Many Requests", "Retry-After: 9999\r\n", ""),
        _ => ok("text/html", page("", &["Dua"], "")),
    })
    .await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let first = pass(&web, &followed(), &SourceState::default()).await;
    assert_eq!(openings(&first), ["Satu"]);
    let drop = &first.drops[0];
    assert_eq!(
        (drop.place.as_str(), drop.reason, first.drops.len()),
        (
            "http://kabar.test/jalan-rusak?page=2",
            DropReason::Blocked,
            1
        )
    );
    // Another process, since this one keeps to what the host asked for.
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let second = pass(&web, &followed(), &first.state).await;
    assert_eq!(openings(&second), ["Satu", "Dua"]);
    assert_eq!(first.items[0].id, second.items[0].id);
    let third = pass(&web, &followed(), &second.state).await;
    assert_eq!((third.items.len(), third.n_unchanged), (0, 1));
}

#[tokio::test]
async fn amp_has_the_articles_address_and_a_syndicated_copy_names_its_origin() {
    let server = Server::start(|hit| match (hit.path.as_str(), hit.nth) {
        ("/feed", 0) => ok("text/xml", rss("http://kabar.test/jalan-rusak/amp")),
        ("/feed", _) => ok("text/xml", rss("http://kabar.test/salinan")),
        ("/jalan-rusak/amp", _) => ok(
            "text/html",
            page(
                "<link rel=canonical href=/jalan-rusak>",
                &["Satu", "Dua"],
                "",
            ),
        ),
        _ => ok(
            "text/html",
            page(
                "<link rel=canonical href=http://lain.test/asli>",
                &["Satu", "Dua"],
                "",
            ),
        ),
    })
    .await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let amp = &pass(&web, &followed(), &SourceState::default()).await.items[0];
    assert_eq!(amp.url.as_deref(), Some("http://kabar.test/jalan-rusak"));
    assert_eq!(amp.extra.get("canonical"), None);
    let copy = &pass(&web, &followed(), &SourceState::default()).await.items[0];
    assert_eq!(copy.url.as_deref(), Some("http://kabar.test/salinan"));
    assert_eq!(copy.extra["canonical"], json!("http://lain.test/asli"));
}

#[tokio::test]
async fn what_surrounds_the_text_is_kept_and_redacted() {
    let server = Server::start(|hit| match hit.path.as_str() {
        "/feed" => ok("text/xml", rss("http://kabar.test/jalan-rusak")),
        _ => ok(
            "text/html",
            page(
                "<meta property='article:section' content='Daerah'><meta name=keywords content='jalan, wa 081234567890'>",
                &["Satu", "Dua"],
                "<figure><figcaption>Warga menunjuk lubang, hubungi 081234567890</figcaption></figure>\
                 <p>Editor: Budi Santoso</p><p>338 Dilihat</p>",
            ),
        ),
    })
    .await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let got = pass(&web, &followed(), &SourceState::default()).await;
    let extra = &got.items[0].extra;
    assert_eq!(extra["section"], json!("Daerah"));
    assert_eq!(extra["editor"], json!("Budi Santoso"));
    assert_eq!(extra["tags"], json!(["jalan", "wa [TELEPON]"]));
    assert_eq!(
        extra["captions"],
        json!(["Warga menunjuk lubang, hubungi [TELEPON]"])
    );
    assert_eq!(extra["engagement"], json!({"views": 338}));
    assert!(
        !serde_json::to_string(&got.items[0])
            .unwrap()
            .contains("081234567890")
    );
}

#[tokio::test]
async fn a_hostile_page_costs_its_own_article_alone() {
    let server = Server::start(|hit| match hit.path.as_str() {
        "/feed" => {
            let items: String = ["dalam", "kosong", "pdf", "baik"]
                .map(|n| format!("<item><title>Ringkasan {n}</title><guid>{n}</guid><link>http://kabar.test/{n}</link></item>"))
                .concat();
            ok("text/xml", format!("<rss version='2.0'><channel>{items}</channel></rss>"))
        }
        "/dalam" => ok("text/html", "<div>".repeat(100_000)),
        "/kosong" => ok("text/html", "<html><body></body></html>"),
        "/pdf" => ok("application/pdf", "%PDF-1.7"),
        _ => ok("text/html", page("", &["Satu", "Dua"], "")),
    })
    .await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let got = pass(&web, &followed(), &SourceState::default()).await;
    let drops: Vec<(&str, DropReason)> = got
        .drops
        .iter()
        .map(|d| (d.place.as_str(), d.reason))
        .collect();
    assert_eq!(
        drops,
        [
            ("http://kabar.test/dalam", DropReason::PageFailed),
            ("http://kabar.test/kosong", DropReason::NoBody),
            ("http://kabar.test/pdf", DropReason::WrongKind),
        ]
    );
    assert_eq!(got.items.len(), 4, "each is kept with its summary");
    assert!(got.items[3].body.as_deref().unwrap().starts_with("Satu"));
}
