//! The views of `brief.html` as plain data, for the page that is set as PDF: both say the same, number by number.

use super::{Page, aired_view::aired, issue_view::IssueView, tables::Unit};
use crate::{
    indonesian::{date, integer},
    sparkline::weeks,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use titen_model::{Brief, BriefIssue};

/// Places of an issue that paper names, the most named first.
const PLACES: usize = 12;

/// Of an issue's items, at most `most` are told one by one: those that something is cited from, then the first.
pub fn brief_data(brief: &Brief, most: usize) -> Value {
    let page = Page::new(brief);
    let issues: Vec<Value> = page.issues.iter().map(|v| issue(v, brief, most)).collect();
    json!({
        "sample": brief.sample,
        "draft": page.draft,
        "mark": page.mark,
        "kop": brief.office.kop,
        "place": brief.office.place,
        "scope": brief.scope,
        "days": page.days,
        "week": brief.week.to_string(),
        "revision": brief.revision,
        "ralat": brief.ralat,
        "lead": page.lead,
        "issues": issues,
        "criteria": page.criteria,
        "tones": page.tones.rows,
        "places": page.places,
        "units": page.units.iter().map(unit).collect::<Vec<_>>(),
        "below": below(brief),
        "unranked": page.unranked,
        "closed": brief.closed,
        "board": page.board,
        "board_day": brief.board.as_ref().map(|b| date(b.at)),
        "broadcasts": page.broadcasts,
        "aired": page.aired,
        "spokespersons": page.spokespersons,
        "contradictions": page.contradictions,
        "evidence_notes": brief.evidence.notes,
        "n_seeds": page.n_seeds,
        "n_billboards": page.n_billboards,
        "proposals": page.proposals,
        "n_proposals": page.n_proposals,
        "coverage": page.coverage,
        "failed_sources": brief.coverage.failed_sources,
        "made_with": brief.made_with,
    })
}

fn issue(view: &IssueView<'_>, brief: &Brief, most: usize) -> Value {
    let issue = view.issue;
    let shown = listed(issue, most);
    let mut data = json!(view);
    data["items"] = shown
        .iter()
        .map(|i| {
            let item = &view.items[*i];
            json!({
                "n": i + 1,
                "anchor": item.anchor,
                "title": item.item.title,
                "source": item.item.source,
                "channel": item.channel,
                "when": item.when,
                "tone": item.item.tone,
                "copy": item.item.copy,
                "link": item.link,
            })
        })
        .collect();
    if let Some(places) = data["places"].as_array_mut() {
        places.truncate(PLACES);
    }
    let facts = json!({
        "id": issue.id,
        "rank": issue.rank,
        "title": issue.title,
        "unit": issue.perangkat_daerah,
        "urusan": issue.urusan,
        "total": issue.usg.total(),
        "recommendation": issue.recommendation,
        "terms": issue.terms,
        "aired": aired(brief, issue),
        "joins": issue.joins,
        "n_listed": shown.len(),
        "n_total": issue.items.len(),
        "more_places": view.places.len().saturating_sub(PLACES),
        "gate": issue.gate.answers().map(|(name, a)| json!({ "name": name, "yes": a.yes, "why": a.why })),
        "weeks": weeks(&issue.history, brief.week).into_iter().map(|(_, n)| n).collect::<Vec<_>>(),
    });
    if let (Value::Object(data), Value::Object(facts)) = (&mut data, facts) {
        data.extend(facts);
    }
    data
}

/// Indexes, ascending.
pub(crate) fn listed(issue: &BriefIssue, most: usize) -> BTreeSet<usize> {
    let said = issue.summary.iter().map(|s| s.item);
    let quoted = issue.quotes.iter().map(|q| q.item);
    let proof = issue
        .parts
        .iter()
        .filter_map(|p| p.evidence.first())
        .copied();
    let mut shown = BTreeSet::new();
    for i in said.chain(quoted).chain(proof).chain(0..issue.items.len()) {
        if shown.len() == most {
            break;
        }
        shown.insert(i);
    }
    shown
}

fn unit(unit: &Unit<'_>) -> Value {
    let issues = unit.issues.iter();
    json!({
        "name": unit.name,
        "issues": issues
            .map(|i| json!({ "rank": i.rank, "id": i.id, "title": i.title, "recommendation": i.recommendation }))
            .collect::<Vec<_>>(),
    })
}

fn below(brief: &Brief) -> Vec<Value> {
    let below = brief.below.iter();
    below
        .map(|b| {
            let usg = [b.usg.u, b.usg.s, b.usg.g, b.usg.total()];
            json!({ "rank": b.rank, "title": b.title, "usg": usg, "n_items": integer(b.n_items) })
        })
        .collect()
}
