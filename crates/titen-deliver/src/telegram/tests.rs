//! Against a server on loopback that plays Telegram.

use super::*;
use crate::testing::web::{Answer as Said, Server};
use crate::testing::{SECRET, courier, courier_of, errand, parcel, settings};

const TAKEN: Said = Said::Is(200, "", r#"{"ok":true,"result":{"message_id":321}}"#);

fn target(api: &Url) -> TelegramTarget {
    TelegramTarget {
        api: api.clone(),
        token: SecretName {
            env: "TOKEN".into(),
        },
        chat: "-100123".into(),
        files: Patterns::new(["*.xlsx", "surat/*"]),
    }
}

async fn sent(answer: Said) -> Result<String, Failure> {
    let server = Server::start(vec![answer]).await;
    let parcel = parcel();
    let courier = courier_of(crate::CourierSettings {
        timeout: Duration::from_millis(700),
        ..settings()
    });
    target(&server.url)
        .send(&errand(&parcel, "tg", MESSAGE), &courier)
        .await
}

#[tokio::test]
async fn the_list_comes_first_and_then_each_file() {
    let server = Server::start(vec![TAKEN]).await;
    let (target, parcel) = (target(&server.url), parcel());
    let parts: Vec<String> = target.parts(&parcel).into_iter().map(|p| p.name).collect();
    assert_eq!(parts, ["pesan", "issues.xlsx", "surat/nota-dinas.txt"]);
    for part in &parts {
        let remote = target
            .send(&errand(&parcel, "tg", part), &courier())
            .await
            .unwrap();
        assert_eq!(remote, "message 321");
    }
    let requests = server.requests();
    assert_eq!(requests[0].path, format!("/bot{SECRET}/sendMessage"));
    let call: serde_json::Value = serde_json::from_slice(&requests[0].body).unwrap();
    assert_eq!(call["chat_id"], "-100123");
    assert!(
        call["text"]
            .as_str()
            .unwrap()
            .starts_with("<b>Isu Strategis 1–7 Desember 2025</b>"),
        "{call}"
    );
    let document = &requests[1];
    assert_eq!(document.path, format!("/bot{SECRET}/sendDocument"));
    let boundary = document
        .header("content-type")
        .unwrap()
        .split("boundary=")
        .nth(1)
        .unwrap()
        .to_owned();
    let file = &parcel.file("issues.xlsx").unwrap().bytes;
    let body = &document.body;
    assert!(
        body.windows(file.len()).any(|w| w == file.as_slice()),
        "the bytes are whole"
    );
    assert!(body.ends_with(format!("--{boundary}--\r\n").as_bytes()));
    assert!(
        String::from_utf8_lossy(body)
            .contains("filename=\"issues.xlsx\"\r\nContent-Type: application/vnd.openxml")
    );
    assert!(String::from_utf8_lossy(&requests[2].body).contains("filename=\"nota-dinas.txt\""));
}

#[tokio::test]
async fn a_pause_that_telegram_asks_for_is_kept() {
    let busy = r#"{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":37}}"#;
    for answer in [
        Said::Is(429, "", busy),
        Said::Is(429, "Retry-After: 37\r\n", "{}"),
    ] {
        match sent(answer).await.unwrap_err() {
            Failure::Later {
                after,
                stalls: true,
                ..
            } => assert_eq!(after, Some(Duration::from_secs(37))),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn what_may_have_arrived_is_not_sent_again_by_itself() {
    for lost in [
        Said::Cut,
        Said::Silence,
        Said::Is(502, "", "<html>Bad Gateway</html>"),
        // As api.telegram.org's own front says it: a machine in between.
        Said::Is(
            502,
            "",
            r#"{"ok":false,"error_code":502,"description":"Bad Gateway"}"#,
        ),
        Said::Is(
            504,
            "",
            r#"{"ok":false,"error_code":504,"description":"Gateway Timeout"}"#,
        ),
    ] {
        let failed = sent(lost).await.unwrap_err();
        assert!(matches!(failed, Failure::Unsure { .. }), "{failed:?}");
        let said = failed.to_string();
        assert!(said.contains("--again") && !said.contains(SECRET), "{said}");
    }
    let own = sent(Said::Is(
        500,
        "",
        r#"{"ok":false,"error_code":500,"description":"Internal"}"#,
    ))
    .await
    .unwrap_err();
    assert!(
        matches!(own, Failure::Later { .. }),
        "Telegram itself says that it did not: {own:?}"
    );
}

#[tokio::test]
async fn a_final_refusal_says_what_to_change() {
    let gone = r#"{"ok":false,"error_code":400,"description":"group chat was upgraded","parameters":{"migrate_to_chat_id":-1009}}"#;
    for (answer, expect) in [
        (Said::Is(400, "", gone), "chat = \"-1009\""),
        (
            Said::Is(
                401,
                "",
                r#"{"ok":false,"error_code":401,"description":"Unauthorized"}"#,
            ),
            "token in TOKEN right?",
        ),
        (
            Said::Is(
                403,
                "",
                r#"{"ok":false,"error_code":403,"description":"bot was kicked"}"#,
            ),
            "bot was kicked",
        ),
    ] {
        let failed = sent(answer).await.unwrap_err();
        assert!(matches!(failed, Failure::Never { .. }), "{failed:?}");
        assert!(failed.to_string().contains(expect), "{failed}");
    }
}

#[tokio::test]
async fn nothing_was_sent_where_no_connection_or_no_token_was() {
    let away = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let parcel = parcel();
    let errand = errand(&parcel, "tg", MESSAGE);
    let api = Url::parse(&format!("http://{away}/")).unwrap();
    let failed = target(&api).send(&errand, &courier()).await.unwrap_err();
    assert!(
        matches!(failed, Failure::Later { .. }) && !failed.to_string().contains(SECRET),
        "{failed:?}"
    );
    let mut no_token = target(&api);
    no_token.token.env = "KOSONG".into();
    let failed = no_token.send(&errand, &courier()).await.unwrap_err();
    assert!(
        matches!(failed, Failure::Later { .. }) && failed.to_string().contains("KOSONG"),
        "{failed:?}"
    );
}

#[tokio::test]
async fn a_private_address_is_called_only_if_the_config_names_it() {
    let server = Server::start(vec![TAKEN]).await;
    let strict = courier_of(crate::CourierSettings {
        allow_hosts: Vec::new(),
        ..settings()
    });
    let parcel = parcel();
    let mut by_name = server.url.clone();
    by_name.set_host(Some("localhost")).unwrap();
    for api in [&server.url, &by_name] {
        let failed = target(api)
            .send(&errand(&parcel, "tg", MESSAGE), &strict)
            .await
            .unwrap_err();
        assert!(
            matches!(failed, Failure::Never { .. }) && failed.to_string().contains("allow_hosts"),
            "{failed:?}"
        );
    }
    assert!(server.requests().is_empty());
}
