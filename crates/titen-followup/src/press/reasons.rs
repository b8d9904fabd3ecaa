//! Why it is so and what is done about it, in a writer's own sentence; nothing where no sentence says just that.
//!
//! A cause counts if what it is the cause of is the issue's problem: `karena` alone gives why a lesson was moved and
//! why villagers keep watch. A deed counts if somebody whose task it is does it to the problem, and has begun.

use super::{
    Seeding,
    outline::ended,
    sentence::{Told, is_written},
};
use std::collections::BTreeSet;
use titen_model::{Sourced, Span};

const OF_EACH: usize = 2;

/// Words after which a text tells a cause.
const CAUSES: [&str; 10] = [
    "karena",
    "akibat",
    "disebabkan",
    "dipicu",
    "lantaran",
    "imbas",
    "gara-gara",
    "penyebab",
    "penyebabnya",
    "sebab",
];
/// `Karena itu` tells a consequence.
const BACK: [&str; 4] = ["itu", "itulah", "ini", "tersebut"];
/// What of the problem is caused: that it is there.
const HAPPENS: [&str; 12] = [
    "terjadi",
    "muncul",
    "timbul",
    "meluas",
    "meningkat",
    "melonjak",
    "bertambah",
    "rusak",
    "ambrol",
    "jebol",
    "macet",
    "padam",
];

/// What is done about it.
const DEEDS: [&str; 27] = [
    "menangani",
    "ditangani",
    "penanganan",
    "memperbaiki",
    "diperbaiki",
    "perbaikan",
    "menambal",
    "penambalan",
    "menyalurkan",
    "disalurkan",
    "membagikan",
    "dibagikan",
    "mengirim",
    "dikirim",
    "mengirimkan",
    "mengevakuasi",
    "evakuasi",
    "menyiapkan",
    "disiapkan",
    "mendata",
    "mengerahkan",
    "dikerahkan",
    "pengasapan",
    "lelang",
    "dijadwalkan",
    "memprioritaskan",
    "prioritaskan",
];
/// Whose task it is, beside the units that the text names.
const ACTORS: [&str; 22] = [
    "dinas",
    "badan",
    "pemerintah",
    "pemkab",
    "pemprov",
    "pemdes",
    "bupati",
    "camat",
    "kades",
    "petugas",
    "puskesmas",
    "rsud",
    "polisi",
    "polres",
    "polsek",
    "tni",
    "bpbd",
    "pdam",
    "pln",
    "relawan",
    "tim",
    "kementerian",
];
/// A wish is no deed, and what may or must be done is not done.
const WISHES: [&str; 29] = [
    "minta",
    "meminta",
    "diminta",
    "menanyakan",
    "berharap",
    "diharapkan",
    "harap",
    "mohon",
    "memohon",
    "menuntut",
    "mendesak",
    "semestinya",
    "seharusnya",
    "sebaiknya",
    "hendaknya",
    "semoga",
    "dapat",
    "bisa",
    "harus",
    "perlu",
    "butuh",
    "membutuhkan",
    "kapan",
    "rencananya",
    "usul",
    "usulan",
    "bila",
    "jika",
    "kalau",
];
const NOT_DONE: [&str; 15] = [
    "belum",
    "tidak",
    "tak",
    "tanpa",
    "bukan",
    "jangan",
    "gagal",
    "batal",
    "ditunda",
    "tertunda",
    "terhambat",
    "menunggu",
    "ditolak",
    "mundur",
    "urung",
];
/// How people meet the problem, which has other causes than the problem has.
const RESPONSES: [&str; 17] = [
    "mengajak",
    "mengimbau",
    "diimbau",
    "mengingatkan",
    "khawatir",
    "takut",
    "cemas",
    "resah",
    "mengeluh",
    "mengeluhkan",
    "menderita",
    "terpaksa",
    "jaga",
    "berjaga",
    "menilai",
    "mengaku",
    "memilih",
];

