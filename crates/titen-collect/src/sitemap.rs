//! A site without a feed, by its sitemap (sitemaps.org and Google's news sitemaps): an index leads to the
//! newest lists, a list to pages, and each page that is new is read.
//!
//! A sitemap has all that a site ever published. What is older than a month, and what has no date when the
//! source is first asked, only counts as seen.

mod parse;

pub use parse::{Listed, Sitemap, parse_sitemap};

use crate::{
    Collector, Fetched, Intake, Pass, Source, Web,
    page::{MOST_PAGES, read_page},
    rhythm::learn,
};
use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use std::{collections::BTreeMap, sync::Arc};
use titen_model::{DropReason, Item, ItemId, SourceState};
use url::Url;

pub struct SitemapCollector {
    pub source: Source,
    pub url: Url,
    pub web: Arc<Web>,
    pub intake: Arc<Intake>,
}

/// Of an index: the newest by their dates, else the last, where most programs put new pages.
const MOST_LISTS: usize = 3;

/// Remembered from one pass to the next.
const MOST_SEEN: usize = 5000;

/// The value in `seen`: a page is read once.
const SEEN: &str = "1";

#[async_trait]
impl Collector for SitemapCollector {
    async fn pass(&self, before: &SourceState, now: DateTime<Utc>) -> Pass {
        let mut pass = Pass::begin(&self.source, before, now);
        let mut listed = match self.list(&self.url, &mut pass).await {
            Err(error) => return error(pass),
            Ok(Some(Sitemap::Pages(pages))) => pages,
            Ok(Some(Sitemap::Index(lists))) => {
                let mut pages = Vec::new();
                for list in newest(lists, MOST_LISTS) {
                    match self.list(&list.url, &mut pass).await {
                        Ok(Some(Sitemap::Pages(more))) => pages.extend(more),
                        // An index in an index leads nowhere that a site of news needs.
                        Ok(_) => {}
                        Err(error) => return error(pass),
                    }
                }
                pages
            }
            Ok(None) => Vec::new(),
        };
        if listed.is_empty() {
            pass.notes
                .push(format!("{}: the sitemap lists no page", self.url));
        }
        learn(
            &mut pass.state,
            listed.iter().filter_map(|l| l.changed),
            now,
        );
        listed = newest(listed, MOST_SEEN);
        self.take(listed, now, &mut pass).await;
        pass.succeeded()
    }
}

type Failed = Box<dyn FnOnce(Pass) -> Pass + Send>;

impl SitemapCollector {
    async fn list(&self, url: &Url, pass: &mut Pass) -> Result<Option<Sitemap>, Failed> {
        let said = |error: String| format!("source `{}`: {error}", self.source.id);
        let page = match self.web.get(url, &BTreeMap::new()).await {
            Err(e) => {
                let (url, said) = (url.clone(), said(e.to_string()));
                return Err(Box::new(move |pass| pass.not_fetched(&url, &e, said)));
            }
            Ok(Fetched::Same { .. }) => return Ok(None),
            Ok(Fetched::Page(page)) => page,
        };
        let limit = self.web.settings().max_bytes;
        match parse_sitemap(&page.body, &page.url, limit) {
            Ok(sitemap) => Ok(Some(sitemap)),
            Err(e) => {
                pass.drop_at(url.as_str(), e.reason(), e.to_string());
                let said = said(format!("{url}: {e}"));
                Err(Box::new(move |pass| pass.failed(said)))
            }
        }
    }

    async fn take(&self, listed: Vec<Listed>, now: DateTime<Utc>, pass: &mut Pass) {
        let before = std::mem::take(&mut pass.state.seen);
        let is_first = before.is_empty();
        let mut n_pages = 0;
        for page in listed {
            let key = page.url.to_string();
            if before.contains_key(&key) {
                pass.n_unchanged += 1;
                pass.state.seen.insert(key, SEEN.to_owned());
                continue;
            }
            if pass.state.seen.contains_key(&key) {
                continue;
            }
            let is_old = page
                .changed
                .map_or(is_first, |at| now - at > Duration::days(30));
            if is_old {
                pass.state.seen.insert(key, SEEN.to_owned());
                continue;
            }
            if n_pages == MOST_PAGES {
                pass.notes.push(format!(
                    "{}: some pages are left for the next pass",
                    self.url
                ));
                break;
            }
            n_pages += 1;
            self.read(page, pass).await;
        }
    }

    async fn read(&self, listed: Listed, pass: &mut Pass) {
        let key = listed.url.to_string();
        match read_page(&self.web, &listed.url, None).await {
            Ok(mut page) => {
                let whole = page.is_whole(pass);
                let mut item = Item {
                    id: ItemId::new(&self.source.id, &key),
                    key: key.clone(),
                    source: self.source.id.clone(),
                    channel: self.source.channel,
                    url: Some(key.clone()),
                    title: listed.title,
                    body: None,
                    published: listed.published,
                    received: pass.state.last_pass.unwrap_or_default(),
                    lang: None,
                    extra: BTreeMap::new(),
                };
                if let Some(wilayah) = &self.source.wilayah {
                    item.extra
                        .insert("wilayah".to_owned(), wilayah.as_str().into());
                }
                page.complete(&mut item);
                pass.items.push(self.intake.take(item));
                if whole {
                    pass.state.seen.insert(key, SEEN.to_owned());
                }
            }
            // Most of a site's pages that are no articles: its sections, its contact.
            Err(no) if no.reason == DropReason::NoBody => {
                pass.drop_at(key.as_str(), no.reason, no.detail);
                pass.state.seen.insert(key, SEEN.to_owned());
            }
            Err(no) => {
                pass.drop_at(key.as_str(), no.reason, no.detail);
                if !no.may_pass {
                    pass.state.seen.insert(key, SEEN.to_owned());
                }
            }
        }
    }
}

/// The newest first; those without a date behind, the last first.
pub fn newest(mut listed: Vec<Listed>, most: usize) -> Vec<Listed> {
    listed.reverse();
    listed.sort_by_key(|l| std::cmp::Reverse(l.changed));
    listed.truncate(most);
    listed
}
