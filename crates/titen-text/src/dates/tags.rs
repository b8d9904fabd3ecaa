//! The time words of an item as tags of its document.

use super::scan::mentions_in;
use crate::reading::{Raw, Reading};
use crate::tokenise::Token;
use titen_model::{Field, Item, Span, TimeTag, wib_date};

/// Time words of title and body, read on the item's day.
pub(crate) fn tags<'a>(item: &'a Item, reading: &Reading<'a>) -> Vec<TimeTag> {
    let now = wib_date(item.at());
    let of = |field: Field, text: &'a Option<String>| {
        let from = reading.raw.partition_point(|r| r.span.field < field);
        let to = reading.raw.partition_point(|r| r.span.field <= field);
        let raw = &reading.raw[from..to];
        let token = |r: &Raw<'a>| Token {
            text: r.text,
            start: r.span.start as usize,
            kind: r.kind,
        };
        let lower = raw.iter().map(|r| r.lower.clone()).collect();
        let found = mentions_in(
            text.as_deref().unwrap_or(""),
            raw.iter().map(token).collect(),
            lower,
            |i| reading.known(from + i).time,
            now,
        );
        found.into_iter().map(move |t| TimeTag {
            span: Span {
                field,
                start: t.start as u32,
                end: t.end as u32,
            },
            value: smol_str::format_smolstr!("{}", t.when),
            sure: t.sure,
        })
    };
    let title = of(Field::Title, &item.title);
    title.chain(of(Field::Body, &item.body)).collect()
}