pub fn why(of: &Seeding<'_>, used: &mut BTreeSet<String>) -> Vec<Sourced> {
    let topic = topic(of);
    told(of, used, |told, span| {
        let words: Vec<(u32, &str)> = words(told, span);
        let has = |known: &[&str]| words.iter().any(|(_, w)| known.contains(w));
        if has(&WISHES) || has(&RESPONSES) {
            return None;
        }
        let at = words.iter().position(|(_, w)| CAUSES.contains(w))?;
        let cause = words[at].1;
        if words.get(at + 1).is_some_and(|(_, w)| BACK.contains(w)) {
            return None;
        }
        let effect = match at {
            _ if cause.starts_with("penyebab") => words.as_slice(),
            // `Akibat hujan deras, tanggul retak.`
            0 | 1 => {
                let text = told.text(span)?;
                let from = span.start as usize + text.find(", ")?;
                let n = words.iter().position(|(start, _)| *start as usize > from)?;
                &words[n..]
            }
            _ => &words[..at],
        };
        let named = named(told, span, effect, &topic);
        let happens = effect.iter().any(|(_, w)| HAPPENS.contains(w));
        (named >= 2 || named == 1 && happens).then_some(named)
    })
}

pub fn how(of: &Seeding<'_>, used: &mut BTreeSet<String>) -> Vec<Sourced> {
    let topic = topic(of);
    told(of, used, |told, span| {
        let words: Vec<(u32, &str)> = words(told, span);
        let has = |known: &[&str]| words.iter().any(|(_, w)| known.contains(w));
        let units = &told.document.perangkat_daerah;
        let acts = has(&ACTORS)
            || units
                .iter()
                .filter_map(|u| u.span)
                .any(|s| super::sentence::holds(span, s));
        if !has(&DEEDS) || !acts || has(&WISHES) || has(&NOT_DONE) || has(&CAUSES) {
            return None;
        }
        Some(named(told, span, &words, &topic)).filter(|named| *named > 0)
    })
}

/// Those sentences first that name most of what the issue is about; of each item the best.
fn told(
    of: &Seeding<'_>,
    used: &mut BTreeSet<String>,
    judged: impl Fn(&Told<'_>, Span) -> Option<usize>,
) -> Vec<Sourced> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    let written = of.originals().filter(|(_, t)| is_written(t.item.channel));
    for (n, told) in written {
        let mut best: Option<(usize, String)> = None;
        for (span, text) in told.sentences() {
            // What somebody said stands among the quotations, and what is masked is nobody's to print.
            if text.contains(['"', '“', '”', '„', '[']) {
                continue;
            }
            let Some(named) = judged(told, span) else {
                continue;
            };
            if best.as_ref().is_none_or(|(before, _)| *before < named) {
                best = Some((named, text));
            }
        }
        found.extend(best.map(|(named, text)| (named, n, text)));
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let fresh = found
        .into_iter()
        .filter(|(_, _, text)| used.insert(text.clone()));
    let said = fresh.take(OF_EACH).map(|(_, n, text)| Sourced {
        text: ended(&text),
        items: vec![n],
    });
    said.collect()
}

/// Words of the issue's title and its terms. Where it is says nothing of what it is.
fn topic(of: &Seeding<'_>) -> BTreeSet<String> {
    let lower = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.map(str::to_lowercase).collect()
    };
    let mut topic: BTreeSet<String> = of.issue.terms.iter().flat_map(|t| lower(t)).collect();
    topic.extend(lower(&of.issue.title));
    let places = of.issue.wilayah.iter().flat_map(|p| lower(&p.name));
    let places: BTreeSet<String> = places.collect();
    topic.retain(|w| w.len() > 3 && !places.contains(w) && !HAPPENS.contains(&w.as_str()));
    topic
}

/// How many words of the topic a part of a sentence names; a place in it is none.
fn named(told: &Told<'_>, span: Span, part: &[(u32, &str)], topic: &BTreeSet<String>) -> usize {
    let (Some(first), Some(last)) = (part.first(), part.last()) else {
        return 0;
    };
    let places = &told.document.wilayah;
    let is_place = |t: &titen_model::Term| {
        let mut of_sentence = places
            .iter()
            .filter(|p| super::sentence::holds(span, p.span));
        of_sentence.any(|p| super::sentence::holds(p.span, t.span))
    };
    let named: BTreeSet<&str> = told
        .words(span)
        .filter(|t| (first.0..=last.0).contains(&t.span.start))
        .filter(|t| !t.stop && !is_place(t))
        .filter(|t| topic.contains(t.word.as_str()) || topic.contains(t.stem.as_str()))
        .map(|t| t.stem.as_str())
        .collect();
    named.len()
}

fn words<'a>(told: &Told<'a>, span: Span) -> Vec<(u32, &'a str)> {
    let words = told.words(span);
    words.map(|t| (t.span.start, t.word.as_str())).collect()
}
