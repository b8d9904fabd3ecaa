//! Mastodon: Link headers, ids that grow, HTML, handles in addresses, boosts, edits.

use super::*;
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering};
use titen_model::DropReason;

fn status(id: u64, content: &str) -> Value {
    json!({
        "id": id.to_string(), "created_at": format!("2026-08-16T{:02}:00:00.000Z", id % 24), "edited_at": null,
        "in_reply_to_id": null, "in_reply_to_account_id": null, "sensitive": false, "spoiler_text": "",
        "visibility": "public", "language": "id", "uri": format!("https://m.test/users/budi/statuses/{id}"),
        "url": format!("https://m.test/@budi/{id}"), "replies_count": 2, "reblogs_count": 3, "favourites_count": id,
        "content": content, "reblog": null,
        "account": {"id": "77", "username": "budi", "acct": "budi", "display_name": "Budi Santoso",
            "url": "https://m.test/@budi", "note": "<p>warga Dander</p>", "avatar": "https://m.test/budi.png"},
        "media_attachments": [], "mentions": [], "tags": [{"name": "bojonegoro", "url": "https://m.test/tags/bojonegoro"}]
    })
}

/// As the server does it: 2 a page, the newest first, since_id counts, and Link forgets it.
fn timeline(hit: &Hit, newest: u64) -> Answer {
    let asked = query(hit);
    let number = |key: &str| asked.get(key).map(|v| v.parse::<u64>().unwrap());
    let most = number("max_id").map_or(newest, |m| m - 1);
    let ids: Vec<u64> = (number("since_id").unwrap_or(0) + 1..=most)
        .rev()
        .take(2)
        .collect();
    let link = ids.last().map_or(String::new(), |last| {
        format!("Link: <http://kabar.test/api/v1/timelines/tag/bojonegoro?limit=40&max_id={last}>; rel=\"next\", <http://kabar.test/api/v1/timelines/tag/bojonegoro?min_id={}>; rel=\"prev\"\r\n", ids[0])
    });
    json_with(
        "200 OK",
        &link,
        ids.iter()
            .map(|id| status(*id, &format!("<p>isi {id}</p>")))
            .collect(),
    )
}

fn quick(more: &str) -> Source {
    api(
        "mastodon",
        &format!(
            "preset = \"mastodon-hashtag\"\nwith = {{ server = \"http://kabar.test\", hashtag = \"bojonegoro\" }}\nrate = {{ per_s = 0 }}\n{more}"
        ),
    )
}

#[tokio::test]
async fn a_hashtag_is_read_page_by_page_and_then_only_what_is_new() {
    let newest = Arc::new(AtomicUsize::new(101));
    let n = Arc::clone(&newest);
    let office = Office::new(move |hit| timeline(hit, n.load(Ordering::SeqCst) as u64)).await;
    let source = quick("");
    let first = office.first(&source).await;
    assert_eq!(first.state.error, None);
    // Ten pages of two, and the rest at the next pass.
    assert_eq!(keys(&first).len(), 20);
    assert!(first.notes[0].contains("10 pages"), "{:?}", first.notes);
    newest.store(103, Ordering::SeqCst);
    let mut state = first.state;
    let mut got: Vec<u64> = keys_of(&first.items);
    for _ in 0..6 {
        let pass = office.pass(&source, &state).await;
        got.extend(keys_of(&pass.items));
        state = pass.state;
    }
    got.sort_unstable();
    assert_eq!(got, (1..=103).collect::<Vec<u64>>(), "each once");
    let n_before = office.server.hits().len();
    newest.store(104, Ordering::SeqCst);
    let last = office.pass(&source, &state).await;
    assert_eq!(keys(&last), ["104"]);
    let hits = office.server.hits();
    assert_eq!(query(&hits[n_before])["since_id"], "103");
    assert!(
        hits[n_before..]
            .iter()
            .all(|h| query(h)["since_id"] == "103"),
        "the Link of the server forgets it"
    );
}

fn keys_of(items: &[titen_model::Item]) -> Vec<u64> {
    items.iter().map(|i| i.key.parse().unwrap()).collect()
}

#[tokio::test]
async fn a_post_is_text_without_its_author() {
    let office = Office::new(|_| {
        let mut reply = status(2, "<p><span class=\"h-card\"><a href=\"https://m.test/@ani\" class=\"u-url mention\">@<span>ani</span></a></span> iya &amp; jalan <a href=\"https://m.test/tags/bojonegoro\">#<span>bojonegoro</span></a> rusak</p><p>kapan?</p>");
        reply["in_reply_to_id"] = json!("1");
        let boost = json!({"id": "3", "created_at": "2026-08-16T03:00:00Z", "content": "", "account": {"acct": "cici", "url": "https://m.test/@cici"}, "reblog": status(1, "asli")});
        json(json!([boost, reply]))
    })
    .await;
    let pass = office.first(&quick("")).await;
    assert_eq!(keys(&pass), ["2"], "a boost is reach of its original");
    let item = &pass.items[0];
    assert_eq!(
        item.body.as_deref(),
        Some("iya & jalan #bojonegoro rusak\nkapan?")
    );
    assert_eq!(
        (item.title.as_deref(), item.lang.as_deref()),
        (None, Some("id"))
    );
    assert_eq!(item.url.as_deref(), Some("http://kabar.test/statuses/2"));
    assert_eq!(item.extra["in_reply_to"], "1");
    assert_eq!(
        item.extra["engagement"],
        json!({"likes": 2, "reposts": 3, "replies": 2})
    );
    assert_eq!(
        item.published.unwrap().at.to_rfc3339(),
        "2026-08-16T02:00:00+00:00"
    );
    let stored = serde_json::to_string(&(item, &pass.state, &pass.drops, &pass.notes))
        .unwrap()
        .to_lowercase();
    for name in ["budi", "santoso", "@ani", "dander"] {
        assert!(!stored.contains(name), "{name} in {stored}");
    }
}

