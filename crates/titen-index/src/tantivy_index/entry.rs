//! A `Document` as the index holds it.

use super::fields::{Fields, halves};
use std::collections::BTreeSet;
use tantivy::TantivyDocument;
use titen_model::{Document, Field, OfficeId, Term, WilayahCode};

pub(super) fn of(fields: &Fields, office: &OfficeId, document: &Document) -> TantivyDocument {
    let mut entry = TantivyDocument::default();
    let (high, low) = halves(&document.item);
    entry.add_bytes(
        fields.key_field(),
        &Fields::key_bytes(office, &document.item),
    );
    entry.add_text(fields.office, office.as_str());
    entry.add_u64(fields.id_high, high);
    entry.add_u64(fields.id_low, low);
    entry.add_i64(fields.at, document.at.timestamp_micros());
    entry.add_text(fields.channel, document.channel.counted().as_str());
    entry.add_text(fields.source, &document.source);
    for code in places(document) {
        entry.add_text(fields.wilayah, code.as_str());
    }
    for tag in &document.urusan {
        entry.add_text(fields.urusan, tag.code.as_str());
    }
    for (part, words, stems) in [
        (Field::Title, fields.title_words, fields.title_stems),
        (Field::Body, fields.body_words, fields.body_stems),
    ] {
        let terms = || document.terms.iter().filter(move |t| t.span.field == part);
        entry.add_text(words, lines(terms().map(|t| t.word.as_str())));
        entry.add_text(stems, lines(terms().map(stem)));
    }
    entry
}

fn stem(term: &Term) -> &str {
    if term.stop { "" } else { &term.stem }
}

fn lines<'a>(terms: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for term in terms {
        text.push_str(term);
        text.push('\n');
    }
    text
}

/// What each mention surely is or lies in: all of its chain where the text decides, and what its
/// candidates have in common where it does not. A document without any is about its default.
fn places(document: &Document) -> BTreeSet<WilayahCode> {
    let mut places = BTreeSet::new();
    for mention in &document.wilayah {
        let mut chains = mention.candidates.iter().map(chain);
        if let Some(first) = chains.next() {
            places.extend(chains.fold(first, |common, next| &common & &next));
        }
    }
    if places.is_empty() {
        places.extend(document.default_wilayah.iter().flat_map(chain));
    }
    places
}

fn chain(code: &WilayahCode) -> BTreeSet<WilayahCode> {
    (1..=code.level())
        .map(|level| code.ancestor(level))
        .collect()
}
