//! A page's elements → items. What was there before and has not changed is counted, not taken again.

use super::{
    api::JsonApi,
    post::{Fields, Taken, fingerprint},
    walk::Place,
};
use crate::{Intake, Pass, Source};
use chrono::{DateTime, Utc};
use serde_json::Value;
use std::collections::BTreeMap;
use titen_model::DropReason;
use titen_text::parse_date;

/// Fingerprints that are kept; the store knows the items of all others.
const MOST_SEEN: usize = 2000;

pub struct Taking<'a> {
    source: &'a Source,
    api: &'a JsonApi,
    intake: &'a Intake,
    before: BTreeMap<String, String>,
    now: BTreeMap<String, String>,
    times: Vec<DateTime<Utc>>,
    n_reposts: usize,
    n_with_more: usize,
    n_last: usize,
}

impl<'a> Taking<'a> {
    pub fn new(
        source: &'a Source,
        api: &'a JsonApi,
        intake: &'a Intake,
        before: BTreeMap<String, String>,
    ) -> Self {
        Taking {
            source,
            api,
            intake,
            before,
            now: BTreeMap::new(),
            times: Vec::new(),
            n_reposts: 0,
            n_with_more: 0,
            n_last: 0,
        }
    }

    pub fn page(&mut self, body: &Value, pass: &mut Pass) -> Vec<Place> {
        let elements = self.api.elements(body).unwrap_or_default();
        self.n_last = elements.len();
        elements
            .iter()
            .enumerate()
            .map(|(n, element)| self.element(n, element, pass))
            .collect()
    }

    fn element(&mut self, n: usize, element: &Value, pass: &mut Pass) -> Place {
        let (fields, since) = (&self.api.fields, self.api.since.as_ref());
        let own_mark = since
            .and_then(|s| s.path())
            .and_then(|path| path.text(element));
        let mut place = Place::default();
        match fields.read(element) {
            Taken::Other => {}
            Taken::Repost => self.n_reposts += 1,
            Taken::Post(post) => {
                place.created = post.created.map(|p| p.at);
                self.times.extend(place.created);
                place.id.clone_from(&post.key);
                let key = self.post(
                    fields,
                    &post,
                    format!("{}#{}", self.api.shown, n + 1),
                    None,
                    pass,
                );
                if let (Some(children), Some(key)) = (&self.api.children, key) {
                    let inner = children.items.of(element).and_then(Value::as_array);
                    for (m, child) in inner.into_iter().flatten().enumerate() {
                        if let Taken::Post(post) = children.fields.read(child) {
                            let at = format!("{}#{}.{}", self.api.shown, n + 1, m + 1);
                            self.post(&children.fields, &post, at, Some(&key), pass);
                        }
                    }
                    let more = children.more.as_ref().and_then(|path| path.of(element));
                    self.n_with_more += usize::from(more.is_some());
                }
            }
        }
        place.at = place.created;
        match (since.is_some_and(|s| s.by_time()), own_mark) {
            (true, Some(mark)) => place.at = place.at.max(parse_date(&mark).map(|p| p.at)),
            (false, Some(mark)) => place.id = Some(mark),
            _ => {}
        }
        place
    }

    /// The post's key, if it has one.
    fn post(
        &mut self,
        fields: &Fields,
        post: &super::post::Post<'_>,
        at: String,
        parent: Option<&str>,
        pass: &mut Pass,
    ) -> Option<String> {
        let Some(key) = post.key.clone() else {
            pass.drop_at(
                at,
                DropReason::NoId,
                "nothing stands where `fields.id` says",
            );
            return None;
        };
        if self.now.contains_key(&key) {
            return Some(key);
        }
        let received = pass.state.last_pass.unwrap_or_default();
        let item = fields.item(post, &key, parent, self.source, self.intake, received);
        let print = fingerprint(&item);
        if self.before.get(&key) == Some(&print) {
            pass.n_unchanged += 1;
        } else if item.title.is_none() && item.body.is_none() {
            pass.drop_at(
                format!("{at} ({key})"),
                DropReason::Empty,
                "a post without text, such as a picture alone",
            );
        } else {
            pass.items.push(item);
        }
        self.now.insert(key.clone(), print);
        Some(key)
    }

    pub fn times(&self) -> impl Iterator<Item = DateTime<Utc>> {
        self.times.iter().copied()
    }

    /// Of a list without pages: there may be more.
    pub fn last_page_was_full(&self) -> bool {
        matches!(self.api.paging, super::api::Paging::None)
            && self.api.full.is_some_and(|full| self.n_last >= full)
    }

    pub fn finish(self, pass: &mut Pass) {
        if self.n_reposts > 0 {
            tracing::debug!(
                source = self.source.id,
                n = self.n_reposts,
                "reposts were left to their originals"
            );
        }
        if self.n_with_more > 0 {
            pass.notes.push(format!(
                "source `{}`: {} posts have more comments than came with them; configure a source for the comments of one that matters",
                self.source.id, self.n_with_more
            ));
        }
        let mut seen = self.now;
        // Ids mostly grow: the oldest are let go.
        for (key, print) in self.before.into_iter().rev() {
            if seen.len() >= MOST_SEEN {
                break;
            }
            seen.entry(key).or_insert(print);
        }
        pass.state.seen = seen;
    }
}
