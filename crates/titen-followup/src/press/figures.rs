//! The fact table: each figure that the items give, with its place, its day and how sure it is.
//!
//! Two figures are one fact if they count the same, at the same place, in sentences that are alike. Sources that give
//! the same value confirm it; where the values differ, all are shown. A copy confirms nothing.

use super::{
    Seeding,
    sentence::{Told, holds},
};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use titen_model::{Cue, CueKind, CueUnit, Field, PressFact, PressFigure, Span, Standing, wib_date};

const MOST: usize = 12;
/// Words that two sentences share, of the words of the shorter one, from which they may tell of one thing.
const ALIKE: f64 = 0.5;

/// What is counted: the fact's name, and the words by which it is known. The weightiest first.
const STATES: [(&str, &[&str]); 6] = [
    (
        "Korban meninggal",
        &["meninggal", "tewas", "kematian", "wafat"],
    ),
    (
        "Korban luka",
        &["luka", "luka-luka", "cedera", "cidera", "patah"],
    ),
    (
        "Orang dirawat",
        &["dirawat", "dirujuk", "dilarikan", "opname", "pasien"],
    ),
    (
        "Orang sakit",
        &["positif", "kasus", "penderita", "demam", "diare"],
    ),
    (
        "Warga mengungsi",
        &[
            "mengungsi",
            "pengungsi",
            "ngungsi",
            "diungsikan",
            "mengungsikan",
        ],
    ),
    ("Korban", &["korban", "kecelakaan"]),
];

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

struct Candidate {
    what: String,
    /// A mere number of people: nothing says that two of them are about the same.
    vague: bool,
    figure: PressFigure,
    places: BTreeSet<String>,
    words: BTreeSet<String>,
    copy: bool,
    source: String,
    in_title: bool,
}

pub fn facts(of: &Seeding<'_>) -> Vec<PressFact> {
    let mut found: Vec<Candidate> = Vec::new();
    for (n, told) in of.told.iter().enumerate() {
        let (Some(told), Some(item)) = (told, of.issue.items.get(n)) else {
            continue;
        };
        let mut of_item: Vec<Candidate> = told
            .document
            .cues
            .iter()
            .filter_map(|cue| candidate(of, told, cue, n, item.copy))
            .collect();
        // What the title says, the body says with more care.
        let in_body: BTreeSet<(String, u64)> = of_item
            .iter()
            .filter(|c| !c.in_title)
            .map(|c| (c.what.clone(), c.figure.value.to_bits()))
            .collect();
        let mut seen = BTreeSet::new();
        of_item.retain(|c| {
            let key = (c.what.clone(), c.figure.value.to_bits());
            !(c.in_title && in_body.contains(&key)) && seen.insert(key)
        });
        found.extend(of_item);
    }
    let exact: BTreeSet<String> = found
        .iter()
        .filter(|c| !c.figure.approximate)
        .map(|c| c.what.clone())
        .collect();
    // `Ribuan rumah` says nothing beside 1.287 of them.
    found.retain(|c| !(c.in_title && c.figure.approximate && exact.contains(&c.what)));
    // Originals first, so that a fact's sentence is not a copy's.
    found.sort_by_key(|c| c.copy);
    let mut groups: Vec<Group> = Vec::new();
    for candidate in found {
        join(&mut groups, candidate);
    }
    let mut facts: Vec<PressFact> = groups.into_iter().map(Group::fact).collect();
    facts.sort_by_key(|f| {
        let first = &f.figures[0];
        let said = f.figures.iter().map(|g| g.n_sources).sum::<u32>();
        (
            weight(f, first.unit),
            std::cmp::Reverse(said),
            first.items[0],
        )
    });
    facts.truncate(MOST);
    facts
}

struct Group {
    what: String,
    places: BTreeSet<String>,
    words: BTreeSet<String>,
    figures: Vec<(PressFigure, BTreeSet<String>)>,
}

