//! RSS, Atom and JSON feeds as a source, with each new entry's page where the configuration
//! asks for it.
//!
//! `SourceState::seen` holds a fingerprint of each entry that stands in the feed now: an entry
//! that has not changed costs no request and gives no item, and an edited one is read again.

mod entry;
mod json;
mod lenient;
mod parse;
mod root;

pub use entry::FeedEntry;
pub(crate) use lenient::{Token, tokens};
pub use parse::{BrokenEntry, FeedError, ParsedFeed, parse_feed};

use crate::{
    Collector, Fetched, Intake, Page, Pass, Source, Web,
    page::{MOST_PAGES, ReadPage, read_page},
    rhythm::learn,
};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use titen_model::{DropReason, Item, Moved, SourceState};
use url::Url;

/// Stands for the fingerprint of an entry whose page was read and whose article's further pages were not:
/// it is read again.
const PARTLY_READ: &str = "partly read";

/// The largest feed takes a second; a pass waits for no other.
const LONGEST_READING: Duration = Duration::from_secs(10);

pub struct FeedCollector {
    pub source: Source,
    pub url: Url,
    pub web: Arc<Web>,
    pub intake: Arc<Intake>,
}

#[async_trait]
impl Collector for FeedCollector {
    async fn pass(&self, before: &SourceState, now: DateTime<Utc>) -> Pass {
        let mut pass = Pass::begin(&self.source, before, now);
        let here = self.here(&mut pass);
        let page = match self.web.get(&here, &before.validators).await {
            Err(e) => {
                // A remembered redirect may be wrong by now: the configured address is asked again.
                pass.state.polling.moved = None;
                let said = self.explain(&e);
                return pass.not_fetched(&self.url, &e, said);
            }
            Ok(Fetched::Same { url, validators }) => {
                pass.n_unchanged = before.seen.len() as u64;
                pass.state.validators = BTreeMap::from([(url.into(), validators)]);
                return pass.succeeded();
            }
            Ok(Fetched::Page(page)) => page,
        };
        let moved = page.moved.clone();
        let Page {
            url,
            validators,
            body,
            content_type,
            ..
        } = page;
        let base = url.clone();
        let parsed =
            tokio::task::spawn_blocking(move || parse_feed(&body, content_type.as_deref(), &base));
        let parsed = match tokio::time::timeout(LONGEST_READING, parsed).await {
            Ok(parsed) => parsed,
            Err(_) => {
                pass.drop_at(
                    self.url.as_str(),
                    DropReason::Malformed,
                    "reading it took too long",
                );
                let said = format!(
                    "{}: reading the feed took too long; please report its address",
                    self.url
                );
                return pass.failed(self.explain(said));
            }
        };
        let feed = match parsed {
            Err(_) => {
                return pass.failed(format!(
                    "{}: titen failed while reading the feed; please report its address",
                    self.url
                ));
            }
            Ok(Err(e)) => {
                pass.state.polling.moved = None;
                pass.drop_at(self.url.as_str(), DropReason::WrongKind, e.to_string());
                return pass.failed(self.explain(format!("{}: {e}", self.url)));
            }
            Ok(Ok(feed)) => feed,
        };
        if let Some(to) = moved {
            self.remember(&to, &mut pass);
        }
        let published = feed
            .entries
            .iter()
            .filter_map(|e| e.published.map(|p| p.at).or(e.updated));
        learn(&mut pass.state, published, now);
        if feed.entries.is_empty() && feed.broken.is_empty() {
            pass.notes
                .push(format!("{}: the feed has no entries", self.url));
        }
        for broken in feed.broken {
            pass.drop_at(
                format!("{}#{}", self.url, broken.place),
                DropReason::Malformed,
                broken.detail,
            );
        }
        if let Some(why) = &feed.damage {
            let cut = if feed.cut_off {
                ", and its last entry is cut off"
            } else {
                ""
            };
            pass.notes.push(format!(
                "{}: the feed is damaged but was read all the same{cut}: {why}",
                self.url
            ));
        }
        // The next answer may be whole, and must not be taken for known.
        let all_read = self.take(feed.entries, feed.cut_off, &mut pass).await && !feed.cut_off;
        // With validators a 304 would hide the entries that are still to be read.
        pass.state.validators = if all_read {
            BTreeMap::from([(url.into(), validators)])
        } else {
            BTreeMap::new()
        };
        pass.succeeded()
    }
}

