//! JSON Feed (jsonfeed.org, 1.0 and 1.1) where feed-rs refuses it: no version, numbers for ids, fields of a
//! wrong type. Each field is taken for itself.

use super::FeedEntry;
use crate::markup::to_text;
use serde_json::Value;
use titen_text::parse_date;
use url::Url;

/// The feed's title and its entries; `None` where there is no list of items.
pub fn read(text: &str, base: &Url) -> Option<(Option<String>, Vec<FeedEntry>)> {
    let feed: Value = serde_json::from_str(text).ok()?;
    let entries = feed
        .get("items")?
        .as_array()?
        .iter()
        .map(|item| entry(item, base));
    Some((said(&feed, "title").map(|t| to_text(&t)), entries.collect()))
}

fn entry(item: &Value, base: &Url) -> FeedEntry {
    let url = ["url", "external_url"]
        .into_iter()
        .find_map(|key| said(item, key));
    let body = ["content_html", "content_text", "summary"]
        .into_iter()
        .filter_map(|key| said(item, key));
    let names = item
        .get("authors")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let names: Vec<String> = names
        .chain(item.get("author"))
        .filter_map(|a| said(a, "name"))
        .collect();
    let date = |key| said(item, key).and_then(|d| parse_date(&d));
    let tags = item
        .get("tags")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    FeedEntry {
        key: said(item, "id").or_else(|| url.clone()),
        url: url
            .and_then(|u| base.join(&u).ok())
            .filter(|u| matches!(u.scheme(), "http" | "https")),
        title: said(item, "title").map(|t| to_text(&t)),
        body: body.map(|b| to_text(&b)).max_by_key(String::len),
        published: date("date_published"),
        updated: date("date_modified").map(|p| p.at),
        author: (!names.is_empty()).then(|| names.join(", ")),
        tags: tags.filter_map(Value::as_str).map(str::to_owned).collect(),
    }
}

fn said(value: &Value, key: &str) -> Option<String> {
    let text = match value.get(key)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(n) => n.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_json_feed_without_version_and_with_numbers_for_ids_is_read() {
        let text = r#"{"title":"K","items":[{"id":7,"title":"Air &amp; listrik","content_html":"<p>mati</p>",
            "url":"/a","date_published":"2026-08-12 08:00 WIB","authors":[{"name":"Tim"}],"tags":["air",1]},{"id":{}}]}"#;
        let (title, entries) = read(text, &Url::parse("http://kabar.test/feed").unwrap()).unwrap();
        assert_eq!((title.as_deref(), entries.len()), (Some("K"), 2));
        let entry = &entries[0];
        assert_eq!(entry.key.as_deref(), Some("7"));
        assert_eq!(entry.title.as_deref(), Some("Air & listrik"));
        assert_eq!(
            (entry.body.as_deref(), entry.author.as_deref()),
            (Some("mati"), Some("Tim"))
        );
        assert_eq!(
            entry.published.unwrap().at.to_rfc3339(),
            "2026-08-12T01:00:00+00:00"
        );
        assert_eq!(entry.tags, ["air"]);
        assert_eq!(
            read("{\"a\":1}", &Url::parse("http://kabar.test/").unwrap()),
            None
        );
    }
}
