//! One item's document as a line of JSON, for programs that read it elsewhere.

use chrono::{DateTime, Utc};
use serde::Serialize;
use titen_collect::{FileOrigin, Intake, jsonl_item};
use titen_model::{
    Cue, Document, Field, OffTopic, PerangkatDaerahTag, PlaceMention, Quotation, Span, Term,
    TimeTag, UrusanTag, WilayahCode,
};
use titen_text::Analyser;

/// Of a line that is blank there is no answer.
pub fn analyse(
    analyser: &Analyser,
    origin: &FileOrigin,
    intake: &Intake,
    now: DateTime<Utc>,
    n_line: u64,
    line: &[u8],
    out: &mut Vec<u8>,
) {
    match jsonl_item(line, n_line, origin, intake, now) {
        None => return,
        Some(Ok(item)) => {
            let document = analyser.analyse(&item, 1);
            write_document(out, &item.key, &document);
        }
        Some(Err(drop)) => write(
            out,
            &Refused {
                line: n_line,
                error: format!("{}: {}: {}", drop.place, drop.reason, drop.detail),
            },
        ),
    }
    out.push(b'\n');
}

/// Terms are most of it, so they are laid down without a serializer's passes over their names.
fn write_document(out: &mut Vec<u8>, id: &str, document: &Document) {
    out.extend_from_slice(b"{\"id\":");
    write(out, id);
    out.extend_from_slice(b",\"lang\":");
    write(out, document.lang.as_str());
    out.extend_from_slice(b",\"tone\":");
    write(out, document.tone.as_str());
    out.extend_from_slice(b",\"terms\":[");
    for (i, term) in document.terms.iter().enumerate() {
        if i > 0 {
            out.push(b',');
        }
        write_term(out, term);
    }
    out.push(b']');
    let rest = out.len();
    write(out, &Rest::new(document));
    // The object goes on.
    out[rest] = b',';
}

/// A span laid flat: an item has hundreds.
fn write_term(out: &mut Vec<u8>, term: &Term) {
    out.extend_from_slice(b"{\"word\":");
    write(out, term.word.as_str());
    out.extend_from_slice(b",\"stem\":");
    write(out, term.stem.as_str());
    out.extend_from_slice(match term.span.field {
        Field::Title => b",\"field\":\"title\",\"start\":",
        Field::Body => b",\"field\":\"body\",\"start\":",
    });
    write(out, &term.span.start);
    out.extend_from_slice(b",\"end\":");
    write(out, &term.span.end);
    out.extend_from_slice(match term.stop {
        true => b",\"stop\":true}",
        false => b",\"stop\":false}",
    });
}

fn write(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    serde_json::to_writer(out, value).expect("plain values in memory become JSON");
}

#[derive(Serialize)]
struct Refused {
    line: u64,
    error: String,
}

/// What stands behind the terms.
#[derive(Serialize)]
struct Rest<'a> {
    places: Vec<PlaceAnswer<'a>>,
    default_place: Option<&'a WilayahCode>,
    urusan: &'a [UrusanTag],
    perangkat_daerah: &'a [PerangkatDaerahTag],
    times: &'a [TimeTag],
    quotes: &'a [Quotation],
    cues: &'a [Cue],
    off_topic: Option<&'a OffTopic>,
    warnings: &'a [String],
    made_by: &'a str,
}

#[derive(Serialize)]
struct PlaceAnswer<'a> {
    /// Where the text decides.
    code: Option<&'a WilayahCode>,
    name: &'a str,
    span: Span,
    certain: bool,
    candidates: &'a [WilayahCode],
}

impl<'a> Rest<'a> {
    fn new(document: &'a Document) -> Self {
        let place = |p: &'a PlaceMention| PlaceAnswer {
            code: p.certain(),
            name: &p.name,
            span: p.span,
            certain: p.certain().is_some(),
            candidates: &p.candidates,
        };
        Rest {
            places: document.wilayah.iter().map(place).collect(),
            default_place: document.default_wilayah.as_ref(),
            urusan: &document.urusan,
            perangkat_daerah: &document.perangkat_daerah,
            times: &document.times,
            quotes: &document.quotes,
            cues: &document.cues,
            off_topic: document.off_topic.as_ref(),
            warnings: &document.warnings,
            made_by: &document.made_by,
        }
    }
}
