//! Statistics beside issues and places, who was quoted, and the pictures with their numbers.

use super::refs::{Refs, ranges};
use crate::{
    evident,
    indonesian::{decimal, integer},
    picture::{Picture, in_week, pictures},
};
use chrono::Datelike;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Brief, BriefIssue, Contradiction, IndicatorFact, PlaceRate};

/// Places of one issue that the page shows; the sheet has all.
const PLACES: usize = 8;
const SOURCES: usize = 40;

#[derive(Serialize)]
pub(crate) struct EvidenceView {
    pub(crate) rows: Vec<EvidenceRow>,
    pub(crate) n_more: usize,
    /// Whose numbers of people; empty where no rate is shown.
    pub(crate) people: String,
    pub(crate) contradictions: Vec<ContradictionView>,
}

#[derive(Serialize)]
pub(crate) struct EvidenceRow {
    pub(crate) place: String,
    pub(crate) n_items: String,
    pub(crate) rate: String,
    pub(crate) rate_why: String,
    /// The figure, where from, and how it stands.
    pub(crate) facts: Vec<(String, String, String)>,
}

#[derive(Serialize)]
pub(crate) struct ContradictionView {
    pub(crate) name: &'static str,
    pub(crate) says: String,
}

/// All that is known of one place.
#[derive(Default)]
struct Known<'a> {
    name: &'a str,
    n_items: u32,
    rate: Option<&'a PlaceRate>,
    facts: Vec<&'a IndicatorFact>,
}

/// By place, the most named first.
pub(crate) fn evidence(brief: &Brief, issue: &BriefIssue) -> Option<EvidenceView> {
    let known = brief.evidence.of(&issue.id)?;
    let mut places: BTreeMap<&str, Known<'_>> = BTreeMap::new();
    for fact in &known.facts {
        let place = places.entry(&fact.place.code).or_default();
        (place.name, place.n_items) = (&fact.place.name, fact.n_items);
        place.facts.push(fact);
    }
    for rate in &known.rates {
        let place = places.entry(&rate.place.code).or_default();
        (place.name, place.n_items) = (&rate.place.name, rate.n_items);
        place.rate = Some(rate);
    }
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_by_key(|(code, p)| (std::cmp::Reverse(p.n_items), *code));
    let n_more = places.len().saturating_sub(PLACES);
    places.truncate(PLACES);
    Some(EvidenceView {
        rows: places
            .into_iter()
            .map(|(_, known)| EvidenceRow {
                place: known.name.to_owned(),
                n_items: integer(known.n_items),
                rate: known
                    .rate
                    .map_or_else(String::new, |r| decimal(r.per_10000, 2)),
                rate_why: known.rate.map_or_else(String::new, rate_why),
                facts: known
                    .facts
                    .into_iter()
                    .map(|f| {
                        let figure = format!("{} {}", f.name, evident::value(f.value, &f.unit));
                        (figure, evident::origin(f), evident::standing(f))
                    })
                    .collect(),
            })
            .collect(),
        n_more,
        people: people(&known.rates),
        contradictions: known.contradictions.iter().map(contradiction).collect(),
    })
}

fn contradiction(c: &Contradiction) -> ContradictionView {
    ContradictionView {
        name: evident::contradiction_name(c.kind),
        says: evident::contradiction(c),
    }
}

fn rate_why(r: &PlaceRate) -> String {
    let few = if r.few {
        ", butirnya masih sedikit"
    } else {
        ""
    };
    format!("peringkat {} dari {}{few}", r.rank, r.of)
}

/// `Disdukcapil, 2024`: whose numbers of people the rates rest on.
pub(crate) fn people(rates: &[PlaceRate]) -> String {
    let origins: BTreeSet<String> = rates
        .iter()
        .map(|r| format!("{}, {}", r.source, r.year))
        .collect();
    origins.into_iter().collect::<Vec<_>>().join("; ")
}

/// Of a kecamatan, over all issues shown.
pub(crate) fn rate_of(brief: &Brief, code: &str) -> Option<(String, String)> {
    let rate = brief
        .evidence
        .places
        .iter()
        .find(|r| r.place.code == code)?;
    Some((decimal(rate.per_10000, 2), rate_why(rate)))
}

