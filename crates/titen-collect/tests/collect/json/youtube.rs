//! YouTube: threads with replies, a key in the query, quotas that are told with 403.

use super::*;
use serde_json::json;

fn comment(id: &str, text: &str, at: &str) -> Value {
    json!({"kind": "youtube#comment", "etag": "e", "id": id, "snippet": {
        "channelId": "UCdinas", "videoId": "vid1", "textDisplay": format!("<b>{text}</b>"), "textOriginal": text,
        "authorDisplayName": "@budisantoso", "authorProfileImageUrl": "https://yt3.ggpht.com/budi", "authorChannelUrl": "http://www.youtube.com/@budisantoso",
        "authorChannelId": {"value": "UCbudi"}, "canRate": true, "viewerRating": "none", "likeCount": 4,
        "publishedAt": at, "updatedAt": at}})
}

fn thread(n: u32) -> Value {
    let at = format!("2026-08-1{n}T00:00:00Z");
    let mut replies = json!({});
    if n == 5 {
        let mut reply = comment("t5.r1", "@siti.aminah7 betul pak", &at);
        reply["snippet"]["parentId"] = json!("t5");
        reply["snippet"]["updatedAt"] = json!("2026-08-16T01:00:00Z");
        replies = json!({"comments": [reply]});
    }
    json!({"kind": "youtube#commentThread", "etag": "e", "id": format!("t{n}"), "replies": replies, "snippet": {
        "channelId": "UCdinas", "videoId": "vid1", "topLevelComment": comment(&format!("t{n}"), &format!("lampu mati {n}"), &at),
        "canReply": true, "totalReplyCount": 1, "isPublic": true}})
}

fn answers(hit: &Hit) -> Answer {
    let page = query(hit).get("pageToken").cloned();
    let (items, next) = match page.as_deref() {
        None => (json!([thread(6), thread(5)]), json!("QURT")),
        _ => (json!([thread(4), thread(3)]), Value::Null),
    };
    json(
        json!({"kind": "youtube#commentThreadListResponse", "etag": "e", "nextPageToken": next, "pageInfo": {"totalResults": 2, "resultsPerPage": 100}, "items": items}),
    )
}

#[tokio::test]
async fn comments_and_replies_are_read_until_what_is_known() {
    let office = Office::new(answers).await;
    let source = preset("youtube-comments", &[("video", "vid1")]);
    let first = office.first(&source).await;
    assert_eq!(
        (keys(&first), first.state.error.clone()),
        (vec!["t6", "t5", "t5.r1", "t4", "t3"], None)
    );
    let asked = query(&office.server.hits()[0]);
    assert_eq!(
        (
            asked["videoId"].as_str(),
            asked["key"].as_str(),
            asked["order"].as_str()
        ),
        ("vid1", TOKEN, "time")
    );
    assert!(!asked.contains_key("allThreadsRelatedToChannelId"));
    let reply = &first.items[2];
    assert_eq!(reply.body.as_deref(), Some("betul pak"));
    assert_eq!(reply.extra["in_reply_to"], "t5");
    assert_eq!(reply.extra["edited"], "2026-08-16T01:00:00+00:00");
    assert_eq!(reply.extra["voice"], first.items[0].extra["voice"]);
    assert_eq!(
        reply.url.as_deref(),
        Some("https://www.youtube.com/watch?v=vid1&lc=t5.r1")
    );
    assert_eq!(
        first.items[0].extra["engagement"],
        json!({"likes": 4, "replies": 1})
    );
    assert!(!first.items[0].extra.contains_key("edited"), "it was not");
    let stored = serde_json::to_string(&(&first.items, &first.state))
        .unwrap()
        .to_lowercase();
    assert!(
        !stored.contains("budi") && !stored.contains("siti") && !stored.contains("rahasia"),
        "{stored}"
    );
    let second = office.pass(&source, &first.state).await;
    assert_eq!(
        (
            second.items.len(),
            second.n_unchanged,
            office.server.hits().len()
        ),
        (0, 3, 3)
    );
}

#[tokio::test]
async fn quotas_and_keys_are_told_apart() {
    let refused = |code: u16, reason: &str, message: &str| json!({"error": {"code": code, "message": message, "errors": [{"message": message, "domain": "youtube.quota", "reason": reason}]}});
    let invalid = json!({"error": {"code": 400, "message": "API key not valid. Please pass a valid API key.", "status": "INVALID_ARGUMENT",
        "errors": [{"message": "API key not valid.", "domain": "global", "reason": "badRequest"}],
        "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com"}]}});
    for (status, body, parts, wait) in [
        (
            "403 Forbidden",
            refused(
                403,
                "quotaExceeded",
                "The request cannot be completed because you have exceeded your <a href=\"/youtube/v3/getting-started#quota\">quota</a>.",
            ),
            ["21600 s", "ask less often"],
            Some(6),
        ),
        (
            "403 Forbidden",
            refused(403, "commentsDisabled", "The video has disabled comments."),
            ["turned off", "take the source out"],
            None,
        ),
        (
            "403 Forbidden",
            refused(403, "forbidden", "not properly authorized"),
            ["`YOUTUBE_API_KEY`", "expired"],
            None,
        ),
        (
            "400 Bad Request",
            invalid,
            ["`YOUTUBE_API_KEY`", "not valid"],
            None,
        ),
        (
            "404 Not Found",
            refused(404, "videoNotFound", "cannot be found"),
            ["404", "`with`"],
            None,
        ),
        (
            "500 Internal Server Error",
            refused(500, "backendError", "x"),
            ["500", "next pass"],
            None,
        ),
    ] {
        let office = Office::new(move |_| json_with(status, "", body.clone())).await;
        let pass = office
            .first(&preset("youtube-comments", &[("channel", "UCdinas")]))
            .await;
        let error = pass.state.error.unwrap();
        assert!(parts.iter().all(|part| error.contains(part)), "{error}");
        assert_eq!(pass.wait.map(|w| w.num_hours()), wait, "{error}");
        assert!(!error.contains(TOKEN));
    }
}
