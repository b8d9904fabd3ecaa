//! Bytes of a feed → entries: feed-rs on decoded text, dates by titen-text, and a lenient reading where
//! feed-rs gives up or finds fewer entries than begin.

use super::{
    FeedEntry, json,
    lenient::{self, Lenient},
    root::{Root, is_whole, n_entries, root},
};
use crate::{
    charset::decode,
    markup::{is_too_deep, to_text},
};
use chrono::{DateTime, Duration, Timelike, Utc};
use feed_rs::{
    model::{Entry, Feed, Link},
    parser::{Builder, Parser},
};
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Precision, Published};
use url::Url;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParsedFeed {
    pub title: Option<String>,
    pub description: Option<String>,
    pub entries: Vec<FeedEntry>,
    /// What could not be saved.
    pub broken: Vec<BrokenEntry>,
    /// Why a strict parser does not take it; the entries were read all the same.
    pub damage: Option<String>,
    /// The last entry never ends, so its text may go on.
    pub cut_off: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenEntry {
    /// Which entry it is, from 1.
    pub place: usize,
    pub detail: String,
}

/// Messages follow the feed's address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeedError {
    #[error("this is an HTML page, not a feed; {}", remedy(.feeds))]
    Html { feeds: Vec<Url> },
    #[error("the answer is empty; check the address in a browser")]
    Empty,
    #[error(
        "neither RSS, Atom nor JSON feed, and no entry can be saved ({0}); check the address in a browser"
    )]
    Broken(String),
}

fn remedy(feeds: &[Url]) -> String {
    match feeds {
        [] => "look on the site for the address of its feed, or configure the page as a listing"
            .to_owned(),
        [one] => format!("it names its feed: {one}"),
        some => format!(
            "it names its feeds: {}",
            some.iter().map(Url::as_str).collect::<Vec<_>>().join(", ")
        ),
    }
}

pub fn parse_feed(
    bytes: &[u8],
    content_type: Option<&str>,
    url: &Url,
) -> Result<ParsedFeed, FeedError> {
    let decoded = decode(bytes, content_type);
    let text = decoded.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\0'));
    if text.is_empty() {
        return Err(FeedError::Empty);
    }
    if text.starts_with('{') {
        return json_feed(text, url);
    }
    let document = match root(text) {
        Root::Feed(at) => &text[at..],
        Root::Html => {
            return Err(FeedError::Html {
                feeds: named_feeds(text, url),
            });
        }
        Root::Unknown => text,
    };
    let strict = if is_whole(document) {
        read(document, url)
    } else {
        Err("it ends in the middle".to_owned())
    };
    let n_begun = n_entries(document);
    match strict {
        Ok(feed) if feed.entries.len() >= n_begun => Ok(parsed(feed, url)),
        Ok(feed) => {
            let why = format!("{} of its {n_begun} entries", feed.entries.len());
            let found = lenient::read(document, url);
            // What only looks like an entry, in a comment, say.
            if found.entries.len() <= feed.entries.len() {
                return Ok(parsed(feed, url));
            }
            Ok(mended(found, format!("a strict parser finds {why}")))
        }
        Err(why) => {
            let found = lenient::read(document, url);
            if found.is_feed || found.entries.iter().any(|e| e.title.is_some()) {
                Ok(mended(found, why))
            } else {
                Err(FeedError::Broken(why))
            }
        }
    }
}

fn json_feed(text: &str, url: &Url) -> Result<ParsedFeed, FeedError> {
    match read(text, url) {
        Ok(feed) => Ok(parsed(feed, url)),
        Err(why) => match json::read(text, url) {
            None => Err(FeedError::Broken(why)),
            Some((title, entries)) => Ok(ParsedFeed {
                title,
                entries: keyed(entries),
                damage: Some(why),
                ..ParsedFeed::default()
            }),
        },
    }
}

fn parsed(feed: Feed, url: &Url) -> ParsedFeed {
    ParsedFeed {
        title: title(&feed),
        description: feed.description.as_ref().map(|d| to_text(&d.content)),
        entries: keyed(feed.entries.into_iter().map(|e| entry(e, url)).collect()),
        ..ParsedFeed::default()
    }
}

fn mended(found: Lenient, why: String) -> ParsedFeed {
    let n = found.entries.len();
    let mut broken = Vec::new();
    if found.too_many {
        broken.push(BrokenEntry {
            place: n + 1,
            detail: format!("what comes after the first {n} entries is not read"),
        });
    }
    ParsedFeed {
        title: found.title,
        description: None,
        entries: keyed(found.entries),
        broken,
        damage: Some(why),
        cut_off: found.cut_off,
    }
}

