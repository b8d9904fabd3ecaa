//! One element of an API's list, and the item that it becomes.
//!
//! A person's account is never stored: what tells it apart goes into the voice's hash, addresses are taken in the
//! form that names nobody, and the accounts that a reply begins with are left off. Counts of likes lie in
//! `engagement`, apart from what was said.

use super::{
    options::{FieldOptions, OneOrMore},
    path::{Path, said},
    template::{Parameters, Template},
};
use crate::{Intake, Source, markup::to_text};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use titen_model::{Item, ItemId, Published, sha256_hex};
use titen_text::parse_date;

#[derive(Debug, Clone)]
pub struct Fields {
    network: String,
    official: bool,
    inside: Vec<Path>,
    skip: Vec<Path>,
    id: Field,
    text: Field,
    title: Field,
    html: bool,
    created: Field,
    edited: Field,
    author: Field,
    account: Field,
    url: Field,
    lang: Field,
    in_reply_to: Field,
    engagement: Vec<(String, Path)>,
}

/// The first that stands there counts.
type Field = Vec<Template>;

/// What an element is.
pub enum Taken<'v> {
    Post(Post<'v>),
    /// Nothing of ours, such as a message to a bot.
    Other,
    /// Somebody's post shown again; reach of the original, which has its own count of it.
    Repost,
}

pub struct Post<'v> {
    value: &'v Value,
    pub key: Option<String>,
    pub created: Option<Published>,
}

impl Fields {
    pub fn new(
        o: &FieldOptions,
        inside: &[String],
        skip: &[String],
        parameters: &Parameters,
        network: &str,
        official: bool,
    ) -> Result<Self, String> {
        let field = |texts: &OneOrMore| -> Result<Field, String> {
            let read = texts
                .texts()
                .iter()
                .map(|text| Template::field(text, parameters));
            Ok(read
                .collect::<Result<Vec<_>, _>>()?
                .into_iter()
                .flatten()
                .collect())
        };
        let paths = |texts: &[String]| -> Result<Vec<Path>, String> {
            texts.iter().map(|t| Path::read(t)).collect()
        };
        let (id, text) = (field(&o.id)?, field(&o.text)?);
        if id.is_empty() || text.is_empty() {
            return Err("`id` and `text` are needed: where they stand in an item".into());
        }
        let named = if official {
            field(&o.official_url)?
        } else {
            Vec::new()
        };
        Ok(Fields {
            network: network.to_owned(),
            official,
            inside: paths(inside)?,
            skip: paths(skip)?,
            id,
            text,
            title: field(&o.title)?,
            html: o.html.unwrap_or_default(),
            created: field(&o.created)?,
            edited: field(&o.edited)?,
            author: field(&o.author)?,
            account: field(&o.account)?,
            url: named.into_iter().chain(field(&o.url)?).collect(),
            lang: field(&o.lang)?,
            in_reply_to: field(&o.in_reply_to)?,
            engagement: o
                .engagement
                .iter()
                .map(|(key, path)| Ok((key.clone(), Path::read(path)?)))
                .collect::<Result<_, String>>()?,
        })
    }

