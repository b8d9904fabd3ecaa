//! What must not be read, or not to its end: each stops early and says why.

use crate::server::{Answer, Server, answer, ok, redirect};
use std::{
    collections::BTreeMap,
    io::Write,
    time::{Duration, Instant},
};
use titen_collect::{FetchError, Fetched, Web, WebSettings};
use url::Url;

async fn get(settings: WebSettings, url: &str) -> Result<Fetched, FetchError> {
    Web::new(settings)
        .unwrap()
        .get(&Url::parse(url).unwrap(), &BTreeMap::new())
        .await
}

#[tokio::test]
async fn a_body_of_200_mb_is_left_at_the_limit() {
    let server = Server::start(|hit| {
        let length = if hit.path == "/named" {
            "Content-Length: 209715200\r\n"
        } else {
            ""
        };
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n{length}\r\n"
        );
        Answer::Endless {
            head,
            chunk: vec![0; 1 << 16],
            n: 3200,
        }
    })
    .await;
    for path in ["named", "unnamed"] {
        let error = get(server.settings(), &format!("http://kabar.test/{path}"))
            .await
            .unwrap_err();
        assert!(
            matches!(
                error,
                FetchError::TooLarge {
                    limit: 1_048_576,
                    ..
                }
            ),
            "{error}"
        );
    }
    // What the kernel buffers is sent too, but not a tenth of the body.
    assert!(
        server.n_bytes_sent() < 20 << 20,
        "{}",
        server.n_bytes_sent()
    );
}

/// 50 MB of spaces.
const BROTLI_BOMB: [u8; 53] = [
    207, 255, 255, 127, 248, 37, 64, 226, 177, 64, 32, 247, 254, 159, 255, 255, 255, 240, 75, 0,
    196, 97, 1, 128, 238, 253, 63, 255, 255, 255, 225, 151, 0, 136, 195, 34, 0, 221, 251, 255, 252,
    255, 255, 192, 47, 1, 16, 135, 5, 0, 186, 247, 31,
];

#[tokio::test]
async fn a_bomb_is_measured_as_it_unfolds() {
    let server = Server::start(|hit| {
        if hit.path == "/brotli" {
            return answer("200 OK", "Content-Encoding: br\r\n", BROTLI_BOMB);
        }
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        let n = if hit.path == "/gzip" {
            50 << 20
        } else {
            1 << 10
        };
        gz.write_all(&vec![b' '; n]).unwrap();
        answer("200 OK", "Content-Encoding: gzip\r\n", gz.finish().unwrap())
    })
    .await;
    for path in ["gzip", "brotli"] {
        let error = get(server.settings(), &format!("http://kabar.test/{path}"))
            .await
            .unwrap_err();
        assert!(matches!(error, FetchError::TooLarge { .. }), "{error}");
    }
    let small = get(server.settings(), "http://kabar.test/small").await;
    let Ok(Fetched::Page(page)) = small else {
        panic!("{small:?}")
    };
    assert_eq!(page.body.len(), 1 << 10);
    // The bomb is one: whoever allows so much gets it whole.
    let large = WebSettings {
        max_bytes: 64 << 20,
        ..server.settings()
    };
    let whole = get(large, "http://kabar.test/brotli").await;
    let Ok(Fetched::Page(page)) = whole else {
        panic!("{whole:?}")
    };
    assert_eq!(page.body.len(), 50 << 20);
}

#[tokio::test]
async fn redirects_that_lead_nowhere_end() {
    let server = Server::start(|hit| match hit.path.as_str() {
        "/a" => redirect("302 Found", "/b"),
        "/b" => redirect("301 Moved Permanently", "http://kabar.test/a"),
        "/none" => answer("302 Found", "", ""),
        path => redirect("307 Temporary Redirect", &format!("{path}x")),
    })
    .await;
    let error = get(server.settings(), "http://kabar.test/a")
        .await
        .unwrap_err();
    assert!(
        matches!(error, FetchError::Redirects { .. }) && error.to_string().contains("circle"),
        "{error}"
    );
    assert_eq!(server.hits().len(), 2);
    let error = get(server.settings(), "http://kabar.test/x")
        .await
        .unwrap_err();
    assert!(error.to_string().contains("more than 5"), "{error}");
    assert_eq!(server.hits().len(), 2 + 6);
    let error = get(server.settings(), "http://kabar.test/none")
        .await
        .unwrap_err();
    assert!(matches!(error, FetchError::Redirects { .. }), "{error}");
}

#[tokio::test]
async fn a_redirect_does_not_lead_into_a_private_network() {
    let inside = Server::start(|_| ok("text/plain", "rahasia")).await;
    let port = inside.at.port();
    let server = Server::start(move |hit| {
        let to = match hit.path.as_str() {
            "/literal" => format!("http://127.0.0.1:{port}/"),
            "/decimal" => format!("http://2130706433:{port}/"),
            "/hex" => format!("http://0x7f.1:{port}/"),
            "/mapped" => format!("http://[::ffff:127.0.0.1]:{port}/"),
            "/name" => format!("http://localhost:{port}/"),
            "/metadata" => "http://169.254.169.254/latest/meta-data/".to_owned(),
            _ => "file:///etc/passwd".to_owned(),
        };
        redirect("302 Found", &to)
    })
    .await;
    for path in [
        "literal", "decimal", "hex", "mapped", "name", "metadata", "file",
    ] {
        let error = get(server.settings(), &format!("http://kabar.test/{path}"))
            .await
            .unwrap_err();
        assert!(
            matches!(error, FetchError::Address { .. }),
            "{path}: {error}"
        );
    }
    assert_eq!(inside.hits().len(), 0);
    let allowed = WebSettings {
        allow_hosts: vec!["127.0.0.1".into()],
        ..server.settings()
    };
    for path in ["literal", "name"] {
        assert!(
            get(allowed.clone(), &format!("http://kabar.test/{path}"))
                .await
                .is_ok(),
            "{path}"
        );
    }
    let named = WebSettings {
        allow_hosts: vec!["localhost".into()],
        ..server.settings()
    };
    assert!(get(named.clone(), "http://kabar.test/name").await.is_ok());
    assert!(get(named, "http://kabar.test/literal").await.is_err());
}

#[tokio::test]
async fn a_server_that_drips_is_left_after_the_time_limit() {
    let server = Server::start(|hit| {
        let head = if hit.path == "/head" {
            "HTTP/1.1 200 OK\r\nX: "
        } else {
            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
        };
        Answer::Dripping { head: head.into() }
    })
    .await;
    let settings = WebSettings {
        timeout: Duration::from_millis(300),
        retries: 0,
        ..server.settings()
    };
    for path in ["head", "body"] {
        let begun = Instant::now();
        let error = get(settings.clone(), &format!("http://kabar.test/{path}"))
            .await
            .unwrap_err();
        assert!(
            error.may_pass() && error.to_string().contains("0.3 s"),
            "{error}"
        );
        assert!(
            begun.elapsed() < Duration::from_secs(2),
            "{:?}",
            begun.elapsed()
        );
    }
}

#[tokio::test]
async fn a_body_shorter_than_it_says_is_not_taken_for_whole() {
    let server = Server::start(|_| {
        Answer::Whole(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsebagian".to_vec())
    })
    .await;
    let error = get(server.settings(), "http://kabar.test/")
        .await
        .unwrap_err();
    assert!(error.may_pass(), "{error}");
    assert_eq!(server.hits().len(), 3, "asked again twice");
}
