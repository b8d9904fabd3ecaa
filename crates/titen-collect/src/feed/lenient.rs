//! A feed that no XML parser takes → its entries all the same: missing end tags, raw `&` and `<`, no version,
//! a tail that was cut off. Tags are read as a browser reads them (html5ever's tokenizer, which cannot fail),
//! and what a tag means follows from its name alone: a new entry or field ends the one before.

mod field;
mod raw;
mod tokens;

use super::FeedEntry;
use crate::markup::to_text;
use field::{Field, Name};
use raw::{Open, Raw};
use tokens::Tag;
pub use tokens::{Token, tokens};
use url::Url;

#[derive(Debug, Default)]
pub struct Lenient {
    pub title: Option<String>,
    pub entries: Vec<FeedEntry>,
    /// Is there an element that only a feed has for its root?
    pub is_feed: bool,
    /// The last entry never ends, so what stands there may not be all of it.
    pub cut_off: bool,
    /// There were more entries than any feed has.
    pub too_many: bool,
}

/// Far above any real feed; keeps memory within bounds.
const MOST_ENTRIES: usize = 20_000;

pub fn read(text: &str, base: &Url) -> Lenient {
    let mut reader = Reader {
        base,
        read: Lenient::default(),
        entry: None,
        field: None,
        skipping: None,
    };
    tokens(text, |token| reader.token(token));
    reader.read.cut_off = reader.entry.is_some();
    // An id or address that was cut off is another one.
    if let Some(open) = reader.field.take().filter(|f| !f.field.is_key()) {
        reader.put(open);
    }
    if let Some(entry) = &mut reader.entry {
        entry.cut_off();
    }
    reader.end_entry();
    reader.read
}

struct Reader<'a> {
    base: &'a Url,
    read: Lenient,
    entry: Option<Raw>,
    field: Option<Open>,
    /// An element whose title and link are not the entry's or the feed's: until it ends.
    skipping: Option<String>,
}

impl Reader<'_> {
    fn token(&mut self, token: Token) {
        match token {
            Token::Start(tag) => self.start(&tag),
            Token::End(name) => self.end(&name),
            Token::Text(text) => {
                if let Some(open) = &mut self.field {
                    open.text(&text);
                }
            }
        }
    }

    fn start(&mut self, tag: &Tag) {
        let name = Name::of(&tag.name);
        if name.is_entry() {
            self.end_entry();
            self.skipping = None;
            if self.read.entries.len() < MOST_ENTRIES {
                self.entry = Some(Raw::begin(tag));
            } else {
                self.read.too_many = true;
            }
            return;
        }
        if name.is_root() {
            self.read.is_feed = true;
            return;
        }
        if self.skipping.is_some() {
            return;
        }
        if name.is_foreign() && self.field.as_ref().is_none_or(|f| !f.field.is_text()) {
            self.end_field();
            if !tag.self_closing {
                self.skipping = Some(tag.name.clone());
            }
            return;
        }
        if let Some(open) = &mut self.field
            && open.takes(&name, tag)
        {
            return;
        }
        if let Some(field) = name.field() {
            self.end_field();
            self.field = Some(Open::begin(field, tag));
            if tag.self_closing {
                self.end_field();
            }
        }
    }

    fn end(&mut self, tag: &str) {
        if self.skipping.as_deref() == Some(tag) {
            self.skipping = None;
            return;
        }
        let name = Name::of(tag);
        if name.is_entry() {
            self.end_entry();
            self.skipping = None;
        } else if name.is_root() || self.field.as_mut().is_some_and(|open| open.ends(tag)) {
            self.end_field();
        }
    }

    fn end_field(&mut self) {
        if let Some(open) = self.field.take() {
            self.put(open);
        }
    }

    fn put(&mut self, open: Open) {
        match &mut self.entry {
            Some(entry) => entry.put(open),
            None if open.field == Field::Title && self.read.title.is_none() => {
                self.read.title = Some(to_text(&open.text)).filter(|t| !t.is_empty());
            }
            None => {}
        }
    }

    fn end_entry(&mut self) {
        self.end_field();
        if let Some(entry) = self.entry.take() {
            self.read.entries.push(entry.into_entry(self.base));
        }
    }
}

#[cfg(test)]
mod tests;
