//! An article's page: fetched, read by the site's own selectors or by titen-text, and joined with its
//! further pages.

mod article;
mod html;

pub use article::{PageError, engagement_json, read_article};

use crate::{
    FetchError, Fetched, Pass, Selectors, Web,
    charset::decode,
    pages_of::{Onward, same_site},
};
use html::read_html;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};
use titen_model::{DropReason, Item, Published};
use titen_text::extract::parseable;
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
    /// What titen has no field for: editor, section, tags, captions, engagement.
    pub more: BTreeMap<String, Value>,
    /// Its further pages that were not got.
    pub missing: Vec<(Url, NoPage)>,
}

impl ReadPage {
    /// The page says more than the feed or listing that led to it; its own date comes second,
    /// since the feed's has the time. An AMP page's item has the address of the article itself.
    /// A canonical address at another site says that this is that site's article, syndicated.
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
        let here = item.url.as_deref().and_then(|u| Url::parse(u).ok());
        if let (Some(here), Some(real)) = (here, self.behind_amp)
            && same_site(&here, &real)
        {
            item.url = Some(real.into());
        }
        if let Some(canonical) = self
            .canonical
            .filter(|c| item.url.as_deref() != Some(c.as_str()))
        {
            item.extra
                .insert("canonical".to_owned(), String::from(canonical).into());
        }
    }

    /// Tells what is missing of the article. Is this all that there ever will be of it?
    pub fn is_whole(&mut self, pass: &mut Pass) -> bool {
        let mut whole = true;
        for (url, no) in std::mem::take(&mut self.missing) {
            let detail = format!("{}; the article is kept without this page of it", no.detail);
            pass.drop_at(url.as_str(), no.reason, detail);
            whole &= !no.may_pass;
        }
        whole
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
    if let Some(whole) = on.whole {
        match read_one(web, &whole, selectors).await {
            Ok((all, _)) if all.body.len() >= read.body.len() => {
                read.body = all.body;
                return Ok(read);
            }
            // Its parts say the same.
            Err(no) if on.parts.is_empty() => read.missing.push((whole, no)),
            Ok(_) | Err(_) => {}
        }
    }
    for part in on.parts {
        match read_one(web, &part, selectors).await {
            Ok((more, _)) => join(&mut read.body, &more.body),
            Err(no) => {
                read.missing.push((part, no));
                break;
            }
        }
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
                DropReason::WrongKind,
                "answered 304 to a plain request",
            ));
        }
    };
    if let Some(other) = page.content_type.as_deref().filter(|c| !is_html(c)) {
        return Err(lasting(
            DropReason::WrongKind,
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

/// Extractors are known that spend half a minute on one page; a pass does not wait for them.
const LONGEST_READING: Duration = Duration::from_secs(10);

impl From<FetchError> for NoPage {
    fn from(error: FetchError) -> Self {
        NoPage {
            reason: error.reason(),
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

#[cfg(test)]
mod tests {
    use super::*;

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
