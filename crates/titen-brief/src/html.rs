//! `brief.html`: the edition as one page that needs nothing from outside, for screen, phone and
//! A4. The templates hold the words and the order; the views here hold every number, already
//! written out, with the address of the items behind it.

mod aired_view;
pub(crate) mod budget_view;
pub(crate) mod criteria_view;
mod data;
pub(crate) mod evidence_view;
pub(crate) mod followup_view;
pub(crate) mod issue_view;
pub(crate) mod item_index;
pub(crate) mod proposal_view;
pub(crate) mod refs;
pub(crate) mod tables;
pub(crate) mod unheard_view;

use crate::{
    indonesian::{days_of, integer, list},
    labels::{self, SAMPLE_MARK},
};
use aired_view::{AiredRow, aired, aired_rows};
use askama::Template;
use criteria_view::{CriteriaTable, criteria};
use evidence_view::{ContradictionView, Pictures, SourceTable, SpokespersonRow, TrendTable};
use followup_view::{BoardRow, BroadcastRow, board, broadcasts};
use issue_view::IssueView;
use item_index::ItemIndex;
use proposal_view::{ProposalView, proposals};
use serde::Serialize;
use tables::{PlaceRow, ToneTable, Unit};
use titen_model::{Brief, BriefBelow, BriefIssue, Change, Status};
use unheard_view::UnheardView;

pub use data::brief_data;
pub(crate) use data::listed;

const CSS: &str = concat!(
    include_str!("../templates/brief.css"),
    include_str!("../templates/chips.css"),
    include_str!("../templates/evidence.css")
);

pub(crate) fn page(brief: &Brief) -> String {
    let page = Page::new(brief);
    page.render().expect("writing to a string cannot fail")
}

impl<'a> Page<'a> {
    fn new(brief: &'a Brief) -> Self {
        let mut index = ItemIndex::default();
        Page {
            css: CSS,
            brief,
            mark: SAMPLE_MARK,
            days: days_of(brief.week),
            draft: brief.status == Status::Draft,
            lead: lead(brief),
            issues: brief
                .issues
                .iter()
                .map(|issue| IssueView::new(issue, brief))
                .collect(),
            criteria: criteria(brief),
            tones: tables::tones(brief, &mut index),
            places: tables::places(brief, &mut index),
            units: tables::units(brief),
            below: brief
                .below
                .iter()
                .map(|b| (b, integer(b.n_items)))
                .collect(),
            unranked: brief
                .unranked
                .iter()
                .map(|u| UnrankedView {
                    reason: labels::unranked(u.reason),
                    n_issues: integer(u.n_issues),
                    n_items: integer(u.n_items),
                    examples: u
                        .examples
                        .iter()
                        .map(|e| (e.title.as_str(), integer(e.n_items), e.why.as_str()))
                        .collect(),
                })
                .collect(),
            has_budget: brief
                .issues
                .iter()
                .any(|i| i.budget.as_ref().is_some_and(|b| b.funding.is_some())),
            board: board(brief),
            broadcasts: broadcasts(brief),
            aired: aired_rows(brief),
            n_seeds: brief.press.seeds.len(),
            n_billboards: brief.press.billboards.len(),
            proposals: proposals(brief),
            n_proposals: brief.proposals.len(),
            coverage: CoverageView::new(brief),
            pictures: Pictures::new(brief),
            trend: evidence_view::trend(brief),
            sources: evidence_view::sources(brief),
            spokespersons: evidence_view::spokespersons(brief),
            contradictions: evidence_view::contradictions(brief),
            people: evidence_view::people(&brief.evidence.places),
            index,
        }
    }
}

