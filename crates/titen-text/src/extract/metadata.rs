//! Title, date, author and address of a page: JSON-LD, then OpenGraph and its kin, then markup.

use scraper::{Html, Selector};
use titen_model::{Precision, Published};
use url::Url;

#[derive(Default)]
pub(super) struct Metadata {
    pub title: Option<String>,
    /// As the page writes it.
    pub published: Option<String>,
    pub author: Option<String>,
    pub canonical: Option<Url>,
    /// As the page writes it.
    pub modified: Option<String>,
    pub editor: Option<String>,
    pub section: Option<String>,
    pub tags: Vec<String>,
    pub language: Option<String>,
    pub views: Option<u64>,
    /// The body as JSON-LD states it, and the summary.
    pub stated: Option<String>,
    pub summary: Option<String>,
}

pub(super) fn read(page: &Html, url: &Url) -> Metadata {
    let mut meta = super::json_ld::read(page);
    let attr = |css: &str, name: &str| {
        let selector = Selector::parse(css).expect("a fixed selector");
        page.select(&selector)
            .filter_map(|e| e.attr(name))
            .find_map(filled)
    };
    let text = |css: &str| {
        let selector = Selector::parse(css).expect("a fixed selector");
        page.select(&selector)
            .find_map(|e| filled(&e.text().collect::<String>()))
    };
    meta.title = text_of_heading(page)
        .or(meta.title.take())
        .or_else(|| {
            attr(
                "meta[property='og:title'], meta[name='twitter:title']",
                "content",
            )
        })
        .or_else(|| text("title"))
        .map(|t| without_outlet(t, url));
    let dated = |s: &String| crate::parse_date(s).is_some();
    meta.published = meta
        .published
        .filter(dated)
        .or_else(|| attr(DATE_METAS, "content").filter(dated))
        .or_else(|| attr("[itemprop=datePublished]", "content").filter(dated))
        .or_else(|| attr("time[datetime]", "datetime").filter(dated))
        .or_else(|| text("time").filter(dated))
        .or_else(|| written_date(page));
    meta.author = meta
        .author
        .or_else(|| {
            attr(
                "meta[name='author'], meta[property='article:author'], meta[name='content_author']",
                "content",
            )
        })
        .filter(|a| !a.starts_with("http"));
    meta.modified = meta.modified.filter(dated).or_else(|| {
        attr("meta[property='article:modified_time'], meta[property='og:updated_time'], meta[itemprop=dateModified]", "content").filter(dated)
    });
    meta.editor = meta
        .editor
        .or_else(|| attr("meta[name=content_editor], meta[name=editor]", "content"));
    meta.section = meta.section.or_else(|| {
        attr(
            "meta[property='article:section'], meta[name=content_category], meta[name='dtk:kanal']",
            "content",
        )
    });
    if meta.tags.is_empty() {
        let selector = Selector::parse("meta[property='article:tag']").expect("a fixed selector");
        meta.tags = page
            .select(&selector)
            .filter_map(|e| e.attr("content"))
            .filter_map(filled)
            .collect();
    }
    if meta.tags.is_empty() {
        let listed = attr(
            "meta[name=content_tag], meta[name=news_keywords], meta[name=keywords]",
            "content",
        );
        meta.tags = listed.map_or_else(Vec::new, |t| split_tags(&t));
    }
    meta.language = meta.language.or_else(|| attr("html[lang]", "lang"));
    meta.summary = attr(
        "meta[property='og:description'], meta[name=description]",
        "content",
    );
    let canonical =
        attr("link[rel=canonical]", "href").or_else(|| attr("meta[property='og:url']", "content"));
    meta.canonical = canonical
        .and_then(|c| url.join(&c).ok())
        .filter(|c| matches!(c.scheme(), "http" | "https"));
    meta
}

const DATE_METAS: &str = "meta[property='article:published_time'], meta[itemprop=datePublished], meta[name=pubdate], meta[name=publishdate], \
    meta[name=publish_date], meta[name='dtk:publishdate'], meta[name=content_PublishedDate], meta[name='article:published_time'], meta[name=date], \
    meta[name='DC.date.issued'], meta[property='og:published_time']";

pub(super) fn filled(s: &str) -> Option<String> {
    let s = s.split_whitespace().collect::<Vec<_>>().join(" ");
    (!s.is_empty()).then_some(s)
}

pub(super) fn split_tags(listed: &str) -> Vec<String> {
    listed.split([',', ';']).filter_map(filled).collect()
}

