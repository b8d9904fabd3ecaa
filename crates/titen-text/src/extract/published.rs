//! When an article was published, where its page's metadata does not say: `<time>`, elements that are named
//! after a date, a dateline near the text, and the address. A wrong date is worse than none, so what stands
//! in comments or among other articles does not count, and an address that has the day overrules the rest.

use super::metadata::filled;
use chrono::{NaiveDate, NaiveDateTime};
use ego_tree::NodeId;
use foldhash::{HashSet, HashSetExt};
use scraper::{ElementRef, Html, Selector};
use titen_model::{Precision, Published, wib_date};
use url::Url;

/// `body`: the elements in which its text begins and ends; `kept`: which of `texts` are in it.
pub(super) fn published<'t>(
    page: &Html,
    body: Option<(NodeId, NodeId)>,
    addresses: &[&Url],
    texts: impl Iterator<Item = &'t str>,
    kept: &[bool],
) -> Option<Published> {
    let places = Places::of(page);
    let written = [
        places.choose(body, &in_time_elements(page, &places)),
        places.choose(body, &in_named_elements(page, &places)),
        date_near(texts, kept),
    ];
    let mut written = written.into_iter().flatten();
    let Some(day) = addresses.iter().find_map(|url| of_address(url)) else {
        return written.next();
    };
    // An address may have the day in another zone.
    let agrees = |p: &Published| (wib_date(p.at) - day).num_days().abs() <= 1;
    written.find(agrees).or(Some(Published::day(day)))
}

/// `/2026/08/12/`, or fourteen digits as in `/20260812140500-12-345/`.
fn of_address(url: &Url) -> Option<NaiveDate> {
    let segments: Vec<&str> = url.path_segments()?.collect();
    let number = |s: &str, len: std::ops::RangeInclusive<usize>| -> Option<u32> {
        let digits = len.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| s.parse().ok()).flatten()
    };
    let in_parts = segments.windows(3).find_map(|s| {
        let year = number(s[0], 4..=4).filter(|y| (1995..2100).contains(y))?;
        NaiveDate::from_ymd_opt(
            year.cast_signed(),
            number(s[1], 1..=2)?,
            number(s[2], 1..=2)?,
        )
    });
    in_parts.or_else(|| {
        segments.iter().find_map(|s| {
            let end = s.bytes().take_while(u8::is_ascii_digit).count();
            let stamp = (end == 14 && s.starts_with("20")).then(|| &s[..end])?;
            NaiveDateTime::parse_from_str(stamp, "%Y%m%d%H%M%S")
                .ok()
                .map(|at| at.date())
        })
    })
}

/// More are a list of other articles.
const MOST: usize = 200;

fn in_time_elements(page: &Html, places: &Places) -> Vec<(NodeId, Published)> {
    let selector = Selector::parse("time").expect("a fixed selector");
    let read = |e: ElementRef<'_>| {
        let stated = e.attr("datetime").and_then(crate::parse_date);
        Some((e.id(), stated.or_else(|| crate::parse_date(&text(e)?))?))
    };
    let times = page.select(&selector).take(MOST);
    times
        .filter(|e| !places.is_elsewhere(*e))
        .filter_map(read)
        .collect()
}

/// Short texts in elements that are named after a date.
fn in_named_elements(page: &Html, places: &Places) -> Vec<(NodeId, Published)> {
    let selector = Selector::parse(
        "[class*=date], [class*=tanggal], [class*=waktu], [class*=time], [id*=date]",
    )
    .expect("a fixed selector");
    let named = page.select(&selector).take(MOST);
    named
        .filter(|e| !places.is_elsewhere(*e))
        .filter_map(|e| Some((e.id(), crate::parse_date(&text(e)?)?)))
        .collect()
}

fn text(e: ElementRef<'_>) -> Option<String> {
    const LONGEST: usize = 60;
    let mut text = String::new();
    for part in e.text() {
        text.push_str(part);
        if text.len() > 4 * LONGEST {
            return None;
        }
    }
    filled(&text).filter(|t| t.len() < LONGEST)
}

