//! One figure as a sentence gives it: what is counted, how many, where and when.

use super::{
    Seeding,
    sentence::{Told, holds, is_written},
    state::{Word, is_state, state},
};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use titen_model::{Cue, CueKind, CueUnit, Field, PressFigure, Span, wib_date};

/// Without one of them a number of houses is no damage: abate is handed out to houses too.
const DAMAGED: [&str; 12] = [
    "terendam",
    "tergenang",
    "merendam",
    "menggenangi",
    "rusak",
    "roboh",
    "ambruk",
    "ambrol",
    "hanyut",
    "terdampak",
    "terbakar",
    "kelem",
];

/// What would be is no figure yet.
const SUPPOSED: [&str; 5] = ["bila", "jika", "kalau", "apabila", "seandainya"];

pub struct Candidate {
    pub what: String,
    /// A mere number of people: nothing says that two of them are about the same.
    pub vague: bool,
    pub figure: PressFigure,
    pub places: BTreeSet<String>,
    pub words: BTreeSet<String>,
    pub copy: bool,
    /// On air or by a citizen: a writer's sentence goes before it.
    pub spoken: bool,
    pub source: String,
    pub in_title: bool,
}

/// None where the cue gives no figure that can be printed.
pub fn candidate(
    of: &Seeding<'_>,
    told: &Told<'_>,
    cue: &Cue,
    n: usize,
    copy: bool,
) -> Option<Candidate> {
    let (value, unit) = (cue.value?, cue.unit?);
    let sentence = told.around(cue.span)?;
    let in_title = sentence.field == Field::Title;
    let text = match in_title {
        true => told.text(sentence)?.trim().to_owned(),
        false => told.whole(sentence)?,
    };
    let said = |words: &[&str]| {
        let mut all = told.words(sentence);
        all.any(|t| words.contains(&t.word.as_str()))
    };
    if said(&SUPPOSED) {
        return None;
    }
    let near = clause(told, sentence, cue.span);
    let has = |words: &[&str]| near.iter().any(|w| words.contains(&w.word.as_str()));
    let (what, vague, noun) = match unit {
        CueUnit::Persons => {
            let noun = one_word(&cue.words).map(|noun| match next_word(told, cue.span) {
                // Parents are no two people of any kind.
                Some("tua") if noun == "orang" => "orang tua".to_owned(),
                _ => noun,
            });
            match state(&near, cue.span) {
                Some(what) => (what.to_owned(), false, noun),
                // `Seorang warga` is no figure.
                None if value < 2.0 => return None,
                None => {
                    let noun = noun?;
                    (format!("Jumlah {noun}"), true, Some(noun))
                }
            }
        }
        CueUnit::Days if cue.kind != CueKind::Waiting => return None,
        CueUnit::Days => {
            if !has(&[
                "belum",
                "menunggu",
                "tunggu",
                "janji",
                "dijanjikan",
                "lebih",
                "sudah",
                "selama",
            ]) {
                return None;
            }
            ("Lamanya".to_owned(), true, None)
        }
        CueUnit::Houses if !said(&DAMAGED) => ("Jumlah rumah".to_owned(), true, None),
        CueUnit::Houses => ("Rumah terdampak".to_owned(), false, None),
        CueUnit::Households => ("Keluarga terdampak".to_owned(), false, None),
        CueUnit::Hectares => ("Luas lahan".to_owned(), false, None),
        CueUnit::Metres => ("Panjang kerusakan".to_owned(), false, None),
        CueUnit::Rupiah => ("Nilai rupiah".to_owned(), false, None),
        CueUnit::Animals => ("Ternak terdampak".to_owned(), false, None),
        // A single thing is told in words.
        CueUnit::Things if value < 2.0 => return None,
        CueUnit::Things => ("Sarana rusak".to_owned(), false, None),
    };
    let mut places = BTreeSet::new();
    let mut names = Vec::new();
    for mention in &told.document.wilayah {
        if let Some(code) = mention.certain().filter(|_| holds(sentence, mention.span))
            && code.level() >= 3
            && places.insert(code.to_string())
        {
            names.push(of.dict.wilayah.full_name(code));
        }
    }
    let named_day = told.document.times.iter().find_map(|t| {
        let day: NaiveDate = t.value.get(..10)?.parse().ok()?;
        (t.sure && holds(sentence, t.span)).then_some(day)
    });
    Some(Candidate {
        what,
        vague,
        words: content(told, sentence),
        places,
        copy,
        spoken: !is_written(told.item.channel),
        source: told.item.source.clone(),
        in_title,
        figure: PressFigure {
            value,
            unit,
            noun,
            approximate: cue.approximate,
            text,
            places: names,
            day: named_day.unwrap_or_else(|| wib_date(told.item.at())),
            day_is_the_items: named_day.is_none(),
            items: vec![n],
            n_sources: 0,
        },
    })
}

fn one_word(words: &str) -> Option<String> {
    let word = words.trim().to_lowercase();
    let plain = !word.is_empty() && word.chars().all(char::is_alphabetic);
    let is_state = is_state(&word) && word != "pasien";
    (plain && word != "seorang" && !is_state).then_some(word)
}

fn next_word<'a>(told: &Told<'a>, cue: Span) -> Option<&'a str> {
    let mut all = told.document.terms.iter();
    let next = all.find(|t| t.span.field == cue.field && t.span.start >= cue.end)?;
    (next.span.start <= cue.end + 1).then_some(next.word.as_str())
}

/// Words between the commas around a cue.
fn clause(told: &Told<'_>, sentence: Span, cue: Span) -> Vec<Word> {
    let text = told.text(sentence).unwrap_or_default();
    let at = (cue.start - sentence.start) as usize;
    let is_comma = |i: usize| text[i..].starts_with(", ") || text[i..].starts_with("; ");
    let commas: BTreeSet<usize> = text
        .char_indices()
        .map(|(i, _)| i)
        .filter(|i| is_comma(*i))
        .collect();
    let from = commas.range(..at).next_back().copied().unwrap_or(0);
    let to = commas.range(at..).next().copied().unwrap_or(text.len());
    let inside = |t: &&titen_model::Term| {
        let start = (t.span.start - sentence.start) as usize;
        (from..to).contains(&start)
    };
    let words = told.words(sentence).filter(inside);
    let word = |t: &titen_model::Term| Word {
        word: t.word.to_string(),
        span: t.span,
    };
    words.map(word).collect()
}

fn content(told: &Told<'_>, sentence: Span) -> BTreeSet<String> {
    let words = told.words(sentence);
    let content = words.filter(|t| !t.stop && t.stem.chars().any(char::is_alphabetic));
    content.map(|t| t.stem.to_string()).collect()
}
