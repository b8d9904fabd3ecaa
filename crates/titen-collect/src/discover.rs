//! A site's address → what to configure for it: the feeds that its page names, else those where its program or
//! others put them, else its sitemaps.

mod site;

pub use site::{Cms, Site};

use crate::{
    FeedEntry, FeedError, FetchError, Fetched, Web,
    charset::decode,
    parse_feed,
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
    pub description: Option<String>,
    pub n_entries: usize,
    pub newest: Option<DateTime<Utc>>,
    /// Its entries hold the beginnings of the texts only: their pages are to be asked for.
    pub summaries: bool,
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
const USUAL_FEEDS: [&str; 10] = [
    "/feed",
    "/index.php/feed",
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

/// A feed whose texts are shorter than this at the median has no whole texts.
const WHOLE_TEXT: usize = 400;

/// Fails only where the site itself cannot be asked.
pub async fn discover(web: &Web, address: &Url) -> Result<(Site, Vec<Found>), FetchError> {
    let mut tried = BTreeSet::from([address.clone()]);
    let (site, named) = match look(web, address).await? {
        Look::Feed(found) => {
            let site = Site {
                title: found.title.clone(),
                description: found.description.clone(),
                ..Site::default()
            };
            return Ok((site, vec![found]));
        }
        Look::Page { site, feeds } => (site, feeds),
        Look::Other => (Site::default(), Vec::new()),
    };
    let mut found = Vec::new();
    let named = named.into_iter().filter(|url| !is_of_comments(url));
    for url in named.take(MOST_FEEDS) {
        if tried.insert(url.clone())
            && let Ok(Look::Feed(feed)) = look(web, &url).await
        {
            found.push(feed);
        }
    }
    let of_its_kind = site.cms.map_or(&[][..], Cms::feeds);
    for path in of_its_kind.iter().chain(&USUAL_FEEDS) {
        let Some(url) = address.join(path).ok().filter(|_| found.is_empty()) else {
            break;
        };
        if tried.insert(url.clone())
            && let Ok(Look::Feed(feed)) = look(web, &url).await
        {
            found.push(feed);
        }
    }
    if found.is_empty() {
        found = sitemaps(web, address).await;
    }
    Ok((site, found))
}

/// What readers say below the texts is not what the site publishes.
fn is_of_comments(url: &Url) -> bool {
    let said = url[url::Position::BeforePath..].to_ascii_lowercase();
    ["/comments/", "feed=comments", "/komentar/"]
        .iter()
        .any(|sign| said.contains(sign))
}

fn has_summaries(entries: &[FeedEntry]) -> bool {
    let bodies: Vec<&str> = entries
        .iter()
        .map(|e| e.body.as_deref().unwrap_or_default().trim())
        .collect();
    let mut lengths: Vec<usize> = bodies.iter().map(|b| b.chars().count()).collect();
    lengths.sort_unstable();
    let breaks_off = |body: &&&str| {
        let end = body.trim_end_matches([']', ')', '»', ' ']);
        end.ends_with('…') || end.ends_with("...") || end.to_lowercase().ends_with("selengkapnya")
    };
    let n_broken_off = bodies.iter().filter(breaks_off).count();
    match lengths.get(lengths.len() / 2) {
        None => false,
        Some(median) => *median < WHOLE_TEXT || n_broken_off * 2 >= bodies.len(),
    }
}

enum Look {
    Feed(Found),
    /// With the feeds that it names.
    Page {
        site: Site,
        feeds: Vec<Url>,
    },
    Other,
}

async fn look(web: &Web, url: &Url) -> Result<Look, FetchError> {
    let Fetched::Page(page) = web.get(url, &BTreeMap::new()).await? else {
        return Ok(Look::Other);
    };
    let asked = page.moved.unwrap_or_else(|| url.clone());
    let base = page.url;
    let read = tokio::task::spawn_blocking(move || {
        let content_type = page.content_type.as_deref();
        match parse_feed(&page.body, content_type, &base) {
            Err(FeedError::Html { feeds }) => Look::Page {
                site: site::read_site(&decode(&page.body, content_type)),
                feeds,
            },
            Ok(feed) => Look::Feed(Found {
                kind: "feed",
                url: asked,
                title: feed.title,
                description: feed.description,
                n_entries: feed.entries.len(),
                summaries: has_summaries(&feed.entries),
                newest: feed
                    .entries
                    .iter()
                    .filter_map(|e| e.published.map(|p| p.at).or(e.updated))
                    .max(),
            }),
            Err(_) => Look::Other,
        }
    });
    // What panics while it is read is no feed of ours.
    Ok(read.await.unwrap_or(Look::Other))
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
                description: None,
                n_entries: listed.len(),
                summaries: false,
                newest: listed.iter().filter_map(|l| l.changed).max(),
            }];
        }
    }
    Vec::new()
}