/// Headlines, and the elements around them.
struct Places {
    headlines: Vec<NodeId>,
    around: HashSet<NodeId>,
}

impl Places {
    fn of(page: &Html) -> Places {
        let selector = Selector::parse("h1").expect("a fixed selector");
        let mut places = Places {
            headlines: Vec::new(),
            around: HashSet::new(),
        };
        for h1 in page.select(&selector) {
            places.headlines.push(h1.id());
            for above in h1.ancestors() {
                if !places.around.insert(above.id()) {
                    break;
                }
            }
        }
        places
    }

    /// In comments, or in a list of other articles. What is around the headline is neither, whatever its name.
    fn is_elsewhere(&self, e: ElementRef<'_>) -> bool {
        const HIGHEST: usize = 30;
        std::iter::once(e)
            .chain(e.ancestors().filter_map(ElementRef::wrap))
            .take(HIGHEST)
            // The page's own names say nothing of a part of it.
            .take_while(|e| !self.around.contains(&e.id()) && e.value().name() != "body")
            .any(|above| {
                let is_named = |names: &str| {
                    let names = names.to_ascii_lowercase();
                    ELSEWHERE.iter().any(|n| names.contains(n))
                };
                matches!(above.value().name(), "aside" | "footer" | "nav")
                    || above
                        .attr("class")
                        .into_iter()
                        .chain(above.attr("id"))
                        .any(is_named)
            })
    }

    /// The only day that is told; else the first below the headline, if it is not below the text too; else
    /// the last time of day above the text.
    fn choose(
        &self,
        body: Option<(NodeId, NodeId)>,
        found: &[(NodeId, Published)],
    ) -> Option<Published> {
        let first = found.first()?.1;
        let is_timed = |p: &Published| p.precision == Precision::Instant;
        if found
            .iter()
            .all(|(_, p)| wib_date(p.at) == wib_date(first.at))
        {
            let timed = found.iter().find(|(_, p)| is_timed(p));
            return Some(timed.map_or(first, |(_, p)| *p));
        }
        let (begin, end) = body?;
        let headline = self.headlines.iter().rev().find(|h| **h <= begin);
        let below = headline.and_then(|h| found.iter().find(|(at, _)| h < at && *at <= end));
        let above = || {
            found
                .iter()
                .rev()
                .find(|(at, p)| *at <= begin && is_timed(p))
        };
        below.or_else(above).map(|(_, p)| *p)
    }
}

const ELSEWHERE: &[&str] = &[
    "comment",
    "komentar",
    "disqus",
    "related",
    "terkait",
    "popul",
    "rekomend",
    "recommend",
    "sidebar",
    "trending",
    "terbaru",
    "latest",
    "lainnya",
];

/// The date that stands right above the text, or right below it; with a time of day, since days of
/// other articles stand there too.
fn date_near<'t>(texts: impl Iterator<Item = &'t str>, kept: &[bool]) -> Option<Published> {
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

    #[test]
    fn the_day_in_an_address() {
        let day = |url: &str| of_address(&url.parse().unwrap()).map(|d| d.to_string());
        for (url, expect) in [
            (
                "http://kabar.test/read/2026/08/12/21040031/jalan",
                Some("2026-08-12"),
            ),
            ("http://kabar.test/2026/8/2/jalan/", Some("2026-08-02")),
            (
                "http://kabar.test/daerah/20260812140500-12-345/jalan",
                Some("2026-08-12"),
            ),
            ("http://kabar.test/2026/08/jalan", None),
            ("http://kabar.test/2026/13/40/jalan", None),
            ("http://kabar.test/berita/20260812", None),
            ("mailto:x@kabar.test", None),
        ] {
            assert_eq!(day(url).as_deref(), expect, "{url}");
        }
    }
}
