//! What of a document is compared: words, names and numbers, title bigrams, places.
//!
//! Several weighted fields beat one bag of words where sources differ in length (Miranda et al. 2018,
//! "Multilingual Clustering of Streaming News"). Features are hashed to 32 bits: a carried state stays small,
//! and two features that meet by chance change a similarity by less than rounding does.

use crate::{programmes::Programmes, settings::GroupSettings, sparse::Sparse, weights::Weights};
use std::collections::BTreeSet;
use titen_model::{Document, Field, PlaceMention, Span, Term};
use xxhash_rust::xxh3::xxh3_64_with_seed;

pub const WORDS: usize = 0;
pub const NAMES: usize = 1;
pub const BIGRAMS: usize = 2;
pub const PLACES: usize = 3;
pub const N_FIELDS: usize = 4;

/// One vector a field: raw counts first, unit vectors once weighted.
pub type Fields = [Sparse; N_FIELDS];

pub fn feature(field: usize, text: &str) -> u32 {
    // The upper half is as good as the lower one.
    (xxh3_64_with_seed(text.as_bytes(), field as u64) >> 32) as u32
}

/// Counts, before any weighting, without the words that `leave_out` holds for.
pub fn count(
    doc: &Document,
    programmes: &Programmes<'_>,
    settings: &GroupSettings,
    leave_out: impl Fn(&str) -> bool,
) -> Fields {
    let n = doc.terms.len().min(settings.max_words);
    let room = [n, doc.names.len().min(settings.max_words), 16, 0];
    let mut counts = room.map(Vec::with_capacity);
    each(
        doc,
        programmes,
        settings,
        leave_out,
        |field, text, times| {
            counts[field].push((feature(field, text), times));
        },
    );
    counts.map(Sparse::from_counts)
}

/// Each feature of a document once, behind those that `features` holds already. Programmes count as they are written.
pub fn distinct(doc: &Document, settings: &GroupSettings, features: &mut Vec<u32>) {
    let mut fields: [Vec<u32>; N_FIELDS] = Default::default();
    each(
        doc,
        &Programmes::default(),
        settings,
        |_| false,
        |field, text, _| {
            fields[field].push(feature(field, text));
        },
    );
    for mut field in fields {
        field.sort_unstable();
        field.dedup();
        features.extend(field);
    }
}

/// A word that is compared, or a programme in its place.
struct Said<'a> {
    stem: &'a str,
    in_title: bool,
}

/// Shows every feature as it is written: its field, its text and how many times it counts.
pub fn each(
    doc: &Document,
    programmes: &Programmes<'_>,
    settings: &GroupSettings,
    leave_out: impl Fn(&str) -> bool,
    mut see: impl FnMut(usize, &str, f32),
) {
    let mut content: Vec<Said<'_>> = Vec::with_capacity(settings.max_words.min(doc.terms.len()));
    // Words that say a programme's name are no names of their own.
    let mut named: Vec<&[Term]> = Vec::new();
    let mut at = 0;
    while at < doc.terms.len() && content.len() < settings.max_words {
        let t = &doc.terms[at];
        let in_title = t.span.field == Field::Title;
        if let Some((name, n)) = programmes.at(&doc.terms[at..]) {
            let stem = name;
            content.push(Said { stem, in_title });
            named.push(&doc.terms[at..at + n]);
            see(NAMES, name, 1.0);
            at += n;
            continue;
        }
        if is_content(t) && !leave_out(&t.word) {
            let stem = t.stem.as_str();
            content.push(Said { stem, in_title });
        }
        at += 1;
    }
    for said in &content {
        let times = if said.in_title {
            settings.title_times
        } else {
            1.0
        };
        see(WORDS, said.stem, times);
    }
    let of_programme = |name: &str| named.iter().any(|n| n.iter().any(|t| t.word == name));
    let names = doc.names.iter().filter(|n| !leave_out(n));
    for name in names
        .take(settings.max_words)
        .filter(|n| !of_programme(n.as_str()))
    {
        see(NAMES, name, 1.0);
    }
    let mut pair = String::new();
    for two in title_bigrams(&content) {
        pair.clear();
        pair.extend([two[0].stem, " ", two[1].stem]);
        see(BIGRAMS, &pair, 1.0);
    }
    // Regencies and provinces are among the names already; that two items lie in one says little.
    for code in doc
        .wilayah
        .iter()
        .filter_map(|m| m.certain())
        .filter(|c| c.level() >= 3)
    {
        see(PLACES, code.as_str(), 1.0);
        if code.level() > 3 {
            see(PLACES, code.ancestor(3).as_str(), 1.0);
        }
    }
}

/// Words of the villages and kecamatan that a document names. They are places, with a field of their own: as
/// words they would make one problem of all that happens in a village.
pub fn local_places(doc: &Document) -> BTreeSet<&str> {
    let local = |m: &&PlaceMention| m.candidates.iter().all(|c| c.level() >= 3);
    let spans: Vec<&Span> = doc.wilayah.iter().filter(local).map(|m| &m.span).collect();
    let inside = |t: &&Term| {
        let of =
            |s: &&Span| s.field == t.span.field && s.start < t.span.end && t.span.start < s.end;
        spans.iter().any(of)
    };
    doc.terms
        .iter()
        .filter(inside)
        .map(|t| t.word.as_str())
        .collect()
}

/// Unit vectors of (1 + ln tf) · idf^e.
pub fn weigh(counts: Fields, voice: bool, weights: &Weights<'_>) -> Fields {
    let mut field = 0;
    counts.map(|counts| {
        let weight = weights.of_field(field, voice);
        field += 1;
        counts
            .map(|feature, tf| tf_weight(tf) * weight(feature))
            .unit()
    })
}

fn tf_weight(tf: f32) -> f32 {
    if tf > 1.0 { 1.0 + tf.ln() } else { 1.0 }
}

/// Numbers of one or two digits are dates and house numbers: names keep them, words need not.
pub fn is_content(t: &Term) -> bool {
    let is_word = match t.stem.as_bytes() {
        // As nearly all are: told without decoding.
        [first, _, ..] if first.is_ascii_alphabetic() => true,
        _ => t.stem.chars().any(char::is_alphabetic) && t.stem.chars().nth(1).is_some(),
    };
    !t.stop && is_word
}

/// Pairs of neighbours in the title; where there is none (a complaint), in the first dozen words.
fn title_bigrams<'c, 'a>(content: &'c [Said<'a>]) -> impl Iterator<Item = &'c [Said<'a>]> {
    let in_title = content.iter().take_while(|s| s.in_title).count();
    let end = if in_title > 0 {
        in_title
    } else {
        content.len().min(12)
    };
    content[..end].windows(2)
}
