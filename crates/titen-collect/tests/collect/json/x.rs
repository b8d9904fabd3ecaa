//! X: tokens for pages, ids that are too old to go on from, edits under a new id.

use super::*;
use serde_json::json;

fn post(id: &str, first: &str, text: &str) -> Value {
    json!({"id": id, "text": text, "author_id": "2244994945", "created_at": "2026-08-16T00:00:00.000Z", "lang": "in",
        "edit_history_tweet_ids": [first, id],
        "public_metrics": {"retweet_count": 1, "reply_count": 2, "like_count": 3, "quote_count": 4, "bookmark_count": 5, "impression_count": 60}})
}

#[tokio::test]
async fn a_search_pages_by_token_and_goes_on_from_the_newest_id() {
    let office = Office::new(|hit| match (query(hit).get("since_id"), query(hit).get("next_token").map(String::as_str)) {
        (None, None) => {
            let mut reply = post("1001", "1001", "@pemkab @budi kapan?");
            reply["referenced_tweets"] = json!([{"type": "quoted", "id": "5"}, {"type": "replied_to", "id": "990"}]);
            let mut shared = post("1002", "1002", "RT @x: asli");
            shared["referenced_tweets"] = json!([{"type": "retweeted", "id": "900"}]);
            json(json!({"data": [shared, reply], "meta": {"newest_id": "1002", "oldest_id": "1001", "result_count": 2, "next_token": "b26v"}}))
        }
        (None, Some("b26v")) => json(json!({"data": [post("999", "999", "jalan")], "meta": {"newest_id": "999", "oldest_id": "999", "result_count": 1}})),
        (Some(_), _) if hit.nth == 0 => json(json!({"data": [post("1010", "999", "jalan rusak")], "meta": {"newest_id": "1010", "oldest_id": "1010", "result_count": 1}})),
        _ => json(json!({"meta": {"result_count": 0}})),
    })
    .await;
    let source = preset("x-search", &[("query", "bojonegoro lang:in")]);
    let first = office.first(&source).await;
    assert_eq!(
        (keys(&first), first.state.error.clone()),
        (vec!["1001", "999"], None)
    );
    let hits = office.server.hits();
    assert!(hits[0].path.starts_with("/2/tweets/search/recent?"));
    assert_eq!(query(&hits[0])["query"], "(bojonegoro lang:in) -is:retweet");
    assert_eq!(hits[0].headers["authorization"], format!("Bearer {TOKEN}"));
    let item = &first.items[0];
    assert_eq!(
        (item.body.as_deref(), item.lang.as_deref()),
        (Some("kapan?"), Some("id"))
    );
    assert_eq!(item.url.as_deref(), Some("https://x.com/i/web/status/1001"));
    assert_eq!(item.extra["in_reply_to"], "990");
    assert_eq!(
        item.extra["engagement"],
        json!({"likes": 3, "reposts": 1, "replies": 2, "quotes": 4, "views": 60})
    );
    assert!(
        !serde_json::to_string(&first.items)
            .unwrap()
            .contains("2244994945")
    );
    let second = office.pass(&source, &first.state).await;
    assert_eq!(
        query(&office.server.hits()[2])["since_id"],
        "1002",
        "a repost is new too"
    );
    assert_eq!(
        (keys(&second), second.items[0].id),
        (vec!["999"], first.items[1].id),
        "an edit is a revision"
    );
    let third = office.pass(&source, &second.state).await;
    assert_eq!(
        (third.items.len(), third.state.error.clone()),
        (0, None),
        "nothing new is no error"
    );
    assert_eq!(query(&office.server.hits()[3])["since_id"], "1010");
}

#[tokio::test]
async fn an_id_that_is_too_old_begins_anew_and_says_what_may_be_missing() {
    let office = Office::new(|hit| match query(hit).get("since_id") {
        Some(_) => json_with("400 Bad Request", "", json!({"errors": [{"parameters": {"since_id": ["1002"]}, "message": "'since_id' must be a tweet id created after 2026-08-10T00:00Z."}], "title": "Invalid Request", "detail": "One or more parameters to your request was invalid.", "type": "https://api.twitter.com/2/problems/invalid-request"})),
        None => json(json!({"data": [post("2000", "2000", "jalan")], "meta": {"result_count": 1}})),
    })
    .await;
    let source = preset("x-search", &[("query", "x")]);
    let first = office.first(&source).await;
    let second = office.pass(&source, &first.state).await;
    assert_eq!((second.n_unchanged, second.state.error), (1, None));
    assert!(
        second.notes[0].contains("may be missing"),
        "{:?}",
        second.notes
    );
}

#[tokio::test]
async fn limits_and_plans_are_told_in_x_s_words() {
    let reset =
        "x-rate-limit-limit: 60\r\nx-rate-limit-remaining: 0\r\nx-rate-limit-reset: 4942080000\r\n";
    for (status, headers, body, parts) in [
        (
            "429 Too Many Requests",
            reset,
            json!({"title": "Too Many Requests", "detail": "Too Many Requests", "type": "about:blank", "status": 429}),
            ["left alone for", "Too Many Requests"],
        ),
        (
            "401 Unauthorized",
            "",
            json!({"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"}),
            ["`X_BEARER_TOKEN`", "expired"],
        ),
        (
            "403 Forbidden",
            "",
            json!({"client_id": "1", "detail": "When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from a Twitter developer App that is attached to a Project.", "registration_url": "https://developer.twitter.com/en/docs/projects/overview", "title": "Client Forbidden", "required_enrollment": "Appropriate Level of API Access", "reason": "client-not-enrolled", "type": "https://api.twitter.com/2/problems/client-forbidden"}),
            ["`X_BEARER_TOKEN`", "plan"],
        ),
        (
            "503 Service Unavailable",
            "",
            json!({"title": "Service Unavailable", "status": 503}),
            ["503", "next pass"],
        ),
        (
            "200 OK",
            "",
            json!({"errors": [{"title": "Operational disconnect", "detail": "This stream has been disconnected for operational reasons."}]}),
            ["no list", "operational reasons"],
        ),
    ] {
        let office = Office::new(move |_| json_with(status, headers, body.clone())).await;
        let error = office
            .first(&preset("x-search", &[("query", "x")]))
            .await
            .state
            .error
            .unwrap();
        assert!(parts.iter().all(|part| error.contains(part)), "{error}");
    }
}
