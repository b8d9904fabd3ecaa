//! One ranked issue with its items beside it: ids become indexes into the issue's own list, so
//! that every number on the page leads to the items that gave it.

use super::Compose;
use crate::{
    plain::{ended, excerpt, plain},
    recommend,
};
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{
    BriefChangedEvidence, BriefCriterion, BriefIssue, BriefItem, BriefPart, BriefPlace, BriefQuote,
    BriefSentence, BriefWeighted, BriefWouldChange, ChangedEvidence, EditNote, Gate, GateAnswer,
    Item, ItemId, Join, Named, Overridden, Precision, RankedIssue, SetValue, Tone,
};

const EXCERPT_CHARS: usize = 220;

pub(super) fn brief_issue(ranked: &RankedIssue, input: &Compose<'_>) -> BriefIssue {
    let items: Vec<&Item> = ranked
        .items
        .iter()
        .filter_map(|id| input.items.get(id))
        .collect();
    let index: BTreeMap<ItemId, usize> = items
        .iter()
        .enumerate()
        .map(|(i, item)| (item.id, i))
        .collect();
    let indexes = |ids: &[ItemId]| -> Vec<usize> {
        let mut found: Vec<usize> = ids.iter().filter_map(|id| index.get(id).copied()).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let changed = |c: &Option<ChangedEvidence>| {
        c.as_ref().map(|c| BriefChangedEvidence {
            rank: c.rank,
            when: plain(&c.when),
            evidence: indexes(&c.evidence),
        })
    };
    let copies: BTreeSet<&ItemId> = ranked.copies.iter().collect();
    let items: Vec<BriefItem> = items
        .into_iter()
        .map(|item| {
            let tone = input.tone.get(&item.id).copied().unwrap_or(Tone::Netral);
            brief_item(item, tone, copies.contains(&item.id))
        })
        .collect();

    // Counted from the list itself, so that each number equals the items that it leads to.
    let mut channels = BTreeMap::new();
    let mut tone = BTreeMap::new();
    for item in &items {
        *channels.entry(item.channel.counted()).or_insert(0) += 1;
        *tone.entry(item.tone).or_insert(0) += 1;
    }

    let mut issue = BriefIssue {
        id: ranked.issue.clone(),
        rank: ranked.rank,
        rank_low: ranked.rank_low,
        rank_high: ranked.rank_high,
        tied_from: ranked.tied_from,
        tied_to: ranked.tied_to,
        rank_before: ranked.rank_before,
        change: ranked.change,
        title: plain(&ranked.title),
        summary: ranked
            .summary
            .iter()
            .filter_map(|s| {
                Some(BriefSentence {
                    text: ended(plain(&s.text)),
                    item: *index.get(&s.item)?,
                })
            })
            .collect(),
        terms: ranked.terms.iter().map(|t| plain(t)).collect(),
        usg: ranked.usg,
        score: ranked.score,
        parts: ranked
            .parts
            .iter()
            .map(|p| BriefPart {
                criterion: p.criterion,
                key: p.key.to_string(),
                value: p.value,
                points: p.points,
                why: plain(&p.why),
                evidence: indexes(&p.evidence),
                overridden: p.overridden.as_ref().map(|o| Overridden {
                    edit: note(&o.edit),
                    ..*o
                }),
            })
            .collect(),
        gate: gate(&ranked.gate),
        urusan: ranked.urusan.as_ref().map(|code| Named {
            code: code.to_string(),
            name: input
                .dict
                .urusan
                .name(code)
                .unwrap_or(code.as_str())
                .to_owned(),
        }),
        perangkat_daerah: ranked.perangkat_daerah.as_ref().map(|id| Named {
            code: id.to_string(),
            name: input
                .dict
                .perangkat_daerah
                .get(id)
                .map_or(id.as_str(), |pd| pd.name.as_str())
                .to_owned(),
        }),
        wilayah: ranked
            .wilayah
            .iter()
            .map(|place| BriefPlace {
                code: place.code.to_string(),
                name: input.dict.wilayah.full_name(&place.code),
                kecamatan: (place.code.level() >= 3).then(|| {
                    let code = place.code.ancestor(3);
                    Named {
                        name: input.dict.wilayah.full_name(&code),
                        code: code.to_string(),
                    }
                }),
                items: indexes(&place.items),
            })
            .filter(|place| !place.items.is_empty())
            .collect(),
        items,
        n_sources: ranked.n_sources,
        n_voices: ranked.n_voices,
        channels,
        tone,
        quotes: ranked
            .quotes
            .iter()
            .filter_map(|q| {
                Some(BriefQuote {
                    text: plain(&q.text),
                    channel: q.channel,
                    item: *index.get(&q.item)?,
                })
            })
            .collect(),
        first_seen: ranked.first_seen,
        history: ranked.history.clone(),
        weeks_listed: ranked.weeks_listed,
        would_change: BriefWouldChange {
            up: changed(&ranked.would_change.up),
            down: changed(&ranked.would_change.down),
        },
        recommendation: String::new(),
        weighted: ranked.weighted.as_ref().map(|w| BriefWeighted {
            rank: w.rank,
            points: w.points(),
            out_of: w.out_of(),
            criteria: w
                .criteria
                .iter()
                .map(|c| BriefCriterion {
                    key: c.key.to_string(),
                    name: plain(&c.name),
                    weight: c.weight,
                    value: c.value,
                    why: plain(&c.why),
                    evidence: indexes(&c.evidence),
                    set: c.set.as_ref().map(|s| SetValue {
                        edit: note(&s.edit),
                        ..*s
                    }),
                })
                .collect(),
        }),
        joins: ranked
            .joins
            .iter()
            .map(|j| Join {
                issue: j.issue.clone(),
                title: plain(&j.title),
                why: plain(&j.why),
            })
            .collect(),
        edits: ranked.edits.iter().map(note).collect(),
        budget: None,
    };
    issue.recommendation = recommend::recommendation(&issue, input.week);
    issue
}

fn note(edit: &EditNote) -> EditNote {
    EditNote {
        by: plain(&edit.by),
        reason: plain(&edit.reason),
        ..edit.clone()
    }
}

fn brief_item(item: &Item, tone: Tone, copy: bool) -> BriefItem {
    BriefItem {
        key: item.key.clone(),
        source: plain(&item.source),
        channel: item.channel,
        title: excerpt(item.headline(), EXCERPT_CHARS),
        excerpt: match &item.title {
            Some(title) if !title.trim().is_empty() => {
                excerpt(item.body.as_deref().unwrap_or_default(), EXCERPT_CHARS)
            }
            // The beginning of the body is the headline already.
            _ => String::new(),
        },
        url: item.url.clone(),
        at: item.at(),
        day_only: !item.dated_by_receipt()
            && item
                .published
                .is_some_and(|p| p.precision == Precision::Day),
        dated_by_receipt: item.dated_by_receipt(),
        tone,
        copy,
    }
}

fn gate(gate: &Gate) -> Gate {
    let answer = |a: &GateAnswer| GateAnswer {
        yes: a.yes,
        why: plain(&a.why),
    };
    Gate {
        aktual: answer(&gate.aktual),
        problematik: answer(&gate.problematik),
        kekhalayakan: answer(&gate.kekhalayakan),
        layak: answer(&gate.layak),
    }
}
