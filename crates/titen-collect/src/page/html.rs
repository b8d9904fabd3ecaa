//! A page's markup → what is read of it: by the site's own selectors, else by titen-text.

use super::{ReadPage, article::more};
use crate::{
    Selectors,
    markup::text_of,
    pages_of::{Onward, behind_amp, onward},
};
use scraper::{ElementRef, Html, Selector};
use titen_model::Published;
use titen_text::{extract::article, parse_date};
use url::Url;

/// What a selector finds wins over what titen-text finds.
pub fn read_html(
    html: &str,
    url: &Url,
    selectors: Option<&Selectors>,
) -> Option<(ReadPage, Onward)> {
    let page = Html::parse_document(html);
    let on = onward(&page, url);
    let found = article(html, url).map(|a| ReadPage {
        more: more(&a),
        behind_amp: behind_amp(&page, url, a.canonical.as_ref()),
        title: Some(a.title).filter(|t| !t.trim().is_empty()),
        body: a.body,
        published: a.published,
        author: a.author,
        canonical: a.canonical,
        missing: Vec::new(),
    });
    let Some(selectors) = selectors else {
        return found.map(|read| (read, on));
    };
    let mut read = found.unwrap_or_default();
    let first = |selector: &Option<Selector>| selector.as_ref().and_then(|s| page.select(s).next());
    if let Some(title) = first(&selectors.title)
        .map(|e| text_of(*e))
        .filter(|t| !t.is_empty())
    {
        read.title = Some(title);
    }
    if let Some(body) = &selectors.body {
        // A configured selector that finds nothing says that this is not an article.
        read.body = page
            .select(body)
            .map(|e| text_of(*e))
            .collect::<Vec<_>>()
            .join("\n");
    }
    if let Some(date) = first(&selectors.date).and_then(date_of) {
        read.published = Some(date);
    }
    (!read.body.trim().is_empty()).then_some((read, on))
}

fn date_of(element: ElementRef<'_>) -> Option<Published> {
    ["datetime", "content"]
        .into_iter()
        .filter_map(|name| element.value().attr(name))
        .find_map(parse_date)
        .or_else(|| parse_date(&text_of(*element)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><body><h1>Bukan</h1><h2 class=judul>Jembatan putus</h2>\
        <span class=tgl>Senin, 10 Agustus 2026 08:15 WIB</span>\
        <div class=isi><p>Jembatan desa putus.</p></div><div class=isi>Warga memutar.</div></body></html>";

    #[test]
    fn selectors_win_and_one_that_finds_no_body_means_no_article() {
        let url = Url::parse("http://kabar.test/1").unwrap();
        let some = Selectors::new("a", Some(".judul"), Some(".isi"), Some(".tgl")).unwrap();
        let (read, _) = read_html(PAGE, &url, Some(&some)).unwrap();
        assert_eq!(read.title.as_deref(), Some("Jembatan putus"));
        assert_eq!(read.body, "Jembatan desa putus.\nWarga memutar.");
        assert_eq!(
            read.published.unwrap().at.to_rfc3339(),
            "2026-08-10T01:15:00+00:00"
        );
        let none = Selectors::new("a", None, Some(".konten"), None).unwrap();
        assert_eq!(read_html(PAGE, &url, Some(&none)), None);
    }
}
