//! Against an SMTP server on loopback: faults, TLS, and the bytes that arrive.

use super::*;
use crate::testing::smtp::{Manner, Server, Tls};
use crate::testing::{SECRET, courier, courier_of, errand, parcel, settings};

fn target(port: u16, security: Security) -> MailTarget {
    MailTarget::new(MailOptions {
        server: "localhost".into(),
        port: Some(port),
        security,
        login: Some((
            SecretName {
                env: "PENGGUNA".into(),
            },
            SecretName {
                env: "SANDI".into(),
            },
        )),
        from: "Titen Kominfo <titen@kominfo.desa.test>".into(),
        to: vec!["Bupati <bupati@desa.test>".into(), "sekda@desa.test".into()],
        files: Patterns::new(["brief.*", "*.xlsx"]),
        max_mb: 15,
    })
    .unwrap()
}

async fn sent(server: &Server, part: &str) -> Result<String, Failure> {
    let parcel = parcel();
    target(server.port, Security::None)
        .send(&errand(&parcel, "surel", part), &courier())
        .await
}

#[tokio::test]
async fn a_mail_arrives_with_its_files_whole_and_is_the_same_each_time() {
    let server = Server::start(Tls::No, vec![Manner::default()]).await;
    for part in ["bupati@desa.test", "sekda@desa.test", "bupati@desa.test"] {
        assert_eq!(sent(&server, part).await.unwrap(), "250 queued as 4711");
    }
    let mails = server.mails();
    assert_eq!(mails.len(), 3);
    assert_eq!(mails[0].text, mails[2].text, "the same bytes");
    assert_eq!(mails[0].text, mails[1].text, "one message to all");
    assert!(
        mails[0].to == ["RCPT TO:<bupati@desa.test>"]
            && mails[1].to == ["RCPT TO:<sekda@desa.test>"]
    );
    let text = &mails[0].text;
    for line in [
        "Message-ID: <",
        "Date: Mon, 08 Dec 2025 00:00:00 +0000",
        "To: Bupati <bupati@desa.test>, sekda@desa.test",
        "Auto-Submitted: auto-generated",
        "Content-Type: text/html; charset=utf-8",
        "Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "filename=\"issues.xlsx\"",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
    assert!(!text.contains(SECRET) && !text.contains("nota-dinas"));
    let coded = text
        .split("issues.xlsx\"")
        .nth(1)
        .unwrap()
        .split("\r\n\r\n")
        .nth(1)
        .unwrap();
    use base64::Engine as _;
    let line: String = coded.lines().next().unwrap().into();
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(line)
        .unwrap();
    assert_eq!(bytes, parcel().file("issues.xlsx").unwrap().bytes);
}

#[tokio::test]
async fn a_ralat_and_a_repetition_that_a_person_asked_for_have_ids_of_their_own() {
    let server = Server::start(Tls::No, vec![Manner::default()]).await;
    let mut ralat = parcel();
    let target = target(server.port, Security::None);
    let part = "sekda@desa.test";
    target
        .send(&errand(&ralat, "surel", part), &courier())
        .await
        .unwrap();
    let first = ralat.clone();
    let mut again = errand(&first, "surel", part);
    again.round = 1;
    target.send(&again, &courier()).await.unwrap();
    ralat.brief.revision = 2;
    target
        .send(&errand(&ralat, "surel", part), &courier())
        .await
        .unwrap();
    let id = |text: &str| {
        text.lines()
            .find(|l| l.starts_with("Message-ID"))
            .unwrap()
            .to_owned()
    };
    let ids: std::collections::BTreeSet<String> =
        server.mails().iter().map(|m| id(&m.text)).collect();
    assert_eq!(ids.len(), 3);
    assert!(
        server.mails()[2]
            .text
            .contains("Subject: Ralat 1: Isu Strategis"),
        "{}",
        server.mails()[2].text
    );
}

#[tokio::test]
async fn the_password_goes_over_starttls_and_over_tls() {
    for (tls, security) in [
        (Tls::Start, Security::StartTls),
        (Tls::Wrapped, Security::Tls),
    ] {
        let server = Server::start(tls, vec![Manner::default()]).await;
        let target = target(server.port, security);
        let parcel = parcel();
        let errand = errand(&parcel, "surel", "sekda@desa.test");
        // A server that nobody vouches for gets nothing.
        let failed = target.send(&errand, &courier()).await.unwrap_err();
        assert!(matches!(failed, Failure::Later { .. }), "{failed}");
        assert!(server.mails().is_empty());
        let courier = courier_of(crate::CourierSettings {
            authorities: vec![server.authority.clone()],
            ..settings()
        });
        target.send(&errand, &courier).await.unwrap();
        let mails = server.mails();
        assert!(mails.len() == 1 && mails[0].over_tls && mails[0].user.is_some());
    }
}

#[tokio::test]
async fn a_server_without_starttls_gets_neither_password_nor_mail() {
    let server = Server::start(Tls::No, vec![Manner::default()]).await;
    let parcel = parcel();
    let failed = target(server.port, Security::StartTls)
        .send(&errand(&parcel, "surel", "sekda@desa.test"), &courier())
        .await
        .unwrap_err();
    assert!(
        matches!(failed, Failure::Never { .. }) && failed.to_string().contains("STARTTLS"),
        "{failed}"
    );
    assert!(server.mails().is_empty());
}

#[tokio::test]
async fn a_passing_refusal_is_tried_again_and_a_final_one_is_not() {
    let grey = Manner {
        rcpt: Some(("sekda", "451 4.7.1 greylisted")),
        ..Manner::default()
    };
    let full = Manner {
        data: Some("552 5.3.4 too large"),
        ..Manner::default()
    };
    let server = Server::start(Tls::No, vec![grey.clone(), grey, Manner::default(), full]).await;
    let later = sent(&server, "sekda@desa.test").await.unwrap_err();
    assert!(
        matches!(later, Failure::Later { stalls: false, .. }),
        "{later}"
    );
    assert!(later.to_string().contains("451"), "{later}");
    assert!(
        sent(&server, "bupati@desa.test").await.is_ok(),
        "nobody else pays for it"
    );
    assert!(sent(&server, "sekda@desa.test").await.is_ok());
    let never = sent(&server, "sekda@desa.test").await.unwrap_err();
    assert!(
        matches!(never, Failure::Never { .. }) && never.to_string().contains("552"),
        "{never}"
    );
}

#[tokio::test]
async fn a_wrong_password_is_said_without_it() {
    let wrong = Manner {
        auth: Some("535 5.7.8 rahasia-sekali is wrong"),
        ..Manner::default()
    };
    let server = Server::start(Tls::No, vec![wrong]).await;
    let failed = sent(&server, "sekda@desa.test").await.unwrap_err();
    let said = failed.to_string();
    assert!(
        matches!(failed, Failure::Never { stalls: true, .. }),
        "not once for each recipient: {said}"
    );
    assert!(said.contains("SANDI") && !said.contains(SECRET), "{said}");
}

#[tokio::test]
async fn what_was_confirmed_is_delivered_and_what_was_not_is_sent_with_the_same_id() {
    let cut_after = Manner {
        cut_after_final: true,
        ..Manner::default()
    };
    let mute = Manner {
        mute_at_quit: true,
        ..Manner::default()
    };
    let cut_before = Manner {
        cut_before_final: true,
        ..Manner::default()
    };
    let server = Server::start(
        Tls::No,
        vec![cut_after, mute, cut_before, Manner::default()],
    )
    .await;
    assert!(
        sent(&server, "sekda@desa.test").await.is_ok(),
        "250 came: a cut afterwards changes nothing"
    );
    assert!(
        sent(&server, "sekda@desa.test").await.is_ok(),
        "nor does a server that says no goodbye"
    );
    let cut = sent(&server, "sekda@desa.test").await.unwrap_err();
    assert!(matches!(cut, Failure::Later { .. }), "{cut}");
    assert!(sent(&server, "sekda@desa.test").await.is_ok());
    let mails = server.mails();
    assert_eq!(mails.len(), 4);
    assert_eq!(
        mails[2].text, mails[3].text,
        "the second bears the first one's Message-ID"
    );
}

#[tokio::test]
async fn a_server_that_looks_long_at_a_mail_gets_it_once() {
    let slow = Manner {
        slow_final: Duration::from_millis(900),
        ..Manner::default()
    };
    let server = Server::start(Tls::No, vec![slow]).await;
    let courier = courier_of(crate::CourierSettings {
        timeout: Duration::from_millis(300),
        ..settings()
    });
    let parcel = parcel();
    let sent = target(server.port, Security::None)
        .send(&errand(&parcel, "surel", "sekda@desa.test"), &courier)
        .await;
    assert_eq!(sent.unwrap(), "250 queued as 4711");
    assert_eq!(server.mails().len(), 1);
}

#[tokio::test]
async fn a_server_that_is_silent_or_away_is_tried_again() {
    let server = Server::start(
        Tls::No,
        vec![Manner {
            mute: true,
            ..Manner::default()
        }],
    )
    .await;
    let courier = courier_of(crate::CourierSettings {
        timeout: Duration::from_millis(300),
        ..settings()
    });
    let parcel = parcel();
    let errand = errand(&parcel, "surel", "sekda@desa.test");
    let silent = target(server.port, Security::None)
        .send(&errand, &courier)
        .await
        .unwrap_err();
    assert!(
        matches!(silent, Failure::Later { stalls: true, .. }),
        "{silent}"
    );
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let away = target(closed, Security::None)
        .send(&errand, &courier)
        .await
        .unwrap_err();
    assert!(
        matches!(away, Failure::Later { stalls: true, .. }),
        "{away}"
    );
    assert!(
        away.to_string()
            .starts_with(&format!("localhost:{closed}: ")),
        "{away}"
    );
}

#[test]
fn what_does_not_fit_is_named_and_left_out() {
    let mut small = target(25, Security::None);
    small.max_mb = 0;
    let parts = small.parts(&parcel());
    assert_eq!(parts.len(), 2);
    assert!(
        parts[0]
            .what
            .ends_with("with no file; too large: brief.html, issues.xlsx"),
        "{}",
        parts[0].what
    );
    let parcel = parcel();
    let text = letter::letter(&small, &errand(&parcel, "surel", "x")).unwrap();
    assert!(!String::from_utf8(text).unwrap().contains("filename="));
}