/// A page with one h1 has its headline there, without the outlet's name behind it.
fn text_of_heading(page: &Html) -> Option<String> {
    let selector = Selector::parse("h1").expect("a fixed selector");
    let mut found = page
        .select(&selector)
        .filter_map(|h| filled(&h.text().collect::<String>()))
        .filter(|t| t.len() > 15);
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// A short text in an element that is named after a date: the first with a time of day, else the
/// only day that stands in such elements, since lists of other articles have dates too.
fn written_date(page: &Html) -> Option<String> {
    let selector = Selector::parse(
        "[class*=date], [class*=tanggal], [class*=waktu], [class*=time], [id*=date]",
    )
    .expect("a fixed selector");
    let texts = page
        .select(&selector)
        .filter_map(|e| filled(&e.text().collect::<String>()));
    let dated = texts
        .filter(|t| t.len() < 60)
        .filter_map(|t| crate::parse_date(&t).map(|p| (t, p)));
    let all: Vec<(String, Published)> = dated.collect();
    let timed = all.iter().find(|(_, p)| p.precision == Precision::Instant);
    let one_day = all
        .first()
        .filter(|(_, first)| all.iter().all(|(_, p)| p == first));
    timed.or(one_day).map(|(text, _)| text.clone())
}

/// A page's title without the outlet's name behind a bar or a dash.
fn without_outlet(title: String, url: &Url) -> String {
    let host = url.host_str().unwrap_or("");
    let is_outlet = |bar: &str, tail: &str| {
        let words = tail.split_whitespace().count();
        let name: String = tail
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
            .to_lowercase();
        let address = [".com", ".id", ".co", ".net", ".tv"]
            .iter()
            .any(|a| name.contains(a));
        words <= 3 && (bar == " | " || address || host.contains(&name))
    };
    for bar in [" | ", " - ", " – "] {
        if let Some((head, tail)) = title.rsplit_once(bar)
            && head.len() > 15
            && is_outlet(bar, tail)
        {
            return head.trim().to_owned();
        }
    }
    title
}

#[derive(Debug, Default, PartialEq)]
pub(super) struct ByLine {
    pub author: Option<String>,
    pub editor: Option<String>,
}

/// `Penulis: Sari | Editor: Budi`, as Indonesian outlets write it below or above the text.
pub(super) fn by_line<'t>(texts: impl Iterator<Item = &'t str>) -> ByLine {
    const LONGEST: usize = 160;
    let mut found = ByLine::default();
    for text in texts.filter(|t| t.len() < LONGEST) {
        let lower = text.to_lowercase();
        // Another case may have another length; such a name cannot be cut by its place.
        if lower.len() != text.len() {
            continue;
        }
        for (at, label, is_editor) in labels(&lower) {
            let name = &text[at + label.len()..];
            let rest = &lower[at + label.len()..];
            let end = labels(rest)
                .map(|(at, ..)| at)
                .chain(name.find(['|', '•', '(', '/', '\n']))
                .min();
            let name = name[..end.unwrap_or(name.len())]
                .trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
            let is_name = name.chars().next().is_some_and(char::is_uppercase)
                && name.split_whitespace().count() <= 6;
            let slot = if is_editor {
                &mut found.editor
            } else {
                &mut found.author
            };
            if is_name && slot.is_none() {
                *slot = Some(name.to_owned());
            }
        }
    }
    found
}

/// Where a label of a by-line stands, and whether it is the editor's.
fn labels(lower: &str) -> impl Iterator<Item = (usize, &'static str, bool)> {
    const LABELS: [(&str, bool); 9] = [
        ("penulis:", false),
        ("penulis :", false),
        ("reporter:", false),
        ("reporter :", false),
        ("pewarta:", false),
        ("pewarta :", false),
        ("wartawan:", false),
        ("editor:", true),
        ("editor :", true),
    ];
    LABELS
        .into_iter()
        .filter_map(|(label, is_editor)| Some((lower.find(label)?, label, is_editor)))
}

/// The date that stands right above the text, or right below it; with a time of day, since days of
/// other articles stand there too.
pub(super) fn date_near<'t>(
    texts: impl Iterator<Item = &'t str>,
    kept: &[bool],
) -> Option<Published> {
    const NEAR: usize = 12;
    let first = kept.iter().position(|k| *k)?;
    let from = first.saturating_sub(NEAR);
    let near: Vec<&str> = texts.skip(from).take(first + 2 - from).collect();
    near.iter().rev().find_map(|t| timed(t))
}

/// `Rabu, 12 Agustus 2026 | 14:05 WIB`, with a place or a name before it or a count behind it.
fn timed(text: &str) -> Option<Published> {
    const LONGEST: usize = 120;
    if text.len() > LONGEST || !text.contains(':') && !text.contains("WIB") {
        return None;
    }
    let parts: Vec<&str> = text.split(['|', '•', '·', '–']).map(str::trim).collect();
    let mut tries: Vec<String> = vec![text.to_owned()];
    for n in 0..parts.len() {
        tries.push(parts[n].to_owned());
        if let Some(next) = parts.get(n + 1) {
            tries.push(format!("{} {next}", parts[n]));
        }
    }
    let read = |t: &String| crate::parse_date(t).filter(|p| p.precision == Precision::Instant);
    tries.iter().find_map(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_lines_of_indonesian_outlets() {
        let check = |text: &str, author: Option<&str>, editor: Option<&str>| {
            let got = by_line([text].into_iter());
            assert_eq!(
                (got.author.as_deref(), got.editor.as_deref()),
                (author, editor),
                "{text}"
            );
        };
        check(
            "Penulis: Sari Dewi | Editor: Budi Santoso",
            Some("Sari Dewi"),
            Some("Budi Santoso"),
        );
        check("Penulis : Sari Editor : Budi", Some("Sari"), Some("Budi"));
        check("Pewarta: Ani (mg-1)", Some("Ani"), None);
        check("Editor: kami mencari editor baru", None, None);
        check("Warga menulis surat", None, None);
    }

    #[test]
    fn a_dateline_with_a_time() {
        let at = |text| timed(text).map(|p| p.at.to_rfc3339());
        let expect = Some("2026-08-12T07:05:00+00:00".to_owned());
        for text in [
            "Rabu, 12 Agustus 2026 | 14:05 WIB",
            "Rabu, 12 Agustus 2026 14:05 WIB | 1.229 Views",
            "Sari Dewi • Rabu, 12 Agustus 2026 14:05 WIB",
        ] {
            assert_eq!(at(text), expect, "{text}");
        }
        assert_eq!(at("Rabu, 12 Agustus 2026"), None);
        assert_eq!(at("Perbandingan 3:1"), None);
    }
}
