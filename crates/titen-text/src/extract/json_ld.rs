//! What a page says of itself in JSON-LD.

use super::metadata::{Metadata, filled};
use scraper::{Html, Selector};
use serde_json::Value;

pub(super) fn read(page: &Html) -> Metadata {
    let selector = Selector::parse("script[type='application/ld+json']").expect("a fixed selector");
    let mut meta = Metadata::default();
    for script in page.select(&selector) {
        let source: String = script.text().collect();
        // Many outlets leave raw line breaks inside strings.
        let source = source.replace(['\n', '\r', '\t'], " ");
        if let Ok(value) = serde_json::from_str::<Value>(&source) {
            walk(&value, &mut meta, 0);
        }
    }
    meta
}

fn walk(value: &Value, meta: &mut Metadata, depth: u8) {
    // Deeper nesting is breadcrumbs and offers.
    if depth > 4 {
        return;
    }
    match value {
        Value::Array(all) => all.iter().for_each(|v| walk(v, meta, depth + 1)),
        Value::Object(map) => {
            if map.get("@type").is_some_and(is_article) {
                take(value, meta);
            }
            if let Some(graph) = map.get("@graph") {
                walk(graph, meta, depth + 1);
            }
        }
        _ => {}
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(s) => s.ends_with("Article") || s.ends_with("Posting") || s == "Report",
        Value::Array(all) => all.iter().any(is_article),
        _ => false,
    }
}

fn take(article: &Value, meta: &mut Metadata) {
    let text = |key: &str| article[key].as_str().and_then(filled);
    meta.title = meta.title.take().or_else(|| text("headline"));
    meta.published = meta
        .published
        .take()
        .or_else(|| text("datePublished"))
        .or_else(|| text("dateCreated"));
    meta.modified = meta.modified.take().or_else(|| text("dateModified"));
    meta.author = meta.author.take().or_else(|| author(&article["author"]));
    meta.editor = meta.editor.take().or_else(|| author(&article["editor"]));
    meta.section = meta
        .section
        .take()
        .or_else(|| author(&article["articleSection"]));
    if meta.tags.is_empty() {
        meta.tags = tags(&article["keywords"]);
    }
    meta.language = meta.language.take().or_else(|| text("inLanguage"));
    meta.views = meta
        .views
        .or_else(|| views(&article["interactionStatistic"]));
    let stated = || article["articleBody"].as_str().map(str::to_owned);
    meta.stated = meta.stated.take().or_else(stated);
}

fn author(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => filled(s),
        Value::Array(all) => all.iter().find_map(author),
        Value::Object(_) => value["name"].as_str().and_then(filled),
        _ => None,
    }
}

/// A list, or one string with commas.
fn tags(value: &Value) -> Vec<String> {
    match value {
        Value::String(s) => super::metadata::split_tags(s),
        Value::Array(all) => all
            .iter()
            .filter_map(|v| v.as_str().and_then(filled))
            .collect(),
        _ => Vec::new(),
    }
}

/// Of schema.org's interaction counters the one of readers.
fn views(value: &Value) -> Option<u64> {
    match value {
        Value::Array(all) => all.iter().find_map(views),
        Value::Object(_) => {
            let kind = &value["interactionType"];
            let kind = kind.as_str().or_else(|| kind["@type"].as_str())?;
            let count = &value["userInteractionCount"];
            let count = || {
                count
                    .as_u64()
                    .or_else(|| count.as_str()?.trim().parse().ok())
            };
            ["ReadAction", "ViewAction", "WatchAction"]
                .iter()
                .any(|k| kind.ends_with(k))
                .then(count)?
        }
        _ => None,
    }
}
