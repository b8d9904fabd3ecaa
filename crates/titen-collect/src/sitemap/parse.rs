//! A sitemap or an index of sitemaps, plain or gzip, → what it lists.

use crate::{
    charset::decode,
    feed::{Token, tokens},
};
use chrono::{DateTime, Utc};
use flate2::read::GzDecoder;
use std::io::Read;
use titen_model::{DropReason, Published};
use titen_text::parse_date;
use url::Url;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sitemap {
    Pages(Vec<Listed>),
    Index(Vec<Listed>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub url: Url,
    /// The last edit or the publication, whichever is given.
    pub changed: Option<DateTime<Utc>>,
    /// Of a news sitemap.
    pub title: Option<String>,
    pub published: Option<Published>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SitemapError {
    #[error("neither a sitemap nor an index of sitemaps; check the address in a browser")]
    Other,
    #[error("it unpacks to more than {0} bytes; if it should, raise `max_bytes` in [http]")]
    TooLarge(usize),
}

impl SitemapError {
    pub fn reason(self) -> DropReason {
        match self {
            SitemapError::Other => DropReason::WrongKind,
            SitemapError::TooLarge(_) => DropReason::TooLarge,
        }
    }
}

/// As many as the standard allows one file.
const MOST: usize = 50_000;

pub fn parse_sitemap(bytes: &[u8], base: &Url, limit: usize) -> Result<Sitemap, SitemapError> {
    let mut unpacked = Vec::new();
    let bytes = if bytes.starts_with(&[0x1f, 0x8b]) {
        // A file that is cut off gives what it holds.
        let _ = GzDecoder::new(bytes)
            .take(limit as u64 + 1)
            .read_to_end(&mut unpacked);
        if unpacked.len() > limit {
            return Err(SitemapError::TooLarge(limit));
        }
        &unpacked
    } else {
        bytes
    };
    let mut reader = Reader::default();
    tokens(&decode(bytes, None), |token| reader.token(token, base));
    reader.end_entry(base);
    match reader.kind {
        Some(Kind::Pages) => Ok(Sitemap::Pages(reader.listed)),
        Some(Kind::Index) => Ok(Sitemap::Index(reader.listed)),
        None => Err(SitemapError::Other),
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Pages,
    Index,
}

#[derive(Default)]
struct Reader {
    kind: Option<Kind>,
    listed: Vec<Listed>,
    entry: Entry,
    /// The element whose text comes now.
    name: String,
}

#[derive(Default)]
struct Entry {
    loc: String,
    changed: String,
    published: String,
    title: String,
}

impl Reader {
    fn token(&mut self, token: Token, base: &Url) {
        match token {
            Token::Start(tag) => {
                match tag.name.as_str() {
                    "urlset" => self.kind = Some(Kind::Pages),
                    "sitemapindex" => self.kind = Some(Kind::Index),
                    "url" | "sitemap" => self.end_entry(base),
                    _ => {}
                }
                self.name = tag.name;
            }
            Token::End(_) => self.name.clear(),
            Token::Text(text) => match self.name.as_str() {
                "loc" => self.entry.loc.push_str(&text),
                "lastmod" => self.entry.changed.push_str(&text),
                "news:publication_date" => self.entry.published.push_str(&text),
                "news:title" => self.entry.title.push_str(&text),
                _ => {}
            },
        }
    }

    fn end_entry(&mut self, base: &Url) {
        let entry = std::mem::take(&mut self.entry);
        let loc = entry.loc.trim();
        if loc.is_empty() || self.listed.len() == MOST {
            return;
        }
        let Some(url) = base
            .join(loc)
            .ok()
            .filter(|u| matches!(u.scheme(), "http" | "https"))
        else {
            return;
        };
        let published = parse_date(&entry.published);
        let changed = published
            .or_else(|| parse_date(&entry.changed))
            .map(|p| p.at);
        let title = entry.title.trim();
        self.listed.push(Listed {
            url,
            changed,
            title: (!title.is_empty()).then(|| title.to_owned()),
            published,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn parse(bytes: &[u8]) -> Result<Sitemap, SitemapError> {
        parse_sitemap(
            bytes,
            &Url::parse("http://kabar.test/s.xml").unwrap(),
            1 << 16,
        )
    }

    const NEWS: &str = "<?xml version='1.0'?><urlset xmlns:news='x'><url><loc> http://kabar.test/1?a=1&b=2 </loc>\
        <lastmod>2026-08-11</lastmod><news:news><news:publication_date>2026-08-12T08:00:00+07:00</news:publication_date>\
        <news:title>Jalan &amp; jembatan</news:title></news:news><image:image><image:loc>http://kabar.test/x.jpg</image:loc>\
        </image:image></url><url><loc>/2</loc></url><url><loc>mailto:x</loc></url></urlset>";

    #[test]
    fn pages_with_their_news_and_nothing_else_are_listed_plain_and_packed() {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gz.write_all(NEWS.as_bytes()).unwrap();
        for bytes in [NEWS.as_bytes().to_vec(), gz.finish().unwrap()] {
            let Ok(Sitemap::Pages(pages)) = parse(&bytes) else {
                panic!()
            };
            let urls: Vec<&str> = pages.iter().map(|p| p.url.as_str()).collect();
            assert_eq!(urls, ["http://kabar.test/1?a=1&b=2", "http://kabar.test/2"]);
            assert_eq!(pages[0].title.as_deref(), Some("Jalan & jembatan"));
            assert_eq!(
                pages[0].changed.unwrap().to_rfc3339(),
                "2026-08-12T01:00:00+00:00"
            );
            assert_eq!((pages[1].changed, pages[1].published), (None, None));
        }
    }

    #[test]
    fn an_index_is_told_from_a_list_and_both_from_anything_else() {
        let index = parse(b"<sitemapindex><sitemap><loc>http://kabar.test/p1.xml</loc><lastmod>2026-08-12</lastmod></sitemap>");
        assert!(matches!(index, Ok(Sitemap::Index(lists)) if lists.len() == 1));
        assert_eq!(parse(b"<html><p>x"), Err(SitemapError::Other));
    }

    #[test]
    fn a_packed_bomb_is_left() {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gz.write_all(&vec![b' '; 1 << 24]).unwrap();
        assert_eq!(
            parse(&gz.finish().unwrap()),
            Err(SitemapError::TooLarge(1 << 16))
        );
    }
}
