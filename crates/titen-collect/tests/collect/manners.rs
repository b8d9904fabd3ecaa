//! How we ask: paced, patient, conditional, and under our own name.

use crate::server::{Server, answer, ok, redirect};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use titen_collect::{FetchError, Fetched, Page, Web, WebSettings};
use titen_model::Validators;
use url::Url;

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

async fn get(web: &Web, address: &str) -> Result<Page, FetchError> {
    match web.get(&url(address), &BTreeMap::new()).await? {
        Fetched::Page(page) => Ok(page),
        Fetched::Same { .. } => panic!("304 to a plain request"),
    }
}

#[tokio::test]
async fn we_say_who_we_are_and_the_port_of_a_local_host_is_not_seen() {
    let server = Server::start(|_| ok("text/plain", "x")).await;
    let page = get(&Web::new(server.settings()).unwrap(), "http://kabar.test/a")
        .await
        .unwrap();
    assert_eq!(page.url.as_str(), "http://kabar.test/a");
    let hit = &server.hits()[0];
    assert_eq!(hit.host, "kabar.test");
    assert_eq!(
        hit.headers["user-agent"],
        "titen-uji (+mailto:uji@kabar.test)"
    );
}

#[tokio::test]
async fn what_may_pass_is_asked_again_and_what_stays_is_not() {
    let server = Server::start(|hit| match (hit.path.as_str(), hit.nth) {
        ("/soon", 0) => answer("500 Internal Server Error", "", ""),
        ("/soon", _) => ok("text/plain", "x"),
        ("/never", _) => answer("503 Service Unavailable", "", ""),
        ("/gone", _) => answer("410 Gone", "", ""),
        _ => answer("403 Forbidden", "", ""),
    })
    .await;
    let web = Web::new(server.settings()).unwrap();
    assert_eq!(
        get(&web, "http://kabar.test/soon").await.unwrap().body,
        b"x"
    );
    let error = get(&web, "http://kabar.test/never").await.unwrap_err();
    assert!(matches!(error, FetchError::Later { .. }), "{error}");
    assert!(matches!(
        get(&web, "http://kabar.test/gone").await,
        Err(FetchError::Gone { status: 410, .. })
    ));
    assert!(matches!(
        get(&web, "http://kabar.test/no").await,
        Err(FetchError::Refused { status: 403, .. })
    ));
    let n_hits = ["/soon", "/never", "/gone", "/no"].map(|path| server.n_hits(path));
    assert_eq!(n_hits, [2, 3, 1, 1]);
}

#[tokio::test]
async fn retry_after_is_honoured_for_the_whole_host() {
    let server = Server::start(|hit| match (hit.path.as_str(), hit.nth) {
        ("/a", 0) => answer("429 Too Many Requests", "Retry-After: 1\r\n", ""),
        _ => ok("text/plain", "x"),
    })
    .await;
    let web = Web::new(server.settings()).unwrap();
    let begun = Instant::now();
    let other = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        get(&web, "http://kabar.test/b").await.unwrap();
        begun.elapsed()
    };
    let elsewhere = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        get(&web, "http://lain.test/b").await.unwrap();
        begun.elapsed()
    };
    let (a, other, elsewhere) = tokio::join!(get(&web, "http://kabar.test/a"), other, elsewhere);
    assert!(a.is_ok() && begun.elapsed() >= Duration::from_secs(1));
    assert!(other >= Duration::from_millis(990), "{other:?}");
    assert!(elsewhere < Duration::from_millis(900), "{elsewhere:?}");
}

#[tokio::test]
async fn a_host_that_wants_a_long_rest_gets_it() {
    let server =
        Server::start(|_| answer("429 Too Many Requests", "Retry-After: 3600\r\n", "")).await;
    let web = Web::new(server.settings()).unwrap();
    let begun = Instant::now();
    for path in ["a", "b"] {
        let error = get(&web, &format!("http://kabar.test/{path}"))
            .await
            .unwrap_err();
        let FetchError::Later {
            after: Some(after), ..
        } = error
        else {
            panic!("{error}")
        };
        assert!(after > Duration::from_secs(3590), "{after:?}");
    }
    assert_eq!(server.hits().len(), 1, "the second was not sent");
    assert!(begun.elapsed() < Duration::from_secs(1));
}

