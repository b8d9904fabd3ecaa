//! `press.html`: for each of the top issues what a newsroom starts from, then the proposed billboards.

use crate::{
    billboard_view::BillboardView,
    dialog_page::{Numbers, Said, Source},
    indonesian::{date, day, days_of, decimal, integer},
    labels::SAMPLE_MARK,
    plain::plain,
};
use askama::Template;
use std::collections::BTreeSet;
use titen_model::{
    Asked, Brief, BriefIssue, Channel, CueUnit, OutlinePart, PressFact, PressFigure, PressQuote,
    PressSeed, Sourced, Standing, Status,
};

const CSS: &str = concat!(
    include_str!("../templates/brief.css"),
    include_str!("../templates/chips.css"),
    include_str!("../templates/dialog.css"),
    include_str!("../templates/press.css")
);

pub(crate) fn page(brief: &Brief) -> String {
    let page = Page {
        css: CSS,
        brief,
        mark: SAMPLE_MARK,
        draft: brief.status == Status::Draft,
        days: days_of(brief.week),
        since: brief.press.since.map(day).unwrap_or_default(),
        seeds: (1..)
            .zip(&brief.press.seeds)
            .filter_map(|(n, seed)| SeedView::new(n, seed, brief))
            .collect(),
        billboards: (1..)
            .zip(&brief.press.billboards)
            .filter_map(|(n, b)| BillboardView::new(n, b, brief))
            .collect(),
    };
    page.render().expect("writing to a string cannot fail")
}

#[derive(Template)]
#[template(path = "press.html")]
struct Page<'a> {
    css: &'static str,
    brief: &'a Brief,
    mark: &'static str,
    draft: bool,
    days: String,
    since: String,
    seeds: Vec<SeedView<'a>>,
    billboards: Vec<BillboardView<'a>>,
}

struct SeedView<'a> {
    anchor: String,
    seed: &'a PressSeed,
    title: String,
    lead: Vec<PartView>,
    body: Vec<Said>,
    background: Vec<Said>,
    facts: Vec<FactView>,
    officials: Vec<QuoteView>,
    citizens: Vec<QuoteView>,
    answered: Vec<QuoteView>,
    reports: String,
    unit: String,
    ask: Vec<String>,
    sources: Vec<Source<'a>>,
}

/// A question of the lead.
struct PartView {
    asked: &'static str,
    day: String,
    said: Vec<Said>,
}

struct FactView {
    what: String,
    colour: &'static str,
    standing: String,
    figures: Vec<FigureView>,
}

struct FigureView {
    figure: String,
    place: String,
    day: String,
    said: Said,
}

struct QuoteView {
    quote: String,
    direct: bool,
    who: String,
    said: Said,
}

impl<'a> SeedView<'a> {
    fn new(n: usize, seed: &'a PressSeed, brief: &'a Brief) -> Option<Self> {
        let issue = brief.issues.iter().find(|i| i.id == seed.issue)?;
        let mut numbers = Numbers::default();
        let mut told = BTreeSet::new();
        let lead = seed
            .outline
            .iter()
            .filter_map(|p| part(p, &mut numbers, &mut told))
            .collect();
        let mut of = |asked: Asked| -> Vec<Said> {
            let parts = seed.outline.iter().filter(|p| p.asked == asked);
            parts
                .flat_map(|p| &p.said)
                .map(|s| numbers.said(&s.text, &s.items))
                .collect()
        };
        let (body, background) = (of(Asked::Tubuh), of(Asked::Latar));
        let facts = seed
            .facts
            .iter()
            .map(|f| fact(f, issue, &mut numbers))
            .collect();
        let mut quotes = |quotes: &[PressQuote]| -> Vec<QuoteView> {
            quotes
                .iter()
                .map(|q| QuoteView {
                    quote: match q.direct {
                        true => plain(&q.text),
                        false => capital(&plain(&q.text)),
                    },
                    direct: q.direct,
                    who: plain(&q.who),
                    said: numbers.said("", &[q.item]),
                })
                .collect()
        };
        let officials = quotes(&seed.officials);
        let citizens = quotes(&seed.citizens);
        let answered = quotes(&seed.answered);
        Some(SeedView {
            anchor: format!("bahan-{n}"),
            seed,
            title: plain(&seed.title),
            lead,
            body,
            background,
            facts,
            officials,
            citizens,
            answered,
            reports: match (seed.waiting, seed.replied) {
                (0, 0) => String::new(),
                (waiting, replied) => format!(
                    "Laporan warga tentang isu ini di papan perangkat daerah: {} menunggu, {} sudah dijawab.",
                    integer(waiting),
                    integer(replied)
                ),
            },
            unit: seed
                .unit
                .as_ref()
                .map_or_else(|| "belum ditetapkan".into(), |u| plain(&u.name)),
            ask: seed
                .ask
                .iter()
                .map(|s| format!("{}, {}", plain(&s.name), plain(&s.position)))
                .collect(),
            sources: numbers.sources(issue),
        })
    }
}