#[tokio::test]
async fn one_person_is_one_voice_on_every_server_and_likes_are_no_edit() {
    let likes = Arc::new(AtomicUsize::new(1));
    let n = Arc::clone(&likes);
    let office = Office::new(move |hit| {
        let n = n.load(Ordering::SeqCst);
        let mut post = status(
            if hit.host == "kabar.test" { 5 } else { 900 },
            if n == 3 { "ralat" } else { "isi" },
        );
        post["favourites_count"] = json!(n);
        if n == 3 {
            post["edited_at"] = json!("2026-08-16T20:00:00.000Z");
        }
        json(json!([post]))
    })
    .await;
    let here = quick("");
    let there = api(
        "lain",
        "preset = \"mastodon-account\"\nwith = { server = \"http://lain.test\", account = \"9\" }\nrate = { per_s = 0 }",
    );
    let (a, b) = (office.first(&here).await, office.first(&there).await);
    assert_eq!(a.items[0].extra["voice"], b.items[0].extra["voice"]);
    assert_eq!(
        office.server.hits().last().unwrap().path,
        "/api/v1/accounts/9/statuses?exclude_reblogs=true&limit=40"
    );
    likes.store(2, Ordering::SeqCst);
    let liked = office.pass(&here, &a.state).await;
    assert_eq!((liked.items.len(), liked.n_unchanged), (0, 1));
    likes.store(3, Ordering::SeqCst);
    let edited = office.pass(&here, &liked.state).await;
    assert_eq!(edited.items[0].body.as_deref(), Some("ralat"));
    assert_eq!(edited.items[0].extra["edited"], "2026-08-16T20:00:00+00:00");
    assert_eq!(edited.items[0].id, a.items[0].id);
}

#[tokio::test]
async fn an_official_account_is_named_and_linked() {
    let office = Office::new(|_| json(json!([status(5, "<p>pengumuman</p>")]))).await;
    let source = api(
        "a",
        "preset = \"mastodon-account\"\nwith = { server = \"http://kabar.test\", account = \"9\" }\nofficial = true",
    );
    let pass = office.first(&source).await;
    let item = &pass.items[0];
    assert_eq!(
        (item.url.as_deref(), &item.extra["account"]),
        (Some("https://m.test/@budi/5"), &json!("budi"))
    );
    assert!(!item.extra.contains_key("voice"));
}

#[tokio::test]
async fn posts_without_text_or_id_are_dropped_with_their_reason() {
    let office = Office::new(|_| json(json!([status(5, ""), {"content": "x"}, "rusak"]))).await;
    let pass = office.first(&quick("")).await;
    let reasons: Vec<DropReason> = pass.drops.iter().map(|d| d.reason).collect();
    assert_eq!(
        reasons,
        [DropReason::Empty, DropReason::NoId, DropReason::NoId]
    );
    assert_eq!(pass.state.error, None);
}

#[tokio::test]
async fn a_closed_timeline_a_full_one_and_a_broken_one_say_what_to_do() {
    let limited = "X-RateLimit-Limit: 300\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 2126-08-17T00:00:00.000000Z\r\n";
    for (status, headers, body, parts) in [
        (
            "401 Unauthorized",
            "",
            json!({"error": "The access token is invalid"}),
            vec!["401", "auth = { bearer", "The access token is invalid"],
        ),
        (
            "403 Forbidden",
            "",
            json!({"error": "This action is not allowed"}),
            vec!["403", "not allowed"],
        ),
        (
            "422 Unprocessable Entity",
            "",
            json!({"error": "This method requires an authenticated user"}),
            vec!["422", "authenticated user"],
        ),
        (
            "429 Too Many Requests",
            limited,
            json!({"error": "Too many requests"}),
            vec!["left alone for", "Too many requests"],
        ),
        (
            "404 Not Found",
            "",
            json!({"error": "Record not found"}),
            vec!["404", "`with`"],
        ),
        (
            "503 Service Unavailable",
            "",
            json!({"error": "Remote data could not be fetched"}),
            vec!["503", "next pass"],
        ),
        (
            "200 OK",
            "",
            json!({"error": "lain"}),
            vec!["no list", "lain"],
        ),
    ] {
        let office = Office::new(move |_| json_with(status, headers, body.clone())).await;
        let pass = office.first(&quick("")).await;
        let error = pass.state.error.unwrap();
        for part in parts.iter().chain(&[
            "source `mastodon`",
            "http://kabar.test/api/v1/timelines/tag/bojonegoro",
        ]) {
            assert!(error.contains(part), "{part} in {error}");
        }
        assert_eq!((pass.drops.len(), pass.items.len()), (1, 0));
    }
}
