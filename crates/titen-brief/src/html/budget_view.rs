//! An issue's budget as its section of the page shows it: the answer first, then the lines, then the codes and why.

use crate::indonesian::{date, integer, rupiah};
use crate::plain::plain;
use serde::Serialize;
use titen_model::{BriefBudget, BriefMatch, Funding, MoneyPlace, wib_date};

/// Lines that are shown; the budget report has them all.
const LINES: usize = 6;

#[derive(Serialize)]
pub(crate) struct BudgetView {
    pub(crate) class: &'static str,
    pub(crate) state: &'static str,
    pub(crate) year: String,
    pub(crate) why: String,
    pub(crate) amount: String,
    pub(crate) without: String,
    pub(crate) lines: Vec<LineView>,
    pub(crate) more: usize,
    pub(crate) matches: Vec<MatchView>,
}

#[derive(Serialize)]
pub(crate) struct LineView {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) place: String,
    pub(crate) amount: String,
    pub(crate) source: String,
}

#[derive(Serialize)]
pub(crate) struct MatchView {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) status: &'static str,
    pub(crate) why: String,
}

impl BudgetView {
    pub(crate) fn new(budget: &BriefBudget) -> Self {
        let state = budget.label().unwrap_or_default();
        let class = match budget.funding {
            Some(Funding::Funded) => "hijau",
            Some(Funding::Partly) => "kuning",
            // Red is for what is known, not for what was not found.
            Some(Funding::Unfunded) if state == Funding::Unfunded.label() => "merah",
            Some(Funding::Unfunded) | None => "",
        };
        let names: Vec<String> = budget
            .places_without
            .iter()
            .map(|p| plain(&p.name))
            .collect();
        BudgetView {
            class,
            state,
            year: budget.year.map_or_else(String::new, |y| y.to_string()),
            why: plain(&budget.why),
            amount: match budget.amount {
                0 => String::new(),
                amount => rupiah(amount),
            },
            without: names.join("; "),
            lines: budget.lines.iter().take(LINES).map(line).collect(),
            more: budget.lines.len().saturating_sub(LINES),
            matches: budget.matches.iter().map(matched).collect(),
        }
    }
}

fn line(l: &titen_model::BriefBudgetLine) -> LineView {
    let place = match (plain(&l.location), l.money) {
        (p, MoneyPlace::Anywhere) if p.is_empty() => "lokasi tidak disebut".to_owned(),
        (p, MoneyPlace::Elsewhere) if p.is_empty() => "di tempat lain".to_owned(),
        (p, MoneyPlace::Here) if p.is_empty() => "di tempat isu".to_owned(),
        (p, MoneyPlace::Here) => format!("{p} (tempat isu)"),
        (p, MoneyPlace::Elsewhere) => format!("{p} (tempat lain)"),
        (p, MoneyPlace::Anywhere) => p,
    };
    LineView {
        code: l.code.to_string(),
        name: plain(&l.name),
        place,
        amount: l.amount.map_or_else(|| "belum diisi".into(), rupiah),
        source: format!("{} {}", l.kind.label(), plain(&l.source)),
    }
}

fn matched(m: &BriefMatch) -> MatchView {
    MatchView {
        code: m.code.to_string(),
        name: plain(&m.name),
        status: m.status.label(),
        why: match &m.decided {
            Some(d) => format!(
                "oleh {}, {}: {} (keputusan anggaran {})",
                plain(&d.by),
                date(wib_date(d.at)),
                plain(&d.reason),
                integer(d.id)
            ),
            None => format!("keyakinan {} %; {}", percent(m.confidence), plain(&m.why)),
        },
    }
}

pub(crate) fn percent(share: f64) -> String {
    crate::indonesian::decimal(share * 100.0, 0)
}