    pub fn read<'v>(&self, element: &'v Value) -> Taken<'v> {
        let value = match self.inside.is_empty() {
            true => Some(element),
            false => self.inside.iter().find_map(|path| path.of(element)),
        };
        let Some(value) = value else {
            return Taken::Other;
        };
        if self.skip.iter().any(|path| path.of(element).is_some()) {
            return Taken::Repost;
        }
        Taken::Post(Post {
            key: first(&self.id, value),
            created: first(&self.created, value).and_then(|t| parse_date(&t)),
            value,
        })
    }

    pub fn item(
        &self,
        post: &Post<'_>,
        key: &str,
        parent: Option<&str>,
        source: &Source,
        intake: &Intake,
        received: DateTime<Utc>,
    ) -> Item {
        let value = post.value;
        let text = |field: &Field| first(field, value);
        let worded = |field: &Field| text(field).map(|t| if self.html { to_text(&t) } else { t });
        let answers = text(&self.in_reply_to).or_else(|| parent.map(str::to_owned));
        let body = worded(&self.text);
        let body = if answers.is_some() {
            body.map(|b| without_addressees(&b))
        } else {
            body
        };
        let mut extra: BTreeMap<String, Value> =
            BTreeMap::from([("network".to_owned(), self.network.clone().into())]);
        let mut add = |key: &str, value: Option<String>| {
            extra.extend(value.map(|v| (key.to_owned(), v.into())));
        };
        let edited = text(&self.edited)
            .and_then(|t| parse_date(&t))
            .map(|p| p.at);
        let edited = edited.filter(|at| Some(*at) != post.created.map(|p| p.at));
        add("edited", edited.map(|at| at.to_rfc3339()));
        add(
            "wilayah",
            source.wilayah.as_ref().map(|w| w.as_str().to_owned()),
        );
        if self.official {
            add("account", text(&self.account));
        } else {
            let who = text(&self.author).map(|who| format!("{}\0{who}", self.network));
            add("voice", who.map(|who| intake.voice(&who)));
        }
        let counts: Map<String, Value> = self
            .engagement
            .iter()
            .filter_map(|(key, path)| Some((key.clone(), count(path.of(value)?)?)))
            .collect();
        if !counts.is_empty() {
            extra.insert("engagement".to_owned(), counts.into());
        }
        let mut item = intake.take(Item {
            id: ItemId::new(&source.id, key),
            key: key.to_owned(),
            source: source.id.clone(),
            channel: source.channel,
            url: text(&self.url),
            title: worded(&self.title),
            body,
            published: post.created,
            received,
            lang: text(&self.lang).and_then(|l| language(&l)),
            extra,
        });
        // After redaction, which might take the number of a post for one of a person.
        item.extra
            .extend(answers.map(|key| ("in_reply_to".to_owned(), key.into())));
        item
    }
}

/// Changes when what was said does; likes may come and go.
pub fn fingerprint(item: &Item) -> String {
    let mut said = item.clone();
    said.extra.remove("engagement");
    let mut print = sha256_hex(said.content_hash().as_bytes());
    print.truncate(16);
    print
}

fn first(field: &Field, value: &Value) -> Option<String> {
    field.iter().find_map(|template| template.fill(value, ""))
}

/// YouTube and others write numbers as texts.
fn count(value: &Value) -> Option<Value> {
    let n: u64 = said(value)?.parse().ok()?;
    Some(n.into())
}

/// `@budi @ani iya, benar` is written by the network, not by the person.
fn without_addressees(text: &str) -> String {
    let mut rest = text.trim_start();
    while rest.starts_with('@') {
        let Some((_, after)) = rest.split_once(char::is_whitespace) else {
            return text.to_owned();
        };
        rest = after.trim_start();
    }
    rest.to_owned()
}

/// X still writes the code of Indonesian that ISO 639 withdrew; `und` is none.
fn language(code: &str) -> Option<String> {
    let code = code
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    match code.as_str() {
        "in" => Some("id".to_owned()),
        "jw" => Some("jv".to_owned()),
        // `zxx` has no words; X's own codes for hashtags or media alone begin with q.
        "und" | "zxx" => None,
        _ if code.len() == 3 && code.starts_with('q') => None,
        _ => matches!(code.len(), 2 | 3).then_some(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addressees_go_and_what_was_said_stays() {
        for (text, expect) in [
            ("@budi @ani@m.test iya, benar", "iya, benar"),
            ("iya @budi", "iya @budi"),
            ("@budi", "@budi"),
            ("", ""),
        ] {
            assert_eq!(without_addressees(text), expect);
        }
    }

    #[test]
    fn languages_are_those_of_iso_639() {
        for (code, expect) in [
            ("in", Some("id")),
            ("id-ID", Some("id")),
            ("und", None),
            ("", None),
            ("zxx", None),
            ("qme", None),
            ("jw", Some("jv")),
        ] {
            assert_eq!(language(code).as_deref(), expect);
        }
    }
}
