//! Where a search's words stand in a text: the spans of the original words, however they are written there.

use crate::QueryTerm;
use std::collections::BTreeSet;
use titen_model::{Field, Span, Term};

/// In reading order. A word counts when its stem is asked for; stop words only where nothing else is.
pub fn highlights(terms: &[Term], query: &[QueryTerm]) -> Vec<Span> {
    let content: BTreeSet<&str> = stems(query, false);
    let wanted = if content.is_empty() {
        stems(query, true)
    } else {
        content
    };
    let mut spans: Vec<Span> = Vec::new();
    for term in terms.iter().filter(|t| wanted.contains(t.stem.as_str())) {
        // One word written may stand for two.
        if spans.last() != Some(&term.span) {
            spans.push(term.span);
        }
    }
    spans
}

fn stems(query: &[QueryTerm], stop: bool) -> BTreeSet<&str> {
    query
        .iter()
        .filter(|t| t.stop == stop)
        .map(|t| t.stem.as_str())
        .collect()
}

/// The part of a field's text with most of the spans in it, and the spans in that part, as byte ranges of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    pub marks: Vec<std::ops::Range<usize>>,
    /// Is something left out before it, and after it?
    pub cut: [bool; 2],
}

/// At most about `most` bytes, cut between words; the start of the text where nothing is marked.
pub fn excerpt(text: &str, field: Field, spans: &[Span], most: usize) -> Excerpt {
    let marks: Vec<(usize, usize)> = spans
        .iter()
        .filter(|s| s.field == field)
        .map(|s| (s.start as usize, s.end as usize))
        .filter(|(from, to)| text.get(*from..*to).is_some())
        .collect();
    let inside = |from: usize| {
        marks
            .iter()
            .filter(|m| m.0 >= from && m.1 <= from + most)
            .count()
    };
    let first = marks
        .iter()
        .map(|m| m.0)
        .max_by_key(|from| (inside(*from), usize::MAX - from));
    let start = word_start(text, first.map_or(0, |from| from.saturating_sub(most / 5)));
    let end = word_end(text, start.saturating_add(most).min(text.len()));
    let end = end.max(start);
    Excerpt {
        text: text[start..end].to_owned(),
        marks: marks
            .iter()
            .filter(|m| m.0 >= start && m.1 <= end)
            .map(|m| m.0 - start..m.1 - start)
            .collect(),
        cut: [start > 0, end < text.len()],
    }
}

/// The beginning of the word after the blank before `at`.
fn word_start(text: &str, at: usize) -> usize {
    text[..boundary(text, at)]
        .char_indices()
        .rfind(|(_, c)| c.is_whitespace())
        .map_or(0, |(blank, c)| blank + c.len_utf8())
}

/// The last blank before `at`, unless that is the end.
fn word_end(text: &str, at: usize) -> usize {
    let at = boundary(text, at);
    if at == text.len() {
        return at;
    }
    text[..at].rfind(char::is_whitespace).unwrap_or(at)
}

/// The last beginning of a letter up to `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rfind(|i| text.is_char_boundary(*i))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use titen_model::Channel;

    fn check(body: &str, query: &str, expect: &str) {
        let analyser = crate::Analyser::new(crate::dictionaries(), None);
        let document = analyser.analyse(&crate::item(Channel::Lapor, None, Some(body)), 1);
        let spans = highlights(&document.terms, &analyser.query(query));
        let excerpt = excerpt(body, Field::Body, &spans, 60);
        let mut out = excerpt.text.clone();
        for mark in excerpt.marks.iter().rev() {
            out.insert(mark.end, ']');
            out.insert(mark.start, '[');
        }
        assert_eq!(out, expect, "{query}");
    }

    #[test]
    fn marks_stand_on_the_words_as_written() {
        check(
            "Tlg jln2 desa diperbaiki",
            "perbaikan jalan",
            "Tlg [jln2] desa [diperbaiki]",
        );
        check("dalane wis rusak", "jalan rusak", "[dalane] wis [rusak]");
        check("kami mohon bantuan", "jalan", "kami mohon bantuan");
        check("yang mana", "yang", "[yang] mana");
    }

    #[test]
    fn the_part_with_most_marks_is_shown() {
        let body = format!(
            "{}jalan itu rusak dan berlubang {}",
            "kata ".repeat(40),
            "kata ".repeat(40)
        );
        check(
            &body,
            "jalan rusak lubang",
            "kata kata kata [jalan] itu [rusak] dan [berlubang] kata kata kata",
        );
    }

    #[test]
    fn cutting_never_splits_a_letter() {
        for most in 0..40 {
            let e = excerpt("é😀é jalan é😀é rusak", Field::Body, &[], most);
            assert!(e.marks.is_empty());
        }
    }
}