impl FeedCollector {
    /// Where the feed is: the configured address, or where it moved to for good.
    fn here(&self, pass: &mut Pass) -> Url {
        let known = &pass.state.polling.moved;
        let to = known
            .as_ref()
            .filter(|moved| moved.from == self.url.as_str())
            .and_then(|moved| Url::parse(&moved.to).ok());
        match to {
            Some(to) => {
                self.tell_moved(&to, pass);
                to
            }
            None => {
                pass.state.polling.moved = None;
                self.url.clone()
            }
        }
    }

    /// A feed stands there, so the redirect is believed.
    fn remember(&self, to: &Url, pass: &mut Pass) {
        if pass.state.polling.moved.is_none() {
            self.tell_moved(to, pass);
        }
        pass.state.polling.moved = Some(Moved {
            from: self.url.to_string(),
            to: to.to_string(),
        });
    }

    fn tell_moved(&self, to: &Url, pass: &mut Pass) {
        pass.notes.push(format!(
            "{} has moved for good to {to}, which is asked from now on; write that address in the configuration",
            self.url
        ));
    }

    /// Was every entry read as far as it ever will be?
    async fn take(&self, entries: Vec<FeedEntry>, cut_off: bool, pass: &mut Pass) -> bool {
        let n_entries = entries.len();
        let seen_before = std::mem::take(&mut pass.state.seen);
        let (mut all_read, mut n_pages) = (true, 0);
        for (n, entry) in entries.into_iter().enumerate() {
            let Some(key) = entry.key.clone() else {
                let (reason, detail) = if cut_off && n + 1 == n_entries {
                    (
                        DropReason::Malformed,
                        "the entry is cut off before its id; it is read when the feed is whole",
                    )
                } else {
                    (DropReason::NoId, "the entry has neither an id nor a link")
                };
                pass.drop_at(format!("{}#{}", self.url, n + 1), reason, detail);
                continue;
            };
            if pass.state.seen.contains_key(&key) {
                continue;
            }
            let mut print = entry.fingerprint(self.source.follow);
            if seen_before.get(&key) == Some(&print) {
                pass.n_unchanged += 1;
                pass.state.seen.insert(key, print);
                continue;
            }
            let mut page = None;
            if let (true, Some(url)) = (self.source.follow, &entry.url) {
                if n_pages == MOST_PAGES {
                    // Neither taken nor marked as seen: it is new at the next pass too.
                    all_read = false;
                    continue;
                }
                n_pages += 1;
                match read_page(&self.web, url, None).await {
                    Ok(mut read) => {
                        if !read.is_whole(pass) {
                            all_read = false;
                            print = PARTLY_READ.to_owned();
                        }
                        page = Some(read);
                    }
                    Err(no) => {
                        all_read &= !no.may_pass;
                        let known = seen_before.get(&key);
                        let kept = if known.is_some() {
                            "its earlier text stands"
                        } else {
                            "it is kept with its summary"
                        };
                        pass.drop_at(url.as_str(), no.reason, format!("{}; {kept}", no.detail));
                        // A summary must not follow the whole text as if it were an edit.
                        if known.is_none()
                            && let Some(item) = self.item(&key, entry, None, pass)
                        {
                            pass.items.push(item);
                        }
                        let mark = if no.may_pass {
                            known.cloned()
                        } else {
                            Some(print)
                        };
                        pass.state.seen.extend(mark.map(|mark| (key, mark)));
                        continue;
                    }
                }
            }
            if let Some(item) = self.item(&key, entry, page, pass) {
                pass.items.push(item);
            }
            pass.state.seen.insert(key, print);
        }
        if !all_read {
            pass.notes.push(format!(
                "{}: some pages are left for the next pass",
                self.url
            ));
        }
        all_read
    }

    fn item(
        &self,
        key: &str,
        entry: FeedEntry,
        page: Option<ReadPage>,
        pass: &mut Pass,
    ) -> Option<Item> {
        let received = pass.state.last_pass.unwrap_or_default();
        let mut item = entry.into_item(key, &self.source, received);
        if let Some(page) = page {
            page.complete(&mut item);
        }
        let item = self.intake.take(item);
        if item.title.is_none() && item.body.is_none() {
            pass.drop_at(
                format!("{}#{}", self.url, key),
                DropReason::Empty,
                "the entry has neither title nor text",
            );
            return None;
        }
        Some(item)
    }

    fn explain(&self, error: impl std::fmt::Display) -> String {
        let guess = if self.source.presumed {
            "; the configuration marks this address as presumed, so it may never have been right"
        } else {
            ""
        };
        format!("source `{}`: {error}{guess}", self.source.id)
    }
}