/// feed-rs 3.0 panics on some input, and a parser that has failed once panics at its next
/// document: so each document has its own, and a panic is one more way of being broken.
fn read(document: &str, url: &Url) -> Result<Feed, String> {
    match std::panic::catch_unwind(|| parser(url).parse(document.as_bytes())) {
        Ok(result) => result.map_err(|e| e.to_string()),
        Err(_) => Err("the parser cannot cope with it".to_owned()),
    }
}

fn parser(url: &Url) -> Parser {
    Builder::new()
        .base_uri(Some(url.as_str()))
        .sanitize_content(false)
        // The link stands in for a missing id; feed-rs would make one up.
        .id_generator(|links, _, _| main_link(links).map_or_else(String::new, |l| l.href.clone()))
        .timestamp_parser(timestamp)
        .build()
}

/// feed-rs carries an instant only, so a nanosecond marks a day without a time.
const DAY_ALONE: u32 = 1;

fn timestamp(text: &str) -> Option<DateTime<Utc>> {
    let published = titen_text::parse_date(text)?;
    Some(match published.precision {
        Precision::Instant => published.at,
        Precision::Day => published.at + Duration::nanoseconds(i64::from(DAY_ALONE)),
    })
}

fn published(at: DateTime<Utc>) -> Published {
    if at.nanosecond() == DAY_ALONE {
        Published {
            at: at - Duration::nanoseconds(i64::from(DAY_ALONE)),
            precision: Precision::Day,
        }
    } else {
        Published::instant(at)
    }
}

/// Feeds exist that give one id to all their entries: there the link is the key.
fn keyed(mut entries: Vec<FeedEntry>) -> Vec<FeedEntry> {
    let mut links_of: BTreeMap<String, BTreeSet<Option<Url>>> = BTreeMap::new();
    for entry in &entries {
        if let Some(key) = &entry.key {
            links_of
                .entry(key.clone())
                .or_default()
                .insert(entry.url.clone());
        }
    }
    for entry in &mut entries {
        let shared = entry
            .key
            .as_ref()
            .and_then(|k| links_of.get(k))
            .is_some_and(|links| links.len() > 1);
        if let (true, Some(url)) = (shared, &entry.url) {
            entry.key = Some(url.to_string());
        }
    }
    entries
}

fn entry(from: Entry, base: &Url) -> FeedEntry {
    let link = main_link(&from.links)
        .map(|l| l.href.as_str())
        .or_else(|| from.id.starts_with("http").then_some(from.id.as_str()));
    let url = link
        .and_then(|href| base.join(href.trim()).ok())
        .filter(|u| matches!(u.scheme(), "http" | "https"));
    let content = from.content.and_then(|c| c.body).map(|b| to_text(&b));
    let summary = from.summary.map(|s| to_text(&s.content));
    let body = [content, summary]
        .into_iter()
        .flatten()
        .max_by_key(String::len);
    let authors: Vec<&str> = from
        .authors
        .iter()
        .filter_map(|a| a.name.as_deref())
        .map(str::trim)
        .filter(|n| !n.is_empty())
        .collect();
    FeedEntry {
        key: Some(from.id.trim().to_owned()).filter(|k| !k.is_empty()),
        url,
        title: from
            .title
            .map(|t| to_text(&t.content))
            .filter(|t| !t.is_empty()),
        body: body.filter(|b| !b.is_empty()),
        published: from.published.map(published),
        updated: from.updated.map(|at| published(at).at),
        author: (!authors.is_empty()).then(|| authors.join(", ")),
        tags: from
            .categories
            .into_iter()
            .map(|c| c.label.unwrap_or(c.term))
            .collect(),
    }
}

fn main_link(links: &[Link]) -> Option<&Link> {
    links
        .iter()
        .find(|l| l.target.is_none() && l.rel.as_deref().is_none_or(|r| r == "alternate"))
}

fn title(feed: &Feed) -> Option<String> {
    feed.title
        .as_ref()
        .map(|t| to_text(&t.content))
        .filter(|t| !t.is_empty())
}

/// The feeds that a page names in its head.
fn named_feeds(html: &str, url: &Url) -> Vec<Url> {
    let css = "link[rel~=alternate][type='application/rss+xml'], link[rel~=alternate][type='application/atom+xml'], \
               link[rel~=alternate][type='application/feed+json']";
    if is_too_deep(html) {
        return Vec::new();
    }
    let selector = Selector::parse(css).expect("a fixed selector");
    let page = Html::parse_document(html);
    page.select(&selector)
        .filter_map(|link| url.join(link.attr("href")?).ok())
        .collect()
}

#[cfg(test)]
mod tests;
