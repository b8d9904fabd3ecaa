//! Statistics beside an issue, for programs: values as numbers, each with its source and year.

use serde::Serialize;
use titen_model::{
    Brief, BriefIssue, Contradiction, ContradictionKind, IndicatorFact, IssueEvidence, PlaceRate,
    Worse,
};

#[derive(Serialize)]
pub(super) struct Fact<'a> {
    indicator: &'a str,
    name: &'a str,
    wilayah: &'a str,
    wilayah_name: &'a str,
    value: f64,
    unit: &'a str,
    year: u16,
    source: &'a str,
    worse: Worse,
    from_villages: u32,
    rank: Option<u32>,
    rank_of: Option<u32>,
    median: Option<f64>,
    old: bool,
    /// Without copies.
    n_items: u32,
}

#[derive(Serialize)]
pub(super) struct Rate<'a> {
    wilayah: &'a str,
    wilayah_name: &'a str,
    /// Without copies.
    n_items: u32,
    per_10000: f64,
    population: f64,
    year: u16,
    source: &'a str,
    rank: u32,
    rank_of: u32,
    few: bool,
}

#[derive(Serialize)]
pub(super) struct Contrary<'a> {
    kind: ContradictionKind,
    #[serde(flatten)]
    fact: Fact<'a>,
}

#[derive(Serialize)]
pub(super) struct Spoken<'a> {
    name: &'a str,
    office: &'a str,
    perangkat_daerah: &'a str,
    n_quotes: u32,
    n_direct: u32,
    issues: Vec<SpokenOf<'a>>,
}

#[derive(Serialize)]
struct SpokenOf<'a> {
    issue: &'a str,
    items: Vec<&'a str>,
}

pub(super) fn facts(known: Option<&IssueEvidence>) -> Vec<Fact<'_>> {
    known.iter().flat_map(|k| &k.facts).map(fact).collect()
}

pub(super) fn rates(rates: &[PlaceRate]) -> Vec<Rate<'_>> {
    let rates = rates.iter();
    rates
        .map(|r| Rate {
            wilayah: &r.place.code,
            wilayah_name: &r.place.name,
            n_items: r.n_items,
            per_10000: r.per_10000,
            population: r.population,
            year: r.year,
            source: &r.source,
            rank: r.rank,
            rank_of: r.of,
            few: r.few,
        })
        .collect()
}

pub(super) fn contradictions(known: Option<&IssueEvidence>) -> Vec<Contrary<'_>> {
    let all = known.iter().flat_map(|k| &k.contradictions);
    all.map(|Contradiction { kind, fact: f }| Contrary {
        kind: *kind,
        fact: fact(f),
    })
    .collect()
}

fn fact(f: &IndicatorFact) -> Fact<'_> {
    Fact {
        indicator: &f.indicator,
        name: &f.name,
        wilayah: &f.place.code,
        wilayah_name: &f.place.name,
        value: f.value,
        unit: &f.unit,
        year: f.year,
        source: &f.source,
        worse: f.worse,
        from_villages: f.from_villages,
        rank: f.among.map(|a| a.rank),
        rank_of: f.among.map(|a| a.of),
        median: f.among.map(|a| a.median),
        old: f.old,
        n_items: f.n_items,
    }
}

pub(super) fn spokespersons(brief: &Brief) -> Vec<Spoken<'_>> {
    let people = brief.evidence.spokespersons.iter();
    people
        .map(|s| Spoken {
            name: &s.name,
            office: &s.office,
            perangkat_daerah: s.unit.as_ref().map_or("-", |u| &u.code),
            n_quotes: s.n_quotes,
            n_direct: s.n_direct,
            issues: s
                .on
                .iter()
                .filter_map(|on| {
                    let is = |i: &&BriefIssue| i.id == on.issue;
                    let issue = brief.issues.iter().find(is)?;
                    Some(SpokenOf {
                        issue: on.issue.as_str(),
                        items: on
                            .items
                            .iter()
                            .map(|i| issue.items[*i].key.as_str())
                            .collect(),
                    })
                })
                .collect(),
        })
        .collect()
}
