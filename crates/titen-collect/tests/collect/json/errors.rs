//! Limits: what an API says of them is kept to, and nothing that it keeps back is lost.

use super::*;
use serde_json::json;
use std::time::{Duration, Instant};

/// Ids 6 to 1, two a page; page 2 is refused once with `refusal`.
fn limited(hit: &Hit, status: &str, headers: &str) -> Answer {
    let cursor = query(hit).get("cursor").cloned();
    match (cursor.as_deref(), hit.nth) {
        (Some("2"), 0) if !query(hit).contains_key("since") => json_with(
            status,
            headers,
            json!({"error": "RateLimitExceeded", "message": "Rate Limit Exceeded"}),
        ),
        (cursor, _) => {
            let page: usize = cursor.map_or(1, |c| c.parse().unwrap());
            let posts: Vec<Value> = (0..2)
                .map(|n| {
                    let id = 8 - 2 * page - n;
                    json!({"cid": format!("c{id}"), "indexedAt": format!("2026-08-16T0{id}:00:00Z"), "author": {"did": "did:plc:x"},
                        "record": {"text": format!("isi {id}"), "createdAt": format!("2026-08-16T0{id}:00:00Z")}})
                })
                .collect();
            let next = (page < 3).then(|| (page + 1).to_string());
            json(json!({"posts": posts, "cursor": next}))
        }
    }
}

fn search() -> Source {
    api(
        "bluesky",
        "preset = \"bluesky-search\"\nwith = { server = \"http://kabar.test\", query = \"bojonegoro\" }\nrate = { per_s = 0 }",
    )
}

#[tokio::test]
async fn what_a_limit_keeps_back_waits_and_is_not_lost() {
    let mut office = Office::new(|hit| {
        limited(
            hit,
            "429 Too Many Requests",
            "ratelimit-reset: 4942080000\r\n",
        )
    })
    .await;
    let first = office.first(&search()).await;
    assert_eq!(
        (keys(&first), first.state.error.clone()),
        (vec!["c6", "c5"], None)
    );
    assert!(
        first.notes[0].contains("later pass") && first.notes[0].contains("left alone"),
        "{:?}",
        first.notes
    );
    assert!(first.wait.unwrap() > chrono::Duration::days(365));
    assert!(
        first.state.polling.next_due.unwrap()
            > NOW.parse::<chrono::DateTime<chrono::Utc>>().unwrap() + chrono::Duration::days(29)
    );
    // As long as the API wants it, nobody asks.
    let n_hits = office.server.hits().len();
    let held = office.pass(&search(), &first.state).await;
    assert_eq!(office.server.hits().len(), n_hits);
    assert!(
        held.state
            .error
            .as_deref()
            .unwrap()
            .contains("asked us to wait")
    );
    assert_eq!(
        held.state.polling.reached, first.state.polling.reached,
        "nothing was taken, so nothing moved"
    );
    // Time has passed.
    office.restart();
    let second = office.pass(&search(), &held.state).await;
    assert_eq!(keys(&second), ["c4", "c3", "c2", "c1"]);
    let asked: Vec<Option<String>> = office.server.hits()[n_hits..]
        .iter()
        .map(|h| query(h).get("cursor").cloned())
        .collect();
    assert_eq!(
        asked,
        [
            Some("2".into()),
            Some("3".into()),
            None,
            Some("2".into()),
            Some("3".into())
        ]
    );
    let since = query(office.server.hits().last().unwrap())["since"].clone();
    assert_eq!(
        since, "2026-08-16T05:00:00.000Z",
        "the newest, less an hour"
    );
}

#[tokio::test]
async fn a_short_wait_is_waited_for() {
    let office =
        Office::new(|hit| limited(hit, "429 Too Many Requests", "Retry-After: 1\r\n")).await;
    let begun = Instant::now();
    let pass = office.first(&search()).await;
    assert_eq!((pass.items.len(), pass.state.error), (6, None));
    assert!(
        begun.elapsed() >= Duration::from_millis(900),
        "{:?}",
        begun.elapsed()
    );
}

