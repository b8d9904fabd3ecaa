//! One article over several pages: where its whole is to be had in one (`?page=all`, `?single=1`), and
//! where its further pages are (`?page=2`, `/2`). Links on the page alone are followed; no address is
//! guessed. And what address an article has, whichever way led to it.

use scraper::{Html, Selector};
use std::collections::BTreeMap;
use url::Url;

/// Longer series are galleries.
pub const MOST_PARTS: usize = 12;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Onward {
    /// The whole article on one page.
    pub whole: Option<Url>,
    /// Its further pages, in order.
    pub parts: Vec<Url>,
}

pub fn onward(page: &Html, here: &Url) -> Onward {
    let selector = Selector::parse("a[href], link[rel=next][href]").expect("a fixed selector");
    let mut parts = BTreeMap::new();
    let mut whole = None;
    let base = part_of(here).1;
    for href in page.select(&selector).filter_map(|a| a.attr("href")) {
        // Most links lead elsewhere, and parsing an address costs more than looking at it.
        if !href.bytes().any(|b| b.is_ascii_digit()) && !href.contains("=all") {
            continue;
        }
        let Ok(to) = here.join(href.trim()) else {
            continue;
        };
        if is_whole(&to) && part_of(&without(&to, WHOLE)).1 == base {
            whole = whole.or(Some(to));
        } else if let (Some(n), to_base) = part_of(&to)
            && (2..=MOST_PARTS as u32).contains(&n)
            && to_base == base
        {
            parts.entry(n).or_insert(to);
        }
    }
    // From the second on without a gap: a lone number behind a path is an id, not a page.
    let parts = (2..).map_while(|n| parts.remove(&n)).collect();
    let at_first = part_of(here).0.is_none_or(|n| n == 1);
    Onward {
        whole: whole.filter(|w| !is_whole(here) && w != here),
        parts: if at_first && !is_whole(here) {
            parts
        } else {
            Vec::new()
        },
    }
}

const WHOLE: &[(&str, &str)] = &[
    ("page", "all"),
    ("halaman", "all"),
    ("single", "1"),
    ("view", "all"),
    ("showpage", "all"),
];
const NUMBERED: &[&str] = &["page", "halaman", "hal", "p"];

fn is_whole(url: &Url) -> bool {
    url.query_pairs()
        .any(|(k, v)| WHOLE.iter().any(|(key, value)| k == *key && v == *value))
}

fn without(url: &Url, pairs: &[(&str, &str)]) -> Url {
    keep(url, |k, v| {
        !pairs.iter().any(|(key, value)| k == *key && v == *value)
    })
}

fn keep(url: &Url, wanted: impl Fn(&str, &str) -> bool) -> Url {
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(k, v)| wanted(k, v))
        .map(|(k, v)| (k.into_owned(), v.into_owned()))
        .collect();
    let mut url = url.clone();
    if url.query_pairs().count() != kept.len() {
        url.set_query(None);
        if !kept.is_empty() {
            url.query_pairs_mut().extend_pairs(kept);
        }
    }
    url
}

/// The number of a page of an article, and the article's address without it.
fn part_of(url: &Url) -> (Option<u32>, String) {
    let number = |k: &str, v: &str| NUMBERED.contains(&k).then(|| v.parse().ok()).flatten();
    let of_query: Option<u32> = url.query_pairs().find_map(|(k, v)| number(&k, &v));
    let mut base = plain_address(&keep(url, |k, v| number(k, v).is_none()));
    let path = base.path().trim_end_matches('/').to_owned();
    let of_path = path.rsplit_once('/').and_then(|(head, tail)| {
        // A number behind a slug is a page; behind a section it is an article's id.
        let n: u32 = tail.parse().ok().filter(|n| *n <= MOST_PARTS as u32)?;
        head.rsplit('/')
            .next()
            .is_some_and(|slug| slug.contains('-') || slug.ends_with(".html"))
            .then(|| (n, head.to_owned()))
    });
    match of_path {
        Some((n, head)) if of_query.is_none() => {
            base.set_path(&head);
            (Some(n), base.into())
        }
        _ => {
            base.set_path(&path);
            (of_query, base.into())
        }
    }
}

/// The address without what only says who sent the reader.
pub fn without_sender(url: &Url) -> Url {
    let mut plain = keep(url, |k, _| {
        !k.starts_with("utm_") && !matches!(k, "fbclid" | "gclid")
    });
    plain.set_fragment(None);
    plain
}

/// And without AMP's marks (`/amp`, `?amp=1`).
fn plain_address(url: &Url) -> Url {
    let mut plain = keep(&without_sender(url), |k, _| {
        !matches!(k, "amp" | "outputType")
    });
    let path = plain.path().trim_end_matches('/');
    if let Some(head) = path.strip_suffix("/amp").filter(|h| !h.is_empty()) {
        let head = head.to_owned();
        plain.set_path(&head);
    }
    plain
}

