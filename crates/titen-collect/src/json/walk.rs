//! From page to page of an API's list, and from one pass to the next.
//!
//! A walk goes from the newest item back to the mark, the newest that an earlier walk took. Only when it has got there
//! does the mark move, so what a limit kept back is asked for at the next pass: the state holds the page to go on
//! with.

mod request;

use super::api::{JsonApi, Paging};
use crate::web::Told;
use chrono::{DateTime, Utc};
use serde_json::Value;
use std::cmp::Ordering;
use titen_model::{Mark, Reached, sha256_hex};

#[derive(Debug, Clone)]
pub struct Walk {
    mark: Mark,
    ahead: Mark,
    next: Option<String>,
    /// It goes on where an earlier pass stopped, and has not asked yet.
    pub resumed: bool,
}

/// An element's place in the list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Place {
    pub id: Option<String>,
    pub at: Option<DateTime<Utc>>,
    /// Of its first publication, by which lists are sorted.
    pub created: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    More,
    /// The list has been walked to its end, or to what was known.
    Done,
    /// Nobody knows the page that is to follow.
    Lost(String),
}

impl Walk {
    pub fn resume(api: &JsonApi, reached: Option<&Reached>) -> Self {
        match reached.filter(|r| r.of == question(api)) {
            Some(r) => Walk {
                mark: r.mark.clone(),
                ahead: r.ahead.clone(),
                next: r.next.clone(),
                resumed: r.next.is_some(),
            },
            None => Walk {
                mark: Mark::default(),
                ahead: Mark::default(),
                next: None,
                resumed: false,
            },
        }
    }

    pub fn reached(&self, api: &JsonApi) -> Reached {
        Reached {
            of: question(api),
            mark: self.mark.clone(),
            ahead: self.ahead.clone(),
            next: self.next.clone(),
        }
    }

    /// Goes on from the mark alone, or from nowhere where there was no page to go on with.
    pub fn restart(&mut self) -> bool {
        self.resumed = false;
        if self.next.take().is_some() {
            self.ahead = Mark::default();
            return true;
        }
        std::mem::take(&mut self.mark) != Mark::default()
    }

    /// Notes a page that was taken. `places`: of its elements, in their order.
    pub fn took(
        &mut self,
        api: &JsonApi,
        told: &Told,
        body: &Value,
        places: &[Place],
        now: DateTime<Utc>,
    ) -> Step {
        self.resumed = false;
        for place in places {
            // Who writes a date that lies ahead would hide all that comes before it.
            let at = place.at.filter(|at| *at <= now);
            if newer(&place.id, &self.ahead.id) {
                self.ahead.id.clone_from(&place.id);
            }
            self.ahead.at = self.ahead.at.max(at);
        }
        let known = api.newest_first
            && places
                .iter()
                .rev()
                .find_map(|p| p.created)
                .is_some_and(|at| Some(at) <= self.mark.at);
        let next = if places.is_empty() || known {
            Ok(None)
        } else {
            self.following(api, told, body, places.len())
        };
        match next {
            Err(lost) => Step::Lost(lost),
            Ok(Some(next)) if self.next.as_ref() == Some(&next) => {
                Step::Lost("the next page is the same once more".into())
            }
            Ok(Some(next)) => {
                self.next = Some(next);
                Step::More
            }
            Ok(None) => {
                self.end();
                Step::Done
            }
        }
    }

    /// All has been taken.
    pub fn end(&mut self) {
        let ahead = std::mem::take(&mut self.ahead);
        if newer(&ahead.id, &self.mark.id) {
            self.mark.id = ahead.id;
        }
        self.mark.at = self.mark.at.max(ahead.at);
        self.next = None;
    }

    fn following(
        &self,
        api: &JsonApi,
        told: &Told,
        body: &Value,
        n: usize,
    ) -> Result<Option<String>, String> {
        let whole = api.full.is_none_or(|full| n >= full);
        let before = |least: usize| {
            self.next
                .as_ref()
                .and_then(|n| n.parse().ok())
                .unwrap_or(least)
        };
        Ok(match &api.paging {
            Paging::None => None,
            Paging::LinkHeader => match told.link_next() {
                Some(link) => Some(self.storable(api, &link)?),
                None => None,
            },
            Paging::NextUrl(path) => match path.text(body) {
                Some(link) => Some(self.storable(api, &link)?),
                None => None,
            },
            Paging::Cursor(path, _) => path.text(body),
            Paging::Last(path, _) => api
                .elements(body)
                .and_then(<[Value]>::last)
                .and_then(|last| path.text(last)),
            Paging::Offset(_) => whole.then(|| (before(0) + n).to_string()),
            Paging::Page(_) => whole.then(|| (before(1) + 1).to_string()),
        })
    }
}

/// What is asked for, apart from pages and marks.
fn question(api: &JsonApi) -> String {
    let mut print = sha256_hex(format!("{} {:?}", api.shown, api.query).as_bytes());
    print.truncate(16);
    print
}

/// Numbers by their size, however many digits they have.
fn newer(a: &Option<String>, b: &Option<String>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return a.is_some();
    };
    let number = |t: &str| t.bytes().all(|c| c.is_ascii_digit());
    let by_length = if number(a) && number(b) {
        a.len().cmp(&b.len())
    } else {
        Ordering::Equal
    };
    by_length.then_with(|| a.cmp(b)) == Ordering::Greater
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_compared_as_numbers() {
        let id = |t: &str| Some(t.to_owned());
        assert!(newer(&id("1000"), &id("999")) && !newer(&id("999"), &id("1000")));
        assert!(newer(&id("1"), &None) && !newer(&None, &id("1")) && !newer(&id("7"), &id("7")));
        assert!(newer(&id("b"), &id("a")));
    }
}
