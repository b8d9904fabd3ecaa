//! Links to articles on a page that nobody has written selectors for: an outlet lays its articles out
//! alike, so they are links that repeat in one place of the markup, with a headline as their text and
//! an address that goes deeper than a section's.

use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// Fewer alike are a coincidence.
const LEAST: usize = 3;
/// The share of links of one layout that must look like articles.
const MOST_OF: f64 = 0.6;
const LEAST_WORDS: usize = 4;
/// How far up the markup is compared.
const LEVELS: usize = 4;

/// Links in the order of the page, each once, with their headlines.
pub fn discover(page: &Html, here: &Url, same_site: &dyn Fn(&Url) -> bool) -> Vec<(Url, String)> {
    let selector = Selector::parse("a[href]").expect("a fixed selector");
    let mut layouts: BTreeMap<String, BTreeMap<Url, bool>> = BTreeMap::new();
    let mut found = Vec::new();
    for a in page.select(&selector) {
        let to = a.attr("href").and_then(|h| here.join(h.trim()).ok());
        let Some(mut to) = to.filter(|u| matches!(u.scheme(), "http" | "https") && same_site(u))
        else {
            continue;
        };
        to.set_fragment(None);
        if to == *here || is_furniture(a) {
            continue;
        }
        let layout = layout(a);
        let text = crate::markup::text_of(*a).replace('\n', " ");
        let is_article = text.split_whitespace().count() >= LEAST_WORDS && leads_to_article(&to);
        // A picture's link leads where the headline's does, and says nothing against it.
        if !text.is_empty() {
            *layouts
                .entry(layout.clone())
                .or_default()
                .entry(to.clone())
                .or_default() |= is_article;
        }
        if is_article {
            found.push((layout, to, text));
        }
    }
    let repeats = |layout: &String| {
        let links = &layouts[layout];
        let n = links.values().filter(|is| **is).count();
        n >= LEAST && n as f64 >= MOST_OF * links.len() as f64
    };
    let mut known = BTreeSet::new();
    found
        .into_iter()
        .filter(|(layout, to, _)| repeats(layout) && known.insert(to.clone()))
        .map(|(_, to, text)| (to, text))
        .collect()
}

fn is_furniture(a: ElementRef<'_>) -> bool {
    a.ancestors()
        .filter_map(ElementRef::wrap)
        .take(2 * LEVELS)
        .any(|e| {
            let named = |names: &str| {
                let names = names.to_ascii_lowercase();
                ["menu", "nav", "breadcrumb", "footer", "tagcloud"]
                    .iter()
                    .any(|n| names.contains(n))
            };
            let is_page = matches!(e.value().name(), "html" | "body");
            matches!(e.value().name(), "nav" | "footer")
                || (!is_page && e.attr("class").into_iter().chain(e.attr("id")).any(named))
        })
}

/// The link's elements with their first class, some levels up.
fn layout(a: ElementRef<'_>) -> String {
    let mut layout = String::new();
    for e in std::iter::once(a)
        .chain(a.ancestors().filter_map(ElementRef::wrap))
        .take(LEVELS)
    {
        layout.push_str(e.value().name());
        // Numbers and the like tell one entry from the next, not one layout from another.
        if let Some(class) = e
            .value()
            .classes()
            .find(|c| !c.bytes().any(|b| b.is_ascii_digit()))
        {
            layout.push('.');
            layout.push_str(class);
        }
        layout.push('<');
    }
    layout
}

const SECTIONS: &[&str] = &[
    "tag", "tags", "topik", "topic", "category", "kategori", "author", "penulis", "page", "indeks",
    "index", "search", "kanal", "label", "user", "profile",
];

/// A slug of several words, a long number, a date, or an id in the query.
fn leads_to_article(url: &Url) -> bool {
    let segments: Vec<&str> = url
        .path_segments()
        .into_iter()
        .flatten()
        .filter(|s| !s.is_empty())
        .collect();
    if segments.iter().any(|s| SECTIONS.contains(s)) {
        return false;
    }
    let number = |s: &str, least: usize| s.len() >= least && s.bytes().all(|b| b.is_ascii_digit());
    let slug = segments
        .last()
        .is_some_and(|s| s.split(['-', '_']).filter(|w| !w.is_empty()).count() >= 3);
    slug || segments.iter().any(|s| number(s, 4)) || url.query_pairs().any(|(_, v)| number(&v, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expect: &[&str]) {
        let here: Url = "http://desa.test/berita".parse().unwrap();
        let found = discover(&Html::parse_document(html), &here, &|u| {
            u.host_str() == here.host_str()
        });
        assert_eq!(
            found.iter().map(|(u, _)| u.path()).collect::<Vec<_>>(),
            expect
        );
    }

    #[test]
    fn headlines_that_repeat_are_found_and_menus_are_not() {
        let menu = "<nav><a href=/profil-desa-contoh-kami>Profil Desa Contoh Kami Semua</a></nav><ul class=menu>".to_owned()
            + &(1..6).map(|n| format!("<li><a href=/layanan-warga-desa-{n}>Layanan warga desa nomor {n}</a></li>")).collect::<String>()
            + "</ul>";
        let entry = |n: usize| {
            format!(
                "<div class='kartu k{n}'><a href=/2026/08/jalan-{n}/><img src=x></a><h3><a href=/2026/08/jalan-{n}/#isi>Jalan desa nomor {n} rusak</a></h3><a href=/2026/08/jalan-{n}/>Selengkapnya</a></div>"
            )
        };
        let entries: String = (1..5).map(entry).collect();
        let expect = [
            "/2026/08/jalan-1/",
            "/2026/08/jalan-2/",
            "/2026/08/jalan-3/",
            "/2026/08/jalan-4/",
        ];
        check(&format!("{menu}<main>{entries}</main>"), &expect);
        // Two alike are no list, and another site's are not ours.
        check(&format!("<main>{}{}</main>", entry(1), entry(2)), &[]);
        check(&entries.replace("href=", "href=http://lain.test"), &[]);
    }

    #[test]
    fn sections_and_tags_are_no_articles() {
        let tags: String = (1..9)
            .map(|n| {
                format!("<p><a href=/tag/jalan-desa-rusak-{n}>Jalan desa yang rusak {n}</a></p>")
            })
            .collect();
        check(&tags, &[]);
        let ids: String = (1..4)
            .map(|n| {
                format!("<li><a href='/baca.php?id={n}'>Warga desa menanam pohon {n}</a></li>")
            })
            .collect();
        check(&ids, &["/baca.php", "/baca.php", "/baca.php"]);
    }
}
