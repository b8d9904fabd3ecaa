//! Against a server on loopback.

use super::*;
use crate::testing::web::{Answer as Said, Server};
use crate::testing::{SECRET, courier, courier_of, errand, parcel, settings};
use std::time::Duration;

fn target(url: &Url) -> WebhookTarget {
    WebhookTarget {
        url: url.join("kait?kunci=tersembunyi").unwrap(),
        secret: Some(SecretName {
            env: "KUNCI".into(),
        }),
        files: Patterns::new(["*.html", "*.xlsx"]),
        links: Some(Url::parse("https://intranet.desa.test/edisi").unwrap()),
    }
}

async fn sent(answer: Said) -> Result<String, Failure> {
    let server = Server::start(vec![answer]).await;
    let courier = courier_of(crate::CourierSettings {
        timeout: Duration::from_millis(700),
        ..settings()
    });
    let parcel = parcel();
    target(&server.url)
        .send(&errand(&parcel, "kait", ""), &courier)
        .await
}

#[tokio::test]
async fn a_call_is_signed_and_says_where_the_files_are() {
    let server = Server::start(vec![Said::Is(200, "", "")]).await;
    let (target, parcel) = (target(&server.url), parcel());
    let errand = errand(&parcel, "kait", "");
    for _ in 0..2 {
        assert_eq!(target.send(&errand, &courier()).await.unwrap(), "200");
    }
    let requests = server.requests();
    let request = &requests[0];
    let stamp = request.header("x-timestamp").unwrap();
    assert_eq!(stamp, errand.now.timestamp().to_string());
    assert_eq!(
        request.header("x-signature").unwrap(),
        signature(SECRET, &stamp, &request.body)
    );
    assert_eq!(request.header("idempotency-key").unwrap(), errand.key());
    assert_eq!(
        requests[0].header("idempotency-key"),
        requests[1].header("idempotency-key")
    );
    assert_eq!(requests[0].body, requests[1].body, "the same bytes");
    let call: Value = serde_json::from_slice(&request.body).unwrap();
    assert_eq!(
        (&call["event"], &call["week"], &call["id"]),
        (&json!("edition"), &json!("2025-W49"), &json!(errand.key()))
    );
    assert_eq!(call["manifest"]["week"], "2025-W49");
    assert!(
        call["message"]
            .as_str()
            .unwrap()
            .starts_with("Isu Strategis 1–7 Desember 2025, Kabupaten Bojonegoro\n\nIsu")
    );
    assert_eq!(
        call["links"][3]["url"],
        "https://intranet.desa.test/edisi/2025-W49/surat/nota-dinas.txt"
    );
    assert_eq!(call["files"][0]["text"], "<p>Isu & é</p>");
    let sheet = &call["files"][1];
    let bytes = STANDARD.decode(sheet["base64"].as_str().unwrap()).unwrap();
    assert_eq!(bytes, parcel.file("issues.xlsx").unwrap().bytes);
    assert_eq!(sheet["sha256"], sha256_hex(&bytes));
}

#[test]
fn the_signature_is_hmac_sha256_of_time_point_and_body() {
    // As `printf '1786500000.isi' | openssl dgst -sha256 -hmac s` has it.
    assert_eq!(signature("s", "1786500000", b"isi"), OPENSSL);
}

const OPENSSL: &str = "c1b3f216da5833bbbe301ed21e50a256653a362e18ddd5c9b52abd5bc2b22d61";

#[tokio::test]
async fn what_may_pass_is_tried_again_with_the_same_key() {
    for passing in [
        Said::Is(500, "", "aduh"),
        Said::Is(503, "Retry-After: 90\r\n", ""),
        Said::Is(429, "Retry-After: 90\r\n", ""),
        Said::Is(409, "", ""),
        Said::Cut,
        Said::Silence,
    ] {
        let asks = matches!(passing, Said::Is(503 | 429, ..));
        match sent(passing).await.unwrap_err() {
            Failure::Later { after, why, .. } => {
                assert_eq!(after.map(|a| a.as_secs()), asks.then_some(90), "{why}");
                assert!(
                    !why.contains("tersembunyi"),
                    "an address may hold a key: {why}"
                );
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_final_refusal_and_a_redirect_are_not_tried_again() {
    for (answer, expect) in [
        (
            Said::Is(400, "", "{\"error\":\"bad\"}"),
            "127.0.0.1: 400 {\"error\":\"bad\"}",
        ),
        (Said::Is(401, "", ""), "the same secret"),
        (Said::Is(413, "", ""), "name fewer `files`"),
        (
            Said::Is(302, "Location: https://lain.test/?k=1\r\n", ""),
            "redirects to lain.test",
        ),
    ] {
        let failed = sent(answer).await.unwrap_err();
        assert!(matches!(failed, Failure::Never { .. }), "{failed:?}");
        assert!(failed.to_string().contains(expect), "{failed}");
    }
}

#[tokio::test]
async fn a_server_that_echoes_the_address_tells_no_key_of_it() {
    let server = Server::start(vec![
        Said::Is(
            404,
            "",
            "Cannot POST /services/T000/B000/xyzzy?kunci=tersembunyi",
        ),
        Said::Is(400, "", "no route for /services/T000/B000/xyzzy"),
        Said::Is(400, "", "unknown key tersembunyi"),
    ])
    .await;
    let mut target = target(&server.url);
    target.url = server
        .url
        .join("services/T000/B000/xyzzy?kunci=tersembunyi")
        .unwrap();
    let parcel = parcel();
    for _ in 0..3 {
        let failed = target.send(&errand(&parcel, "kait", ""), &courier()).await;
        let said = failed.unwrap_err().to_string();
        assert!(
            !said.contains("xyzzy") && !said.contains("tersembunyi") && said.contains("***"),
            "{said}"
        );
    }
}

#[tokio::test]
async fn without_a_secret_a_call_is_not_signed() {
    let server = Server::start(vec![Said::Is(204, "", "")]).await;
    let mut open = target(&server.url);
    open.secret = None;
    let parcel = parcel();
    open.send(&errand(&parcel, "kait", ""), &courier())
        .await
        .unwrap();
    assert_eq!(server.requests()[0].header("x-signature"), None);
}
