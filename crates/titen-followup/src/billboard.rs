//! An issue → the lines of a billboard, where it suits one: by the office's own templates, with the place where most
//! items come from. A line advises; the one fact that it may state is the place, and that has its items.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Duration, NaiveDate};
use titen_model::{Billboard, BillboardKind, BillboardPlace, BriefIssue, Sourced, Week};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillboardRules {
    pub words_a_line: usize,
    pub lines: usize,
    /// Places that are proposed, at most.
    pub places: usize,
    /// Who approves, where a template does not say.
    pub approves: String,
    pub templates: Vec<BillboardTemplate>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillboardTemplate {
    pub id: String,
    pub kind: BillboardKind,
    /// One of them must be in the issue's title or among its terms.
    pub words: Vec<String>,
    /// Codes of bidang urusan; empty: any.
    pub urusan: Vec<String>,
    pub lines: Vec<String>,
    pub until: Until,
    pub approves: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// So many weeks after the edition's.
    Weeks(u32),
    /// Month and day on which the season ends.
    Season(u32, u32),
}

pub fn billboards(issues: &[BriefIssue], week: Week, rules: &BillboardRules) -> Vec<Billboard> {
    issues
        .iter()
        .filter_map(|issue| billboard(issue, week, rules))
        .collect()
}

fn billboard(issue: &BriefIssue, week: Week, rules: &BillboardRules) -> Option<Billboard> {
    let template = chosen(issue, rules)?;
    let places = places(issue, rules.places);
    let first = places.first();
    let mut facts = Vec::new();
    let lines = template.lines.iter().map(|line| {
        let (text, named) = filled(line, first.map(|p| p.name.as_str()), rules.words_a_line);
        if let Some(place) = first.filter(|_| named && facts.is_empty()) {
            facts.push(Sourced {
                text: format!("{}: {} butir pekan ini", place.name, place.items.len()),
                items: place.items.clone(),
            });
        }
        text
    });
    let lines = lines.collect();
    let (until, until_why) = until(template.until, week);
    Some(Billboard {
        issue: issue.id.clone(),
        rank: issue.rank,
        title: issue.title.clone(),
        template: template.id.clone(),
        kind: template.kind,
        lines,
        facts,
        places,
        until,
        until_why,
        approves: template
            .approves
            .as_ref()
            .unwrap_or(&rules.approves)
            .clone(),
        unit: issue.perangkat_daerah.clone(),
    })
}

/// The template of whose words the issue names most; of equals the first.
fn chosen<'r>(issue: &BriefIssue, rules: &'r BillboardRules) -> Option<&'r BillboardTemplate> {
    let lower = issue.title.to_lowercase();
    let mut named: BTreeSet<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    named.extend(issue.terms.iter().map(String::as_str));
    let urusan = issue.urusan.as_ref().map(|u| u.code.as_str());
    let n_words = |t: &BillboardTemplate| {
        let fits = t.urusan.is_empty() || t.urusan.iter().any(|u| Some(u.as_str()) == urusan);
        let n = t
            .words
            .iter()
            .filter(|w| named.contains(w.as_str()))
            .count();
        if fits { n } else { 0 }
    };
    let best = rules.templates.iter().rev().max_by_key(|t| n_words(t))?;
    (n_words(best) > 0).then_some(best)
}

pub(crate) const PLACE: &str = "{tempat}";

/// The line with its place, or without where there is none or the line would be too long; and whether it is named.
fn filled(line: &str, place: Option<&str>, most: usize) -> (String, bool) {
    if !line.contains(PLACE) {
        return (line.to_owned(), false);
    }
    if let Some(place) = place {
        let text = line.replace(PLACE, place.trim_start_matches("Kec. "));
        if text.split_whitespace().count() <= most {
            return (text, true);
        }
    }
    let without = line
        .replace(&format!(" di {PLACE}"), "")
        .replace(&format!("{PLACE} "), "")
        .replace(&format!(" {PLACE}"), "");
    (without.trim().to_owned(), false)
}

/// Kecamatan by the number of items that name it or a village of it.
fn places(issue: &BriefIssue, most: usize) -> Vec<BillboardPlace> {
    let own = |n: &usize| issue.items.get(*n).is_some_and(|i| !i.copy);
    let mut by_code: BTreeMap<&str, BillboardPlace> = BTreeMap::new();
    for place in &issue.wilayah {
        let Some(kecamatan) = &place.kecamatan else {
            continue;
        };
        let at = by_code
            .entry(&kecamatan.code)
            .or_insert_with(|| BillboardPlace {
                code: kecamatan.code.clone(),
                name: kecamatan.name.clone(),
                items: Vec::new(),
                villages: Vec::new(),
            });
        let items: Vec<usize> = place.items.iter().copied().filter(own).collect();
        if place.code != kecamatan.code && !items.is_empty() {
            let village = place.name.split(',').next().unwrap_or(&place.name);
            let n = u32::try_from(items.len()).unwrap_or(u32::MAX);
            at.villages.push((village.to_owned(), n));
        }
        at.items.extend(items);
    }
    let mut places: Vec<BillboardPlace> = by_code.into_values().collect();
    for place in &mut places {
        place.items.sort_unstable();
        place.items.dedup();
        place
            .villages
            .sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    }
    places.retain(|p| !p.items.is_empty());
    places
        .sort_by(|a, b| (Reverse(a.items.len()), &a.code).cmp(&(Reverse(b.items.len()), &b.code)));
    places.truncate(most);
    places
}

fn until(rule: Until, week: Week) -> (NaiveDate, String) {
    let last = week.sunday();
    match rule {
        Until::Weeks(n) => (
            last + Duration::weeks(i64::from(n)),
            format!("{n} pekan sesudah pekan edisi ini"),
        ),
        Until::Season(month, day) => {
            // 29 February of a year that has none is the day before.
            let in_year = |year| {
                let day = NaiveDate::from_ymd_opt(year, month, day);
                day.or_else(|| NaiveDate::from_ymd_opt(year, month, 28))
            };
            let ends = [last.year(), last.year() + 1]
                .into_iter()
                .filter_map(in_year);
            let end = ends.filter(|d| *d >= last).min().unwrap_or(last);
            (end, "akhir musim".into())
        }
    }
}
