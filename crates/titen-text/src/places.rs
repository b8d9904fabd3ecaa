//! Which places a text names. Names are shared (37 villages of Bojonegoro alone) and many are
//! ordinary words or other regions' names, so a name counts by what stands around it, and keeps
//! all its candidates where the text does not decide. Rules: the project's domain notes.

mod context;
mod markers;

use crate::normalise::lower;
use crate::reading::Reading;
use crate::tokenise::tokens;
use crate::vocabulary::{PhraseIndex, Vocabulary};
use context::Context;
use markers::Marker;
use smol_str::SmolStr;
use std::collections::BTreeSet;
use titen_dict::Dictionaries;
use titen_model::{PlaceMention, Span, WilayahCode};

pub struct Places {
    names: PhraseIndex<Name>,
    home: Option<WilayahCode>,
}

struct Name {
    candidates: Vec<WilayahCode>,
    /// Also an ordinary word: alone it names nothing.
    common: bool,
    /// A function word even: *RT 05 sudah lama* names no village.
    stop: bool,
    /// Without a vowel, as SMS shortens: *sby* in small letters is no ordinary word, nor a president.
    short: bool,
}

/// A name at a place of the text, before the whole text has been looked at.
struct Hit<'a> {
    /// First token and number of tokens.
    at: usize,
    len: usize,
    marker: Marker,
    name: &'a Name,
    /// Is it written as names are?
    as_name: bool,
    /// With a capital, where capitals tell.
    capital: bool,
    /// *sby*: short, and in small letters.
    sms: bool,
    in_longer_name: bool,
    /// The name that follows a kecamatan's marker beside it, wherever that kecamatan is.
    kecamatan_at: Option<usize>,
}

impl Places {
    pub(crate) fn new(
        dict: &Dictionaries,
        home: Option<WilayahCode>,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let mut names = PhraseIndex::new();
        for (name, codes) in dict.wilayah.names() {
            let words: Vec<SmolStr> = tokens(name).map(|t| lower(t.text)).collect();
            let stop = dict.stop_words.contains(name);
            let common = stop || dict.wilayah.is_common_word(name);
            names.add(
                vocabulary,
                words.iter().map(SmolStr::as_str),
                Name {
                    candidates: codes.to_vec(),
                    common,
                    stop,
                    short: !name.contains([' ', 'a', 'e', 'i', 'o', 'u']),
                },
            );
        }
        Places { names, home }
    }

    /// In reading order. `to_office`: do people speak to their own office here?
    pub(crate) fn mentions(&self, reading: &Reading<'_>, to_office: bool) -> Vec<PlaceMention> {
        let hits = self.hits(reading);
        if hits.is_empty() {
            return Vec::new();
        }
        let context = Context::of(&hits, self.home.as_ref(), to_office);
        let mention = |hit: &Hit<'_>| {
            let candidates = context.candidates(hit, &hits);
            let raw = &reading.raw[hit.at..hit.at + hit.len];
            let words: Vec<&str> = raw.iter().map(|r| r.text).collect();
            let span = Span {
                end: raw[hit.len - 1].span.end,
                ..raw[0].span
            };
            (!candidates.is_empty()).then(|| PlaceMention {
                name: SmolStr::new(words.join(" ")),
                span,
                candidates,
            })
        };
        hits.iter().filter_map(mention).collect()
    }

    fn hits<'a>(&'a self, reading: &'a Reading<'_>) -> Vec<Hit<'a>> {
        let mut hits = Vec::new();
        let mut i = 0;
        while i < reading.raw.len() {
            let Some((len, mut names)) = self.names.longest(&reading.raw_ids[i..]) else {
                i += 1;
                continue;
            };
            let raw = &reading.raw[i..i + len];
            let whole =
                raw[1..].iter().all(|r| !r.parted) && raw[0].span.field == raw[len - 1].span.field;
            let marker = markers::before(&reading.raw, i);
            if let Some(name) = names.next().filter(|_| whole && marker != Marker::NoPlace) {
                let tells = reading.capitals_tell[raw[0].span.field as usize];
                let capital = tells && raw.iter().all(|r| r.capital);
                let in_longer_name = capital && self.is_part_of_longer_name(reading, i, len);
                let sms = name.short && len == 1 && !raw[0].capital;
                // Where capitals don't tell, any spelling will do.
                hits.push(Hit {
                    at: i,
                    len,
                    marker,
                    name,
                    as_name: capital || !tells || sms,
                    capital,
                    sms,
                    in_longer_name,
                    kecamatan_at: markers::kecamatan_behind(&reading.raw, i + len),
                });
                i += len;
            } else {
                i += 1;
            }
        }
        hits
    }

    /// Is a capitalised unknown word joined to this name, so that both are a longer name?
    fn is_part_of_longer_name(&self, reading: &Reading<'_>, at: usize, len: usize) -> bool {
        let (raw, ids) = (&reading.raw, &reading.raw_ids);
        let joined = |i: usize| {
            raw[i].capital
                && !markers::is_word_of_places(&raw[i].lower)
                && self.names.longest(&ids[i..]).is_none()
        };
        let before = at > 0 && !raw[at].parted && !raw[at - 1].starts_sentence && joined(at - 1);
        let after = raw.get(at + len).is_some_and(|r| !r.parted) && joined(at + len);
        before || after
    }
}

/// Codes of the level that a marker asks for.
fn of_level<'a>(
    codes: impl IntoIterator<Item = &'a WilayahCode>,
    level: usize,
) -> Vec<WilayahCode> {
    let set: BTreeSet<&WilayahCode> = codes.into_iter().filter(|c| c.level() == level).collect();
    set.into_iter().cloned().collect()
}

#[cfg(test)]
mod tests;
