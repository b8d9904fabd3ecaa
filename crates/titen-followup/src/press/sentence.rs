//! Whole sentences of an item, as they stand there.

use titen_model::{Channel, Document, Field, Item, Span};

const SHORTEST: usize = 25;
const LONGEST: usize = 320;
/// Bytes in which a dateline ends: `BOJONEGORO (Jatim Kawat) - `.
const DATELINE: usize = 60;

/// An item with what the analyser found in it.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    pub item: &'a Item,
    pub document: &'a Document,
}

impl<'a> Told<'a> {
    pub fn text(&self, span: Span) -> Option<&'a str> {
        let text = match span.field {
            Field::Title => self.item.title.as_deref(),
            Field::Body => self.item.body.as_deref(),
        };
        text?.get(span.start as usize..span.end as usize)
    }

    /// The sentence that a span begins in.
    pub fn around(&self, span: Span) -> Option<Span> {
        let mut all = self.document.sentences.iter();
        all.find(|s| holds(**s, span)).copied()
    }

    /// Whole sentences of the body that can be quoted, with their spans.
    pub fn sentences(&self) -> impl Iterator<Item = (Span, String)> {
        let body = self.document.sentences.iter();
        body.filter(|s| s.field == Field::Body)
            .filter_map(|s| Some((*s, self.whole(*s)?)))
    }

    /// None where it was cut off, or is too short or too long to be quoted.
    pub fn whole(&self, span: Span) -> Option<String> {
        let text = without_dateline(self.text(span)?.trim());
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let n = text.chars().count();
        let cut = text.ends_with("...") || text.ends_with('…') || text.ends_with(':');
        ((SHORTEST..=LONGEST).contains(&n) && !cut).then_some(text)
    }

    /// Normalised words of a sentence, in reading order.
    pub fn words(&self, span: Span) -> impl Iterator<Item = &'a titen_model::Term> {
        let terms = self.document.terms.iter();
        terms.filter(move |t| holds(span, t.span))
    }
}

/// Does `inner` begin in `outer`?
pub fn holds(outer: Span, inner: Span) -> bool {
    outer.field == inner.field && outer.start <= inner.start && inner.start < outer.end
}

/// Newsrooms and offices write; on air it is spoken, with the speakers' marks.
pub fn is_written(channel: Channel) -> bool {
    !channel.is_voice() && channel != Channel::Radio
}

/// What nobody wrote for print, as what somebody said; a writer's sentence as it is.
pub(crate) fn attributed(text: &str, channel: Channel) -> String {
    match channel {
        _ if is_written(channel) => text.to_owned(),
        Channel::Radio => format!("Dalam siaran radio disampaikan: “{text}”"),
        Channel::Social => format!("Di media sosial disampaikan: “{text}”"),
        _ => format!("Warga lewat {} menyampaikan: “{text}”", channel.label()),
    }
}

pub fn without_dateline(text: &str) -> &str {
    for dash in [" - ", " – ", " — ", " | ", "– "] {
        let Some(at) = text.find(dash).filter(|at| *at <= DATELINE) else {
            continue;
        };
        let head = &text[..at];
        let names = head
            .split(' ')
            .all(|w| w.trim_start_matches('(').starts_with(char::is_uppercase));
        let is_shouted = |w: &str| w.len() > 2 && w.chars().all(char::is_uppercase);
        let shouted = names && head.split([' ', ',']).any(is_shouted);
        // `Bojonegoro, wartaangling – `
        let words: Vec<&str> = head.split(' ').collect();
        let place = matches!(words.as_slice(), [p, _] | [p, _, _]
            if p.ends_with(',') && p.starts_with(char::is_uppercase));
        if shouted || place || (head.contains('(') && head.ends_with(')')) {
            return text[at + dash.len()..].trim_start();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::without_dateline;

    #[test]
    fn a_dateline_is_no_part_of_the_sentence() {
        for (text, rest) in [
            (
                "BOJONEGORO (Jatim Kawat) - Sungai meluap.",
                "Sungai meluap.",
            ),
            (
                "BOJONEGORO, Kabar Bengawan – Seorang ibu jatuh.",
                "Seorang ibu jatuh.",
            ),
            (
                "Bojonegoro (Suara Rajekwesi) — Sekitar 300 petani.",
                "Sekitar 300 petani.",
            ),
            (
                "Bojonegoro, wartaangling – Kader kesehatan.",
                "Kader kesehatan.",
            ),
            ("Jalan Malo - Kedewan rusak.", "Jalan Malo - Kedewan rusak."),
            ("BPBD mencatat 3 - 4 rumah.", "BPBD mencatat 3 - 4 rumah."),
        ] {
            assert_eq!(without_dateline(text), rest);
        }
    }
}
