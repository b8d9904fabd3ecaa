//! Who is quoted with which words: direct speech between quotation marks, and what is told in the
//! writer's words. Rules for the prose of Indonesian newspapers, in one walk over a body's sentences:
//! a verb of saying beside the words names who speaks, *dia* and *ujarnya* mean who spoke before, and
//! a quotation that nobody is named for goes on with the last speaker.

mod marks;
mod office;
mod people;
mod speaker;
mod text;
mod walk;
mod words;

use crate::reading::Reading;
use crate::units::{Named, Units};
use crate::vocabulary::Vocabulary;
use marks::Direct;
use people::People;
use speaker::Speakers;
use std::ops::Range;
use text::Text;
use titen_dict::Dictionaries;
use titen_model::{Field, Quotation, Span};
use walk::Walk;
use words::{ACCORDING, Class, REPORT, REPORTED, SAY, SAY_ON};

pub struct QuoteFinder {
    classes: Vec<Class>,
}

impl QuoteFinder {
    pub(crate) fn new(dict: &Dictionaries, vocabulary: &mut Vocabulary) -> Self {
        QuoteFinder {
            classes: words::classes(dict, vocabulary),
        }
    }

    /// In reading order.
    pub(crate) fn quotes(
        &self,
        dict: &Dictionaries,
        reading: &Reading<'_>,
        body: &str,
        units: &Units,
        at: &Named<'_>,
    ) -> Vec<Quotation> {
        let says = SAY | SAY_ON | REPORT | REPORTED | ACCORDING;
        let class = |id: &u32| self.classes.get(*id as usize).copied().unwrap_or(0);
        if !reading.raw_ids.iter().any(|id| class(id) & says != 0) {
            return Vec::new();
        }
        let said = marks::direct(body);
        let text = Text::new(reading, body, &self.classes, &said);
        let mut walk = Walk {
            speakers: Speakers { text: &text, dict },
            people: People::default(),
            said: Vec::new(),
        };
        let mut from = 0;
        let mut segments = said.iter().peekable();
        while from < text.len() {
            let to = (from + 1..text.len())
                .find(|&i| text.starts_sentence(i))
                .unwrap_or(text.len());
            let mut here: Vec<&Direct> = Vec::new();
            while let Some(d) = segments.next_if(|d| text.tokens(d.start, d.end).start < to) {
                here.push(d);
            }
            walk.sentence(from..to, &here);
            from = to;
        }
        let Walk { people, said, .. } = walk;
        said.into_iter()
            .map(|(kind, range, who)| {
                let person = who.map(|w| &people.all[w]);
                let unit = person.and_then(|p| {
                    let tokens = whole_range(reading, &text, &p.office_tokens)?;
                    units.named(dict, reading, tokens, at)
                });
                Quotation {
                    kind,
                    span: Span {
                        field: Field::Body,
                        start: range.start as u32,
                        end: range.end as u32,
                    },
                    name: person.and_then(|p| p.public_name()),
                    office: person.and_then(|p| p.office()),
                    perangkat_daerah: unit,
                }
            })
            .collect()
    }
}

/// Of an office's tokens, in the whole reading.
fn whole_range(reading: &Reading<'_>, text: &Text<'_>, office: &[usize]) -> Option<Range<usize>> {
    let from = reading.raw.len() - text.raw.len();
    Some(from + *office.first()?..from + *office.last()? + 1)
}

#[cfg(test)]
mod tests;
