//! A listing's page → its links to articles and to its next page.

use super::discover::discover;
use crate::{
    Selectors,
    markup::text_of,
    pages_of::{same_site, without_sender},
};
use scraper::Html;
use std::collections::BTreeSet;
use titen_text::extract::parseable;
use url::Url;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkTo {
    pub url: Url,
    pub text: String,
}

#[derive(Debug, Default)]
pub struct Listing {
    pub links: Vec<LinkTo>,
    pub next: Option<Url>,
}

/// Links in the order of the page, each once.
pub fn read_listing(html: &str, url: &Url, selectors: &Selectors) -> Listing {
    let Some(html) = parseable(html) else {
        return Listing::default();
    };
    let page = Html::parse_document(&html);
    let absolute = |href: &str| {
        let mut to = url
            .join(href.trim())
            .ok()
            .filter(|u| matches!(u.scheme(), "http" | "https"))?;
        to.set_fragment(None);
        Some(to)
    };
    let chosen: Vec<(Url, String)> = match &selectors.link {
        None => discover(&page, url, &|to| same_site(to, url)),
        Some(link) => page
            .select(link)
            .filter_map(|a| Some((absolute(a.attr("href")?)?, text_of(*a))))
            .collect(),
    };
    let mut known = BTreeSet::new();
    let links = chosen
        .into_iter()
        .map(|(url, text)| LinkTo {
            url: without_sender(&url),
            text,
        })
        .filter(|link| link.url != *url && known.insert(link.url.clone()))
        .collect();
    let next = selectors
        .next
        .as_ref()
        .and_then(|s| page.select(s).next())
        .and_then(|a| absolute(a.attr("href")?));
    Listing { links, next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_absolute_in_order_and_once() {
        let html = "<nav><a href=/>x</a></nav><main><a href='/a#k'>A</a><a href='b'>B</a><a href='/a'>A lagi</a>\
                    <a href='mailto:x@y'>m</a><a href='/berita/'>sini</a></main><a class=next href='?hal=2'>2</a>";
        let url = Url::parse("http://kabar.test/berita/").unwrap();
        let selectors = Selectors::new("main a", None, None, None)
            .unwrap()
            .with_next("a.next")
            .unwrap();
        let listing = read_listing(html, &url, &selectors);
        let urls: Vec<&str> = listing.links.iter().map(|l| l.url.as_str()).collect();
        assert_eq!(urls, ["http://kabar.test/a", "http://kabar.test/berita/b"]);
        assert_eq!(
            listing.next.unwrap().as_str(),
            "http://kabar.test/berita/?hal=2"
        );
    }
}
