//! A field and an entry while their text is still coming in.

use super::field::{Field, Name};
use super::tokens::Tag;
use crate::feed::FeedEntry;
use crate::markup::to_text;
use titen_text::parse_date;
use url::Url;

pub struct Open {
    pub field: Field,
    pub text: String,
    /// The tag that ends it.
    tag: String,
    attrs: Vec<(String, String)>,
    /// Its text stands as markup, so that a decoded `<` must not become a tag.
    is_markup: bool,
    /// Elements of its own markup that are open.
    depth: usize,
    /// Address and e-mail beside an author's name.
    muted: bool,
}

impl Open {
    pub fn begin(field: Field, tag: &Tag) -> Self {
        let xml = |key: &str| {
            tag.attr(key)
                .is_some_and(|v| v.contains("xhtml") || v == "xml")
        };
        Open {
            field,
            text: String::new(),
            tag: tag.name.clone(),
            attrs: tag.attrs.clone(),
            is_markup: xml("type") || xml("mode"),
            depth: 0,
            muted: false,
        }
    }

    pub fn text(&mut self, text: &str) {
        if self.muted {
            return;
        }
        if self.is_markup {
            self.text
                .push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
        } else {
            self.text.push_str(text);
        }
    }

    /// Does a tag that begins here belong to this field? Otherwise its end tag is missing.
    pub fn takes(&mut self, name: &Name<'_>, tag: &Tag) -> bool {
        match self.field {
            Field::Author if name.is_local("name") => {
                self.text.clear();
                self.muted = false;
                true
            }
            Field::Author
                if ["email", "uri", "url", "homepage"]
                    .iter()
                    .any(|n| name.is_local(n)) =>
            {
                self.muted = true;
                true
            }
            _ if name.field().is_some() && !(self.depth > 0 && name.is_html_too()) => false,
            Field::Title | Field::Body => {
                self.text.push_str(&format!("<{}>", tag.name));
                self.depth += usize::from(!tag.self_closing && has_end(&tag.name));
                true
            }
            _ => true,
        }
    }

    pub fn ends(&mut self, tag: &str) -> bool {
        if tag == self.tag {
            return true;
        }
        match self.field {
            // What stands behind the name is not it.
            Field::Author => self.muted |= Name::of(tag).is_local("name"),
            Field::Title | Field::Body => {
                self.depth = self.depth.saturating_sub(usize::from(has_end(tag)));
                self.text.push_str(&format!("</{tag}>"));
            }
            _ => {}
        }
        false
    }

    fn attr(&self, key: &str) -> Option<&str> {
        self.attrs
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, v)| v.as_str())
    }
}

/// Not void, and not ended by its next sibling.
fn has_end(tag: &str) -> bool {
    !matches!(
        tag,
        "br" | "hr" | "img" | "input" | "meta" | "p" | "li" | "td" | "tr" | "wbr" | "embed"
    )
}

/// As much of an entry as has been read.
#[derive(Default)]
pub struct Raw {
    id: Option<String>,
    link: Option<String>,
    title: Option<String>,
    body: String,
    published: Option<String>,
    updated: Option<String>,
    authors: Vec<String>,
    tags: Vec<String>,
    is_cut_off: bool,
}

impl Raw {
    /// Its id may have come behind the cut: a link in its place would make it a second item.
    pub fn cut_off(&mut self) {
        self.is_cut_off = true;
    }

    /// RSS 1.0 has the entry's address in its tag.
    pub fn begin(tag: &Tag) -> Self {
        let about = tag.attr("rdf:about").or_else(|| tag.attr("href"));
        Raw {
            link: about.map(str::to_owned),
            ..Raw::default()
        }
    }

    pub fn put(&mut self, open: Open) {
        let text = open.text.trim();
        let first = |slot: &mut Option<String>| {
            if slot.is_none() && !text.is_empty() {
                *slot = Some(text.to_owned());
            }
        };
        match open.field {
            Field::Title => first(&mut self.title),
            Field::Id => first(&mut self.id),
            Field::Published => first(&mut self.published),
            Field::Updated => first(&mut self.updated),
            Field::Link => {
                let is_main = open
                    .attr("rel")
                    .is_none_or(|r| r.eq_ignore_ascii_case("alternate"));
                let href = Some(text)
                    .filter(|t| !t.is_empty())
                    .or_else(|| open.attr("href"));
                if let Some(href) = href.filter(|_| is_main) {
                    self.link = Some(href.trim().to_owned());
                }
            }
            Field::Body if text.len() > self.body.len() => self.body = text.to_owned(),
            Field::Body => {}
            Field::Author => {
                let name = to_text(text);
                if !name.is_empty() && !self.authors.contains(&name) {
                    self.authors.push(name);
                }
            }
            Field::Tag => {
                let named = open.attr("label").or_else(|| open.attr("term"));
                self.tags
                    .extend(named.or(Some(text)).filter(|t| !t.is_empty()).map(to_text));
            }
        }
    }

    pub fn into_entry(self, base: &Url) -> FeedEntry {
        let by_id = || self.id.clone().filter(|id| id.starts_with("http"));
        let url = self
            .link
            .clone()
            .or_else(by_id)
            .and_then(|href| base.join(&href).ok())
            .filter(|u| matches!(u.scheme(), "http" | "https"));
        let date = |text: &Option<String>| text.as_deref().and_then(parse_date);
        FeedEntry {
            key: self.id.or(self.link.filter(|_| !self.is_cut_off)),
            url,
            title: self.title.map(|t| to_text(&t)).filter(|t| !t.is_empty()),
            body: Some(to_text(&self.body)).filter(|b| !b.is_empty()),
            published: date(&self.published),
            updated: date(&self.updated).map(|p| p.at),
            author: (!self.authors.is_empty()).then(|| self.authors.join(", ")),
            tags: self.tags,
        }
    }
}