/// Every contradiction of the week, with the issue that it belongs to.
pub(crate) fn contradictions(brief: &Brief) -> Vec<(u32, String, ContradictionView)> {
    let issues = brief.issues.iter();
    issues
        .filter_map(|issue| Some((issue, brief.evidence.of(&issue.id)?)))
        .flat_map(|(issue, known)| {
            let all = known.contradictions.iter();
            all.map(|c| (issue.rank, issue.id.to_string(), contradiction(c)))
        })
        .collect()
}

#[derive(Serialize)]
pub(crate) struct SpokespersonRow<'a> {
    pub(crate) name: &'a str,
    pub(crate) office: &'a str,
    pub(crate) unit: &'a str,
    pub(crate) n_quotes: String,
    pub(crate) n_direct: String,
    /// Rank and address of each issue, and the items there.
    pub(crate) on: Vec<(u32, String, Refs)>,
}

pub(crate) fn spokespersons(brief: &Brief) -> Vec<SpokespersonRow<'_>> {
    let people = brief.evidence.spokespersons.iter();
    people
        .map(|s| SpokespersonRow {
            name: &s.name,
            office: &s.office,
            unit: s.unit.as_ref().map_or("", |u| &u.name),
            n_quotes: integer(s.n_quotes),
            n_direct: integer(s.n_direct),
            on: s
                .on
                .iter()
                .filter_map(|on| {
                    let issue = brief.issues.iter().find(|i| i.id == on.issue)?;
                    Some((issue.rank, issue.id.to_string(), ranges(issue, &on.items)))
                })
                .collect(),
        })
        .collect()
}

pub(crate) struct Pictures {
    all: Vec<Picture>,
}

impl Pictures {
    pub(crate) fn new(brief: &Brief) -> Self {
        Pictures {
            all: pictures(brief),
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Picture> {
        self.all.iter().find(|p| p.key == key)
    }
}

/// The trend's numbers: Mondays, then rank, title and what each week was.
pub(crate) struct TrendTable<'a> {
    pub(crate) weeks: Vec<String>,
    pub(crate) rows: Vec<(u32, &'a str, Vec<String>)>,
}

pub(crate) fn trend(brief: &Brief) -> TrendTable<'_> {
    let rows: Vec<(u32, &str, Vec<_>)> = brief
        .issues
        .iter()
        .map(|i| (i.rank, i.title.as_str(), in_week(i, brief.week)))
        .collect();
    let weeks = rows.first().map_or_else(Vec::new, |(_, _, weeks)| {
        let mondays = weeks.iter().map(|(week, _)| week.monday());
        mondays
            .map(|d| format!("{}/{}", d.day(), d.month()))
            .collect()
    });
    TrendTable {
        weeks,
        rows: rows
            .into_iter()
            .map(|(rank, title, weeks)| {
                let told = weeks
                    .into_iter()
                    .map(|(_, n)| n.map_or_else(|| "–".to_owned(), integer));
                (rank, title, told.collect())
            })
            .collect(),
    }
}

/// Source, channel, items, copies; and what the rest of the sources brought.
pub(crate) struct SourceTable<'a> {
    pub(crate) rows: Vec<(&'a str, &'static str, String, String)>,
    pub(crate) rest: Option<String>,
}

pub(crate) fn sources(brief: &Brief) -> SourceTable<'_> {
    let all = &brief.coverage.sources;
    let rest = all.iter().skip(SOURCES);
    let n: u32 = rest.map(|s| s.n_items).sum();
    SourceTable {
        rows: all
            .iter()
            .take(SOURCES)
            .map(|s| {
                let (n, copies) = (integer(s.n_items), integer(s.n_copies));
                (s.source.as_str(), s.channel.label(), n, copies)
            })
            .collect(),
        rest: (all.len() > SOURCES).then(|| {
            format!(
                "{} sumber lain: {} butir.",
                integer((all.len() - SOURCES) as u64),
                integer(n)
            )
        }),
    }
}