/// Where an AMP page's article really is.
pub fn behind_amp(page: &Html, here: &Url, canonical: Option<&Url>) -> Option<Url> {
    let root = page.root_element();
    let is_amp =
        root.attr("amp").is_some() || root.attr("⚡").is_some() || plain_address(here) != *here;
    canonical.filter(|c| is_amp && *c != here).cloned()
}

/// The same host, with or without `www.`, or one under the other.
pub fn same_site(a: &Url, b: &Url) -> bool {
    let host = |u: &Url| {
        u.host_str()
            .unwrap_or_default()
            .trim_start_matches("www.")
            .to_owned()
    };
    let (a, b) = (host(a), host(b));
    let under = |a: &str, b: &str| a.strip_suffix(b).is_some_and(|rest| rest.ends_with('.'));
    a == b || under(&a, &b) || under(&b, &a)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(here: &str, links: &[&str], whole: Option<&str>, parts: &[&str]) {
        let html: String = links
            .iter()
            .map(|l| format!("<a href='{l}'>x</a>"))
            .collect();
        let got = onward(&Html::parse_document(&html), &here.parse().unwrap());
        assert_eq!(got.whole.as_ref().map(Url::as_str), whole, "{here}");
        assert_eq!(
            got.parts.iter().map(Url::as_str).collect::<Vec<_>>(),
            parts,
            "{here}"
        );
    }

    #[test]
    fn the_whole_of_an_article_and_its_further_pages() {
        let here = "http://kabar.test/jalan-rusak";
        check(
            here,
            &["?page=all", "/lain?page=all"],
            Some("http://kabar.test/jalan-rusak?page=all"),
            &[],
        );
        check(
            here,
            &["/jalan-rusak?single=1"],
            Some("http://kabar.test/jalan-rusak?single=1"),
            &[],
        );
        check(
            here,
            &["?page=3", "?page=2", "/lain?page=2", "?page=2"],
            None,
            &[
                "http://kabar.test/jalan-rusak?page=2",
                "http://kabar.test/jalan-rusak?page=3",
            ],
        );
        check(
            here,
            &["/jalan-rusak/2/", "/jalan-rusak/3"],
            None,
            &[
                "http://kabar.test/jalan-rusak/2/",
                "http://kabar.test/jalan-rusak/3",
            ],
        );
        check(
            "http://kabar.test/a-b.html",
            &["/a-b.html/2"],
            None,
            &["http://kabar.test/a-b.html/2"],
        );
        // A gap, an id, another article's page, and the page that is read already.
        check(here, &["?page=4", "?page=3"], None, &[]);
        check(
            "http://kabar.test/berita/7",
            &["/berita/2", "/berita/3"],
            None,
            &[],
        );
        check(
            "http://kabar.test/jalan-rusak?page=2",
            &["?page=3", "?page=2"],
            None,
            &[],
        );
        check(
            "http://kabar.test/jalan-rusak?page=all",
            &["?page=2", "?page=all"],
            None,
            &[],
        );
    }

    #[test]
    fn an_article_has_one_address() {
        for (url, expect) in [
            ("http://kabar.test/a/amp", "http://kabar.test/a"),
            (
                "http://kabar.test/a/amp/?utm_source=x#y",
                "http://kabar.test/a",
            ),
            (
                "http://kabar.test/a?id=3&fbclid=z&amp=1",
                "http://kabar.test/a?id=3",
            ),
            ("http://kabar.test/amp", "http://kabar.test/amp"),
            ("http://kabar.test/a?id=%20", "http://kabar.test/a?id=%20"),
        ] {
            assert_eq!(plain_address(&url.parse().unwrap()).as_str(), expect);
        }
        let canonical: Url = "http://kabar.test/a".parse().unwrap();
        let behind = |html: &str, here: &str| {
            behind_amp(
                &Html::parse_document(html),
                &here.parse().unwrap(),
                Some(&canonical),
            )
        };
        assert_eq!(
            behind("<html amp><p>x", "http://amp.kabar.test/a"),
            Some(canonical.clone())
        );
        assert_eq!(
            behind("<html><p>x", "http://kabar.test/a/amp/"),
            Some(canonical.clone())
        );
        assert_eq!(behind("<html><p>x", "http://kabar.test/b"), None);
    }

    #[test]
    fn a_site_is_its_host_and_what_lies_under_it() {
        let same = |a: &str, b: &str| same_site(&Url::parse(a).unwrap(), &Url::parse(b).unwrap());
        assert!(
            same("http://www.kabar.test/", "https://kabar.test/x")
                && same("http://jatim.kabar.test", "http://kabar.test")
        );
        assert!(
            !same("http://kabar.test", "http://akabar.test")
                && !same("http://kabar.test", "http://lain.test")
        );
    }
}
