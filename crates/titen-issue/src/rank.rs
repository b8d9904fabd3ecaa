//! A week's issues → the list: scope, gate, USG, order, intervals, change.

use crate::{
    case::{Case, Times, cases},
    change::{Before, closed, listed},
    entry::Entry,
    gate::{first_no, gate},
    growth::past,
    interval::firmness,
    measure::Score,
    rank_settings::RankSettings,
    scope::{Scope, out_of_scope},
    season::Seasons,
    tally::Tally,
    volume::{comparable, relative, remembered, volume},
    weekly_rate::Rates,
    weighted::rank_weighted,
    would_change::Standing,
    year_ago::YearAgo,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use titen_dict::Dictionaries;
use titen_model::{
    Document, GroupedWeek, IssueId, Item, ItemId, OffTopicKind, RankedIssue, RankedWeek, Unranked,
    UnrankedReason, Week,
};

/// What a ranking knows beside its week.
#[derive(Debug, Clone, Copy, Default)]
pub struct History<'a> {
    /// The last ranking of an earlier week.
    pub before: Option<&'a RankedWeek>,
    /// The week `TOLD_BY` weeks before, if it was grouped: it tells of the same season a year before.
    pub year_ago: Option<&'a GroupedWeek>,
    /// Today, where the week is not over.
    pub until: Option<NaiveDate>,
}

impl<'a> From<Option<&'a RankedWeek>> for History<'a> {
    fn from(before: Option<&'a RankedWeek>) -> Self {
        History {
            before,
            ..History::default()
        }
    }
}

/// Share of the week that is over; today counts for a half.
fn elapsed(week: Week, until: Option<NaiveDate>) -> f64 {
    let days = |until: NaiveDate| (until - week.monday()).num_days().clamp(0, 6) as f64;
    until.map_or(1.0, |until| (days(until) + 0.5) / 7.0)
}

/// Ranks every issue that passes scope and gate; the others are given with the reason. `docs` and `items` are
/// those that were grouped.
pub fn rank_week<'a>(
    grouped: &GroupedWeek,
    docs: &[Document],
    items: &BTreeMap<ItemId, Item>,
    history: impl Into<History<'a>>,
    scope: &Scope,
    dict: &Dictionaries,
    settings: &RankSettings,
) -> RankedWeek {
    let History {
        before,
        year_ago,
        until,
    } = history.into();
    let times = Times {
        seasons: Seasons::in_week(grouped.week, &settings.season, dict),
        until: until.unwrap_or(grouped.week.sunday()),
        over: until.is_none(),
    };
    let cases = cases(grouped, docs, &times);
    let heard: BTreeSet<&IssueId> = cases
        .iter()
        .flat_map(|c| {
            let joined = c.issue.absorbed.iter().chain(&c.issue.decided.merged);
            joined.chain([&c.issue.id])
        })
        .collect();
    let now = volume(&grouped.issues, &settings.full);
    let volumes = remembered(before, grouped.week, now);
    let relative = relative(&volumes, elapsed(grouped.week, until));
    let weeks = comparable(&relative);
    let of_issue = |i: &titen_model::Issue| past(&i.history, weeks, &settings.full);
    let pasts: Vec<Vec<f64>> = grouped.issues.iter().map(of_issue).collect();
    let histories = pasts.iter().map(Vec::as_slice);
    let rates = Rates::fit(histories, &relative, &settings.growth);

    let (mut entries, mut unranked) = (Vec::new(), Vec::new());
    for case in &cases {
        let tally = Tally::of(case, &settings.full);
        let apkl = gate(case, &tally, dict, &settings.gate);
        let refused = rejected(case)
            .or_else(|| off_topic(case))
            .or_else(|| {
                out_of_scope(case, scope, dict, &settings.scope)
                    .map(|why| (UnrankedReason::OutOfScope, why))
            })
            .or_else(|| first_no(&apkl).map(|(reason, why)| (reason, why.to_owned())));
        match refused {
            Some((reason, why)) => unranked.push(Unranked {
                issue: case.issue.id.clone(),
                title: case.issue.title.clone(),
                items: case.items(),
                reason,
                why,
            }),
            None => {
                let told = YearAgo::of(case.issue, grouped.week, year_ago);
                let season = told.map(|t| {
                    let rise = t.rise(&volumes);
                    (t, rise)
                });
                let known = (relative.as_slice(), season);
                entries.push(Entry::new(case, tally, apkl, &rates, known, settings));
            }
        }
    }
    unranked.sort_by(|a, b| {
        b.items
            .len()
            .cmp(&a.items.len())
            .then_with(|| a.issue.cmp(&b.issue))
    });
    entries.sort_by(|a, b| {
        a.score
            .order(&b.score)
            .then_with(|| a.case.issue.id.cmp(&b.case.issue.id))
    });

    let firmness = firmness(grouped.week, &entries, settings.draws);
    let changes = Before::of(before, grouped.week);
    let all: Vec<(Score, &str)> = entries.iter().map(|e| (e.score, e.id())).collect();
    let ranks = entries.iter().map(|e| e.case.issue).zip(1..);
    let listed = listed(before, grouped.week, settings.top, ranks);
    let mut ranked: Vec<RankedIssue> = entries
        .iter()
        .zip(firmness)
        .enumerate()
        .map(|(at, (entry, firmness))| {
            let standing = Standing { all: &all, at };
            RankedIssue {
                weighted: entry.weighted(dict),
                ..entry.ranked(&standing, firmness, &changes, items)
            }
        })
        .collect();
    rank_weighted(ranked.iter_mut().filter_map(|r| r.weighted.as_mut()));
    RankedWeek {
        week: grouped.week,
        ranked,
        unranked,
        closed: closed(before, grouped.week, &heard, settings.top),
        listed,
        volumes,
    }
}

fn rejected(case: &Case<'_>) -> Option<(UnrankedReason, String)> {
    let edit = case.issue.decided.rejected.as_ref()?;
    let why = format!("keputusan analis {}: {}", edit.by, edit.reason);
    Some((UnrankedReason::Rejected, why))
}

/// More than half of its items are no public matter at all.
fn off_topic(case: &Case<'_>) -> Option<(UnrankedReason, String)> {
    let mut n: BTreeMap<OffTopicKind, usize> = BTreeMap::new();
    for kind in case
        .originals
        .iter()
        .filter_map(|d| d.off_topic.as_ref())
        .map(|o| o.kind)
    {
        *n.entry(kind).or_default() += 1;
    }
    let (off, all) = (n.values().sum::<usize>(), case.originals.len());
    let (kind, _) = n
        .into_iter()
        .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    (2 * off > all).then(|| {
        (
            UnrankedReason::OffTopic(kind),
            format!("{off} dari {all} butir tentang {}", kind.label()),
        )
    })
}

#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod firmness;
#[cfg(test)]
mod over_weeks;
#[cfg(test)]
mod seasonal;
#[cfg(test)]
pub(crate) mod tests;
