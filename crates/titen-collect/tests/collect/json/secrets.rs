//! The token reaches the API and nothing else, and what is wrong with a source is said before anything is asked.

use super::*;
use serde_json::json;

fn refused(options: &str, env: Option<&str>) -> String {
    let options: ApiOptions = toml::from_str(options).unwrap();
    JsonApi::new(&options, None, &|_| env.map(str::to_owned))
        .unwrap_err()
        .to_string()
}

#[tokio::test]
async fn a_server_that_repeats_the_token_does_not_get_it_into_any_text() {
    for name in [
        "x-search",
        "youtube-comments",
        "facebook-page",
        "telegram-bot",
    ] {
        for status in [
            "400 Bad Request",
            "401 Unauthorized",
            "403 Forbidden",
            "429 Too Many Requests",
            "500 Internal Server Error",
            "200 OK",
        ] {
            let office = Office::new(move |hit| {
                let words = format!("no {TOKEN} RAHASIA%2B123%2Fabc%3D in {}", hit.path);
                json_with(
                    status,
                    "",
                    json!({"detail": words, "description": words, "error": {"message": words}}),
                )
            })
            .await;
            let source = match name {
                "x-search" => preset(name, &[("query", "x")]),
                "youtube-comments" => preset(name, &[("video", "x")]),
                "facebook-page" => preset(name, &[("page", "x")]),
                _ => preset(name, &[]),
            };
            let pass = office.first(&source).await;
            let all = format!("{pass:?} {source:?}");
            assert!(
                pass.state.error.is_some() && !all.contains("RAHASIA"),
                "{name} {status}: {all}"
            );
        }
    }
}

#[tokio::test]
async fn no_answer_at_all_does_not_show_the_token_either() {
    let office = Office::new(|_| Answer::Whole(b"rusak".to_vec())).await;
    let pass = office.first(&preset("telegram-bot", &[])).await;
    assert!(
        pass.state.error.is_some() && !format!("{pass:?}").contains("RAHASIA"),
        "{pass:?}"
    );
}

#[test]
fn every_preset_names_what_it_needs() {
    for name in titen_collect::preset_names() {
        let error = refused(&format!("preset = \"{name}\""), None);
        assert!(
            error.contains("`with") || error.contains("environment variable `"),
            "{name}: {error}"
        );
    }
    let missing = refused("preset = \"x-search\"\nwith = { query = \"x\" }", None);
    assert!(missing.contains("`X_BEARER_TOKEN` is not set"), "{missing}");
    let other = refused(
        "preset = \"x-search\"\nwith = { query = \"x\" }\nauth = { env = \"KUNCI\" }",
        None,
    );
    assert!(other.contains("`KUNCI` is not set"), "{other}");
    let empty = refused("preset = \"x-search\"\nwith = { query = \"x\" }", Some(" "));
    assert!(empty.contains("`X_BEARER_TOKEN` is empty"), "{empty}");
}

#[test]
fn what_is_wrong_in_the_options_is_said_with_its_key_and_remedy() {
    let own = "url = \"http://a.test/\"\nfields = { id = \"id\", text = \"t\" }\n";
    for (options, part) in [
        ("preset = \"mastodon-hashtag\"\nwith = { server = \"a.test\" }".to_owned(), "`with = { hashtag"),
        ("preset = \"mastodon-hashtag\"\nwith = { server = \"a.test\", hashtag = \"x\", tag = \"y\" }".to_owned(), "unknown parameter `tag`; known are `hashtag`"),
        ("preset = \"youtube-comments\"".to_owned(), "one of `video` or `channel`"),
        ("preset = \"mastodon-hashtag\"\nwith = { server = \"ftp://a\", hashtag = \"x\" }".to_owned(), "write https://"),
        ("preset = \"mastodon-hashtag\"\nofficial = true\nwith = { server = \"a.test\", hashtag = \"x\" }".to_owned(), "`official` is for the posts of one account"),
        (String::new(), "preset"),
        ("url = \"http://a.test/\"".to_owned(), "`id` and `text` are needed"),
        (format!("{own}paging = {{ cursor = \"c\" }}"), "`parameter`"),
        (format!("{own}paging = {{ link_header = true, page = true, parameter = \"p\" }}"), "only one"),
        (format!("{own}items = \"a[\""), "`items`: `a[` is not a path"),
        (format!("{own}since = {{ parameter = \"s\", from = \"now\" }}"), "unknown `from` `now`"),
        (format!("{own}errors = [{{ path = \"e\", means = \"x\" }}]"), "unknown `means` `x`"),
        (format!("{own}auth = {{ env = \"A\", bearer = true, query = \"k\" }}"), "one of `bearer"),
        ("url = \"http://a.test/{secret}\"\nfields = { id = \"id\", text = \"t\" }".to_owned(), "auth = { env"),
    ] {
        let error = refused(&options, Some("x"));
        assert!(error.contains(part), "{options}: {error}");
    }
}
