//! What an issue is called: the headline nearest to its middle, or, where only citizens speak, problem and place.

use crate::{problem_words::problem_words, summary::sentence_of, terms::Vocabulary};
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{Document, Item, ItemId, PlaceCount, UrusanCode};

const MAX_CHARS: usize = 120;

pub fn title_of(
    docs: &[&Document],
    medoid: &Document,
    wilayah: &[PlaceCount],
    urusan: Option<&UrusanCode>,
    vocabulary: &Vocabulary<'_>,
    items: &BTreeMap<ItemId, Item>,
    dict: &Dictionaries,
) -> String {
    let only_voices = docs.len() > 1 && docs.iter().all(|d| d.channel.is_voice());
    if only_voices {
        let words = urusan
            .and_then(|u| problem_words(docs, u))
            .unwrap_or_else(|| vocabulary.phrase_of(docs));
        let problem = capitalised(&as_written(&words, docs, items));
        return match common_place(docs.len(), wilayah) {
            Some(place) => format!("{problem} — {}", dict.wilayah.full_name(&place.code)),
            None => problem,
        };
    }
    // A newsroom's headline reads better than the beginning of a message.
    let headline = docs
        .iter()
        .filter(|d| d.item == medoid.item || medoid.channel.is_voice() && !d.channel.is_voice())
        .max_by_key(|d| !d.channel.is_voice())
        .and_then(|d| items.get(&d.item));
    headline.map_or_else(
        || capitalised(&vocabulary.terms_of(docs, 3).join(", ")),
        headline_of,
    )
}

/// Abbreviations in capitals, as most of the items write them.
fn as_written(phrase: &str, docs: &[&Document], items: &BTreeMap<ItemId, Item>) -> String {
    let written = |word: &str| {
        let (mut capitals, mut n) = (0, 0);
        for doc in docs {
            let Some(item) = items.get(&doc.item) else {
                continue;
            };
            for t in doc.terms.iter().filter(|t| t.word == word) {
                let raw = sentence_of(item, t.span).unwrap_or_default();
                n += 1;
                capitals += usize::from(raw.chars().all(char::is_uppercase));
            }
        }
        if 2 * capitals > n && word.chars().count() <= 5 {
            word.to_uppercase()
        } else {
            word.to_owned()
        }
    };
    let words: Vec<String> = phrase
        .split(' ')
        .map(|w| match w.strip_suffix(',') {
            Some(bare) => format!("{},", written(bare)),
            None => written(w),
        })
        .collect();
    words.join(" ")
}

/// The place of at least half of the items.
fn common_place(n_items: usize, wilayah: &[PlaceCount]) -> Option<&PlaceCount> {
    wilayah.first().filter(|p| 2 * p.items.len() >= n_items)
}

/// Without the outlet's name behind it, and not longer than a line or two.
pub fn headline_of(item: &Item) -> String {
    let raw = item
        .headline()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let mut text = raw.as_str();
    while let Some(shorter) = without_outlet(text, &item.source) {
        text = shorter;
    }
    shortened(text, MAX_CHARS)
}

fn without_outlet<'a>(text: &'a str, source: &str) -> Option<&'a str> {
    let (head, tail) = [" | ", " - ", " – ", " — "]
        .iter()
        .filter_map(|sep| text.rsplit_once(sep))
        .min_by_key(|(_, tail)| tail.len())?;
    let few_words = tail.split_whitespace().count() <= 4;
    let is_domain = tail.contains('.') && !tail.contains(' ');
    let is_source = tail.to_lowercase().contains(&source.to_lowercase()) && !source.is_empty();
    let after_bar = text[head.len()..].starts_with(" |");
    // "Harga Cabai Naik - Pedagang Mengeluh" is one headline; "… - Berita DIY", "… | KOMPAS SIANG" are not.
    let brand = tail
        .split_whitespace()
        .all(|w| w.chars().next().is_some_and(char::is_uppercase));
    let outlet = is_domain
        || is_source
        || few_words && (after_bar || brand && tail.split_whitespace().count() <= 2);
    (outlet && head.split_whitespace().count() >= 3).then_some(head.trim_end())
}

/// At most `max` characters, cut between words.
pub fn shortened(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let end = text
        .char_indices()
        .nth(max.saturating_sub(1))
        .map_or(text.len(), |(i, _)| i);
    let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([',', ';', ':', ' ']))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlets_name_is_left_off_and_the_headline_is_not() {
        for (title, expect) in [
            (
                "Jembatan Putus di Malo, Warga Memutar - Kompas.com",
                "Jembatan Putus di Malo, Warga Memutar",
            ),
            (
                "Jembatan Putus di Malo | KABAR SIANG",
                "Jembatan Putus di Malo",
            ),
            (
                "Jembatan Putus di Malo - Berita DIY",
                "Jembatan Putus di Malo",
            ),
            (
                "Jembatan Putus di Malo - warga minta segera diperbaiki",
                "Jembatan Putus di Malo - warga minta segera diperbaiki",
            ),
            ("Pupuk Langka", "Pupuk Langka"),
        ] {
            let item = crate::build::item("news", 0, title, "");
            assert_eq!(headline_of(&item), expect);
        }
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(shortened("satu dua tiga", 13), "satu dua tiga");
        assert_eq!(shortened("satu dua, tiga", 12), "satu dua…");
    }
}
