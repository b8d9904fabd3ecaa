//! The receiver against callers that know the secret, do not, are slow, or send too much.

use std::time::{Duration, Instant};
use titen_collect::{
    Auth, Fields, Format, IgnoredSenders, ReceiverSettings, Source, SourceKind, WebhookSource,
    receive,
};
use titen_model::{Channel, SecretName, hex};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Set for every test by cargo: a secret of its own would need code that changes the environment.
const ENV: &str = "CARGO_PKG_NAME";
const SECRET: &str = "titen-collect";
const TIMEOUT: Duration = Duration::from_secs(2);

struct Hooks {
    at: std::net::SocketAddr,
    _spool: tempfile::TempDir,
}

async fn hooks() -> Hooks {
    let spool = tempfile::tempdir().unwrap();
    let source = |id: &str, format, auth| Source {
        kind: SourceKind::Webhook(WebhookSource {
            format,
            auth,
            secret: SecretName { env: ENV.into() },
            verify_token: (format == Format::WhatsApp).then(|| SecretName { env: ENV.into() }),
            fields: Fields::of_gateway(),
            ignore: IgnoredSenders::default(),
            spool: spool.path().join(id),
        }),
        channel: Channel::Sms,
        ..crate::sources::feed(id, "http://x.test/")
    };
    let sources = [
        source("wa", Format::WhatsApp, Auth::HubSignature),
        source("sms", Format::Gateway, Auth::Signature),
        source("kunci", Format::Gateway, Auth::Bearer),
    ];
    let settings = ReceiverSettings {
        listen: "127.0.0.1:0".parse().unwrap(),
        max_bytes: 100_000,
        timeout: TIMEOUT,
        requests_a_minute: 20,
    };
    let listening = receive(&settings, &sources, crate::intake()).await.unwrap();
    let at = listening.address().unwrap();
    tokio::spawn(listening.serve());
    Hooks { at, _spool: spool }
}

impl Hooks {
    /// What came back to these bytes, until the connection was closed.
    async fn raw(&self, request: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.at).await.unwrap();
        let _ = stream.write_all(request).await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8_lossy(&answer).into_owned()
    }

    async fn post(&self, hook: &str, headers: &str, body: &str) -> u16 {
        let request = format!(
            "POST /hook/{hook} HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n{headers}\r\n{body}",
            body.len()
        );
        status(&self.raw(request.as_bytes()).await)
    }
}

fn status(answer: &str) -> u16 {
    answer
        .split(' ')
        .nth(1)
        .and_then(|s| s.parse().ok())
        .unwrap_or_default()
}

fn sign(text: &str) -> String {
    use hmac::{Hmac, KeyInit, Mac};
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(text.as_bytes());
    hex(&mac.finalize().into_bytes())
}

fn seconds(ago: u64) -> u64 {
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    now.as_secs() - ago
}

const JSON: &str = "Content-Type: application/json; charset=utf-8\r\n";
const MESSAGE: &str = "{\"id\":\"1\",\"sender\":\"+6281234567890\",\"message\":\"jalan rusak\"}";

