//! robots.txt, and the office's own ceiling.

use crate::server::{Answer, Hit, Server, answer, ok, redirect};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use titen_collect::{FetchError, Fetched, Manners, Web, WebSettings};
use titen_model::DropReason;
use url::Url;

async fn server(robots: impl Fn(&Hit) -> Answer + Send + Sync + 'static) -> (Server, WebSettings) {
    let server = Server::start(move |hit| match hit.path.as_str() {
        "/robots.txt" | "/aturan" => robots(hit),
        "/ke-tutup" => redirect("302 Found", "/tutup/2"),
        _ => ok("text/plain", "x"),
    })
    .await;
    let settings = WebSettings {
        robots: true,
        ..server.settings()
    };
    (server, settings)
}

async fn get(web: &Web, path: &str) -> Result<Fetched, FetchError> {
    let url = Url::parse(&format!("http://kabar.test{path}")).unwrap();
    web.get(&url, &BTreeMap::new()).await
}

#[tokio::test]
async fn what_robots_txt_forbids_is_not_asked_and_the_file_is_read_once() {
    let (server, settings) =
        server(|_| ok("text/plain", "User-agent: *\nDisallow: /tutup\n")).await;
    let manners = Manners::default();
    let web = Web::with_manners(settings.clone(), manners.clone()).unwrap();
    assert!(get(&web, "/buka").await.is_ok());
    for path in ["/tutup/1", "/ke-tutup"] {
        let error = get(&web, path).await.unwrap_err();
        assert!(
            matches!(error, FetchError::Robots { .. }) && !error.may_pass(),
            "{error}"
        );
        assert_eq!(error.reason(), DropReason::Robots);
    }
    // The next pass of the same process remembers it.
    let next = Web::with_manners(settings, manners).unwrap();
    assert!(get(&next, "/buka").await.is_ok());
    assert_eq!(server.n_hits("/robots.txt"), 1);
    assert!(server.n_hits("/tutup/1") + server.n_hits("/tutup/2") == 0);
}

#[tokio::test]
async fn without_a_robots_txt_all_is_allowed_and_a_broken_server_is_waited_for() {
    let (server, settings) = server(|hit| match hit.host.as_str() {
        "kabar.test" => answer("403 Forbidden", "", ""),
        "desa.test" if hit.path == "/robots.txt" => redirect("301 Moved Permanently", "/aturan"),
        "desa.test" => ok("text/plain", "User-agent: titen-uji\nDisallow: /\n"),
        _ => answer("503 Service Unavailable", "", ""),
    })
    .await;
    let web = Web::new(settings).unwrap();
    assert!(get(&web, "/a").await.is_ok());
    let ask = |address: &'static str| {
        web.get(
            Box::leak(Box::new(Url::parse(address).unwrap())),
            Box::leak(Box::default()),
        )
    };
    assert!(
        matches!(
            ask("http://desa.test/a").await,
            Err(FetchError::Robots { .. })
        ),
        "a redirect is followed"
    );
    let error = ask("http://lain.test/a").await.unwrap_err();
    assert!(
        error.may_pass() && error.to_string().contains("robots.txt"),
        "{error}"
    );
    assert_eq!(server.n_hits("/a"), 1);
}

#[tokio::test]
async fn a_crawl_delay_holds_from_page_to_page() {
    let (server, settings) =
        server(|_| ok("text/plain", "User-agent: *\nCrawl-delay: 0.3\n")).await;
    let web = Web::new(settings).unwrap();
    for path in ["/1", "/2", "/3"] {
        get(&web, path).await.unwrap();
    }
    let at: Vec<Instant> = server
        .hits()
        .iter()
        .filter(|h| h.path != "/robots.txt")
        .map(|h| h.at)
        .collect();
    for pair in at.windows(2) {
        assert!(
            pair[1] - pair[0] >= Duration::from_millis(250),
            "{:?}",
            pair[1] - pair[0]
        );
    }
}

#[tokio::test]
async fn a_host_is_asked_no_more_than_the_ceiling_allows() {
    let server = Server::start(|_| ok("text/plain", "x")).await;
    let web = Web::new(WebSettings {
        requests_a_day: 3,
        ..server.settings()
    })
    .unwrap();
    for path in ["/1", "/2", "/3"] {
        assert!(get(&web, path).await.is_ok());
    }
    let error = get(&web, "/4").await.unwrap_err();
    assert!(
        error.may_pass() && error.to_string().contains("requests_a_day"),
        "{error}"
    );
    assert_eq!(
        (error.reason(), server.hits().len()),
        (DropReason::Ceiling, 3)
    );
    let other = Url::parse("http://desa.test/").unwrap();
    assert!(web.get(&other, &BTreeMap::new()).await.is_ok());
}
