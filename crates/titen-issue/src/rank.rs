//! A week's issues → the list: scope, gate, USG, order, intervals, change.

use crate::{
    case::{Case, cases},
    change::{Before, closed},
    gate::{first_no, gate},
    growth::{self, Rates, past},
    interval::{Resampled, rank_intervals},
    measure::{Measure, Score},
    overrides::{self, overruled},
    quotes::quotes,
    rank_settings::RankSettings,
    scope::{Scope, out_of_scope},
    seriousness,
    summary::summary,
    tally::Tally,
    urgency,
};
use std::collections::{BTreeMap, BTreeSet};
use titen_dict::Dictionaries;
use titen_model::{
    Channel, Criterion, Document, Gate, GroupedWeek, IssueId, Item, ItemId, OffTopicKind,
    RankedIssue, RankedWeek, ScorePart, Tone, Unranked, UnrankedReason, Week,
};

/// Ranks every issue that passes scope and gate; the others are given with the reason. `docs` and `items` are
/// those that were grouped; `before` is the ranking of the week before.
pub fn rank_week(
    grouped: &GroupedWeek,
    docs: &[Document],
    items: &BTreeMap<ItemId, Item>,
    before: Option<&RankedWeek>,
    scope: &Scope,
    dict: &Dictionaries,
    settings: &RankSettings,
) -> RankedWeek {
    let cases = cases(grouped, docs);
    let heard: BTreeSet<&IssueId> = cases
        .iter()
        .flat_map(|c| {
            let joined = c.issue.absorbed.iter().chain(&c.issue.decided.merged);
            joined.chain([&c.issue.id])
        })
        .collect();
    let pasts: Vec<Vec<f64>> = grouped
        .issues
        .iter()
        .map(|i| past(&i.history, settings.full.items_a_speaker))
        .collect();
    let rates = Rates::fit(pasts.iter().map(Vec::as_slice), settings);

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
            None => entries.push(Entry::new(
                grouped.week,
                case,
                tally,
                apkl,
                &rates,
                settings,
            )),
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

    let intervals = rank_intervals(grouped.week, &entries, settings.draws);
    let changes = Before::of(before);
    let ranked = entries
        .iter()
        .zip(intervals)
        .enumerate()
        .map(|(i, (entry, interval))| entry.ranked(i as u32 + 1, interval, &changes, items))
        .collect();
    RankedWeek {
        week: grouped.week,
        ranked,
        unranked,
        closed: closed(before, &heard, settings.top),
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

/// An issue that ranks.
struct Entry<'a> {
    week: Week,
    case: &'a Case<'a>,
    settings: &'a RankSettings,
    rates: &'a Rates,
    past: Vec<f64>,
    weeks_before: u32,
    tally: Tally,
    gate: Gate,
    score: Score,
}

impl<'a> Entry<'a> {
    fn new(
        week: Week,
        case: &'a Case<'a>,
        tally: Tally,
        gate: Gate,
        rates: &'a Rates,
        settings: &'a RankSettings,
    ) -> Self {
        let mut entry = Entry {
            week,
            case,
            settings,
            rates,
            past: past(&case.issue.history, settings.full.items_a_speaker),
            weeks_before: urgency::weeks_before(case),
            score: Score::of(1.0, 1.0, 1.0),
            tally: Tally::default(),
            gate,
        };
        entry.score = entry.score(&tally);
        entry.tally = tally;
        entry
    }

    fn ranked(
        &self,
        rank: u32,
        (rank_low, rank_high): (u32, u32),
        before: &Before<'_>,
        items: &BTreeMap<ItemId, Item>,
    ) -> RankedIssue {
        let (case, issue) = (self.case, self.case.issue);
        let (change, rank_before) = before.change(&issue.id, rank);
        let in_words = rank as usize <= self.settings.summaries;
        let (mut channels, mut tone) = (
            BTreeMap::<Channel, u32>::new(),
            BTreeMap::<Tone, u32>::new(),
        );
        for doc in case.originals.iter().chain(&case.copies) {
            *channels.entry(doc.channel.counted()).or_default() += 1;
            *tone.entry(doc.tone).or_default() += 1;
        }
        let all = || case.originals.iter().chain(&case.copies);
        RankedIssue {
            issue: issue.id.clone(),
            rank,
            rank_low,
            rank_high,
            title: issue.title.clone(),
            terms: issue.terms.clone(),
            summary: if in_words {
                summary(case, items)
            } else {
                Vec::new()
            },
            usg: self.score.usg,
            score: self.score.sum,
            parts: self.parts(),
            gate: self.gate.clone(),
            urusan: issue.urusan.clone(),
            perangkat_daerah: issue.perangkat_daerah.clone(),
            wilayah: issue.wilayah.clone(),
            items: case.items(),
            copies: case.copies.iter().map(|d| d.item).collect(),
            n_sources: all().map(|d| &d.source).collect::<BTreeSet<_>>().len() as u32,
            n_voices: case.speakers.len() as u32,
            channels,
            tone,
            quotes: if in_words {
                quotes(case, items)
            } else {
                Vec::new()
            },
            first_seen: issue.first_seen,
            history: issue.history.clone(),
            change,
            rank_before,
            joins: issue.joins.clone(),
            edits: issue.decided.edits.clone(),
        }
    }

    fn measures(&self, t: &Tally) -> ([Measure; 5], [Measure; 6], Measure) {
        let s = self.settings;
        (
            urgency::urgency(t, self.weeks_before, s),
            seriousness::seriousness(t, s),
            growth::growth(t, &self.past, self.rates, s),
        )
    }

    /// Those that add something, in words and with their items.
    fn parts(&self) -> Vec<ScorePart> {
        let (u, s, g) = self.measures(&self.tally);
        let set = &self.case.issue.decided.overrides;
        let all = u.into_iter().chain(s).chain([g]);
        let parts = all
            .filter(|m| m.points > 0.0 || overrides::of(set, m.key).is_some())
            .map(|m| {
                let (why, evidence) = match m.criterion {
                    Criterion::Urgency => {
                        urgency::why(m.key, &self.tally, self.weeks_before, self.case, self.week)
                    }
                    Criterion::Seriousness => seriousness::why(m.key, &self.tally, self.case),
                    Criterion::Growth => {
                        growth::why(self.case, &self.past, self.case.originals.len() as u32)
                    }
                };
                ScorePart {
                    criterion: m.criterion,
                    key: m.key.into(),
                    value: m.value.unwrap_or(evidence.len() as f64),
                    points: m.points,
                    why,
                    evidence,
                    overridden: None,
                }
            })
            .collect();
        overrides::show(parts, set)
    }
}

impl Resampled for Entry<'_> {
    fn id(&self) -> &str {
        self.case.issue.id.as_str()
    }

    fn speakers(&self) -> Vec<&str> {
        self.case.speakers.iter().map(|s| s.name.as_str()).collect()
    }

    fn tally(&self, weight: &dyn Fn(usize) -> f64) -> Tally {
        Tally::weighted(self.case, &self.settings.full, weight)
    }

    fn score(&self, tally: &Tally) -> Score {
        let (u, s, g) = self.measures(tally);
        let set = &self.case.issue.decided.overrides;
        Score::of(
            overruled(Criterion::Urgency, &u, set),
            overruled(Criterion::Seriousness, &s, set),
            overruled(Criterion::Growth, &[g], set),
        )
    }
}

#[cfg(test)]
mod tests;
