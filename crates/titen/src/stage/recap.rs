//! A season's weeks → each issue once, with its ranks, items, places and budget: what musrenbang asks for.

use super::budget::Budgeting;
use super::issues_of::issues_of;
use crate::office::Office;
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{
    Brief, BriefIssue, IssueId, Recap, RecapIssue, RecapItem, RecapPlace, RecapWeek, Status, Week,
    WilayahCode,
};

pub async fn recap(
    office: &Office,
    from: Week,
    to: Week,
    within: Option<&WilayahCode>,
) -> Result<Recap> {
    let (mut seen, mut heirs): (Vec<RecapIssue>, BTreeMap<IssueId, IssueId>) =
        (Vec::new(), BTreeMap::new());
    // The issue as it stood last: what its budget is looked up by.
    let mut last: BTreeMap<IssueId, BriefIssue> = BTreeMap::new();
    let (mut weeks, mut week) = (Vec::new(), from);
    while week <= to {
        let published = office
            .store
            .edition(&office.id, week, None)
            .await?
            .filter(|e| e.status == Status::Published);
        let (issues, is_published) = match published {
            Some(edition) => (
                serde_json::from_slice::<Brief>(&edition.brief)?.issues,
                true,
            ),
            None if office.store.ranking(&office.id, week).await?.is_some() => (
                issues_of(office, week, office.settings.rank.top).await?,
                false,
            ),
            None => {
                week = week.next();
                continue;
            }
        };
        weeks.push(RecapWeek {
            week,
            published: is_published,
            n_issues: u32::try_from(issues.len()).unwrap_or(u32::MAX),
        });
        for issue in issues {
            for join in &issue.joins {
                heirs.insert(join.issue.clone(), issue.id.clone());
            }
            add(&mut seen, week, &issue);
            last.insert(issue.id.clone(), issue);
        }
        week = week.next();
    }
    if weeks.is_empty() {
        bail!(
            "no week from {from} to {to} is published or ranked; `titen weekly --week W` does it, or name other weeks"
        );
    }
    let mut issues = joined(seen, &heirs);
    let budgeting = Budgeting::load(office, None, to).await?;
    if let Some(within) = within {
        issues.iter_mut().for_each(|i| {
            i.places
                .retain(|p| WilayahCode::new(&p.code).within(within));
        });
        issues.retain(|i| !i.places.is_empty());
    }
    for issue in &mut issues {
        if let (Some(budgeting), Some(known)) = (&budgeting, last.get(&issue.id)) {
            budget(office, budgeting, known, issue);
        }
    }
    issues.sort_by(|a, b| {
        (a.best_rank, std::cmp::Reverse(a.ranks.len()), &a.id).cmp(&(
            b.best_rank,
            std::cmp::Reverse(b.ranks.len()),
            &b.id,
        ))
    });
    Ok(Recap {
        office: office.settings.letterhead.clone(),
        from,
        to,
        wilayah: within.map(|w| office.dict.wilayah.full_name(w)),
        sample: office.settings.sample.is_some(),
        weeks,
        issues,
    })
}

/// Held against the season's places, and those of each kecamatan alone: a line in one says nothing to another.
fn budget(office: &Office, budgeting: &Budgeting, known: &BriefIssue, issue: &mut RecapIssue) {
    let matches = budgeting.matches(office, known);
    let mut by_kecamatan: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for place in &issue.places {
        if let Some(kecamatan) = &place.kecamatan {
            let of = by_kecamatan.entry(&kecamatan.code).or_default();
            of.push(&place.code);
        }
    }
    let by_kecamatan = by_kecamatan
        .into_iter()
        .map(|(code, places)| {
            let at = budgeting.at(office, known, &matches, places.into_iter());
            (code.to_owned(), at)
        })
        .collect();
    let all = issue.places.iter().map(|p| p.code.as_str());
    issue.budget = Some(budgeting.at(office, known, &matches, all));
    issue.budget_by_kecamatan = by_kecamatan;
}