#[tokio::test]
async fn a_window_that_is_used_up_is_not_asked_again_before_its_end() {
    let office = Office::new(|_| {
        json_with(
            "200 OK",
            "ratelimit-remaining: 0\r\nratelimit-reset: 4942080000\r\n",
            json!({"posts": [{"cid": "a", "record": {"text": "x"}}], "cursor": "2"}),
        )
    })
    .await;
    let pass = office.first(&search()).await;
    assert_eq!(
        (
            office.server.hits().len(),
            pass.items.len(),
            pass.state.error
        ),
        (1, 1, None)
    );
    assert!(pass.notes[0].contains("later pass"), "{:?}", pass.notes);
}

#[tokio::test]
async fn a_server_in_trouble_in_the_middle_keeps_what_was_taken() {
    let office = Office::new(|hit| match query(hit).get("cursor").map(String::as_str) {
        Some("2") if hit.nth < 3 && !query(hit).contains_key("since") => {
            json_with("502 Bad Gateway", "", json!({"message": "Upstream"}))
        }
        _ => limited(
            &Hit {
                nth: 1,
                ..hit.clone()
            },
            "",
            "",
        ),
    })
    .await;
    let first = office.first(&search()).await;
    assert_eq!(keys(&first), ["c6", "c5"]);
    assert!(first.state.error.as_deref().unwrap().contains("502"));
    let second = office.pass(&search(), &first.state).await;
    assert_eq!(
        (keys(&second), second.state.error.clone()),
        (vec!["c4", "c3", "c2", "c1"], None)
    );
}

#[tokio::test]
async fn a_page_that_is_not_known_any_more_is_looked_for_from_the_beginning() {
    let office = Office::new(
        |hit| match (query(hit).get("cursor").map(String::as_str), hit.nth) {
            (Some("2"), 0) => json_with("429 Too Many Requests", "", json!({})),
            (Some("2"), 1) => json_with(
                "400 Bad Request",
                "",
                json!({"error": "InvalidRequest", "message": "bad cursor"}),
            ),
            _ => limited(
                &Hit {
                    nth: 1,
                    ..hit.clone()
                },
                "",
                "",
            ),
        },
    )
    .await;
    let first = office.first(&search()).await;
    assert_eq!(keys(&first), ["c6", "c5"]);
    let second = office.pass(&search(), &first.state).await;
    assert_eq!(
        (
            keys(&second),
            second.n_unchanged,
            second.state.error.clone()
        ),
        (vec!["c4", "c3", "c2", "c1"], 2, None)
    );
}

#[tokio::test]
async fn a_pace_of_so_many_requests_is_kept() {
    let office = Office::new(|hit| {
        limited(
            &Hit {
                nth: 1,
                ..hit.clone()
            },
            "",
            "",
        )
    })
    .await;
    let source = api(
        "bluesky",
        "preset = \"bluesky-search\"\nwith = { server = \"http://kabar.test\", query = \"x\" }\nrate = { requests = 5, per_s = 1 }",
    );
    let begun = Instant::now();
    assert_eq!(office.first(&source).await.items.len(), 6);
    assert!(
        begun.elapsed() >= Duration::from_millis(380),
        "{:?}",
        begun.elapsed()
    );
}

#[tokio::test]
async fn answers_that_are_no_api_s_are_said_so() {
    for (body, part) in [
        ("<!doctype html><p>Beranda", "not JSON"),
        ("[]", "no list"),
        ("{\"posts\": {}}", "no list"),
    ] {
        let office = Office::new(move |_| crate::server::ok("application/json", body)).await;
        let error = office.first(&search()).await.state.error.unwrap();
        assert!(error.contains(part), "{error}");
    }
    let office = Office::new(|_| crate::server::redirect("302 Found", "http://lain.test/")).await;
    let error = office.first(&search()).await.state.error.unwrap();
    assert!(error.contains("not sent on"), "{error}");
    assert_eq!(office.server.hits().len(), 1);
}
