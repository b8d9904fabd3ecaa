//! Title, date, author and address as a page states them: JSON-LD, then OpenGraph and its kin, then markup.

use scraper::{Html, Selector};
use url::Url;

#[derive(Default)]
pub(super) struct Metadata {
    pub title: Option<String>,
    /// As the page writes it.
    pub published: Option<String>,
    pub author: Option<String>,
    pub canonical: Option<Url>,
    /// As the page writes it.
    pub modified: Option<String>,
    pub editor: Option<String>,
    pub section: Option<String>,
    pub tags: Vec<String>,
    pub language: Option<String>,
    pub views: Option<u64>,
    /// The body as JSON-LD states it, and the summary.
    pub stated: Option<String>,
    pub summary: Option<String>,
}

pub(super) fn read(page: &Html, url: &Url) -> Metadata {
    let mut meta = super::json_ld::read(page);
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
        .or_else(|| attr("time[itemprop=datePublished], time[pubdate]", "datetime").filter(dated));
    meta.author = meta
        .author
        .or_else(|| {
            attr(
                "meta[name='author'], meta[property='article:author'], meta[name='content_author']",
                "content",
            )
        })
        .filter(|a| !a.starts_with("http"));
    meta.modified = meta.modified.filter(dated).or_else(|| {
        attr("meta[property='article:modified_time'], meta[property='og:updated_time'], meta[itemprop=dateModified]", "content").filter(dated)
    });
    meta.editor = meta
        .editor
        .or_else(|| attr("meta[name=content_editor], meta[name=editor]", "content"));
    meta.section = meta.section.or_else(|| {
        attr(
            "meta[property='article:section'], meta[name=content_category], meta[name='dtk:kanal']",
            "content",
        )
    });
    if meta.tags.is_empty() {
        let selector = Selector::parse("meta[property='article:tag']").expect("a fixed selector");
        meta.tags = page
            .select(&selector)
            .filter_map(|e| e.attr("content"))
            .filter_map(filled)
            .collect();
    }
    if meta.tags.is_empty() {
        let listed = attr(
            "meta[name=content_tag], meta[name=news_keywords], meta[name=keywords]",
            "content",
        );
        meta.tags = listed.map_or_else(Vec::new, |t| split_tags(&t));
    }
    meta.language = meta.language.or_else(|| attr("html[lang]", "lang"));
    meta.summary = attr(
        "meta[property='og:description'], meta[name=description]",
        "content",
    );
    let canonical =
        attr("link[rel=canonical]", "href").or_else(|| attr("meta[property='og:url']", "content"));
    meta.canonical = canonical
        .and_then(|c| url.join(&c).ok())
        .filter(|c| matches!(c.scheme(), "http" | "https"))
        // A template's mistake: no article is the front page.
        .filter(|c| c.path() != "/" || c.query().is_some());
    meta
}

const DATE_METAS: &str = "meta[property='article:published_time'], meta[itemprop=datePublished], meta[name=pubdate], meta[name=publishdate], \
    meta[name=publish_date], meta[name='dtk:publishdate'], meta[name=content_PublishedDate], meta[name='article:published_time'], meta[name=date], \
    meta[name='DC.date.issued'], meta[property='og:published_time']";

pub(super) fn filled(s: &str) -> Option<String> {
    let s = s.split_whitespace().collect::<Vec<_>>().join(" ");
    (!s.is_empty()).then_some(s)
}

pub(super) fn split_tags(listed: &str) -> Vec<String> {
    listed.split([',', ';']).filter_map(filled).collect()
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
