//! Whole sentences of an item, as they stand there.

use titen_model::{Channel, Document, Field, Item, Span, without_dateline};

const SHORTEST: usize = 25;
const LONGEST: usize = 320;

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
