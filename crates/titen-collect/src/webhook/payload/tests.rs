//! Bodies as callers send them, and what is kept of them.

use super::*;
use crate::{Auth, Fields, IgnoredSenders, SourceKind};
use serde_json::json;
use titen_model::{Channel, SecretName};

fn webhook(format: Format) -> WebhookSource {
    WebhookSource {
        format,
        auth: Auth::Bearer,
        secret: SecretName { env: "X".into() },
        verify_token: None,
        fields: match format {
            Format::Lapor => Fields::of_lapor(),
            _ => Fields::of_gateway(),
        },
        ignore: IgnoredSenders::default(),
        spool: "spool".into(),
    }
}

fn read_with(webhook: WebhookSource, media_type: &str, body: &str) -> Result<Taken, BadBody> {
    let source = Source {
        id: "kait".into(),
        channel: if webhook.format == Format::Lapor {
            Channel::Lapor
        } else {
            Channel::Sms
        },
        kind: SourceKind::Webhook(webhook.clone()),
        wilayah: None,
        follow: false,
        every: std::time::Duration::ZERO,
        every_at_most: std::time::Duration::ZERO,
        presumed: false,
    };
    let mut call = Call {
        source: &source,
        webhook: &webhook,
        intake: &Intake::for_tests(),
        now: "2026-08-12T03:00:00Z".parse().unwrap(),
        taken: Taken::default(),
    };
    call.read(media_type, body.as_bytes())?;
    let all = format!("{:?}", call.taken);
    for private in ["81234567", "MTYyODEyMzQ", "Siti", "Budi"] {
        assert!(!all.contains(private), "{private} in {all}");
    }
    Ok(call.taken)
}

fn read(format: Format, body: &Value) -> Taken {
    read_with(webhook(format), "application/json", &body.to_string()).unwrap()
}

fn bodies(taken: &Taken) -> Vec<&str> {
    taken
        .items
        .iter()
        .filter_map(|i| i.body.as_deref())
        .collect()
}

fn notification(messages: Value) -> Value {
    json!({"object": "whatsapp_business_account", "entry": [{"id": "0", "changes": [{"field": "messages", "value": {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "62353881826", "phone_number_id": "1"},
        "contacts": [{"profile": {"name": "Siti Aminah"}, "wa_id": "6281234567890"}],
        "messages": messages}}]}]})
}

#[test]
fn each_kind_of_whatsapp_message_gives_its_words() {
    let message = |kind: &str, content: Value| json!({"from": "6281234567890", "id": format!("wamid.HBgMTYyODEyMzQ1Njc4OTAV{kind}"), "timestamp": "1786500000", "type": kind, kind: content});
    let taken = read(
        Format::WhatsApp,
        &notification(json!([
            message("text", json!({"body": "jalan rusak"})),
            message("image", json!({"id": "1", "caption": "jembatan putus"})),
            message("video", json!({"id": "1", "caption": "banjir"})),
            message(
                "location",
                json!({"latitude": -7.15, "longitude": 111.88, "name": "Pasar Kota", "address": "Jalan Pahlawan"})
            ),
            message("button", json!({"text": "Lapor", "payload": "x"})),
            message(
                "interactive",
                json!({"type": "list_reply", "list_reply": {"id": "1", "title": "Jalan", "description": "lubang"}})
            ),
            message("reaction", json!({"message_id": "x", "emoji": "👍"})),
            message("audio", json!({"id": "1"})),
            message("contacts", json!([{"name": {"formatted_name": "Budi"}}])),
        ])),
    );
    assert_eq!(
        bodies(&taken),
        [
            "jalan rusak",
            "jembatan putus",
            "banjir",
            "Pasar Kota, Jalan Pahlawan",
            "Lapor",
            "Jalan, lubang"
        ]
    );
    assert!(taken.items.iter().all(|i| i.extra.keys().eq(["voice"])));
    assert_eq!(
        taken.items[0].published.unwrap().at.timestamp(),
        1_786_500_000
    );
    let reasons: Vec<DropReason> = taken.drops.iter().map(|d| d.reason).collect();
    assert_eq!(reasons, [DropReason::Empty, DropReason::WrongKind]);
}

#[test]
fn an_edit_is_a_revision_and_statuses_are_passed_over() {
    let id = "wamid.HBgMTYyODEyMzQ1Njc4OTAVAgASG";
    let first = json!({"from": "6281234567890", "id": id, "timestamp": "1786500000", "type": "text", "text": {"body": "jln rusk"}});
    let edit = json!({"from": "6281234567890", "id": "wamid.lain", "timestamp": "1786500060", "type": "edit",
        "edit": {"original_message_id": id, "message": {"type": "text", "text": {"body": "jalan rusak"}}}});
    let taken = read(Format::WhatsApp, &notification(json!([first, edit])));
    assert_eq!(bodies(&taken), ["jln rusk", "jalan rusak"]);
    assert_eq!(taken.items[0].id, taken.items[1].id);
    let statuses = json!({"object": "whatsapp_business_account", "entry": [{"changes": [
        {"field": "messages", "value": {"statuses": [{"id": "wamid.x", "status": "read", "recipient_id": "6281234567890"}]}},
        {"field": "account_update", "value": {"phone_number": "6281234567890"}}]}]});
    assert_eq!(read(Format::WhatsApp, &statuses), Taken::default());
    let other = read_with(
        webhook(Format::WhatsApp),
        "application/json",
        "{\"object\":\"page\",\"entry\":[]}",
    );
    assert!(other.is_err());
}

