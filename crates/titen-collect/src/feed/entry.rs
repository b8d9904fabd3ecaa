//! One entry of a feed, and the item that it becomes.

use crate::Source;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use titen_model::{Item, ItemId, Published, sha256_hex};
use url::Url;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FeedEntry {
    /// The feed's own id, else the link.
    pub key: Option<String>,
    pub url: Option<Url>,
    pub title: Option<String>,
    pub body: Option<String>,
    pub published: Option<Published>,
    pub updated: Option<DateTime<Utc>>,
    pub author: Option<String>,
    pub tags: Vec<String>,
}

impl FeedEntry {
    /// Changes when the entry does. Where its page is read the summary does not count: view
    /// counts live there, and would have the page asked for at every pass.
    pub fn fingerprint(&self, follow: bool) -> String {
        let body = self.body.as_ref().filter(|_| !follow);
        let said = format!(
            "{:?}",
            (
                &self.title,
                &self.url,
                &self.published,
                &self.updated,
                &self.tags,
                body
            )
        );
        let mut print = sha256_hex(said.as_bytes());
        print.truncate(16);
        print
    }

    pub fn into_item(self, key: &str, source: &Source, received: DateTime<Utc>) -> Item {
        let mut extra = BTreeMap::new();
        if let Some(author) = self.author {
            extra.insert("author".to_owned(), author.into());
        }
        if !self.tags.is_empty() {
            extra.insert("tags".to_owned(), self.tags.into());
        }
        if let Some(wilayah) = &source.wilayah {
            extra.insert("wilayah".to_owned(), wilayah.as_str().into());
        }
        let edited = self.updated.map(Published::instant);
        Item {
            id: ItemId::new(&source.id, key),
            key: key.to_owned(),
            source: source.id.clone(),
            channel: source.channel,
            url: self.url.map(String::from),
            title: self.title,
            body: self.body,
            published: self.published.or(edited),
            received,
            lang: None,
            extra,
        }
    }
}