fn signed(ago: u64, body: &str) -> String {
    let at = seconds(ago);
    format!(
        "{JSON}X-Timestamp: {at}\r\nX-Signature: {}\r\n",
        sign(&format!("{at}.{body}"))
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_fresh_and_true_signature_is_taken() {
    let hooks = hooks().await;
    assert_eq!(hooks.post("sms", &signed(0, MESSAGE), MESSAGE).await, 200);
    assert_eq!(hooks.post("sms", &signed(400, MESSAGE), MESSAGE).await, 401);
    assert_eq!(hooks.post("sms", &signed(0, "{}"), MESSAGE).await, 401);
    assert_eq!(hooks.post("sms", JSON, MESSAGE).await, 401);
    let bare = hooks
        .raw(
            format!("POST /hook/sms HTTP/1.1\r\nHost: x\r\n{JSON}Content-Length: 2\r\n\r\n{{}}")
                .as_bytes(),
        )
        .await;
    assert!(bare.ends_with("\r\n\r\n"), "no details: {bare}");
    let meta = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";
    let hub = |text: &str| format!("{JSON}X-Hub-Signature-256: sha256={}\r\n", sign(text));
    assert_eq!(hooks.post("wa", &hub(meta), meta).await, 200);
    assert_eq!(hooks.post("wa", &hub("x"), meta).await, 401);
    assert_eq!(
        hooks
            .post(
                "kunci",
                &format!("{JSON}Authorization: Bearer {SECRET}\r\n"),
                MESSAGE
            )
            .await,
        200
    );
    assert_eq!(
        hooks
            .post(
                "kunci",
                &format!("{JSON}Authorization: Bearer x\r\n"),
                MESSAGE
            )
            .await,
        401
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_call_is_told_so() {
    let hooks = hooks().await;
    assert_eq!(hooks.post("lain", JSON, "{}").await, 404);
    assert_eq!(hooks.post("../sms", JSON, "{}").await, 404);
    assert_eq!(
        hooks
            .post("sms", "Content-Type: text/plain\r\n", "{}")
            .await,
        415
    );
    assert_eq!(
        hooks.post("sms", &signed(0, "{\"id\":"), "{\"id\":").await,
        400
    );
    let form = "sender=081234567890&message=banjir";
    let at = seconds(0);
    let headers = format!(
        "Content-Type: application/x-www-form-urlencoded\r\nX-Timestamp: {at}\r\nX-Signature: {}\r\n",
        sign(&format!("{at}.{form}"))
    );
    assert_eq!(hooks.post("sms", &headers, form).await, 200);
    assert_eq!(
        status(
            &hooks
                .raw(b"DELETE /hook/sms HTTP/1.1\r\nHost: x\r\n\r\n")
                .await
        ),
        405
    );
    assert_eq!(
        status(
            &hooks
                .raw(b"GET /hook/sms HTTP/1.1\r\nHost: x\r\n\r\n")
                .await
        ),
        405
    );
    assert_eq!(
        status(
            &hooks
                .raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n")
                .await
        ),
        400
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whatsapps_handshake_needs_the_token() {
    let hooks = hooks().await;
    let ask =
        |query: &str| format!("GET /hook/wa?{query} HTTP/1.1\r\nHost: x\r\n\r\n").into_bytes();
    let right = hooks
        .raw(&ask(&format!(
            "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={SECRET}"
        )))
        .await;
    assert!(
        status(&right) == 200 && right.ends_with("\r\n\r\n1158201444"),
        "{right}"
    );
    for wrong in [
        "hub.mode=subscribe&hub.challenge=1&hub.verify_token=x",
        "hub.challenge=1",
        "",
    ] {
        assert_eq!(status(&hooks.raw(&ask(wrong)).await), 403, "{wrong}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_megabytes_are_refused_said_beforehand_or_not() {
    let hooks = hooks().await;
    let head = format!("POST /hook/sms HTTP/1.1\r\nHost: x\r\n{JSON}");
    let said = hooks
        .raw(format!("{head}Content-Length: 10485760\r\n\r\n").as_bytes())
        .await;
    assert_eq!(status(&said), 413);
    let mut stream = TcpStream::connect(hooks.at).await.unwrap();
    stream
        .write_all(format!("{head}Transfer-Encoding: chunked\r\n\r\n").as_bytes())
        .await
        .unwrap();
    let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
    let mut n_taken = 0;
    for _ in 0..160 {
        match stream.write_all(chunk.as_bytes()).await {
            Ok(()) => n_taken += 1,
            Err(_) => break,
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    assert!(n_taken < 160, "all ten megabytes were read");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_beyond_its_share_is_told_to_wait_and_a_stranger_uses_none_of_it() {
    let hooks = hooks().await;
    for _ in 0..30 {
        assert_eq!(hooks.post("sms", JSON, MESSAGE).await, 401);
    }
    let mut answers = Vec::new();
    for _ in 0..25 {
        answers.push(hooks.post("sms", &signed(0, MESSAGE), MESSAGE).await);
    }
    // The share grows by one in three seconds.
    let n = answers.iter().filter(|a| **a == 200).count();
    assert!((20..=22).contains(&n), "{answers:?}");
    assert_eq!(answers.last(), Some(&429));
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_callers_are_cut_off_and_keep_nobody_waiting() {
    let hooks = hooks().await;
    let mut slow = Vec::new();
    for n in 0..200 {
        let mut stream = TcpStream::connect(hooks.at).await.unwrap();
        let begun = match n % 3 {
            0 => String::new(),
            1 => "POST /hook/sms HTTP/1.1\r\nHo".to_owned(),
            _ => {
                format!("POST /hook/sms HTTP/1.1\r\nHost: x\r\n{JSON}Content-Length: 50\r\n\r\n{{")
            }
        };
        stream.write_all(begun.as_bytes()).await.unwrap();
        slow.push(stream);
    }
    let begin = Instant::now();
    assert_eq!(hooks.post("sms", &signed(0, MESSAGE), MESSAGE).await, 200);
    assert!(begin.elapsed() < TIMEOUT, "{:?}", begin.elapsed());
    let mut bodies = String::new();
    for mut stream in slow {
        let mut answer = Vec::new();
        let read = tokio::time::timeout(TIMEOUT * 4, stream.read_to_end(&mut answer)).await;
        assert!(read.is_ok(), "a slow caller still holds its place");
        bodies.push_str(&String::from_utf8_lossy(&answer));
    }
    assert!(bodies.contains("408 Request Timeout"));
}
