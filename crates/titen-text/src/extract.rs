//! A news page → its article. Blocks of text are judged one by one (`judge`); `dom_smoothie` (Mozilla's
//! Readability) and the page's own JSON-LD are witnesses. Title, date, by-line and the rest come from
//! JSON-LD, OpenGraph, `<time>` and the by-lines of Indonesian outlets.
//!
//! The cost of a page is bounded by its size: `guard` keeps from the parsers what they would spend
//! the square of its length on, and whoever has a clock may stop waiting.

mod blocks;
mod by_line;
mod described;
mod engagement;
mod features;
mod guard;
mod hints;
mod json_ld;
mod judge;
mod lines;
mod metadata;
mod published;
mod weights;
mod wording;

pub use described::Described;
pub use engagement::{Engagement, Poll};
pub use features::{Features, N_FEATURES};
pub use guard::parseable;

use crate::parse_date;
use scraper::Html;
use titen_model::Published;
use url::Url;

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Article {
    pub title: String,
    /// Paragraphs, one a line.
    pub body: String,
    /// The same as plain HTML.
    pub body_html: String,
    pub published: Option<Published>,
    pub modified: Option<Published>,
    pub author: Option<String>,
    pub editor: Option<String>,
    pub section: Option<String>,
    pub tags: Vec<String>,
    /// Of the pictures in it.
    pub captions: Vec<String>,
    pub language: Option<String>,
    pub canonical: Option<Url>,
    pub engagement: Engagement,
}

/// Shorter bodies are a menu, a consent banner or a caption.
const MIN_BODY: usize = 80;

/// `None` where the page has neither a body nor a title that could stand for one.
pub fn article(html: &str, url: &Url) -> Option<Article> {
    let html = parseable(html)?;
    let page = Html::parse_document(&html);
    let meta = metadata::read(&page, url);
    let described = Described::new(&html, &page, url, &meta);
    let title = meta.title.clone().or_else(|| described.title.clone());
    let kept = described.chosen(title.as_deref());
    let body = described.body(&kept);
    if body.len() < MIN_BODY && (body.is_empty() || !described.is_short(&body)) {
        return None;
    }
    let texts = || described.texts();
    let by_line = by_line::by_line(texts());
    let dated = |s: Option<String>| s.as_deref().and_then(parse_date);
    let published = dated(meta.published).or_else(|| {
        let addresses: Vec<&Url> = [Some(url), meta.canonical.as_ref()]
            .into_iter()
            .flatten()
            .collect();
        published::published(&page, described.span(&kept), &addresses, texts(), &kept)
    });
    Some(Article {
        title: title.unwrap_or_default(),
        body_html: described.html(&kept),
        body,
        published,
        modified: dated(meta.modified),
        author: meta.author.or(by_line.author),
        editor: meta.editor.or(by_line.editor),
        section: meta.section,
        tags: meta.tags,
        captions: described.captions(&kept),
        language: meta.language,
        canonical: meta.canonical,
        engagement: engagement::read(texts(), meta.views),
    })
}

#[cfg(test)]
mod tests;