#[derive(Template)]
#[template(path = "brief.html")]
struct Page<'a> {
    css: &'static str,
    brief: &'a Brief,
    mark: &'static str,
    days: String,
    draft: bool,
    lead: Vec<String>,
    issues: Vec<IssueView<'a>>,
    criteria: Option<CriteriaTable<'a>>,
    tones: ToneTable,
    places: Vec<PlaceRow>,
    units: Vec<Unit<'a>>,
    below: Vec<(&'a BriefBelow, String)>,
    unranked: Vec<UnrankedView<'a>>,
    /// Does the page know of any budget?
    has_budget: bool,
    board: Vec<BoardRow>,
    broadcasts: Vec<BroadcastRow>,
    aired: Vec<AiredRow>,
    n_seeds: usize,
    n_billboards: usize,
    proposals: Vec<ProposalView<'a>>,
    n_proposals: usize,
    coverage: CoverageView<'a>,
    pictures: Pictures,
    trend: TrendTable<'a>,
    sources: SourceTable<'a>,
    spokespersons: Vec<SpokespersonRow<'a>>,
    contradictions: Vec<(u32, String, ContradictionView)>,
    people: String,
    index: ItemIndex,
}

impl Page<'_> {
    /// How programmes dealt with the issue this week.
    fn aired_of(&self, issue: &BriefIssue) -> Vec<String> {
        aired(self.brief, issue)
    }
}

#[derive(Serialize)]
struct UnrankedView<'a> {
    reason: String,
    n_issues: String,
    n_items: String,
    examples: Vec<(&'a str, String, &'a str)>,
}

#[derive(Serialize)]
pub(crate) struct CoverageView<'a> {
    pub(crate) n_items: String,
    pub(crate) n_copies: String,
    pub(crate) n_dated_by_receipt: String,
    pub(crate) silent_channels: String,
    pub(crate) silent_sources: String,
    pub(crate) unheard: Vec<UnheardView<'a>>,
    pub(crate) unheard_sum: Option<String>,
    pub(crate) drops: Vec<(&'a str, String)>,
}

impl<'a> CoverageView<'a> {
    pub(crate) fn new(brief: &'a Brief) -> Self {
        let c = &brief.coverage;
        let channels: Vec<&str> = c.silent_channels.iter().map(|ch| ch.label()).collect();
        CoverageView {
            n_items: integer(c.n_items),
            n_copies: integer(c.n_copies),
            n_dated_by_receipt: integer(c.n_dated_by_receipt),
            silent_channels: list(&channels),
            silent_sources: c.silent_sources.join(", "),
            unheard: unheard_view::unheard(brief),
            unheard_sum: unheard_view::sum(brief),
            drops: c
                .drops
                .iter()
                .map(|(reason, n)| (labels::dropped(*reason), integer(*n)))
                .collect(),
        }
    }
}

/// The sentences above the list: how much was read, and what moved.
pub(crate) fn lead(brief: &Brief) -> Vec<String> {
    let c = &brief.coverage;
    let mut lead = vec![format!(
        "Pekan ini dibaca {} butir, {} di antaranya salinan dari butir lain.",
        integer(c.n_items),
        integer(c.n_copies)
    )];
    let n = |change| brief.issues.iter().filter(|i| i.change == change).count();
    let moved: Vec<String> = [
        (Change::New, "baru"),
        (Change::Back, "kembali"),
        (Change::Up, "naik"),
        (Change::Down, "turun"),
        (Change::Same, "tetap"),
    ]
    .into_iter()
    .filter(|(change, _)| n(*change) > 0)
    .map(|(change, word)| format!("{} {word}", n(change)))
    .collect();
    match brief.issues.first() {
        Some(first) => {
            lead.push(format!(
                "Ditampilkan {} isu: {}.",
                brief.issues.len(),
                list(&moved)
            ));
            lead.push(format!(
                "Peringkat pertama: {}.",
                first.title.trim_end_matches('.')
            ));
        }
        None => lead.push("Tidak ada isu yang memenuhi kriteria pekan ini.".into()),
    }
    if !brief.closed.is_empty() {
        lead.push(format!(
            "Isu pekan lalu yang tidak muncul lagi: {}.",
            brief.closed.len()
        ));
    }
    if let Some(sum) = unheard_view::sum(brief) {
        lead.push(format!("{sum} (lihat Catatan cakupan)."));
    }
    lead
}
