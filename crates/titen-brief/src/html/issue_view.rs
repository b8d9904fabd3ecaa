//! One issue as its section of the page shows it.

use super::budget_view::BudgetView;
use super::evidence_view::{EvidenceView, evidence};
use super::refs::{Refs, item_anchor, list_anchor, ranges};
use crate::{
    indonesian::{date, days_of, decimal, integer, moment, signed},
    labels::{self, TONES},
    plain::is_invisible_mark,
    sparkline,
};
use serde::Serialize;
use titen_model::{Brief, BriefIssue, BriefItem, Change, Channel, Criterion, Week, wib_date};

#[derive(Serialize)]
pub(crate) struct IssueView<'a> {
    #[serde(skip)]
    pub(crate) issue: &'a BriefIssue,
    pub(crate) list: String,
    pub(crate) interval: String,
    pub(crate) tied: String,
    pub(crate) change_sign: &'static str,
    pub(crate) change: String,
    pub(crate) since: String,
    pub(crate) n_items: String,
    pub(crate) n_copies: usize,
    pub(crate) n_sources: String,
    pub(crate) n_voices: String,
    pub(crate) summary: Vec<(&'a str, Refs)>,
    pub(crate) criteria: Vec<CriterionView<'a>>,
    pub(crate) score: String,
    pub(crate) would_change: Vec<WouldChangeView>,
    #[serde(skip)]
    pub(crate) spark: String,
    pub(crate) channels: Vec<Count>,
    pub(crate) tones: Vec<Count>,
    pub(crate) places: Vec<PlaceView<'a>>,
    pub(crate) quotes: Vec<QuoteView<'a>>,
    /// Of these, data names only some.
    #[serde(skip)]
    pub(crate) items: Vec<ItemView<'a>>,
    pub(crate) edits: Vec<EditView<'a>>,
    pub(crate) evidence: Option<EvidenceView>,
    pub(crate) budget: Option<BudgetView>,
}

#[derive(Serialize)]
pub(crate) struct EditView<'a> {
    pub(crate) did: &'static str,
    pub(crate) by: &'a str,
    pub(crate) day: String,
    pub(crate) reason: &'a str,
    pub(crate) id: u64,
}

#[derive(Serialize)]
pub(crate) struct CriterionView<'a> {
    pub(crate) letter: &'static str,
    pub(crate) name: &'static str,
    pub(crate) value: u8,
    pub(crate) step: &'static str,
    pub(crate) parts: Vec<PartView<'a>>,
}

#[derive(Serialize)]
pub(crate) struct PartView<'a> {
    pub(crate) why: &'a str,
    pub(crate) points: String,
    pub(crate) refs: Refs,
}

/// A move and what it would take.
#[derive(Serialize)]
pub(crate) struct WouldChangeView {
    pub(crate) says: String,
    pub(crate) refs: Refs,
}

/// A number of this issue's items and the items themselves.
#[derive(Serialize)]
pub(crate) struct Count {
    pub(crate) name: &'static str,
    pub(crate) n: usize,
    pub(crate) refs: Refs,
}

#[derive(Serialize)]
pub(crate) struct PlaceView<'a> {
    pub(crate) name: &'a str,
    pub(crate) n: usize,
    pub(crate) refs: Refs,
}

#[derive(Serialize)]
pub(crate) struct QuoteView<'a> {
    pub(crate) text: &'a str,
    pub(crate) channel: &'static str,
    pub(crate) day: String,
    pub(crate) refs: Refs,
}

pub(crate) struct ItemView<'a> {
    pub(crate) item: &'a BriefItem,
    pub(crate) anchor: String,
    pub(crate) channel: &'static str,
    pub(crate) when: String,
    /// Only an address that a browser opens as a page.
    pub(crate) link: Option<&'a str>,
}

