//! Who speaks for an office in the week's issues, from the quotations that the analyser found. A
//! private person is never here: the analyser keeps a name only of who speaks for an office.
//!
//! Press and radio name one person in several ways (*Retno*, *Retno Wulandari*): two are one where
//! their unit, or the words of their office, are the same and the words of one name are all in the
//! other. Copies of an item quote nobody anew.

use super::Said;
use crate::person::is_name;
use std::collections::{BTreeMap, BTreeSet};
use titen_dict::Dictionaries;
use titen_model::{Brief, Named, QuotationKind, SpokenOn, Spokesperson};

/// How the office of somebody who speaks for the government begins. A head of a household or of a farmers' group
/// speaks for others, and is no official.
const OFFICES: [&str; 36] = [
    "asisten",
    "bupati",
    "camat",
    "danramil",
    "dandim",
    "gubernur",
    "jubir",
    "juru",
    "kabag",
    "kabid",
    "kadin",
    "kadinkes",
    "kadis",
    "kades",
    "kadus",
    "kapolres",
    "kapolsek",
    "kasatpol",
    "kasi",
    "kasubag",
    "kepala",
    "lurah",
    "menteri",
    "pj",
    "plh",
    "plt",
    "pjs",
    "sekcam",
    "sekda",
    "sekdes",
    "sekretaris",
    "sekdin",
    "staf",
    "wabup",
    "wakil",
    "walikota",
];
const NO_OFFICES: [&str; 6] = [
    "keluarga",
    "rombongan",
    "suku",
    "karang",
    "kelompok",
    "gabungan",
];
/// Members and directors count where the body is the government's.
const BODIES: [&str; 9] = [
    "dprd", "dpr", "rsud", "pdam", "perumda", "bumd", "bpd", "kpu", "bawaslu",
];

/// More would be a register, not a summary.
const MOST: usize = 15;

pub(crate) fn spokespersons(
    brief: &Brief,
    said: &[Said<'_>],
    dict: &Dictionaries,
) -> Vec<Spokesperson> {
    let mut found: Vec<Found<'_>> = said
        .iter()
        .filter(|s| !brief.issues[s.issue].items[s.item].copy)
        .filter_map(|s| Found::new(s, dict))
        .collect();
    // The fullest name first, so that shorter ones find it.
    found.sort_by(|a, b| {
        b.words
            .len()
            .cmp(&a.words.len())
            .then_with(|| a.order().cmp(&b.order()))
    });
    let mut people: Vec<Vec<Found<'_>>> = Vec::new();
    for one in found {
        match people.iter_mut().find(|p| p[0].is_same(&one)) {
            Some(person) => person.push(one),
            None => people.push(vec![one]),
        }
    }
    let mut all: Vec<Spokesperson> = people.iter().map(|p| person(brief, p, dict)).collect();
    all.sort_by(|a, b| {
        let most = b.n_quotes.cmp(&a.n_quotes);
        most.then_with(|| (&a.name, &a.office).cmp(&(&b.name, &b.office)))
    });
    all.truncate(MOST);
    all
}

struct Found<'a> {
    said: &'a Said<'a>,
    name: &'a str,
    office: &'a str,
    words: BTreeSet<String>,
    office_words: String,
}

impl<'a> Found<'a> {
    fn new(said: &'a Said<'a>, dict: &Dictionaries) -> Option<Self> {
        let name = said.quote.name.as_deref()?.trim();
        let office = said.quote.office.as_deref()?.trim();
        let words = words(name);
        if !is_name(name, dict) || !is_official(office, said.quote.perangkat_daerah.is_some()) {
            return None;
        }
        Some(Found {
            said,
            name,
            office,
            words: words.into_iter().collect(),
            office_words: self::words(office).join(" "),
        })
    }

    fn order(&self) -> (&str, &str, usize, usize) {
        (self.name, self.office, self.said.issue, self.said.item)
    }

    fn is_same(&self, other: &Found<'_>) -> bool {
        let unit = self.said.quote.perangkat_daerah.as_ref();
        let same_unit = unit.is_some() && unit == other.said.quote.perangkat_daerah.as_ref();
        other.words.is_subset(&self.words) && (same_unit || self.office_words == other.office_words)
    }
}

fn is_official(office: &str, has_unit: bool) -> bool {
    let words = words(office);
    let holds = |known: &[&str]| words.iter().any(|w| known.contains(&w.as_str()));
    let Some(first) = words.first() else {
        return false;
    };
    has_unit || (OFFICES.contains(&first.as_str()) && !holds(&NO_OFFICES)) || holds(&BODIES)
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn person(brief: &Brief, found: &[Found<'_>], dict: &Dictionaries) -> Spokesperson {
    let unit = found
        .iter()
        .find_map(|f| f.said.quote.perangkat_daerah.as_ref());
    let mut on: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for f in found {
        on.entry(f.said.issue).or_default().insert(f.said.item);
    }
    // What the office is mostly called; the longer one where two are called as often.
    let mut offices: BTreeMap<&str, usize> = BTreeMap::new();
    for f in found {
        *offices.entry(f.office).or_default() += 1;
    }
    let office = offices
        .into_iter()
        .max_by_key(|(office, n)| (*n, office.len(), std::cmp::Reverse(*office)))
        .map_or("", |(office, _)| office);
    let n = |kind: Option<QuotationKind>| {
        let all = found.iter();
        all.filter(|f| kind.is_none_or(|k| f.said.quote.kind == k))
            .count() as u32
    };
    Spokesperson {
        name: found[0].name.to_owned(),
        office: office.to_owned(),
        unit: unit.map(|id| Named {
            code: id.to_string(),
            name: dict
                .perangkat_daerah
                .get(id)
                .map_or(id.as_str(), |pd| pd.name.as_str())
                .to_owned(),
        }),
        n_quotes: n(None),
        n_direct: n(Some(QuotationKind::Direct)),
        on: on
            .into_iter()
            .map(|(issue, items)| SpokenOn {
                issue: brief.issues[issue].id.clone(),
                items: items.into_iter().collect(),
            })
            .collect(),
    }
}
