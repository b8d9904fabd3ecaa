//! The request for a page: the question, the page's own value, the mark, and the secret where it belongs.

use super::Walk;
use crate::{
    json::{
        api::{Auth, From, JsonApi, Paging, Since},
        path::Path,
    },
    web::Ask,
};
use chrono::{Duration, SecondsFormat};
use serde_json::Value;
use titen_model::Mark;
use url::Url;

impl Walk {
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
        if let (
            Paging::Cursor(_, p) | Paging::Last(_, p) | Paging::Offset(p) | Paging::Page(p),
            Some(next),
        ) = (&api.paging, &self.next)
        {
            set(&mut url, p, Some(next));
        }
        if let Some(since) = &api.since
            && let Some(value) = since.value(&self.mark)
        {
            set(&mut url, &since.parameter, Some(&value));
        }
        Ok(url)
    }

    /// An address of the same server, without the secret.
    pub(super) fn storable(&self, api: &JsonApi, link: &str) -> Result<String, String> {
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
    fn a_parameter_is_set_once_and_taken_out_whole() {
        let mut url = Url::parse("https://a.test/x?b=1&a=2").unwrap();
        set(&mut url, "a", Some("dua kata+"));
        assert_eq!(url.as_str(), "https://a.test/x?b=1&a=dua%20kata%2B");
        set(&mut url, "a", None);
        set(&mut url, "b", None);
        assert_eq!(url.as_str(), "https://a.test/x");
    }
}
