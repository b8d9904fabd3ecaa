//! An API as it is asked: the options checked, the parameters filled in, the secret at hand.

mod parts;

use super::{
    ApiOptions, BadApi,
    options::{ChildrenOptions, RateOptions},
    path::Path,
    post::Fields,
    presets::laid_over,
    template::{Template, Writing},
};
use parts::{auth, paging, parameters, paths, rule, since};
use reqwest::header::{HeaderName, HeaderValue};
use serde_json::Value;
use titen_model::Secret;
use url::Url;

#[derive(Debug, Clone)]
pub struct JsonApi {
    /// Without what changes from page to page, and without the secret.
    pub(super) shown: Url,
    pub(super) url: Template,
    pub(super) query: Vec<(String, String)>,
    pub(super) auth: Auth,
    pub(super) secret: Option<Secret>,
    pub(super) has_terms: bool,
    pub(super) items: Option<Path>,
    pub(super) empty: Option<Path>,
    pub(super) fields: Fields,
    pub(super) children: Option<Children>,
    pub(super) paging: Paging,
    pub(super) max_pages: usize,
    pub(super) full: Option<usize>,
    pub(super) newest_first: bool,
    pub(super) since: Option<Since>,
    pub(super) rate: RateOptions,
    pub(super) retry_s: Option<Path>,
    pub(super) errors: Vec<ErrorRule>,
    pub(super) message: Vec<Path>,
}

#[derive(Debug, Clone)]
pub enum Auth {
    None,
    Header(HeaderName, HeaderValue),
    Query(String),
    /// In the address itself.
    Address,
}

#[derive(Debug, Clone)]
pub struct Children {
    pub items: Path,
    pub more: Option<Path>,
    pub fields: Fields,
}

#[derive(Debug, Clone)]
pub enum Paging {
    None,
    LinkHeader,
    NextUrl(Path),
    Cursor(Path, String),
    Last(Path, String),
    Offset(String),
    Page(String),
}

#[derive(Debug, Clone)]
pub struct Since {
    pub parameter: String,
    pub from: From,
    pub path: Option<Path>,
    pub overlap_s: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    Id,
    NextId,
    Time,
    Unix,
}

#[derive(Debug, Clone)]
pub struct ErrorRule {
    pub path: Path,
    pub is: Vec<String>,
    pub means: Means,
    pub wait_s: Option<u64>,
    pub remedy: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// The token is missing, expired, or may not do this.
    Auth,
    /// Too many requests.
    Wait,
    /// In trouble: it may pass.
    Later,
    /// Asking again will not change it.
    Refused,
    /// The place to go on from is not known any more.
    Restart,
}

const MOST_PAGES: usize = 10;

impl JsonApi {
    /// `own_preset`: the text of the preset, if it is a file of the office; `env` looks a secret up.
    pub fn new(
        options: &ApiOptions,
        own_preset: Option<&str>,
        env: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, BadApi> {
        let options = laid_over(options, own_preset)?;
        let parameters = parameters(&options)?;
        let template = options.url.as_deref().ok_or_else(|| {
            BadApi(
                "a json source needs `api = { preset = \"…\" }`, or `url` and `fields` of its own"
                    .into(),
            )
        })?;
        let url = Template::read(template, &parameters, Writing::Address)
            .map_err(wrong("url"))?
            .ok_or_else(|| {
                BadApi(format!(
                    "`url`: `{template}` needs a parameter that is left out"
                ))
            })?;
        let shown = shown(&url)?;
        let mut query = Vec::new();
        for (key, text) in &options.query {
            let value =
                Template::read(text, &parameters, Writing::Plain).map_err(wrong("query"))?;
            query.extend(
                value
                    .and_then(|v| v.fill(&Value::Null, ""))
                    .map(|v| (key.clone(), v)),
            );
        }
        let (auth, secret) = auth(&options.auth, &url, env)?;
        let path = |key: &'static str, text: &Option<String>| {
            let text = text.as_deref().filter(|t| !t.is_empty());
            text.map(Path::read).transpose().map_err(wrong(key))
        };
        let network = options.network.clone();
        let network = network.unwrap_or_else(|| shown.host_str().unwrap_or_default().to_owned());
        let official = options.official.unwrap_or_default();
        if official && options.fields.account.texts().is_empty() {
            return Err(BadApi(
                "`official` is for the posts of one account; these may be anybody's, and persons are not named".into(),
            ));
        }
        let fields = |key: &str, o, inside: &[String], skip: &[String], official| {
            Fields::new(o, inside, skip, &parameters, &network, official).map_err(wrong(key))
        };
        Ok(JsonApi {
            has_terms: options.terms.is_some(),
            items: path("items", &options.items)?,
            empty: path("empty", &options.empty)?,
            fields: fields(
                "fields",
                &options.fields,
                &options.inside,
                &options.skip,
                official,
            )?,
            children: match &options.children {
                None => None,
                Some(ChildrenOptions {
                    items,
                    more,
                    fields: own,
                }) => Some(Children {
                    items: Path::read(items).map_err(wrong("children.items"))?,
                    more: path("children.more", more)?,
                    // Who comments is not the account.
                    fields: fields("children.fields", own, &[], &[], false)?,
                }),
            },
            max_pages: options.paging.max_pages.unwrap_or(MOST_PAGES).max(1),
            full: options.paging.full,
            newest_first: options.paging.newest_first.unwrap_or_default(),
            paging: paging(&options.paging)?,
            since: options.since.as_ref().map(since).transpose()?,
            retry_s: path("rate.retry_s", &options.rate.retry_s)?,
            errors: options.errors.iter().map(rule).collect::<Result<_, _>>()?,
            message: paths(&options.message).map_err(wrong("message"))?,
            rate: options.rate,
            shown,
            url,
            query,
            auth,
            secret,
        })
    }

    /// What an administrator is shown.
    pub fn address(&self) -> &Url {
        &self.shown
    }

    /// `text` without the secret.
    pub(super) fn hide(&self, text: impl ToString) -> String {
        let text = text.to_string();
        self.secret.as_ref().map_or(text.clone(), |s| s.hide(&text))
    }
}

fn wrong(key: &str) -> impl Fn(String) -> BadApi {
    move |e| BadApi(format!("`{key}`: {e}"))
}

fn shown(url: &Template) -> Result<Url, BadApi> {
    let text = url.fill(&Value::Null, "***").unwrap_or_default();
    match Url::parse(&text) {
        Ok(url) if url.has_host() && matches!(url.scheme(), "http" | "https") => Ok(url),
        Ok(_) => Err(BadApi(format!(
            "`{text}` is not an address of the web; write https://…"
        ))),
        Err(e) => Err(BadApi(format!("`{text}` is not an address: {e}"))),
    }
}
