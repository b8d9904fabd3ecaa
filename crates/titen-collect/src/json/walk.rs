//! From page to page of an API's list, and from one pass to the next.
//!
//! A walk goes from the newest item back to the mark, the newest that an earlier walk took. Only when it has got there
//! does the mark move, so what a limit kept back is asked for at the next pass: the state holds the page to go on
//! with.

use super::{
    api::{Auth, From, JsonApi, Paging, Since},
    path::Path,
};
use crate::web::{Ask, Told};
use chrono::{DateTime, Duration, SecondsFormat, Utc};
use serde_json::Value;
use std::cmp::Ordering;
use titen_model::{Mark, Reached, sha256_hex};
use url::Url;

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

    pub fn ask(&self, api: &JsonApi) -> Result<Ask, String> {
        let secret = api.secret.as_ref().map_or("", |s| s.reveal());
        let shown = self.url(api, "***")?;
        let mut sent = if secret.is_empty() {
            shown.clone()
        } else {
            self.url(api, secret)?
        };
        let header = match &api.auth {
            Auth::Header(name, value) => Some((name.clone(), value.clone())),
            Auth::Query(key) => {
                set(&mut sent, key, Some(secret));
                None
            }
            Auth::None | Auth::Address => None,
        };
        Ok(Ask {
            sent,
            shown,
            header,
            has_terms: api.has_terms,
        })
    }

    fn url(&self, api: &JsonApi, secret: &str) -> Result<Url, String> {
        let first = api.url.fill(&Value::Null, secret).unwrap_or_default();
        let parsed = |text: &str| {
            Url::parse(text).map_err(|e| format!("the next page's address is none: {e}"))
        };
        let mut url = match (&api.paging, &self.next) {
            (Paging::LinkHeader | Paging::NextUrl(_), Some(link)) => {
                parsed(&link.replace("***", secret))?
            }
            _ => {
                let mut url = parsed(&first)?;
                api.query
                    .iter()
                    .for_each(|(key, value)| set(&mut url, key, Some(value)));
                url
            }
        };
        match (&api.paging, &self.next) {
            (
                Paging::Cursor(_, p) | Paging::Last(_, p) | Paging::Offset(p) | Paging::Page(p),
                Some(next),
            ) => {
                set(&mut url, p, Some(next));
            }
            _ => {}
        }
        if let Some(since) = &api.since
            && let Some(value) = since.value(&self.mark)
        {
            set(&mut url, &since.parameter, Some(&value));
        }
        Ok(url)
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

    /// An address of the same server, without the secret.
    fn storable(&self, api: &JsonApi, link: &str) -> Result<String, String> {
        let mut url = api
            .shown
            .join(link)
            .map_err(|e| format!("the next page's address is none: {e}"))?;
        if url.origin() != api.shown.origin() {
            return Err(format!(
                "the next page is said to lie on another server ({}), which is not asked",
                url.origin().ascii_serialization()
            ));
        }
        if let Auth::Query(key) = &api.auth {
            set(&mut url, key, None);
        }
        Ok(api.hide(url))
    }
}

impl Since {
    fn value(&self, mark: &Mark) -> Option<String> {
        let at = || {
            mark.at
                .and_then(|at| at.checked_sub_signed(Duration::try_seconds(self.overlap_s)?))
        };
        match self.from {
            From::Id => mark.id.clone(),
            From::NextId => mark
                .id
                .as_ref()?
                .parse::<u64>()
                .ok()?
                .checked_add(1)
                .map(|n| n.to_string()),
            From::Time => Some(at()?.to_rfc3339_opts(SecondsFormat::Millis, true)),
            From::Unix => Some(at()?.timestamp().to_string()),
        }
    }

    /// Where an element's own mark stands, if not where its id or time does.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_ref()
    }

    pub fn by_time(&self) -> bool {
        matches!(self.from, From::Time | From::Unix)
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

/// `None` takes the parameter out.
fn set(url: &mut Url, key: &str, value: Option<&str>) {
    let others: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(k, _)| k != key)
        .map(|(k, v)| (k.into_owned(), v.into_owned()))
        .collect();
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(others);
    if let Some(value) = value {
        query.append_pair(key, value);
    }
    // A plus itself is written %2B; not every server takes one for a space.
    let query = query.finish().replace('+', "%20");
    url.set_query((!query.is_empty()).then_some(&query));
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

    #[test]
    fn a_parameter_is_set_once_and_taken_out_whole() {
        let mut url = Url::parse("https://a.test/x?b=1&a=2").unwrap();
        set(&mut url, "a", Some("dua kata+"));
        assert_eq!(url.as_str(), "https://a.test/x?b=1&a=dua%20kata%2B");
        set(&mut url, "a", None);
        set(&mut url, "b", None);
        assert_eq!(url.as_str(), "https://a.test/x");
    }
}