impl<'a> IssueView<'a> {
    pub(crate) fn new(issue: &'a BriefIssue, brief: &Brief) -> Self {
        let week = brief.week;
        let (change_sign, change) = labels::change(issue);
        let refs = |indexes: &[usize]| ranges(issue, indexes);
        let count = |name, is_in: &dyn Fn(&BriefItem) -> bool| {
            let indexes: Vec<usize> = (0..issue.items.len())
                .filter(|i| is_in(&issue.items[*i]))
                .collect();
            Count {
                name,
                n: indexes.len(),
                refs: refs(&indexes),
            }
        };
        IssueView {
            list: list_anchor(issue),
            budget: issue.budget.as_ref().map(BudgetView::new),
            interval: labels::interval(issue),
            tied: labels::tied(issue),
            change_sign,
            change,
            since: since(issue, week),
            n_items: integer(issue.items.len() as u64),
            n_copies: issue.items.iter().filter(|i| i.copy).count(),
            n_sources: integer(issue.n_sources),
            n_voices: integer(issue.n_voices),
            summary: issue
                .summary
                .iter()
                .map(|s| (s.text.as_str(), refs(&[s.item])))
                .collect(),
            criteria: criteria(issue),
            score: decimal(issue.score, 2),
            would_change: would_change(issue),
            spark: sparkline::svg(&issue.history, week),
            channels: Channel::ALL
                .into_iter()
                .filter(|c| c.counted() == *c)
                .map(|channel| count(channel.label(), &|i| i.channel.counted() == channel))
                .filter(|c| c.n > 0)
                .collect(),
            tones: TONES
                .into_iter()
                .map(|tone| count(tone.as_str(), &|i| i.tone == tone))
                .filter(|c| c.n > 0)
                .collect(),
            places: issue
                .wilayah
                .iter()
                .map(|p| PlaceView {
                    name: &p.name,
                    n: p.items.len(),
                    refs: refs(&p.items),
                })
                .collect(),
            quotes: issue
                .quotes
                .iter()
                .map(|q| QuoteView {
                    text: &q.text,
                    channel: q.channel.label(),
                    day: date(wib_date(issue.items[q.item].at)),
                    refs: refs(&[q.item]),
                })
                .collect(),
            items: (0..issue.items.len()).map(|i| item(issue, i)).collect(),
            edits: issue
                .edits
                .iter()
                .map(|e| EditView {
                    did: labels::edit(&e.kind),
                    by: &e.by,
                    day: date(wib_date(e.at)),
                    reason: &e.reason,
                    id: e.id,
                })
                .collect(),
            evidence: evidence(brief, issue),
            issue,
        }
    }
}

impl IssueView<'_> {
    pub(crate) fn copies(&self) -> String {
        integer(self.n_copies as u64)
    }

    pub(crate) fn change_class(&self) -> &'static str {
        match self.issue.change {
            Change::New | Change::Back => "new",
            Change::Up => "up",
            Change::Down => "down",
            Change::Same | Change::Closed => "same",
        }
    }
}

impl Count {
    pub(crate) fn said(&self) -> String {
        integer(self.n as u64)
    }
}

impl PlaceView<'_> {
    pub(crate) fn said(&self) -> String {
        integer(self.n as u64)
    }
}

impl CriterionView<'_> {
    /// Five boxes, filled up to the value.
    pub(crate) fn boxes(&self) -> [bool; 5] {
        std::array::from_fn(|i| i < usize::from(self.value))
    }
}

fn criteria(issue: &BriefIssue) -> Vec<CriterionView<'_>> {
    [
        (Criterion::Urgency, issue.usg.u),
        (Criterion::Seriousness, issue.usg.s),
        (Criterion::Growth, issue.usg.g),
    ]
    .into_iter()
    .map(|(criterion, value)| CriterionView {
        letter: criterion.letter(),
        name: labels::criterion(criterion),
        value,
        step: labels::step(criterion, value),
        parts: issue
            .parts
            .iter()
            .filter(|p| p.criterion == criterion)
            .map(|p| PartView {
                why: &p.why,
                points: signed(p.points, 2),
                refs: ranges(issue, &p.evidence),
            })
            .collect(),
    })
    .collect()
}

fn would_change(issue: &BriefIssue) -> Vec<WouldChangeView> {
    let change = &issue.would_change;
    [("naik", &change.up), ("turun", &change.down)]
        .into_iter()
        .filter(|(to, _)| *to == "turun" || issue.rank > 1)
        .map(|(to, change)| match change {
            Some(c) => WouldChangeView {
                says: format!("{to} ke peringkat {} bila {}", c.rank, c.when),
                refs: ranges(issue, &c.evidence),
            },
            None => WouldChangeView {
                says: format!("tidak {to} oleh satu perubahan bukti saja"),
                refs: Refs::default(),
            },
        })
        .collect()
}

fn since(issue: &BriefIssue, week: Week) -> String {
    let nth = week.since(issue.first_seen) + 1;
    if nth <= 1 {
        return "pertama kali muncul pekan ini".into();
    }
    let listed = match issue.weeks_listed {
        0 => String::new(),
        n => format!(", {n} pekan di antaranya dalam daftar"),
    };
    format!("pekan ke-{nth} sejak {}{listed}", days_of(issue.first_seen))
}

fn item(issue: &BriefIssue, i: usize) -> ItemView<'_> {
    let item = &issue.items[i];
    let when = if item.day_only {
        crate::indonesian::day(wib_date(item.at))
    } else {
        moment(item.at)
    };
    ItemView {
        item,
        anchor: item_anchor(issue, i),
        channel: item.channel.label(),
        when: if item.dated_by_receipt {
            format!("diterima {when}")
        } else {
            when
        },
        link: item.url.as_deref().filter(|url| is_web(url)),
    }
}

/// With nothing in it that no page may hold, or that shows another address than it leads to.
pub(crate) fn is_web(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://"))
        && !url.contains(|c: char| c.is_control() || is_invisible_mark(c))
}
