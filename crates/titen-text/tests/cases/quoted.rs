//! Answers about who is quoted, and about numbers of people and damage.

use crate::features::list;
use titen_model::{Cue, CueKind, Document, Quotation, QuotationKind, Span};

/// `direct Name, Office [unit]: words; indirect -, warga Desa X: words`.
pub fn quotes(document: &Document, text: &str) -> String {
    let one = |q: &Quotation| {
        let kind = match q.kind {
            QuotationKind::Direct => "direct",
            QuotationKind::Indirect => "indirect",
        };
        let unit = q.perangkat_daerah.as_ref().map(|u| format!(" [{u}]"));
        format!(
            "{kind} {}, {}{}: {}",
            q.name.as_deref().unwrap_or("-"),
            q.office.as_deref().unwrap_or("-"),
            unit.unwrap_or_default(),
            words(text, q.span)
        )
    };
    list(document.quotes.iter().map(one), "; ")
}

/// `victims 3 persons; people_touched ~200 households; damage 4 hectares`: numbers only.
pub fn people(document: &Document) -> String {
    let one = |c: &Cue| {
        let kind = match c.kind {
            CueKind::Victims => "victims",
            CueKind::PeopleTouched => "people_touched",
            CueKind::Damage => "damage",
            _ => return None,
        };
        let about = if c.approximate { "~" } else { "" };
        Some(format!("{kind} {about}{} {}", c.value?, c.unit?.as_str()))
    };
    list(document.cues.iter().filter_map(one), "; ")
}

fn words(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize)
        .unwrap_or("?")
}
