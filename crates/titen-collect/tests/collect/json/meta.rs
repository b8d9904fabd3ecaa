//! Facebook and Instagram: the next page's address carries the token, limits are told with 400 and a header of JSON.

use super::*;
use serde_json::json;

fn comment(id: &str, who: &str, text: &str) -> Value {
    json!({"id": id, "message": text, "created_time": "2026-08-16T02:00:00+0000", "from": {"id": who, "name": "Budi Santoso"}, "like_count": 1})
}

fn page_post(n: u32, comments: Value) -> Value {
    json!({"id": format!("100_{n}"), "message": format!("Pengumuman {n}"), "created_time": format!("2026-08-1{n}T00:00:00+0000"), "updated_time": format!("2026-08-1{n}T03:00:00+0000"),
        "from": {"id": "100", "name": "Pemkab Bojonegoro"}, "shares": {"count": 7},
        "reactions": {"data": [], "summary": {"total_count": 12, "viewer_reaction": "NONE"}}, "comments": comments})
}

fn feed(hit: &Hit) -> Answer {
    let next = |after: &str| json!({"cursors": {"before": "QVFI", "after": after}, "next": format!("https://kabar.test/v26.0/100/feed?access_token={}&limit=25&after={after}", "RAHASIA%2B123%2Fabc%3D").replace("https", "http")});
    match query(hit).get("after").map(String::as_str) {
        None => {
            let mut answer = comment("2_22", "", "terima kasih");
            answer["parent"] = json!({"id": "2_21"});
            answer.as_object_mut().unwrap().remove("from");
            let comments = json!({"data": [comment("2_21", "555", "jalan kami rusak"), answer], "paging": {"cursors": {"after": "x"}, "next": "http://kabar.test/more"}, "summary": {"order": "reverse_chronological", "total_count": 300}});
            json(json!({"data": [page_post(2, comments)], "paging": next("A1")}))
        }
        Some("A1") => json(
            json!({"data": [page_post(1, json!({"data": [], "summary": {"total_count": 0}}))], "paging": next("A2")}),
        ),
        _ => json(json!({"data": []})),
    }
}

#[tokio::test]
async fn a_pages_posts_come_with_their_comments_and_the_token_stays_out() {
    let office = Office::new(feed).await;
    let source = preset("facebook-page", &[("page", "100")]);
    let first = office.first(&source).await;
    assert_eq!(
        (keys(&first), first.state.error.clone()),
        (vec!["100_2", "2_21", "2_22", "100_1"], None)
    );
    let hits = office.server.hits();
    assert!(hits.iter().all(|h| query(h)["access_token"] == TOKEN));
    assert!(
        hits[0].path.starts_with("/v26.0/100/feed?")
            && query(&hits[0])["fields"].contains("comments.summary")
    );
    let (post, said, answer) = (&first.items[0], &first.items[1], &first.items[2]);
    assert_eq!(
        post.extra["engagement"],
        json!({"likes": 12, "reposts": 7, "replies": 300})
    );
    assert_eq!(post.url.as_deref(), Some("https://www.facebook.com/100_2"));
    assert_eq!(
        (&said.extra["in_reply_to"], &answer.extra["in_reply_to"]),
        (&json!("100_2"), &json!("2_21"))
    );
    assert!(said.extra.contains_key("voice") && !answer.extra.contains_key("voice"));
    assert_eq!(
        said.published.unwrap().at.to_rfc3339(),
        "2026-08-16T02:00:00+00:00"
    );
    assert!(
        first.notes[0].contains("more comments"),
        "{:?}",
        first.notes
    );
    let stored =
        serde_json::to_string(&(&first.items, &first.state, &first.drops, &first.notes)).unwrap();
    for word in ["Budi", "555", "RAHASIA", "access_token"] {
        assert!(!stored.contains(word), "{word} in {stored}");
    }
    office.pass(&source, &first.state).await;
    let since: i64 = query(
        office
            .server
            .hits()
            .iter()
            .rfind(|h| !query(h).contains_key("after"))
            .unwrap(),
    )["since"]
        .parse()
        .unwrap();
    assert_eq!(
        since,
        1_786_503_600 - 1,
        "2026-08-12T03:00:00Z, of the newest change"
    );
}

#[tokio::test]
async fn comments_on_one_post_are_read_until_what_is_known() {
    let office = Office::new(|hit| {
        assert!(hit.path.starts_with("/v26.0/100_2/comments?"), "{}", hit.path);
        json(json!({"data": [comment("2_22", "5", "dua"), comment("2_21", "6", "satu")], "paging": {"cursors": {"before": "a", "after": "b"}}}))
    })
    .await;
    let pass = office
        .first(&preset("facebook-comments", &[("post", "100_2")]))
        .await;
    assert_eq!(
        (keys(&pass), pass.state.error.clone()),
        (vec!["2_22", "2_21"], None)
    );
    assert_eq!(pass.items[0].extra["in_reply_to"], "100_2");
}