fn join(groups: &mut Vec<Group>, c: Candidate) {
    let sources: BTreeSet<String> = (!c.copy).then(|| c.source.clone()).into_iter().collect();
    for group in groups.iter_mut().filter(|g| g.what == c.what) {
        let met = group.places.is_empty()
            || c.places.is_empty()
            || group.places.intersection(&c.places).next().is_some();
        let alike = likeness(&group.words, &c.words);
        let unit = group.figures[0].0.unit == c.figure.unit;
        let same = group
            .figures
            .iter_mut()
            .find(|(f, _)| f.value == c.figure.value && f.unit == c.figure.unit);
        if let Some((figure, known)) = same {
            // Small numbers meet by chance.
            if met && (c.figure.value >= 20.0 || alike >= ALIKE) {
                figure.items.extend(&c.figure.items);
                known.extend(sources);
                return;
            }
        } else if unit
            && !c.vague
            && !c.figure.approximate
            && !group.figures[0].0.approximate
            && group.places == c.places
            && alike >= ALIKE
            // A source does not contradict itself: it tells of two things, or of a later day.
            && group.figures.iter().all(|(_, known)| known.is_disjoint(&sources))
        {
            group.figures.push((c.figure, sources));
            return;
        }
    }
    groups.push(Group {
        what: c.what,
        places: c.places,
        words: c.words,
        figures: vec![(c.figure, sources)],
    });
}

impl Group {
    fn fact(self) -> PressFact {
        let figures: Vec<PressFigure> = self
            .figures
            .into_iter()
            .map(|(mut figure, sources)| {
                figure.items.sort_unstable();
                figure.items.dedup();
                figure.n_sources = u32::try_from(sources.len().max(1)).unwrap_or(u32::MAX);
                figure
            })
            .collect();
        let standing = match figures.as_slice() {
            [one] if one.n_sources < 2 => Standing::Single,
            [_] => Standing::Confirmed,
            _ => Standing::Contradicted,
        };
        PressFact {
            what: self.what,
            figures,
            standing,
        }
    }
}

fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let least = a.len().min(b.len()).max(1);
    a.intersection(b).count() as f64 / least as f64
}

/// The lower, the sooner a reader wants it.
fn weight(fact: &PressFact, unit: CueUnit) -> usize {
    if let Some(n) = STATES.iter().position(|(what, _)| *what == fact.what) {
        return n;
    }
    STATES.len()
        + match unit {
            CueUnit::Houses => 0,
            CueUnit::Households => 1,
            CueUnit::Persons => 2,
            CueUnit::Hectares => 3,
            CueUnit::Things => 4,
            CueUnit::Metres => 5,
            CueUnit::Rupiah => 6,
            CueUnit::Animals => 7,
            CueUnit::Days => 8,
        }
}

fn candidate(
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
    if told
        .words(sentence)
        .any(|t| SUPPOSED.contains(&t.word.as_str()))
    {
        return None;
    }
    let near = clause(told, sentence, cue.span);
    let has = |words: &[&str]| near.iter().any(|w| words.contains(&w.as_str()));
    let (what, vague, noun) = match unit {
        CueUnit::Persons => {
            let noun = one_word(&cue.words);
            let state = STATES.iter().find(|(_, words)| has(words));
            match state {
                Some((what, _)) => ((*what).to_owned(), false, noun),
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
        CueUnit::Houses if !has(&DAMAGED) => ("Jumlah rumah".to_owned(), true, None),
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
    let said = told.document.times.iter().find_map(|t| {
        let day: NaiveDate = t.value.get(..10)?.parse().ok()?;
        (t.sure && holds(sentence, t.span)).then_some(day)
    });
    Some(Candidate {
        what,
        vague,
        words: content(told, sentence),
        places,
        copy,
        source: told.item.source.clone(),
        in_title,
        figure: PressFigure {
            value,
            unit,
            noun,
            approximate: cue.approximate,
            text,
            places: names,
            day: said.unwrap_or_else(|| wib_date(told.item.at())),
            day_is_the_items: said.is_none(),
            items: vec![n],
            n_sources: 0,
        },
    })
}

fn one_word(words: &str) -> Option<String> {
    let word = words.trim().to_lowercase();
    let plain = !word.is_empty() && word.chars().all(char::is_alphabetic);
    let is_state = STATES
        .iter()
        .any(|(_, w)| w.contains(&word.as_str()) && word != "pasien");
    (plain && word != "seorang" && !is_state).then_some(word)
}

/// Words between the commas around a cue.
fn clause(told: &Told<'_>, sentence: Span, cue: Span) -> Vec<String> {
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
    words.map(|t| t.word.to_string()).collect()
}

fn content(told: &Told<'_>, sentence: Span) -> BTreeSet<String> {
    let words = told.words(sentence);
    let content = words.filter(|t| !t.stop && t.stem.chars().any(char::is_alphabetic));
    content.map(|t| t.stem.to_string()).collect()
}
