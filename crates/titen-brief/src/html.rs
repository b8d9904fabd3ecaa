//! `brief.html`: the edition as one page that needs nothing from outside, for screen, phone and
//! A4. The templates hold the words and the order; the views here hold every number, already
//! written out, with the address of the items behind it.

mod budget_view;
mod criteria_view;
mod followup_view;
mod issue_view;
mod item_index;
mod proposal_view;
mod refs;
mod tables;
mod unheard_view;

use crate::{
    indonesian::{days_of, integer, list},
    labels::{self, SAMPLE_MARK},
};
use askama::Template;
use criteria_view::{CriteriaTable, criteria};
use followup_view::{BoardRow, BroadcastRow, board, broadcasts};
use issue_view::IssueView;
use item_index::ItemIndex;
use proposal_view::{ProposalView, proposals};
use tables::{PlaceRow, ToneTable, Unit};
use titen_model::{Brief, Change, Status};
use unheard_view::UnheardView;

const CSS: &str = concat!(
    include_str!("../templates/brief.css"),
    include_str!("../templates/chips.css")
);

pub(crate) fn page(brief: &Brief) -> String {
    let mut index = ItemIndex::default();
    let page = Page {
        css: CSS,
        brief,
        mark: SAMPLE_MARK,
        days: days_of(brief.week),
        draft: brief.status == Status::Draft,
        lead: lead(brief),
        issues: brief
            .issues
            .iter()
            .map(|issue| IssueView::new(issue, brief.week))
            .collect(),
        criteria: criteria(brief),
        tones: tables::tones(brief, &mut index),
        places: tables::places(brief, &mut index),
        units: tables::units(brief),
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
        proposals: proposals(brief),
        n_proposals: brief.proposals.len(),
        coverage: CoverageView::new(brief),
        index,
    };
    page.render().expect("writing to a string cannot fail")
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
    unranked: Vec<UnrankedView<'a>>,
    /// Does the page know of any budget?
    has_budget: bool,
    board: Vec<BoardRow>,
    broadcasts: Vec<BroadcastRow>,
    proposals: Vec<ProposalView<'a>>,
    n_proposals: usize,
    coverage: CoverageView<'a>,
    index: ItemIndex,
}

struct UnrankedView<'a> {
    reason: String,
    n_issues: String,
    n_items: String,
    examples: Vec<(&'a str, String, &'a str)>,
}

struct CoverageView<'a> {
    n_items: String,
    n_copies: String,
    n_dated_by_receipt: String,
    silent_channels: String,
    silent_sources: String,
    unheard: Vec<UnheardView<'a>>,
    unheard_sum: Option<String>,
    drops: Vec<(&'a str, String)>,
}

impl<'a> CoverageView<'a> {
    fn new(brief: &'a Brief) -> Self {
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
fn lead(brief: &Brief) -> Vec<String> {
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
