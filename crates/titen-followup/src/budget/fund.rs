//! From matches, decisions and lines: is the issue funded, partly, or not, and where does the money lie?

mod said;

use super::{CodeMatch, Counted, SUGGESTED, SURE};
use said::{Tally, state};
use titen_dict::WilayahTable;
use titen_model::{
    BriefBudget, BriefBudgetDecision, BriefBudgetLine, BriefMatch, BudgetCode, BudgetDecision,
    IssueId, MatchStatus, MoneyPlace, Named, Verdict, WilayahCode,
};

/// Proposals that are shown.
const SHOWN: usize = 3;

/// What is looked at for one issue.
pub struct Looked<'a> {
    /// The issue, and those that ended in it: what was decided for them holds for it.
    pub ids: &'a [IssueId],
    pub places: &'a [WilayahCode],
    /// Likeliest first.
    pub matches: &'a [CodeMatch],
    /// By id.
    pub decisions: &'a [BudgetDecision],
    pub year: Option<u16>,
    pub lines: &'a [Counted],
    /// Names of codes, as far as known.
    pub name: &'a dyn Fn(&BudgetCode) -> Option<String>,
    /// The office's own place: a line that is for all of it is for each part.
    pub home: Option<&'a WilayahCode>,
    pub wilayah: &'a WilayahTable,
}

pub fn fund(looked: &Looked<'_>) -> BriefBudget {
    let words = last_words(looked);
    let matches = judged(looked, &words);
    let sure = |m: &&BriefMatch| m.status != MatchStatus::Suggested;
    let counts = |code: &BudgetCode| match word(&words, code) {
        Some(verdict) => verdict == Verdict::Confirm,
        None => matches.iter().filter(sure).any(|m| code.within(&m.code)),
    };
    let mut lines: Vec<(MoneyPlace, &Counted)> = looked
        .lines
        .iter()
        .filter(|l| counts(&l.line.code))
        .map(|l| (money_place(l, looked), l))
        .collect();
    lines.sort_by(|a, b| {
        a.0.cmp(&b.0)
            .then_with(|| b.1.line.amount.cmp(&a.1.line.amount))
            .then_with(|| a.1.line.code.cmp(&b.1.line.code))
    });
    let has_money = |l: &Counted| l.line.amount.is_some_and(|a| a > 0);
    let covered = |place: &WilayahCode| {
        lines.iter().any(|(p, l)| {
            *p == MoneyPlace::Here
                && has_money(l)
                && l.line.wilayah.iter().any(|w| touches(w, place))
        })
    };
    let n =
        |is: &dyn Fn(MoneyPlace, &Counted) -> bool| lines.iter().filter(|(p, l)| is(*p, l)).count();
    let here = n(&|p, l| p == MoneyPlace::Here && has_money(l));
    let without: Vec<&WilayahCode> = match here {
        0 => Vec::new(),
        _ => looked.places.iter().filter(|p| !covered(p)).collect(),
    };
    let (funding, why) = match looked.year {
        None => (None, "Belum ada anggaran yang diimpor.".to_owned()),
        Some(year) => {
            let (funding, why) = state(&Tally {
                year,
                here,
                anywhere: n(&|p, l| p == MoneyPlace::Anywhere && has_money(l)),
                elsewhere: n(&|p, l| p == MoneyPlace::Elsewhere && has_money(l)),
                n_without: without.len(),
                blank: n(&|p, l| p != MoneyPlace::Elsewhere && l.line.amount.is_none()),
                zero: n(&|_, l| l.line.amount.is_some_and(|a| a <= 0)),
                is_placed: !looked.places.is_empty(),
                kinds: lines.iter().map(|(_, l)| l.kind).collect(),
                best: matches.first().map(|m| m.status),
            });
            (Some(funding), why)
        }
    };
    BriefBudget {
        year: looked.year,
        funding,
        why,
        amount: lines
            .iter()
            .filter(|(p, _)| *p != MoneyPlace::Elsewhere)
            .filter_map(|(_, l)| l.line.amount)
            .fold(0, i64::saturating_add),
        places_without: without
            .into_iter()
            .map(|code| Named {
                code: code.to_string(),
                name: looked.wilayah.full_name(code),
            })
            .collect(),
        lines: lines
            .into_iter()
            .map(|(money, l)| BriefBudgetLine {
                code: l.line.code.clone(),
                name: l.line.name.clone(),
                unit: l.line.unit_name.clone(),
                location: l.line.location.clone(),
                money,
                amount: l.line.amount,
                kind: l.kind,
                source: l.source.clone(),
            })
            .collect(),
        matches,
    }
}

/// The last word on each code.
fn last_words<'a>(looked: &Looked<'a>) -> Vec<&'a BudgetDecision> {
    let mut last: Vec<&BudgetDecision> = Vec::new();
    for d in looked
        .decisions
        .iter()
        .filter(|d| looked.ids.contains(&d.issue))
    {
        last.retain(|known| known.code != d.code);
        last.push(d);
    }
    last
}

/// Of words on codes above each other the finest holds: a program may be confirmed without one of its kegiatan.
fn word(words: &[&BudgetDecision], code: &BudgetCode) -> Option<Verdict> {
    let of = words.iter().filter(|d| code.within(&d.code));
    of.max_by_key(|d| d.code.level()).map(|d| d.verdict)
}

/// Confirmed codes first, then sure matches, then proposals; what was refused is gone.
fn judged(looked: &Looked<'_>, words: &[&BudgetDecision]) -> Vec<BriefMatch> {
    let mut judged: Vec<BriefMatch> = words
        .iter()
        .filter(|d| d.verdict == Verdict::Confirm)
        .map(|d| BriefMatch {
            code: d.code.clone(),
            name: (looked.name)(&d.code).unwrap_or_default(),
            status: MatchStatus::Confirmed,
            confidence: 1.0,
            why: "dikonfirmasi petugas".into(),
            decided: Some(BriefBudgetDecision {
                id: d.id,
                by: d.by.clone(),
                at: d.at,
                reason: d.reason.clone(),
            }),
        })
        .collect();
    let n_confirmed = judged.len();
    let mut n_suggested = 0;
    for m in looked.matches {
        if word(words, &m.code) == Some(Verdict::Refuse) || words.iter().any(|d| d.code == m.code) {
            continue;
        }
        let status = if m.confidence >= SURE {
            MatchStatus::Matched
        } else if m.confidence >= SUGGESTED && n_suggested < SHOWN && n_confirmed == 0 {
            n_suggested += 1;
            MatchStatus::Suggested
        } else {
            continue;
        };
        judged.push(BriefMatch {
            code: m.code.clone(),
            name: m.name.clone(),
            status,
            confidence: m.confidence,
            why: m.why.clone(),
            decided: None,
        });
    }
    judged
}

fn touches(a: &WilayahCode, b: &WilayahCode) -> bool {
    a.within(b) || b.within(a)
}

fn money_place(line: &Counted, looked: &Looked<'_>) -> MoneyPlace {
    let at = &line.line.wilayah;
    let for_all = |w: &WilayahCode| w.level() <= 2 && looked.home.is_none_or(|h| touches(w, h));
    if at.is_empty() || looked.places.is_empty() || at.iter().any(for_all) {
        MoneyPlace::Anywhere
    } else if at
        .iter()
        .any(|w| looked.places.iter().any(|p| touches(w, p)))
    {
        MoneyPlace::Here
    } else {
        MoneyPlace::Elsewhere
    }
}

#[cfg(test)]
mod tests;
