//! Bluesky: cursors, DIDs that lead to people, reposts, dates that anyone may write.

use super::*;
use serde_json::json;

fn post(n: u32, created: &str) -> Value {
    json!({
        "uri": format!("at://did:plc:budi{n}/app.bsky.feed.post/3kx{n}"), "cid": format!("bafyrei{n}"),
        "author": {"did": format!("did:plc:budi{n}"), "handle": "budi.bsky.social", "displayName": "Budi Santoso", "avatar": "https://cdn.bsky.app/img/avatar/plain/did:plc:budi/x", "labels": [], "createdAt": "2024-01-01T00:00:00Z"},
        "record": {"$type": "app.bsky.feed.post", "createdAt": created, "langs": ["id"], "text": format!("jalan rusak {n}"),
            "reply": {"parent": {"cid": "bafyreiinduk", "uri": "at://did:plc:ani/app.bsky.feed.post/3k"}, "root": {"cid": "bafyreiakar", "uri": "at://did:plc:ani/app.bsky.feed.post/3j"}}},
        "replyCount": 1, "repostCount": 2, "likeCount": 3, "quoteCount": 0, "indexedAt": created, "viewer": {"threadMuted": false}, "labels": []
    })
}

fn account(more: &str) -> Source {
    api(
        "bluesky",
        &format!(
            "preset = \"bluesky-account\"\nwith = {{ server = \"http://kabar.test\", account = \"budi.bsky.social\" }}\nrate = {{ per_s = 0 }}\n{more}"
        ),
    )
}

#[tokio::test]
async fn a_search_gives_posts_that_lead_to_nobody() {
    let office = Office::new(|hit| match query(hit).get("cursor").map(String::as_str) {
        None => json(json!({"posts": [post(2, "2999-01-01T00:00:00Z"), post(1, "2026-08-16T10:00:00.123Z")], "cursor": "2", "hitsTotal": 3})),
        _ => json(json!({"posts": []})),
    })
    .await;
    let source = api(
        "b",
        "preset = \"bluesky-search\"\nwith = { server = \"http://kabar.test\", query = \"jalan rusak #bojonegoro\" }\nrate = { per_s = 0 }",
    );
    let pass = office.first(&source).await;
    assert_eq!(
        (keys(&pass), pass.state.error.clone()),
        (vec!["bafyrei2", "bafyrei1"], None)
    );
    let hit = &office.server.hits()[0];
    assert!(
        hit.path.starts_with("/xrpc/app.bsky.feed.searchPosts?"),
        "{}",
        hit.path
    );
    assert_eq!(query(hit)["q"], "jalan rusak #bojonegoro");
    assert_eq!(query(hit)["sort"], "latest");
    let item = &pass.items[1];
    assert_eq!((item.lang.as_deref(), &item.url), (Some("id"), &None));
    assert_eq!(item.extra["in_reply_to"], "bafyreiinduk");
    assert_eq!(
        item.extra["engagement"],
        json!({"likes": 3, "reposts": 2, "replies": 1, "quotes": 0})
    );
    let stored = serde_json::to_string(&(&pass.items, &pass.state, &pass.drops))
        .unwrap()
        .to_lowercase();
    for name in ["budi", "santoso", "did:plc"] {
        assert!(!stored.contains(name), "{name} in {stored}");
    }
    // A date that lies ahead hides nothing.
    assert_eq!(
        pass.state
            .polling
            .reached
            .unwrap()
            .mark
            .at
            .unwrap()
            .to_rfc3339(),
        "2026-08-16T10:00:00.123+00:00"
    );
}

#[tokio::test]
async fn an_accounts_feed_is_read_until_what_is_known() {
    let office = Office::new(|hit| {
        let page: u32 = query(hit).get("cursor").map_or(0, |c| c.parse().unwrap());
        let entry = |n: u32| json!({"post": post(n, &format!("2026-08-1{}T00:00:00Z", 6 - n))});
        let repost = json!({"post": post(9, "2020-01-01T00:00:00Z"), "reason": {"$type": "app.bsky.feed.defs#reasonRepost", "by": {"did": "did:plc:budi"}, "indexedAt": "2026-08-16T00:00:00Z"}});
        let pinned = json!({"post": post(5, "2026-08-01T00:00:00Z"), "reason": {"$type": "app.bsky.feed.defs#reasonPin"}});
        let feed = if page == 0 { json!([pinned, repost, entry(0), entry(1)]) } else { json!([entry(2 * page), entry(2 * page + 1)]) };
        json(json!({"feed": feed, "cursor": (page < 2).then(|| (page + 1).to_string())}))
    })
    .await;
    let source = account("");
    let first = office.first(&source).await;
    assert_eq!(
        keys(&first),
        [
            "bafyrei5", "bafyrei0", "bafyrei1", "bafyrei2", "bafyrei3", "bafyrei4"
        ],
        "no repost, and the pinned one once"
    );
    assert_eq!(query(&office.server.hits()[0])["actor"], "budi.bsky.social");
    let n_hits = office.server.hits().len();
    let second = office.pass(&source, &first.state).await;
    assert_eq!((second.items.len(), second.n_unchanged), (0, 3));
    assert_eq!(
        office.server.hits().len(),
        n_hits + 1,
        "its first page is all known"
    );
    let official = office.first(&account("official = true")).await;
    assert_eq!(
        official.items[1].url.as_deref(),
        Some("https://bsky.app/profile/budi.bsky.social/post/3kx0")
    );
    assert_eq!(official.items[1].extra["account"], "budi.bsky.social");
}

#[tokio::test]
async fn an_expired_token_is_told_by_the_body() {
    for (status, body) in [
        (
            "400 Bad Request",
            json!({"error": "ExpiredToken", "message": "Token has expired"}),
        ),
        (
            "401 Unauthorized",
            json!({"error": "AuthMissing", "message": "Authentication Required"}),
        ),
        ("403 Forbidden", json!({"error": "Forbidden"})),
    ] {
        let office = Office::new(move |_| json_with(status, "", body.clone())).await;
        let source = account("auth = { bearer = true, env = \"BLUESKY_TOKEN\" }");
        let error = office.first(&source).await.state.error.unwrap();
        assert!(
            error.contains("`BLUESKY_TOKEN`") && error.contains("expired"),
            "{error}"
        );
        assert_eq!(
            office.server.hits()[0].headers["authorization"],
            format!("Bearer {TOKEN}")
        );
    }
}
