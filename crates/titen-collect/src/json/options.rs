//! The keys of a JSON source, as a preset or a config writes them. All may be left out: a source adds to its preset.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name {
            $($(#[$field_doc])* #[serde(skip_serializing_if = "Absent::absent")] pub $field: $kind,)*
        }
    )*};
}

keys! {
    ApiOptions {
        /// A shipped preset's name, or a file of the same keys that ends with `.toml`.
        preset: Option<String>,
        /// The parameters' values.
        with: BTreeMap<String, String>,
        /// What a preset asks its user for.
        parameters: BTreeMap<String, ParameterOptions>,
        /// One of these parameters must be given.
        any_of: Vec<String>,
        /// Whose API it is; one person is one voice in all sources of a network.
        network: Option<String>,
        /// Where the API's terms of use stand. They tell how it may be asked, so robots.txt is not.
        terms: Option<String>,
        /// The account is an office's or an outlet's own: it is named, and its posts are linked.
        official: Option<bool>,
        url: Option<String>,
        query: BTreeMap<String, String>,
        auth: Option<AuthOptions>,
        /// The list of items in the answer; empty for an answer that is the list.
        items: Option<String>,
        /// Stands where an answer without a list means that there is nothing.
        empty: Option<String>,
        /// In an element, the item itself: the first of these that stands there.
        inside: Vec<String>,
        /// Stands in what is no post of its own, such as a repost.
        skip: Vec<String>,
        fields: FieldOptions,
        /// Items inside items: comments below a post.
        children: Option<ChildrenOptions>,
        paging: PagingOptions,
        since: Option<SinceOptions>,
        rate: RateOptions,
        /// Where a body says that it is an error, whatever its status.
        errors: Vec<ErrorOptions>,
        /// Where an error's own words stand.
        message: Vec<String>,
    }

    ParameterOptions {
        about: String,
        default: Option<String>,
        optional: bool,
    }

    AuthOptions {
        /// The environment variable that holds the token.
        env: String,
        /// One of these says where it is sent; a place `{secret}` in `url` is another way.
        bearer: bool,
        header: Option<String>,
        query: Option<String>,
    }

    /// Each a path, a template, or a list of which the first that stands there counts.
    FieldOptions {
        id: OneOrMore,
        text: OneOrMore,
        title: OneOrMore,
        /// Texts are HTML.
        html: Option<bool>,
        created: OneOrMore,
        edited: OneOrMore,
        /// What tells two people apart. Never stored: hashed as the voice.
        author: OneOrMore,
        /// A name to show, of official accounts only.
        account: OneOrMore,
        /// An address that names nobody.
        url: OneOrMore,
        /// An address with the account's name, of official accounts only.
        official_url: OneOrMore,
        lang: OneOrMore,
        in_reply_to: OneOrMore,
        engagement: BTreeMap<String, String>,
    }

    ChildrenOptions {
        items: String,
        /// Stands where the answer holds only some of them.
        more: Option<String>,
        fields: FieldOptions,
    }

    PagingOptions {
        /// RFC 8288: `Link: <…>; rel="next"`.
        link_header: Option<bool>,
        /// A path to the next page's address.
        next_url: Option<String>,
        /// A path to a value for `parameter`.
        cursor: Option<String>,
        /// A path in the last element to a value for `parameter`: `max_id`.
        last: Option<String>,
        /// `parameter` counts the elements before.
        offset: Option<bool>,
        /// `parameter` counts the pages, from 1.
        page: Option<bool>,
        parameter: Option<String>,
        /// So many elements are a whole page: there may be more.
        full: Option<usize>,
        /// Pages in one pass.
        max_pages: Option<usize>,
        /// The list begins with the newest, so paging ends at what the last pass had.
        newest_first: Option<bool>,
    }

    SinceOptions {
        parameter: String,
        /// `id`, `next_id`, `time` (RFC 3339) or `unix`.
        from: String,
        /// In an element; otherwise the item's id or time.
        path: Option<String>,
        /// Seconds that are asked for once more, of an API that shows posts late.
        overlap_s: Option<u64>,
    }

    RateOptions {
        /// So many `requests` in `per_s` seconds.
        requests: Option<u32>,
        per_s: Option<u64>,
        /// Header names.
        remaining: Option<String>,
        reset: Option<String>,
        /// Of JSON; the largest number below `regain_minutes` in it counts.
        regain: Option<String>,
        regain_minutes: Option<String>,
        /// In the body.
        retry_s: Option<String>,
    }

    ErrorOptions {
        path: String,
        /// What stands there is one of these; without, that anything does.
        is: Vec<String>,
        /// `auth`, `wait`, `later`, `refused` or `restart`.
        means: String,
        wait_s: Option<u64>,
        /// What an administrator should do.
        remedy: Option<String>,
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OneOrMore {
    #[default]
    None,
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    pub fn texts(&self) -> &[String] {
        match self {
            OneOrMore::None => &[],
            OneOrMore::One(one) => std::slice::from_ref(one),
            OneOrMore::More(more) => more,
        }
    }
}

/// Left out of what is laid over a preset.
trait Absent {
    fn absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Absent for BTreeMap<String, T> {
    fn absent(&self) -> bool {
        self.is_empty()
    }
}

macro_rules! absent_as_default {
    ($($kind:ty),*) => {$(
        impl Absent for $kind {
            fn absent(&self) -> bool {
                *self == <$kind>::default()
            }
        }
    )*};
}

absent_as_default!(
    String,
    bool,
    OneOrMore,
    FieldOptions,
    PagingOptions,
    RateOptions
);