fn add(seen: &mut Vec<RecapIssue>, week: Week, issue: &BriefIssue) {
    let at = seen
        .iter()
        .position(|s| s.id == issue.id)
        .unwrap_or_else(|| {
            seen.push(RecapIssue {
                id: issue.id.clone(),
                title: String::new(),
                urusan: None,
                perangkat_daerah: None,
                recommendation: String::new(),
                best_rank: u32::MAX,
                last_rank: issue.rank,
                usg: issue.usg,
                ranks: BTreeMap::new(),
                places: Vec::new(),
                items: Vec::new(),
                budget: None,
                budget_by_kecamatan: BTreeMap::new(),
            });
            seen.len() - 1
        });
    let s = &mut seen[at];
    // As it stood last.
    s.title.clone_from(&issue.title);
    s.urusan.clone_from(&issue.urusan);
    s.perangkat_daerah.clone_from(&issue.perangkat_daerah);
    s.recommendation.clone_from(&issue.recommendation);
    s.usg = issue.usg;
    s.last_rank = issue.rank;
    s.best_rank = s.best_rank.min(issue.rank);
    s.ranks.insert(week, issue.rank);
    let mut index = BTreeMap::new();
    for (i, item) in issue.items.iter().enumerate() {
        let known = s
            .items
            .iter()
            .position(|k| k.source == item.source && k.key == item.key);
        index.insert(i, known.unwrap_or(s.items.len()));
        if known.is_none() {
            s.items.push(RecapItem {
                week,
                key: item.key.clone(),
                source: item.source.clone(),
                channel: item.channel,
                title: item.title.clone(),
                at: item.at,
                copy: item.copy,
            });
        }
    }
    for place in &issue.wilayah {
        let items: BTreeSet<usize> = place
            .items
            .iter()
            .filter_map(|i| index.get(i).copied())
            .collect();
        match s.places.iter_mut().find(|p| p.code == place.code) {
            Some(known) => known.items.extend(items),
            None => s.places.push(RecapPlace {
                code: place.code.clone(),
                name: place.name.clone(),
                kecamatan: place.kecamatan.clone(),
                items,
            }),
        }
    }
}

/// What turned out to be one problem is one row, under the id that is left.
fn joined(seen: Vec<RecapIssue>, heirs: &BTreeMap<IssueId, IssueId>) -> Vec<RecapIssue> {
    let heir = |id: &IssueId| {
        let mut at = id.clone();
        for _ in 0..heirs.len() {
            match heirs.get(&at) {
                Some(next) if *next != at => at = next.clone(),
                _ => break,
            }
        }
        at
    };
    let mut out: Vec<RecapIssue> = Vec::new();
    // Those that are left come first, so that their titles stay.
    let (left, ended): (Vec<_>, Vec<_>) = seen.into_iter().partition(|s| heir(&s.id) == s.id);
    for issue in left.into_iter().chain(ended) {
        let id = heir(&issue.id);
        match out.iter_mut().find(|o| o.id == id) {
            None => out.push(RecapIssue { id, ..issue }),
            Some(one) => absorb(one, issue),
        }
    }
    out
}

fn absorb(one: &mut RecapIssue, other: RecapIssue) {
    one.best_rank = one.best_rank.min(other.best_rank);
    for (week, rank) in other.ranks {
        let known = one.ranks.entry(week).or_insert(rank);
        *known = (*known).min(rank);
    }
    let mut index = BTreeMap::new();
    for (i, item) in other.items.into_iter().enumerate() {
        let known = one
            .items
            .iter()
            .position(|k| k.source == item.source && k.key == item.key);
        index.insert(i, known.unwrap_or(one.items.len()));
        if known.is_none() {
            one.items.push(item);
        }
    }
    for place in other.places {
        let items: BTreeSet<usize> = place
            .items
            .iter()
            .filter_map(|i| index.get(i).copied())
            .collect();
        match one.places.iter_mut().find(|p| p.code == place.code) {
            Some(known) => known.items.extend(items),
            None => one.places.push(RecapPlace { items, ..place }),
        }
    }
}
