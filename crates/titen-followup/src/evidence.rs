//! Statistics, quotations and the map's squares beside a composed brief.
//!
//! An indicator stands beside an issue when it speaks about the issue's urusan (and, where it names
//! words, when the issue holds one of them), for each kecamatan and village that the issue's items
//! name. Ranks are among all kecamatan with a figure of the same year; the latest year counts.

mod contradiction;
mod rates;
mod spokespersons;
mod standing;

use contradiction::{loud_but_good, silent_but_bad};
use rates::{Population, rates};
use spokespersons::spokespersons;
use standing::Standings;
use std::collections::{BTreeMap, BTreeSet};
use titen_dict::Dictionaries;
use titen_model::{
    Brief, BriefIssue, Evidence, Figure, Indicator, IndicatorFact, IssueEvidence, Named, Quotation,
    Tile, WilayahCode,
};

/// What the office takes for much, little and old.
#[derive(Debug, Clone, Copy, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EvidenceRules {
    /// Items below which nothing is built on their number.
    pub few_items: u32,
    /// People below which no rate is reckoned.
    pub small_population: u32,
    /// Years after which a figure is called old, and contradicts nothing any more.
    pub old_years: u16,
    /// Kecamatan with a figure below which none of them is called good or bad.
    pub least_places: u32,
}

impl Default for EvidenceRules {
    fn default() -> Self {
        EvidenceRules {
            few_items: 5,
            small_population: 1000,
            old_years: 3,
            least_places: 8,
        }
    }
}

/// Someone quoted in an item of an issue; both by index.
pub struct Said<'a> {
    pub issue: usize,
    pub item: usize,
    pub quote: &'a Quotation,
}

pub struct Evident<'a> {
    pub indicators: &'a [Indicator],
    /// The latest revision of each.
    pub figures: &'a [Figure],
    pub rules: &'a EvidenceRules,
    /// Of the issues shown, in their order.
    pub said: &'a [Said<'a>],
    /// What the office looks after; None: everything.
    pub home: Option<&'a WilayahCode>,
    pub dict: &'a Dictionaries,
}

pub fn evidence(brief: &Brief, with: &Evident<'_>) -> Evidence {
    let standings = Standings::new(with, brief.week);
    let population = Population::new(with, &standings);
    let counted: Vec<Heard> = brief.issues.iter().map(Heard::new).collect();
    let issues = brief
        .issues
        .iter()
        .zip(&counted)
        .filter_map(|(issue, heard)| {
            let about: Vec<&Indicator> = with
                .indicators
                .iter()
                .filter(|i| speaks_about(i, issue))
                .collect();
            let facts: Vec<IndicatorFact> = about
                .iter()
                .flat_map(|indicator| {
                    let places = heard.places.iter();
                    places.filter_map(|(code, items)| {
                        standings.fact(indicator, code, items.len() as u32)
                    })
                })
                .collect();
            let evidence = IssueEvidence {
                issue: issue.id.clone(),
                contradictions: about
                    .iter()
                    .flat_map(|indicator| {
                        let loud = loud_but_good(&facts, indicator, with.rules);
                        let silent = silent_but_bad(indicator, heard, &standings);
                        loud.into_iter().chain(silent)
                    })
                    .collect(),
                rates: rates(&population, &heard.by_kecamatan(), with),
                facts,
            };
            let says_something = !evidence.facts.is_empty()
                || !evidence.rates.is_empty()
                || !evidence.contradictions.is_empty();
            says_something.then_some(evidence)
        })
        .collect();
    let mut everywhere: BTreeMap<WilayahCode, u32> = BTreeMap::new();
    for heard in &counted {
        for (code, n) in heard.by_kecamatan() {
            *everywhere.entry(code).or_default() += n;
        }
    }
    let mut places = rates(&population, &everywhere, with);
    places.sort_by(|a, b| (a.rank, &a.place.code).cmp(&(b.rank, &b.place.code)));
    Evidence {
        issues,
        places,
        spokespersons: spokespersons(brief, with.said, with.dict),
        tiles: tiles(with),
        notes: Vec::new(),
    }
}

fn speaks_about(indicator: &Indicator, issue: &BriefIssue) -> bool {
    let of_urusan = issue
        .urusan
        .as_ref()
        .is_some_and(|u| indicator.urusan.iter().any(|code| code.as_str() == u.code));
    let words: BTreeSet<String> = issue
        .title
        .split(|c: char| !c.is_alphanumeric())
        .chain(issue.terms.iter().flat_map(|t| t.split(' ')))
        .map(str::to_lowercase)
        .collect();
    of_urusan
        && (indicator.words.is_empty()
            || indicator
                .words
                .iter()
                .any(|w| words.contains(&w.to_lowercase())))
}

/// Where an issue's items are, copies left out.
pub(crate) struct Heard {
    /// Kecamatan and villages; a village's items count for its kecamatan too.
    places: BTreeMap<WilayahCode, BTreeSet<usize>>,
}

impl Heard {
    fn new(issue: &BriefIssue) -> Self {
        let mut places: BTreeMap<WilayahCode, BTreeSet<usize>> = BTreeMap::new();
        for place in &issue.wilayah {
            let Some(kecamatan) = &place.kecamatan else {
                continue;
            };
            let own = place.items.iter().copied();
            let items: BTreeSet<usize> = own.filter(|i| !issue.items[*i].copy).collect();
            for code in [&place.code, &kecamatan.code] {
                places
                    .entry(WilayahCode::new(code))
                    .or_default()
                    .extend(&items);
            }
        }
        Heard { places }
    }

    fn by_kecamatan(&self) -> BTreeMap<WilayahCode, u32> {
        self.places
            .iter()
            .filter(|(code, items)| code.level() == 3 && !items.is_empty())
            .map(|(code, items)| (code.clone(), items.len() as u32))
            .collect()
    }

    /// Was the kecamatan named at all, by a copy too?
    fn names(&self, code: &WilayahCode) -> bool {
        self.places.contains_key(code)
    }
}

pub(crate) fn named(dict: &Dictionaries, code: &WilayahCode) -> Named {
    Named {
        code: code.to_string(),
        name: dict.wilayah.full_name(code),
    }
}

/// As drawn in the dictionaries; another office's kecamatan in a plain grid by name.
fn tiles(with: &Evident<'_>) -> Vec<Tile> {
    const COLUMNS: u32 = 6;
    let Some(home) = with.home else {
        return Vec::new();
    };
    let kecamatan = with.dict.wilayah.all().iter();
    let mut kecamatan: Vec<_> = kecamatan
        .filter(|w| w.code.level() == 3 && w.code.within(home))
        .collect();
    kecamatan.sort_by(|a, b| (&a.name, &a.code).cmp(&(&b.name, &b.code)));
    let drawn: Option<Vec<Tile>> = kecamatan
        .iter()
        .map(|w| {
            let tile = with.dict.tiles.iter().find(|t| t.code == w.code)?;
            Some(Tile {
                code: w.code.to_string(),
                name: with.dict.wilayah.full_name(&w.code),
                lines: tile.lines.clone(),
                column: tile.column,
                row: tile.row,
            })
        })
        .collect();
    drawn.unwrap_or_else(|| {
        (0..)
            .zip(&kecamatan)
            .map(|(n, w)| Tile {
                code: w.code.to_string(),
                name: with.dict.wilayah.full_name(&w.code),
                lines: vec![w.name.to_string()],
                column: n % COLUMNS,
                row: n / COLUMNS,
            })
            .collect()
    })
}

#[cfg(test)]
mod tests;
