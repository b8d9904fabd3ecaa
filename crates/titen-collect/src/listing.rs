//! A site without a feed: links on a listing page, by the configuration's selectors, and the
//! article behind each.

mod discover;
mod links;

use crate::{
    Collector, Fetched, Intake, Pass, Selectors, Source, Web,
    charset::decode,
    page::{MOST_PAGES, NoPage, read_page},
    pages_of::same_site,
};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use links::{LinkTo, Listing, read_listing};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use titen_model::{DropReason, Item, ItemId, SourceState};
use url::Url;

/// Pages of one listing in one pass; a site that brings more between two passes is asked too rarely.
const MOST_LISTINGS: usize = 5;

pub struct ListingCollector {
    pub source: Source,
    pub url: Url,
    pub selectors: Arc<Selectors>,
    pub web: Arc<Web>,
    pub intake: Arc<Intake>,
}

#[async_trait]
impl Collector for ListingCollector {
    async fn pass(&self, before: &SourceState, now: DateTime<Utc>) -> Pass {
        let mut pass = Pass::begin(&self.source, before, now);
        let page = match self.web.get(&self.url, &before.validators).await {
            Err(e) => {
                let said = format!("source `{}`: {e}", self.source.id);
                return pass.not_fetched(&self.url, &e, said);
            }
            Ok(Fetched::Same { url, validators }) => {
                pass.n_unchanged = before.seen.len() as u64;
                pass.state.validators = BTreeMap::from([(url.into(), validators)]);
                return pass.succeeded();
            }
            Ok(Fetched::Page(page)) => page,
        };
        if let Some(moved) = &page.moved {
            pass.notes.push(format!(
                "{} has moved for good to {moved}; write that address in the configuration",
                self.url
            ));
        }
        let (url, validators) = (page.url.clone(), page.validators.clone());
        let mut listing = self.read(page).await;
        if listing.links.is_empty() {
            return pass.failed(format!(
                "source `{}`: {}: {}; the site may have a new layout",
                self.source.id,
                self.url,
                match self.selectors.link {
                    Some(_) => "the selector `link` finds no link",
                    None =>
                        "no links repeat like headlines, so write `selectors = { link = \"…\" }`",
                }
            ));
        }
        pass.state.seen.clear();
        let mut all_read = true;
        let mut left = MOST_PAGES;
        let mut listings = BTreeSet::from([url.clone()]);
        loop {
            let n_items = pass.items.len();
            all_read &= self
                .take(listing.links, &before.seen, &mut pass, &mut left)
                .await;
            let brought_news = pass.items.len() > n_items;
            let Some(next) = listing
                .next
                .filter(|n| brought_news && !listings.contains(n))
            else {
                break;
            };
            if listings.len() == MOST_LISTINGS {
                break;
            }
            listings.insert(next.clone());
            match self.web.get(&next, &BTreeMap::new()).await {
                Ok(Fetched::Page(page)) => listing = self.read(page).await,
                Ok(Fetched::Same { .. }) => break,
                Err(e) => {
                    pass.drop_at(next.as_str(), e.reason(), e.to_string());
                    all_read &= !e.may_pass();
                    break;
                }
            }
        }
        pass.state.validators = if all_read {
            BTreeMap::from([(url.into(), validators)])
        } else {
            BTreeMap::new()
        };
        keep_older(&before.seen, &mut pass.state.seen);
        pass.succeeded()
    }
}

impl ListingCollector {
    async fn read(&self, page: crate::Page) -> Listing {
        let selectors = Arc::clone(&self.selectors);
        let read = tokio::task::spawn_blocking(move || {
            read_listing(
                &decode(&page.body, page.content_type.as_deref()),
                &page.url,
                &selectors,
            )
        });
        read.await.unwrap_or_default()
    }

    async fn take(
        &self,
        links: Vec<LinkTo>,
        seen_before: &BTreeMap<String, String>,
        pass: &mut Pass,
        left: &mut usize,
    ) -> bool {
        let mut all_read = true;
        for link in links {
            let key = link.url.to_string();
            if pass.state.seen.contains_key(&key) {
                continue;
            }
            if let Some(text) = seen_before.get(&key).filter(|text| **text == link.text) {
                pass.n_unchanged += 1;
                pass.state.seen.insert(key, text.clone());
                continue;
            }
            if *left == 0 {
                all_read = false;
                continue;
            }
            *left -= 1;
            let outcome = if same_site(&link.url, &self.url) {
                read_page(&self.web, &link.url, Some(&self.selectors)).await
            } else {
                Err(NoPage {
                    reason: DropReason::AddressRefused,
                    detail: format!(
                        "it leads away from {}; narrow the selector `link`",
                        self.url
                    ),
                    may_pass: false,
                })
            };
            match outcome {
                Ok(mut page) => {
                    // The listing's link led to a page's AMP form: the article has one key.
                    let real = page
                        .behind_amp
                        .as_ref()
                        .filter(|to| same_site(to, &self.url));
                    let real = real.map_or_else(|| key.clone(), Url::to_string);
                    if real != key && pass.state.seen.contains_key(&real) {
                        pass.state.seen.insert(key, link.text);
                        continue;
                    }
                    let whole = page.is_whole(pass);
                    let mut item = self.item(&real, pass);
                    page.complete(&mut item);
                    item.title = item.title.or_else(|| Some(link.text.clone()));
                    pass.items.push(self.intake.take(item));
                    if !whole {
                        all_read = false;
                        continue;
                    }
                    pass.state.seen.insert(real, link.text.clone());
                }
                Err(no) => {
                    pass.drop_at(&key, no.reason, no.detail);
                    if no.may_pass {
                        all_read = false;
                        continue;
                    }
                }
            }
            pass.state.seen.insert(key, link.text);
        }
        all_read
    }

    fn item(&self, key: &str, pass: &Pass) -> Item {
        let mut extra = BTreeMap::new();
        if let Some(wilayah) = &self.source.wilayah {
            extra.insert("wilayah".to_owned(), wilayah.as_str().into());
        }
        Item {
            id: ItemId::new(&self.source.id, key),
            key: key.to_owned(),
            source: self.source.id.clone(),
            channel: self.source.channel,
            url: Some(key.to_owned()),
            title: None,
            body: None,
            published: None,
            received: pass.state.last_pass.unwrap_or_default(),
            lang: None,
            extra,
        }
    }
}

/// An article that has moved to the listing's second page has not become new.
const MOST_SEEN: usize = 1000;

/// Where there are too many the later addresses stay: most sites' carry a date or a number that counts up.
fn keep_older(before: &BTreeMap<String, String>, seen: &mut BTreeMap<String, String>) {
    for (url, print) in before.iter().rev() {
        if seen.len() >= MOST_SEEN {
            return;
        }
        seen.entry(url.clone()).or_insert_with(|| print.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_too_many_articles_the_newest_are_remembered() {
        let url = |n: usize| format!("http://kabar.test/baca/{n:05}");
        let before: BTreeMap<String, String> =
            (0..MOST_SEEN).map(|n| (url(n), "a".into())).collect();
        let mut seen = BTreeMap::from([(url(MOST_SEEN), "b".into()), (url(5), "b".into())]);
        keep_older(&before, &mut seen);
        assert_eq!(seen.len(), MOST_SEEN);
        assert!(seen.contains_key(&url(MOST_SEEN - 1)) && !seen.contains_key(&url(0)));
        assert_eq!(seen[&url(5)], "b", "what stands there now wins");
    }
}
