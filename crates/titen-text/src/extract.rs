//! A news page → its article. The body is found by `dom_smoothie` (Mozilla's Readability); the
//! metadata by JSON-LD, OpenGraph and `<time>`, where Indonesian outlets keep them. Where
//! Readability refuses a page, the text of its paragraphs stands in.

mod lines;
mod metadata;

use crate::parse_date;
use dom_smoothie::{Config, Readability, TextMode};
use scraper::{Html, Selector};
use titen_model::Published;
use url::Url;

#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    pub title: String,
    /// Paragraphs, one a line.
    pub body: String,
    pub published: Option<Published>,
    pub author: Option<String>,
    pub canonical: Option<Url>,
}

/// Shorter bodies are a menu, a consent banner or a caption.
const MIN_BODY: usize = 80;

/// `None` where the page has neither a body nor a title that could stand for one.
pub fn article(html: &str, url: &Url) -> Option<Article> {
    let page = Html::parse_document(html);
    let meta = metadata::read(&page, url);
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let read = Readability::new(html, Some(url.as_str()), Some(config))
        .and_then(|mut r| r.parse())
        .ok();
    let title = meta.title.or_else(|| {
        read.as_ref()
            .map(|r| r.title.trim().to_owned())
            .filter(|t| !t.is_empty())
    });
    let body = read
        .map(|r| lines::clean(&r.text_content, title.as_deref()))
        .filter(|b| b.len() >= MIN_BODY)
        .or_else(|| paragraphs(&page).map(|p| lines::clean(&p, title.as_deref())))
        .unwrap_or_default();
    if body.is_empty() {
        return None;
    }
    Some(Article {
        title: title.unwrap_or_default(),
        body,
        published: meta.published.as_deref().and_then(parse_date),
        author: meta.author,
        canonical: meta.canonical,
    })
}

/// Paragraphs of the first container that has enough of them.
fn paragraphs(page: &Html) -> Option<String> {
    [
        "article p",
        "[itemprop=articleBody] p",
        "main p",
        "p",
        "article",
        "td",
        "body",
    ]
    .into_iter()
    .find_map(|css| {
        let selector = Selector::parse(css).expect("a fixed selector");
        let text: Vec<String> = page
            .select(&selector)
            .map(|p| {
                p.text()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .filter(|t| t.len() > 30)
            .collect();
        let text = text.join("\n");
        (text.len() >= MIN_BODY).then_some(text)
    })
}

#[cfg(test)]
mod tests;