/// What is told in a writer's words begins in the middle of his sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn part(p: &OutlinePart, numbers: &mut Numbers, told: &mut BTreeSet<String>) -> Option<PartView> {
    let asked = match p.asked {
        Asked::Apa => "Apa",
        Asked::Siapa => "Siapa",
        Asked::DiMana => "Di mana",
        Asked::Kapan => "Kapan",
        Asked::Mengapa => "Mengapa",
        Asked::Bagaimana => "Bagaimana",
        Asked::Tubuh | Asked::Latar => return None,
    };
    let said = |s: &Sourced| {
        // What stands under an earlier question is not printed twice.
        let text = if told.insert(s.text.clone()) {
            s.text.as_str()
        } else {
            ""
        };
        numbers.said(text, &s.items)
    };
    Some(PartView {
        asked,
        day: p.day.map(day).unwrap_or_default(),
        said: p.said.iter().map(said).collect(),
    })
}

fn fact(f: &PressFact, issue: &BriefIssue, numbers: &mut Numbers) -> FactView {
    let (colour, standing) = match f.standing {
        Standing::Single => ("kuning", "satu sumber saja".to_owned()),
        Standing::Confirmed => {
            let n = f.figures.iter().map(|g| g.n_sources).max().unwrap_or(0);
            ("hijau", format!("{n} sumber"))
        }
        Standing::Contradicted => ("merah", "angka berbeda".to_owned()),
    };
    FactView {
        what: plain(&f.what),
        colour,
        standing,
        figures: f
            .figures
            .iter()
            .map(|g| FigureView {
                figure: figure(g),
                place: match g.places.is_empty() {
                    true => "tidak disebut".into(),
                    false => plain(&g.places.join("; ")),
                },
                day: match g.day_is_the_items {
                    true => format!("butir {}", date(g.day)),
                    false => date(g.day),
                },
                said: numbers.said(&sentence(g, issue), &g.items),
            })
            .collect(),
    }
}

/// A writer's as it stands; what only citizens or callers say, as their word.
fn sentence(g: &PressFigure, issue: &BriefIssue) -> String {
    let channels = || {
        g.items
            .iter()
            .filter_map(|n| issue.items.get(*n))
            .map(|i| i.channel)
    };
    let spoken = |c: Channel| c.is_voice() || c == Channel::Radio;
    match channels().next() {
        Some(first) if channels().all(spoken) => match first {
            Channel::Radio | Channel::Social => format!("di {}: “{}”", first.label(), g.text),
            _ => format!("warga lewat {}: “{}”", first.label(), g.text),
        },
        _ => g.text.clone(),
    }
}

fn figure(g: &PressFigure) -> String {
    let n = decimal(g.value, 1);
    let noun = |other: &'static str| g.noun.as_deref().unwrap_or(other).to_owned();
    let counted = match g.unit {
        CueUnit::Persons => format!("{n} {}", noun("orang")),
        CueUnit::Households => format!("{n} KK"),
        CueUnit::Days => format!("{n} hari"),
        CueUnit::Houses => format!("{n} rumah"),
        // What they are, the sentence beside it says.
        CueUnit::Things => n,
        CueUnit::Hectares => format!("{n} hektare"),
        CueUnit::Metres => format!("{n} meter"),
        CueUnit::Animals => format!("{n} ekor"),
        CueUnit::Rupiah => match g.value {
            v if v >= 1e9 => format!("Rp{} miliar", decimal(v / 1e9, 2)),
            v if v >= 1e6 => format!("Rp{} juta", decimal(v / 1e6, 2)),
            _ => format!("Rp{n}"),
        },
    };
    let lower = g.text.to_lowercase();
    let round = ["puluhan", "ratusan", "ribuan", "jutaan"]
        .into_iter()
        .find(|w| lower.contains(*w));
    match (g.approximate, round) {
        (false, _) => counted,
        // The text has a word and no number.
        (true, Some(word)) => match g.unit {
            CueUnit::Houses => format!("{word} rumah"),
            CueUnit::Persons => format!("{word} {}", noun("orang")),
            _ => format!("sekitar {counted}"),
        },
        (true, None) => format!("sekitar {counted}"),
    }
}