#[test]
fn a_gateway_names_its_fields_and_posts_forms_or_json() {
    let mut webhook = webhook(Format::Gateway);
    webhook.fields.from = "data.from".into();
    let body = json!({"data": {"from": "+62 812-3456-7890"}, "message": "jalan rusak", "id": 17, "timestamp": "2026-08-12 09:00:00", "balance": "9"});
    let taken = read_with(webhook, "application/json", &body.to_string()).unwrap();
    assert_eq!(bodies(&taken), ["jalan rusak"]);
    assert_eq!(taken.items[0].key, "17");
    assert_eq!(
        taken.items[0].published.unwrap().at.to_rfc3339(),
        "2026-08-12T02:00:00+00:00"
    );
    let form =
        "sender=081234567890&message=jalan+rusak+di+%22Kanor%22&timestamp=1786500000&inbox=x";
    let posted = read_with(
        self::webhook(Format::Gateway),
        "application/x-www-form-urlencoded",
        form,
    )
    .unwrap();
    assert_eq!(bodies(&posted), ["jalan rusak di \"Kanor\""]);
    assert_eq!(
        posted.items[0].extra["voice"],
        taken.items[0].extra["voice"]
    );
    let again = read_with(
        self::webhook(Format::Gateway),
        "application/x-www-form-urlencoded",
        form,
    )
    .unwrap();
    assert_eq!(
        again.items[0].id, posted.items[0].id,
        "a call that is made again is one item"
    );
    let operator = read(
        Format::Gateway,
        &json!([{"sender": "TELKOMSEL", "message": "Promo"}, {"sender": "081234567890"}]),
    );
    let reasons: Vec<DropReason> = operator.drops.iter().map(|d| d.reason).collect();
    assert_eq!(reasons, [DropReason::IgnoredSender, DropReason::Empty]);
}

#[test]
fn nothing_is_kept_of_a_secret_report_and_all_columns_of_another() {
    let report = |kind: Value| {
        json!({"Tracking ID": "7001", "Tanggal Laporan Masuk": "3 Jan 2026", "Waktu Laporan Masuk": "10:15",
        "Nama Pelapor": "Siti Aminah", "Judul Laporan": "Jalan rusak", "Isi Laporan Awal": "jln rusk", "Isi Laporan Akhir": "Jalan rusak di Kanor",
        "Tipe Laporan (Anonim/Rahasia)": kind, "Status Laporan": "Terverifikasi", "Rating": null})
    };
    let open = read(Format::Lapor, &report(json!("Anonim")));
    let item = &open.items[0];
    assert_eq!(
        (
            item.key.as_str(),
            item.title.as_deref(),
            item.body.as_deref()
        ),
        ("7001", Some("Jalan rusak"), Some("Jalan rusak di Kanor"))
    );
    assert_eq!(
        item.published.unwrap().at.to_rfc3339(),
        "2026-01-03T03:15:00+00:00"
    );
    assert_eq!(item.extra["Status Laporan"], "Terverifikasi");
    assert_eq!(item.extra["Isi Laporan Awal"], "jln rusk");
    assert!(item.extra.contains_key("voice") && !item.extra.contains_key("Rating"));
    for secret in [
        json!("Rahasia"),
        json!("Anonim, Rahasia"),
        json!("RAHASIA "),
        json!(true),
        json!(["Rahasia"]),
    ] {
        let taken = read(Format::Lapor, &report(secret.clone()));
        assert_eq!((taken.items.len(), taken.drops.len()), (0, 1), "{secret}");
        let drop = &taken.drops[0];
        assert_eq!(
            (drop.reason, drop.place.as_str()),
            (DropReason::Confidential, "7001"),
            "the number withdraws what an earlier call brought"
        );
    }
    assert_eq!(
        read(Format::Lapor, &report(json!("Tidak rahasia")))
            .items
            .len(),
        1
    );
    assert_eq!(
        read(
            Format::Lapor,
            &json!({"Judul Laporan": "x", "Tipe Laporan": "Anonim"})
        )
        .drops[0]
            .reason,
        DropReason::NoId
    );
    let own = json!({"id": "9", "is_rahasia": "ya"});
    let taken = read(Format::Lapor, &own);
    assert_eq!((taken.items.len(), taken.n_confidential), (0, 1));
    for unclear in [
        json!({"Tracking ID": "8", "Judul Laporan": "x"}),
        report(json!("Kelas B")),
        report(json!({"jenis": 1})),
    ] {
        let taken = read(Format::Lapor, &unclear);
        assert_eq!(taken.items.len(), 0, "{unclear}");
        assert_eq!(taken.drops[0].reason, DropReason::Malformed, "{unclear}");
    }
}

#[test]
fn a_caller_speaks_for_its_own_source_only() {
    let lines = "{\"id\":\"1\",\"source\":\"blok\",\"channel\":\"chat\",\"body\":\"a\",\"pengirim\":\"081234567890\"}\nbroken\n";
    let taken = read_with(webhook(Format::Jsonl), "application/x-ndjson", lines).unwrap();
    assert_eq!(
        (taken.items[0].source.as_str(), taken.items[0].channel),
        ("kait", Channel::Chat)
    );
    assert_eq!(taken.items[0].id, ItemId::new("kait", "1"));
    assert_eq!(taken.drops[0].place, "/hook/kait:2");
}

#[test]
fn what_is_no_message_is_a_bad_body() {
    for (format, body) in [
        (Format::Gateway, "{"),
        (Format::Gateway, "[1]"),
        (Format::Lapor, "\"x\""),
        (Format::WhatsApp, "[]"),
    ] {
        assert!(
            read_with(webhook(format), "application/json", body).is_err(),
            "{body}"
        );
    }
    assert!(!Format::WhatsApp.accepts("application/x-www-form-urlencoded"));
    assert!(!Format::Gateway.accepts("text/plain"));
}
