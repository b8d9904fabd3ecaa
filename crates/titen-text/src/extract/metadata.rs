//! Title, date, author and address of a page: JSON-LD, then OpenGraph and its kin, then markup.

use scraper::{Html, Selector};
use serde_json::Value;
use titen_model::{Precision, Published};
use url::Url;

#[derive(Default)]
pub(super) struct Metadata {
    pub title: Option<String>,
    /// As the page writes it.
    pub published: Option<String>,
    pub author: Option<String>,
    pub canonical: Option<Url>,
}

pub(super) fn read(page: &Html, url: &Url) -> Metadata {
    let mut meta = json_ld(page);
    let attr = |css: &str, name: &str| {
        let selector = Selector::parse(css).expect("a fixed selector");
        page.select(&selector)
            .filter_map(|e| e.attr(name))
            .find_map(filled)
    };
    let text = |css: &str| {
        let selector = Selector::parse(css).expect("a fixed selector");
        page.select(&selector)
            .find_map(|e| filled(&e.text().collect::<String>()))
    };
    meta.title = text_of_heading(page)
        .or(meta.title.take())
        .or_else(|| {
            attr(
                "meta[property='og:title'], meta[name='twitter:title']",
                "content",
            )
        })
        .or_else(|| text("title"))
        .map(|t| without_outlet(t, url));
    let dated = |s: &String| crate::parse_date(s).is_some();
    meta.published = meta
        .published
        .filter(dated)
        .or_else(|| attr(DATE_METAS, "content").filter(dated))
        .or_else(|| attr("[itemprop=datePublished]", "content").filter(dated))
        .or_else(|| attr("time[datetime]", "datetime").filter(dated))
        .or_else(|| text("time").filter(dated))
        .or_else(|| written_date(page));
    meta.author = meta
        .author
        .or_else(|| {
            attr(
                "meta[name='author'], meta[property='article:author'], meta[name='content_author']",
                "content",
            )
        })
        .filter(|a| !a.starts_with("http"));
    let canonical =
        attr("link[rel=canonical]", "href").or_else(|| attr("meta[property='og:url']", "content"));
    meta.canonical = canonical
        .and_then(|c| url.join(&c).ok())
        .filter(|c| matches!(c.scheme(), "http" | "https"));
    meta
}

const DATE_METAS: &str = "meta[property='article:published_time'], meta[itemprop=datePublished], meta[name=pubdate], meta[name=publishdate], \
    meta[name=publish_date], meta[name='dtk:publishdate'], meta[name=content_PublishedDate], meta[name='article:published_time'], meta[name=date], \
    meta[name='DC.date.issued'], meta[property='og:published_time']";

fn filled(s: &str) -> Option<String> {
    let s = s.split_whitespace().collect::<Vec<_>>().join(" ");
    (!s.is_empty()).then_some(s)
}

/// A page with one h1 has its headline there, without the outlet's name behind it.
fn text_of_heading(page: &Html) -> Option<String> {
    let selector = Selector::parse("h1").expect("a fixed selector");
    let mut found = page
        .select(&selector)
        .filter_map(|h| filled(&h.text().collect::<String>()))
        .filter(|t| t.len() > 15);
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// A short text in an element that is named after a date: the first with a time of day, else the
/// only day that stands in such elements, since lists of other articles have dates too.
fn written_date(page: &Html) -> Option<String> {
    let selector = Selector::parse(
        "[class*=date], [class*=tanggal], [class*=waktu], [class*=time], [id*=date]",
    )
    .expect("a fixed selector");
    let texts = page
        .select(&selector)
        .filter_map(|e| filled(&e.text().collect::<String>()));
    let dated = texts
        .filter(|t| t.len() < 60)
        .filter_map(|t| crate::parse_date(&t).map(|p| (t, p)));
    let all: Vec<(String, Published)> = dated.collect();
    let timed = all.iter().find(|(_, p)| p.precision == Precision::Instant);
    let one_day = all
        .first()
        .filter(|(_, first)| all.iter().all(|(_, p)| p == first));
    timed.or(one_day).map(|(text, _)| text.clone())
}

/// A page's title without the outlet's name behind a bar or a dash.
fn without_outlet(title: String, url: &Url) -> String {
    let host = url.host_str().unwrap_or("");
    let is_outlet = |bar: &str, tail: &str| {
        let words = tail.split_whitespace().count();
        let name: String = tail
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
            .to_lowercase();
        let address = [".com", ".id", ".co", ".net", ".tv"]
            .iter()
            .any(|a| name.contains(a));
        words <= 3 && (bar == " | " || address || host.contains(&name))
    };
    for bar in [" | ", " - ", " – "] {
        if let Some((head, tail)) = title.rsplit_once(bar)
            && head.len() > 15
            && is_outlet(bar, tail)
        {
            return head.trim().to_owned();
        }
    }
    title
}

fn json_ld(page: &Html) -> Metadata {
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
    meta.author = meta.author.take().or_else(|| author(&article["author"]));
}

fn author(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => filled(s),
        Value::Array(all) => all.iter().find_map(author),
        Value::Object(_) => value["name"].as_str().and_then(filled),
        _ => None,
    }
}
