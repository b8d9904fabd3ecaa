//! An article's page: fetched, and read by the site's own selectors or by titen-text.

use crate::{
    FetchError, Fetched, Selectors, Web,
    charset::decode,
    markup::{is_too_deep, text_of},
};
use scraper::{ElementRef, Html, Selector};
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use titen_model::{DropReason, Item, Published};
use titen_text::{extract::article, parse_date};
use url::Url;

/// One pass asks for no more; the rest waits for the next one, so that a new source of
/// a thousand entries does not hold the run.
pub const MOST_PAGES: usize = 100;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadPage {
    pub title: Option<String>,
    pub body: String,
    pub published: Option<Published>,
    pub author: Option<String>,
    pub canonical: Option<Url>,
}

impl ReadPage {
    /// The page says more than the feed or listing that led to it; its own date comes second,
    /// since the feed's has the time.
    pub fn complete(self, item: &mut Item) {
        // A feed that carries the whole text has it without the page's furniture.
        if item.body.as_ref().is_none_or(|b| b.len() < self.body.len()) {
            item.body = Some(self.body);
        }
        item.title = item.title.take().or(self.title);
        item.published = item.published.or(self.published);
        if let Some(author) = self.author {
            item.extra
                .entry("author".to_owned())
                .or_insert_with(|| author.into());
        }
        if let Some(canonical) = self
            .canonical
            .filter(|c| item.url.as_deref() != Some(c.as_str()))
        {
            item.extra
                .insert("canonical".to_owned(), String::from(canonical).into());
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoPage {
    pub reason: DropReason,
    pub detail: String,
    /// Asking again at the next pass may help.
    pub may_pass: bool,
}

pub async fn read_page(
    web: &Web,
    url: &Url,
    selectors: Option<&Arc<Selectors>>,
) -> Result<ReadPage, NoPage> {
    let page = match web.get(url, &BTreeMap::new()).await? {
        Fetched::Page(page) => page,
        Fetched::Same { .. } => {
            return Err(lasting(
                DropReason::PageFailed,
                "answered 304 to a plain request",
            ));
        }
    };
    if let Some(other) = page.content_type.as_deref().filter(|c| !is_html(c)) {
        return Err(lasting(
            DropReason::PageFailed,
            format!("not a web page but {other}"),
        ));
    }
    let selectors = selectors.cloned();
    let read = tokio::task::spawn_blocking(move || {
        let html = decode(&page.body, page.content_type.as_deref());
        if is_too_deep(&html) {
            return Err(lasting(
                DropReason::PageFailed,
                "its markup is nested too deep to be a news page",
            ));
        }
        read_html(&html, &page.url, selectors.as_deref())
            .ok_or_else(|| lasting(DropReason::NoBody, "no article's text found on the page"))
    });
    match tokio::time::timeout(LONGEST_READING, read).await {
        Ok(Ok(read)) => read,
        Ok(Err(_)) => Err(lasting(
            DropReason::PageFailed,
            "titen failed while reading the page; please report its address",
        )),
        Err(_) => Err(lasting(
            DropReason::PageFailed,
            "reading the page took too long; please report its address",
        )),
    }
}

/// Extractors are known that spend half a minute on one page; a pass does not wait for them.
const LONGEST_READING: Duration = Duration::from_secs(10);

impl From<FetchError> for NoPage {
    fn from(error: FetchError) -> Self {
        let reason = match &error {
            FetchError::TooLarge { .. } => DropReason::TooLarge,
            FetchError::Address { .. } => DropReason::AddressRefused,
            _ => DropReason::PageFailed,
        };
        NoPage {
            reason,
            detail: error.to_string(),
            may_pass: error.may_pass(),
        }
    }
}

fn lasting(reason: DropReason, detail: impl Into<String>) -> NoPage {
    NoPage {
        reason,
        detail: detail.into(),
        may_pass: false,
    }
}

fn is_html(content_type: &str) -> bool {
    let kind = content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    matches!(
        kind.as_str(),
        "text/html" | "application/xhtml+xml" | "text/plain" | "application/xml" | "text/xml"
    )
}

/// What a selector finds wins over what titen-text finds.
fn read_html(html: &str, url: &Url, selectors: Option<&Selectors>) -> Option<ReadPage> {
    let found = article(html, url).map(|a| ReadPage {
        title: Some(a.title).filter(|t| !t.trim().is_empty()),
        body: a.body,
        published: a.published,
        author: a.author,
        canonical: a.canonical,
    });
    let Some(selectors) = selectors else {
        return found;
    };
    let mut read = found.unwrap_or_default();
    let page = Html::parse_document(html);
    let first = |selector: &Option<Selector>| selector.as_ref().and_then(|s| page.select(s).next());
    if let Some(title) = first(&selectors.title)
        .map(|e| text_of(*e))
        .filter(|t| !t.is_empty())
    {
        read.title = Some(title);
    }
    if let Some(body) = &selectors.body {
        // A configured selector that finds nothing says that this is not an article.
        read.body = page
            .select(body)
            .map(|e| text_of(*e))
            .collect::<Vec<_>>()
            .join("\n");
    }
    if let Some(date) = first(&selectors.date).and_then(date_of) {
        read.published = Some(date);
    }
    (!read.body.trim().is_empty()).then_some(read)
}

fn date_of(element: ElementRef<'_>) -> Option<Published> {
    ["datetime", "content"]
        .into_iter()
        .filter_map(|name| element.value().attr(name))
        .find_map(parse_date)
        .or_else(|| parse_date(&text_of(*element)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><body><h1>Bukan</h1><h2 class=judul>Jembatan putus</h2>\
        <span class=tgl>Senin, 10 Agustus 2026 08:15 WIB</span>\
        <div class=isi><p>Jembatan desa putus.</p></div><div class=isi>Warga memutar.</div></body></html>";

    #[test]
    fn selectors_win_and_one_that_finds_no_body_means_no_article() {
        let url = Url::parse("http://kabar.test/1").unwrap();
        let some = Selectors::new("a", Some(".judul"), Some(".isi"), Some(".tgl")).unwrap();
        let read = read_html(PAGE, &url, Some(&some)).unwrap();
        assert_eq!(read.title.as_deref(), Some("Jembatan putus"));
        assert_eq!(read.body, "Jembatan desa putus.\nWarga memutar.");
        assert_eq!(
            read.published.unwrap().at.to_rfc3339(),
            "2026-08-10T01:15:00+00:00"
        );
        let none = Selectors::new("a", None, Some(".konten"), None).unwrap();
        assert_eq!(read_html(PAGE, &url, Some(&none)), None);
    }

    #[test]
    fn what_is_no_web_page_is_told_by_its_type() {
        assert!(is_html("text/html; charset=utf-8") && is_html("Text/HTML"));
        assert!(!is_html("application/pdf") && !is_html("image/jpeg"));
    }
}
