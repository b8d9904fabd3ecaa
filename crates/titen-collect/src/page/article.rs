//! A page's bytes → its article, and how what titen has no field for is kept with an item.

use crate::charset::decode;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use titen_text::extract::{Article, Engagement, article, parseable};
use url::Url;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    #[error("its markup is nested too deep, or has too many attributes, to be a news page")]
    Markup,
    #[error("no article's text found on the page")]
    NoArticle,
}

/// A page's bytes as they came → its article. Without an address the page's own canonical one stands in.
pub fn read_article(
    bytes: &[u8],
    content_type: Option<&str>,
    url: Option<&Url>,
) -> Result<Article, PageError> {
    let html = decode(bytes, content_type);
    let html = parseable(&html).ok_or(PageError::Markup)?;
    let unknown = Url::parse("http://page.invalid/").expect("a fixed address");
    let mut article = article(&html, url.unwrap_or(&unknown)).ok_or(PageError::NoArticle)?;
    article.canonical = article
        .canonical
        .filter(|c| c.host_str() != unknown.host_str());
    Ok(article)
}

/// Views and a reader's poll, as they are kept with the item; `None` where the page shows neither.
pub fn engagement_json(e: &Engagement) -> Option<Value> {
    let poll: serde_json::Map<String, Value> =
        e.poll.iter().map(|(a, n)| (a.clone(), json!(n))).collect();
    let mut told = serde_json::Map::new();
    if let Some(views) = e.views {
        told.insert("views".to_owned(), views.into());
    }
    if !poll.is_empty() {
        told.insert("poll".to_owned(), poll.into());
    }
    (!told.is_empty()).then_some(Value::Object(told))
}

pub fn more(a: &Article) -> BTreeMap<String, Value> {
    let text = |t: &Option<String>| t.clone().map(Value::from);
    let list = |l: &Vec<String>| (!l.is_empty()).then(|| Value::from(l.clone()));
    let modified = a.modified.map(|m| Value::from(m.at.to_rfc3339()));
    [
        ("editor", text(&a.editor)),
        ("section", text(&a.section)),
        ("tags", list(&a.tags)),
        ("captions", list(&a.captions)),
        ("modified", modified),
        ("engagement", engagement_json(&a.engagement)),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key.to_owned(), value?)))
    .collect()
}