#[tokio::test]
async fn comments_on_instagram_come_with_replies() {
    let office = Office::new(|hit| {
        let one = |id: &str, text: &str| json!({"id": id, "text": text, "timestamp": "2026-08-16T02:00:00+0000", "username": "budi_s", "from": {"id": "17841", "username": "budi_s"}, "like_count": 2});
        match query(hit).get("after").map(String::as_str) {
            None => {
                let mut with_reply = one("17870913679156914", "air mati");
                with_reply["replies"] = json!({"data": [one("17870913679156999", "@budi_s sama di Kapas")]});
                json(json!({"data": [with_reply], "paging": {"cursors": {"after": "c"}, "next": "/v26.0/9/comments?after=c&access_token=RAHASIA%2B123%2Fabc%3D"}}))
            }
            _ => json(json!({"data": [one("17870913679150000", "lampu mati")], "paging": {"cursors": {"before": "c"}}})),
        }
    })
    .await;
    let source = preset(
        "instagram-comments",
        &[("media", "9"), ("link", "https://www.instagram.com/p/abc/")],
    );
    let pass = office.first(&source).await;
    assert_eq!(
        (keys(&pass), pass.state.error.clone()),
        (
            vec![
                "17870913679156914",
                "17870913679156999",
                "17870913679150000"
            ],
            None
        )
    );
    assert_eq!(pass.items[1].extra["in_reply_to"], "17870913679156914");
    assert_eq!(pass.items[1].body.as_deref(), Some("sama di Kapas"));
    assert_eq!(
        pass.items[1].url.as_deref(),
        Some("https://www.instagram.com/p/abc/")
    );
    assert!(
        office
            .server
            .hits()
            .iter()
            .all(|h| query(h)["access_token"] == TOKEN)
    );
    let stored = serde_json::to_string(&(&pass.items, &pass.state)).unwrap();
    assert!(
        !stored.contains("budi_s") && !stored.contains("17841\""),
        "{stored}"
    );
}

#[tokio::test]
async fn the_graph_s_errors_are_told_apart_by_their_code() {
    let error = |code: u32, message: &str| json!({"error": {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "A1b2"}});
    let usage = "X-Business-Use-Case-Usage: {\"100\":[{\"type\":\"pages\",\"call_count\":100,\"total_cputime\":20,\"total_time\":20,\"estimated_time_to_regain_access\":19}]}\r\n";
    for (status, headers, body, parts, wait) in [
        (
            "400 Bad Request",
            "",
            error(
                190,
                "Error validating access token: Session has expired on Sunday, 16-Aug-26. RAHASIA+123/abc= is it",
            ),
            ["`FACEBOOK_TOKEN`", "Session has expired"],
            None,
        ),
        (
            "403 Forbidden",
            "",
            error(
                10,
                "(#10) This endpoint requires the 'pages_read_engagement' permission",
            ),
            ["`FACEBOOK_TOKEN`", "pages_read_engagement"],
            None,
        ),
        (
            "400 Bad Request",
            usage,
            error(32, "(#32) Page request limit reached"),
            ["1140 s", "limit reached"],
            Some(19),
        ),
        (
            "400 Bad Request",
            "",
            error(4, "(#4) Application request limit reached"),
            ["3600 s", "limit reached"],
            Some(60),
        ),
        (
            "200 OK",
            "",
            error(17, "(#17) User request limit reached"),
            ["3600 s", "limit reached"],
            Some(60),
        ),
        (
            "429 Too Many Requests",
            usage,
            json!({}),
            ["1140 s", "429"],
            Some(19),
        ),
        (
            "500 Internal Server Error",
            "",
            error(2, "An unexpected error has occurred."),
            ["500", "next pass"],
            None,
        ),
        (
            "400 Bad Request",
            "",
            error(1, "An unknown error has occurred."),
            ["in trouble", "next pass"],
            None,
        ),
        (
            "404 Not Found",
            "",
            error(803, "Some of the aliases you requested do not exist"),
            ["404", "`with`"],
            None,
        ),
    ] {
        let office = Office::new(move |_| json_with(status, headers, body.clone())).await;
        let pass = office
            .first(&preset("facebook-page", &[("page", "100")]))
            .await;
        let said = pass.state.error.unwrap();
        assert!(parts.iter().all(|part| said.contains(part)), "{said}");
        assert!(!said.contains("RAHASIA"), "{said}");
        assert_eq!(pass.wait.map(|w| w.num_minutes()), wait, "{said}");
    }
}
