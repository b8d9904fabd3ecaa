//! A site's address → what to configure for it: the feeds that its page names, else those at the usual
//! places, else its sitemaps.

use crate::{
    FeedError, FetchError, Fetched, Web, parse_feed,
    sitemap::{Sitemap, parse_sitemap},
};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use titen_model::wib_date;
use url::Url;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// As the configuration calls it.
    pub kind: &'static str,
    pub url: Url,
    pub title: Option<String>,
    pub n_entries: usize,
    pub newest: Option<DateTime<Utc>>,
}

impl Found {
    pub fn said(&self) -> String {
        let title = self.title.as_deref().unwrap_or("no title");
        let newest = self
            .newest
            .map_or_else(String::new, |at| format!(", newest of {}", wib_date(at)));
        format!("{title}: {} entries{newest}", self.n_entries)
    }
}

/// WordPress, Blogger, Hugo and what Indonesian publishers use.
const USUAL_FEEDS: [&str; 9] = [
    "/feed",
    "/rss",
    "/rss.xml",
    "/feed.xml",
    "/feeds/posts/default",
    "/index.xml",
    "/atom.xml",
    "/?feed=rss2",
    "/feed.json",
];

const USUAL_SITEMAPS: [&str; 4] = [
    "/news-sitemap.xml",
    "/sitemap-news.xml",
    "/sitemap.xml",
    "/sitemap_index.xml",
];

/// Feeds of comments, sections and authors are many; the first are the site's own.
const MOST_FEEDS: usize = 5;

/// Fails only where the site itself cannot be asked.
pub async fn discover(web: &Web, site: &Url) -> Result<Vec<Found>, FetchError> {
    let mut tried = BTreeSet::from([site.clone()]);
    let named = match look(web, site).await? {
        Look::Feed(found) => return Ok(vec![found]),
        Look::Page(named) => named,
        Look::Other => Vec::new(),
    };
    let mut found = Vec::new();
    for url in named.into_iter().take(MOST_FEEDS) {
        if tried.insert(url.clone())
            && let Ok(Look::Feed(feed)) = look(web, &url).await
        {
            found.push(feed);
        }
    }
    for path in USUAL_FEEDS {
        let Some(url) = site.join(path).ok().filter(|_| found.is_empty()) else {
            break;
        };
        if tried.insert(url.clone())
            && let Ok(Look::Feed(feed)) = look(web, &url).await
        {
            found.push(feed);
        }
    }
    if found.is_empty() {
        found = sitemaps(web, site).await;
    }
    Ok(found)
}

enum Look {
    Feed(Found),
    /// With the feeds that it names.
    Page(Vec<Url>),
    Other,
}

async fn look(web: &Web, url: &Url) -> Result<Look, FetchError> {
    let Fetched::Page(page) = web.get(url, &BTreeMap::new()).await? else {
        return Ok(Look::Other);
    };
    let (moved, base) = (page.moved, page.url.clone());
    let read = tokio::task::spawn_blocking(move || {
        parse_feed(&page.body, page.content_type.as_deref(), &base)
    });
    Ok(match read.await {
        Ok(Ok(feed)) => Look::Feed(Found {
            kind: "feed",
            url: moved.unwrap_or_else(|| url.clone()),
            title: feed.title,
            n_entries: feed.entries.len(),
            newest: feed
                .entries
                .iter()
                .filter_map(|e| e.published.map(|p| p.at).or(e.updated))
                .max(),
        }),
        Ok(Err(FeedError::Html { feeds })) => Look::Page(feeds),
        _ => Look::Other,
    })
}

/// Those that robots.txt names, else at the usual places; the first that is one.
async fn sitemaps(web: &Web, site: &Url) -> Vec<Found> {
    let mut places = web.named_sitemaps(site).await.unwrap_or_default();
    // A sitemap of news is the better one.
    places.sort_by_key(|url| !url.path().contains("news"));
    places.extend(
        USUAL_SITEMAPS
            .iter()
            .filter_map(|path| site.join(path).ok()),
    );
    let mut tried = BTreeSet::new();
    for url in places {
        if !tried.insert(url.clone()) {
            continue;
        }
        let Ok(Fetched::Page(page)) = web.get(&url, &BTreeMap::new()).await else {
            continue;
        };
        let Ok(sitemap) = parse_sitemap(&page.body, &page.url, web.settings().max_bytes) else {
            continue;
        };
        let (Sitemap::Pages(listed) | Sitemap::Index(listed)) = sitemap;
        if !listed.is_empty() {
            return vec![Found {
                kind: "sitemap",
                url,
                title: None,
                n_entries: listed.len(),
                newest: listed.iter().filter_map(|l| l.changed).max(),
            }];
        }
    }
    Vec::new()
}
