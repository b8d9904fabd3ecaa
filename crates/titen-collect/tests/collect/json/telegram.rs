//! Telegram: the token in the path, updates that are forgotten once confirmed, errors in the body.

use super::*;
use serde_json::json;

fn update(id: u64, kind: &str, message: u64, text: &str) -> Value {
    json!({"update_id": id, kind: {"message_id": message, "sender_chat": {"id": -1001234567890i64, "title": "Info Bojonegoro", "username": "infobjn", "type": "channel"},
        "chat": {"id": -1001234567890i64, "title": "Info Bojonegoro", "username": "infobjn", "type": "channel"}, "date": 1786838400, "text": text}})
}

#[tokio::test]
async fn a_pass_confirms_only_what_an_earlier_one_has_stored() {
    let office = Office::new(|hit| {
        let from: u64 = query(hit).get("offset").map_or(0, |o| o.parse().unwrap());
        let mut edited = update(502, "edited_channel_post", 1, "banjir di Kanor, ralat");
        edited["edited_channel_post"]["edit_date"] = json!(1786842000);
        let all = vec![
            update(500, "channel_post", 1, "banjir di Kanor"),
            json!({"update_id": 501, "message": {"message_id": 9, "from": {"id": 7, "first_name": "Budi"}, "chat": {"id": 7, "type": "private"}, "date": 1786838400, "text": "halo bot"}}),
            edited,
            json!({"update_id": 503, "channel_post": {"message_id": 2, "chat": {"id": -1001234567890i64, "title": "Info Bojonegoro", "username": "infobjn", "type": "channel"}, "date": 1786838400, "photo": [], "caption": "jembatan putus", "reply_to_message": {"message_id": 1}}}),
        ];
        let all: Vec<Value> = all.into_iter().filter(|u| u["update_id"].as_u64().unwrap() >= from).collect();
        json(json!({"ok": true, "result": all}))
    })
    .await;
    let source = preset("telegram-bot", &[]);
    let first = office.first(&source).await;
    assert_eq!(first.state.error, None);
    let hit = &office.server.hits()[0];
    assert!(
        hit.path.starts_with(&format!("/bot{TOKEN}/getUpdates?")),
        "{}",
        hit.path
    );
    assert!(!query(hit).contains_key("offset"));
    assert_eq!(keys(&first), ["-1001234567890:1", "-1001234567890:2"]);
    assert_eq!(first.items[1].body.as_deref(), Some("jembatan putus"));
    assert_eq!(first.items[1].extra["in_reply_to"], "-1001234567890:1");
    let stored = serde_json::to_string(&(&first.items, &first.state, &first.drops)).unwrap();
    for word in ["RAHASIA", "halo bot", "Budi", "infobjn"] {
        assert!(!stored.contains(word), "{word} in {stored}");
    }
    let second = office.pass(&source, &first.state).await;
    assert_eq!((second.items.len(), office.server.hits().len()), (0, 2));
    assert_eq!(query(&office.server.hits()[1])["offset"], "504");
}

#[tokio::test]
async fn an_edit_is_a_revision_and_an_official_channel_is_linked() {
    let office = Office::new(|hit| {
        let one = if query(hit).contains_key("offset") {
            update(502, "edited_channel_post", 1, "ralat")
        } else {
            update(500, "channel_post", 1, "awal")
        };
        json(json!({"ok": true, "result": [one]}))
    })
    .await;
    let source = api(
        "bot",
        "preset = \"telegram-bot\"\nwith = { server = \"http://kabar.test\" }\nofficial = true",
    );
    let first = office.first(&source).await;
    let second = office.pass(&source, &first.state).await;
    assert_eq!(first.items[0].id, second.items[0].id);
    assert_eq!(second.items[0].body.as_deref(), Some("ralat"));
    assert_eq!(
        second.items[0].url.as_deref(),
        Some("https://t.me/infobjn/1")
    );
    assert_eq!(second.items[0].extra["account"], "Info Bojonegoro");
}

#[tokio::test]
async fn a_full_page_is_followed_at_the_next_pass() {
    let office = Office::new(|hit| {
        let from: u64 = query(hit).get("offset").map_or(1, |o| o.parse().unwrap());
        let all: Vec<Value> = (from..=130)
            .take(100)
            .map(|n| update(n, "channel_post", n, "isi"))
            .collect();
        json(json!({"ok": true, "result": all}))
    })
    .await;
    let source = preset("telegram-bot", &[]);
    let first = office.first(&source).await;
    assert_eq!((first.items.len(), office.server.hits().len()), (100, 1));
    assert!(first.notes[0].contains("full page"), "{:?}", first.notes);
    let second = office.pass(&source, &first.state).await;
    assert_eq!((second.items.len(), second.notes.len()), (30, 0));
}

#[tokio::test]
async fn errors_are_told_by_the_body() {
    for (status, body, parts, wait) in [
        (
            "401 Unauthorized",
            json!({"ok": false, "error_code": 401, "description": "Unauthorized"}),
            ["`TELEGRAM_BOT_TOKEN`", "Unauthorized"],
            None,
        ),
        (
            "404 Not Found",
            json!({"ok": false, "error_code": 404, "description": "Not Found"}),
            ["`TELEGRAM_BOT_TOKEN`", "Not Found"],
            None,
        ),
        (
            "409 Conflict",
            json!({"ok": false, "error_code": 409, "description": "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"}),
            ["webhook", "make a bot"],
            None,
        ),
        (
            "429 Too Many Requests",
            json!({"ok": false, "error_code": 429, "description": "Too Many Requests: retry after 35", "parameters": {"retry_after": 35}}),
            ["35 s", "retry after"],
            Some(35),
        ),
        (
            "200 OK",
            json!({"ok": false, "error_code": 429, "description": "Too Many Requests: retry after 77", "parameters": {"retry_after": 77}}),
            ["77 s", "retry after"],
            Some(77),
        ),
        (
            "502 Bad Gateway",
            json!({"ok": false, "error_code": 502, "description": "Bad Gateway"}),
            ["502", "next pass"],
            None,
        ),
        (
            "200 OK",
            json!({"ok": false, "error_code": 500, "description": "Internal Server Error"}),
            ["in trouble", "next pass"],
            None,
        ),
    ] {
        let office = Office::new(move |_| json_with(status, "", body.clone())).await;
        let pass = office.first(&preset("telegram-bot", &[])).await;
        let error = pass.state.error.unwrap();
        assert!(parts.iter().all(|part| error.contains(part)), "{error}");
        assert!(
            error.contains("/bot***/getUpdates") && !error.contains("RAHASIA"),
            "{error}"
        );
        assert_eq!(pass.wait.map(|w| w.num_seconds()), wait);
    }
}