#[tokio::test]
async fn two_hosts_are_paced_apart_from_each_other() {
    let server = Server::start(|_| ok("text/plain", "x")).await;
    let pace = Duration::from_millis(200);
    let web = Web::new(WebSettings {
        pace,
        ..server.settings()
    })
    .unwrap();
    let begun = Instant::now();
    let asked =
        (0..3).flat_map(|n| ["kabar", "desa"].map(|host| format!("http://{host}.test/{n}")));
    let asked: Vec<String> = asked.collect();
    futures::future::join_all(asked.iter().map(|address| get(&web, address))).await;
    assert!(
        begun.elapsed() < pace * 4,
        "side by side: {:?}",
        begun.elapsed()
    );
    for host in ["kabar.test", "desa.test"] {
        let at: Vec<Instant> = server
            .hits()
            .iter()
            .filter(|h| h.host == host)
            .map(|h| h.at)
            .collect();
        assert_eq!(at.len(), 3);
        for pair in at.windows(2) {
            // A little less, since the server notes the arrival.
            assert!(
                pair[1] - pair[0] >= pace * 3 / 4,
                "{host}: {:?}",
                pair[1] - pair[0]
            );
        }
    }
}

#[tokio::test]
async fn validators_come_back_and_the_newest_are_kept() {
    let server = Server::start(
        |hit| match hit.headers.get("if-none-match").map(String::as_str) {
            None => answer(
                "200 OK",
                "ETag: \"1\"\r\nLast-Modified: Mon, 10 Aug 2026 00:00:00 GMT\r\n",
                "x",
            ),
            Some("\"1\"") => answer("304 Not Modified", "ETag: \"2\"\r\n", ""),
            Some(_) => answer(
                "200 OK",
                "ETag: \"3\"\r\nLast-Modified: Mon, 10 Aug 2026 00:00:00 GMT\r\n",
                "y",
            ),
        },
    )
    .await;
    let web = Web::new(server.settings()).unwrap();
    let first = get(&web, "http://kabar.test/").await.unwrap();
    let known = BTreeMap::from([(first.url.to_string(), first.validators.clone())]);
    let Ok(Fetched::Same { validators, .. }) = web.get(&first.url, &known).await else {
        panic!()
    };
    let hit = server.hits().pop().unwrap();
    assert_eq!(
        hit.headers["if-modified-since"],
        "Mon, 10 Aug 2026 00:00:00 GMT"
    );
    assert_eq!(
        validators,
        Validators {
            etag: Some("\"2\"".into()),
            ..first.validators.clone()
        }
    );
    let known = BTreeMap::from([(first.url.to_string(), validators)]);
    let Ok(Fetched::Page(third)) = web.get(&first.url, &known).await else {
        panic!()
    };
    assert_eq!(third.validators.etag.as_deref(), Some("\"3\""));
}

#[tokio::test]
async fn only_a_permanent_redirect_moves_an_address() {
    let server = Server::start(|hit| match hit.path.as_str() {
        "/good" => redirect("301 Moved Permanently", "/later"),
        "/later" => redirect("302 Found", "/end"),
        "/passing" => redirect("302 Found", "/good"),
        _ => ok("text/plain", "x"),
    })
    .await;
    let web = Web::new(server.settings()).unwrap();
    let good = get(&web, "http://kabar.test/good").await.unwrap();
    assert_eq!(good.moved, Some(url("http://kabar.test/later")));
    assert_eq!(good.url, url("http://kabar.test/end"));
    assert_eq!(
        get(&web, "http://kabar.test/passing").await.unwrap().moved,
        None
    );
}
