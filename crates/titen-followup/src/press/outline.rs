//! The inverted pyramid: what a lead answers (apa, siapa, di mana, kapan, mengapa, bagaimana), then the body. Each
//! sentence is taken from an item as it stands there; a question that no item answers stays empty.

use super::{
    Seeding, reasons,
    sentence::{Told, attributed, is_written},
};
use chrono::{Duration, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{
    Asked, BriefSentence, CueUnit, OutlinePart, PressFact, Sourced, wib_date, without_dateline,
};

/// Days before an item within which a day that it names may be the event's.
const RECENT_DAYS: i64 = 45;
const PLACES: usize = 3;
const OF_BODY: usize = 4;

const SPEECH: [&str; 12] = [
    "kata",
    "katanya",
    "ujar",
    "ujarnya",
    "tutur",
    "tuturnya",
    "jelas",
    "jelasnya",
    "terang",
    "ungkap",
    "mengatakan",
    "imbuh",
];

pub fn outline(of: &Seeding<'_>, facts: &[PressFact]) -> Vec<OutlinePart> {
    let issue = of.issue;
    let part = |asked, said: Vec<Sourced>| OutlinePart {
        asked,
        said,
        day: None,
    };
    // A writer's sentence can be printed; what was spoken on air or sent by a citizen is quoted elsewhere.
    let (written, spoken): (Vec<&BriefSentence>, Vec<&BriefSentence>) =
        issue.summary.iter().partition(|s| {
            let item = issue.items.get(s.item);
            item.is_some_and(|i| is_written(i.channel))
        });
    let all = if written.is_empty() { spoken } else { written };
    let mut summary = all.into_iter().filter_map(|s| {
        let channel = issue.items.get(s.item)?.channel;
        Some(Sourced {
            text: attributed(without_dateline(&s.text), channel),
            items: vec![s.item],
        })
    });
    let what: Vec<Sourced> = summary.next().into_iter().collect();
    let (day, when) = when(of);
    let mut used: BTreeSet<String> = what.iter().map(|s| s.text.clone()).collect();
    let facts: Vec<&PressFact> = facts.iter().filter(|f| is_printable(of, f)).collect();
    let who = who(&facts);
    used.extend(who.iter().map(|s| s.text.clone()));
    let why = reasons::why(of, &mut used);
    let how = reasons::how(of, &mut used);
    let of_facts = facts.iter().filter_map(|f| {
        let first = f.figures.first()?;
        Some(Sourced {
            text: ended(&first.text),
            items: first.items.clone(),
        })
    });
    let body = summary
        .chain(of_facts)
        .filter(|s| used.insert(s.text.clone()));
    let body: Vec<Sourced> = body.take(OF_BODY).collect();
    vec![
        part(Asked::Apa, what),
        part(Asked::Siapa, who),
        part(Asked::DiMana, places(of)),
        OutlinePart {
            asked: Asked::Kapan,
            said: when,
            day,
        },
        part(Asked::Mengapa, why),
        part(Asked::Bagaimana, how),
        part(Asked::Tubuh, body),
        part(Asked::Latar, background(of)),
    ]
}

/// A writer gives it: what a caller or a citizen alone says is no sentence of a report.
fn is_printable(of: &Seeding<'_>, fact: &PressFact) -> bool {
    let first = fact.figures.first();
    let mut items = first.into_iter().flat_map(|f| &f.items);
    items.any(|n| {
        let item = of.issue.items.get(*n);
        item.is_some_and(|i| !i.copy && is_written(i.channel))
    })
}

/// Who is touched: the weightiest figure of people or homes.
fn who(facts: &[&PressFact]) -> Vec<Sourced> {
    let of_people = facts.iter().find_map(|f| {
        let first = f.figures.first()?;
        let people = [CueUnit::Persons, CueUnit::Households, CueUnit::Houses];
        people.contains(&first.unit).then_some(first)
    });
    let said = of_people.map(|figure| Sourced {
        text: ended(&figure.text),
        items: figure.items.clone(),
    });
    said.into_iter().collect()
}

fn places(of: &Seeding<'_>) -> Vec<Sourced> {
    let own = |items: &[usize]| -> Vec<usize> {
        let own = items
            .iter()
            .filter(|i| of.issue.items.get(**i).is_some_and(|i| !i.copy));
        own.copied().collect()
    };
    let mut places: Vec<(&str, Vec<usize>)> = of
        .issue
        .wilayah
        .iter()
        .map(|p| (p.name.as_str(), own(&p.items)))
        .filter(|(_, items)| !items.is_empty())
        .collect();
    // Stable: of equals the issue's own order holds.
    places.sort_by_key(|(_, items)| std::cmp::Reverse(items.len()));
    let said = places
        .into_iter()
        .take(PLACES)
        .map(|(name, items)| Sourced {
            text: format!("{name} ({} butir)", items.len()),
            items,
        });
    said.collect()
}

/// The day that most writers name as past, the earliest of equals, and the sentence that names it. Their own day is the
/// date line as often as the event's, so it counts only where none names another.
fn when(of: &Seeding<'_>) -> (Option<NaiveDate>, Vec<Sourced>) {
    let mut named: BTreeMap<NaiveDate, Vec<(usize, String)>> = BTreeMap::new();
    let mut today: BTreeMap<NaiveDate, Vec<(usize, String)>> = BTreeMap::new();
    let written = of.originals().filter(|(_, t)| is_written(t.item.channel));
    for (n, told) in written {
        let at = wib_date(told.item.at());
        let mut seen = BTreeSet::new();
        for time in told.document.times.iter().filter(|t| t.sure) {
            let Some(day) = time.value.get(..10).and_then(|d| d.parse().ok()) else {
                continue;
            };
            let past = day <= at && at - day <= Duration::days(RECENT_DAYS);
            let whole = told.around(time.span).and_then(|s| told.whole(s));
            // `kata Kepala Dinas, Jumat (5/12/2025)` is when somebody spoke.
            let spoken = day == at
                && told
                    .around(time.span)
                    .is_some_and(|s| has_word(told, s, &SPEECH));
            if let Some(text) = whole.filter(|_| past && !spoken && seen.insert(day)) {
                let days = if day < at { &mut named } else { &mut today };
                days.entry(day).or_default().push((n, text));
            }
        }
    }
    let days = if named.is_empty() { today } else { named };
    let best = days.into_iter().rev().max_by_key(|(_, said)| said.len());
    let Some((day, said)) = best else {
        return (None, Vec::new());
    };
    let items = said.iter().map(|(n, _)| *n).collect();
    let text = ended(&said[0].1);
    (Some(day), vec![Sourced { text, items }])
}

fn has_word(told: &Told<'_>, span: titen_model::Span, words: &[&str]) -> bool {
    told.words(span).any(|t| words.contains(&t.word.as_str()))
}

fn background(of: &Seeding<'_>) -> Vec<Sourced> {
    let issue = of.issue;
    let own: Vec<usize> = (0..issue.items.len())
        .filter(|n| !issue.items[*n].copy)
        .collect();
    let mut text = match issue.weeks_listed {
        0 | 1 => "Isu ini baru pekan ini masuk daftar".to_owned(),
        n => format!("Isu ini sudah {n} pekan di daftar"),
    };
    if let [.., before, now] = issue.history.as_slice() {
        text += &format!(
            "; pekan lalu {} butir, pekan ini {} butir",
            before.n_items, now.n_items
        );
    }
    text.push('.');
    vec![Sourced { text, items: own }]
}

/// Ends as a sentence does.
pub(super) fn ended(text: &str) -> String {
    match text.ends_with(char::is_alphanumeric) {
        true => format!("{text}."),
        false => text.to_owned(),
    }
}
