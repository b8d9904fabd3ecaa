//! One item's document as a line of JSON, for programs that read it elsewhere.

use chrono::{DateTime, Utc};
use serde::Serialize;
use titen_collect::{Intake, JsonlOrigin, jsonl_item};
use titen_model::{
    Cue, Document, Field, OffTopic, PerangkatDaerahTag, PlaceMention, Quotation, Span, TimeTag,
    UrusanTag, WilayahCode,
};
use titen_text::Analyser;

/// Of a line that is blank there is no answer.
pub fn analyse(
    analyser: &Analyser,
    origin: &JsonlOrigin,
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
            write(out, &Answer::new(&item.key, &document));
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

fn write(out: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(out, value).expect("plain values in memory become JSON");
}

#[derive(Serialize)]
struct Refused {
    line: u64,
    error: String,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    lang: &'static str,
    tone: &'static str,
    terms: Vec<TermAnswer<'a>>,
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

/// A span laid flat: an item has hundreds.
#[derive(Serialize)]
struct TermAnswer<'a> {
    word: &'a str,
    stem: &'a str,
    field: Field,
    start: u32,
    end: u32,
    stop: bool,
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

impl<'a> Answer<'a> {
    fn new(id: &'a str, document: &'a Document) -> Self {
        let term = |t: &'a titen_model::Term| TermAnswer {
            word: &t.word,
            stem: &t.stem,
            field: t.span.field,
            start: t.span.start,
            end: t.span.end,
            stop: t.stop,
        };
        let place = |p: &'a PlaceMention| PlaceAnswer {
            code: p.certain(),
            name: &p.name,
            span: p.span,
            certain: p.certain().is_some(),
            candidates: &p.candidates,
        };
        Answer {
            id,
            lang: document.lang.as_str(),
            tone: document.tone.as_str(),
            terms: document.terms.iter().map(term).collect(),
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
