//! What an element of a feed is for, by its name: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, CDF, Dublin Core.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Title,
    Link,
    Id,
    Published,
    Updated,
    Body,
    Author,
    Tag,
}

impl Field {
    /// Half of it would name another entry.
    pub fn is_key(self) -> bool {
        matches!(self, Field::Link | Field::Id)
    }

    /// May it hold markup of its own?
    pub fn is_text(self) -> bool {
        matches!(self, Field::Title | Field::Body)
    }
}

/// Both parts in lower case, as the tokenizer gives them.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a> {
    prefix: &'a str,
    local: &'a str,
}

impl<'a> Name<'a> {
    pub fn of(name: &'a str) -> Self {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        Name { prefix, local }
    }

    pub fn is_entry(&self) -> bool {
        !self.is_extension() && matches!(self.local, "item" | "entry")
    }

    pub fn is_root(&self) -> bool {
        !self.is_extension() && matches!(self.local, "rss" | "feed" | "rdf" | "channel")
    }

    /// Has a title, link or id that is not the entry's.
    pub fn is_foreign(&self) -> bool {
        !self.is_extension()
            && matches!(self.local, "source" | "image" | "textinput" | "contributor")
    }

    /// Media and podcasts: their titles and links are those of pictures and sounds.
    fn is_extension(&self) -> bool {
        matches!(
            self.prefix,
            "media"
                | "itunes"
                | "podcast"
                | "googleplay"
                | "image"
                | "g"
                | "geo"
                | "georss"
                | "slash"
                | "thr"
        )
    }

    /// Elements of HTML: within a text they are markup.
    pub fn is_html_too(&self) -> bool {
        self.prefix.is_empty() && matches!(self.local, "title" | "link" | "summary" | "body")
    }

    pub fn is_local(&self, name: &str) -> bool {
        self.local == name
    }

    pub fn field(&self) -> Option<Field> {
        if self.is_extension() {
            return None;
        }
        Some(match self.local {
            "title" => Field::Title,
            "link" => Field::Link,
            "guid" | "id" => Field::Id,
            "pubdate" | "published" | "issued" | "created" | "date" => Field::Published,
            "updated" | "modified" | "lastmod" | "lastbuilddate" => Field::Updated,
            "description" | "summary" | "content" | "encoded" | "body" | "fullitem"
            | "abstract" => Field::Body,
            "author" | "creator" => Field::Author,
            "category" | "subject" => Field::Tag,
            _ => return None,
        })
    }
}
