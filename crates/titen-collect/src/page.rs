//! An article's page: fetched, read by the site's own selectors or by titen-text, and joined with its
//! further pages.

use crate::{
    FetchError, Fetched, Selectors, Web,
    charset::decode,
    markup::text_of,
    pages_of::{Onward, behind_amp, onward},
};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};
use titen_model::{DropReason, Item, Published};
use titen_text::{
    extract::{Article, Engagement, article, parseable},
    parse_date,
};
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
    /// Where the article of an AMP page really is.
    pub behind_amp: Option<Url>,
    /// What titen has no field for: editor, section, tags, captions, engagement, pages not got.
    pub more: BTreeMap<String, Value>,
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
        for (key, value) in self.more {
            item.extra.entry(key).or_insert(value);
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
    let (mut read, on) = read_one(web, url, selectors).await?;
    let mut missing = Vec::new();
    if let Some(whole) = on.whole {
        match read_one(web, &whole, selectors).await {
            Ok((all, _)) if all.body.len() >= read.body.len() => {
                read.body = all.body;
                return Ok(read);
            }
            Ok(_) => {}
            Err(no) => missing.push(format!("{whole}: {}", no.detail)),
        }
    }
    for part in on.parts {
        match read_one(web, &part, selectors).await {
            Ok((more, _)) => join(&mut read.body, &more.body),
            Err(no) => {
                missing.push(format!("{part}: {}", no.detail));
                break;
            }
        }
    }
    if !missing.is_empty() {
        read.more.insert("missing_pages".to_owned(), missing.into());
    }
    Ok(read)
}

/// What stands on each page of an article alike is said once.
fn join(body: &mut String, more: &str) {
    let known: BTreeSet<String> = body.lines().map(str::to_owned).collect();
    for line in more.lines().filter(|l| !known.contains(*l)) {
        body.push('\n');
        body.push_str(line);
    }
}

async fn read_one(
    web: &Web,
    url: &Url,
    selectors: Option<&Arc<Selectors>>,
) -> Result<(ReadPage, Onward), NoPage> {
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
        let Some(html) = parseable(&html) else {
            return Err(lasting(
                DropReason::PageFailed,
                PageError::Markup.to_string(),
            ));
        };
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

fn more(a: &Article) -> BTreeMap<String, Value> {
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
fn read_html(html: &str, url: &Url, selectors: Option<&Selectors>) -> Option<(ReadPage, Onward)> {
    let page = Html::parse_document(html);
    let on = onward(&page, url);
    let found = article(html, url).map(|a| ReadPage {
        more: more(&a),
        behind_amp: behind_amp(&page, url, a.canonical.as_ref()),
        title: Some(a.title).filter(|t| !t.trim().is_empty()),
        body: a.body,
        published: a.published,
        author: a.author,
        canonical: a.canonical,
    });
    let Some(selectors) = selectors else {
        return found.map(|read| (read, on));
    };
    let mut read = found.unwrap_or_default();
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
    (!read.body.trim().is_empty()).then_some((read, on))
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
        let (read, _) = read_html(PAGE, &url, Some(&some)).unwrap();
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
    fn further_pages_add_what_is_new() {
        let mut body = "Satu.\nDua.".to_owned();
        join(&mut body, "Dua.\nTiga.");
        assert_eq!(body, "Satu.\nDua.\nTiga.");
    }

    #[test]
    fn what_is_no_web_page_is_told_by_its_type() {
        assert!(is_html("text/html; charset=utf-8") && is_html("Text/HTML"));
        assert!(!is_html("application/pdf") && !is_html("image/jpeg"));
    }
}
