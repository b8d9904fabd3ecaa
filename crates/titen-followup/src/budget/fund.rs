//! From matches, decisions and lines: is the issue funded, partly, or not, and where does the money lie?

use super::{CodeMatch, Counted, SUGGESTED, SURE};
use titen_dict::WilayahTable;
use titen_model::{
    BriefBudget, BriefBudgetDecision, BriefBudgetLine, BriefMatch, BudgetDecision, Funding,
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
    pub name: &'a dyn Fn(&titen_model::BudgetCode) -> Option<String>,
    /// The office's own place: a line that is for all of it is for each part.
    pub home: Option<&'a WilayahCode>,
    pub wilayah: &'a WilayahTable,
}

pub fn fund(looked: &Looked<'_>) -> BriefBudget {
    let matches = judged(looked);
    let counts = |line: &Counted| {
        matches
            .iter()
            .any(|m| m.status != MatchStatus::Suggested && line.line.code.within(&m.code))
    };
    let refused = |line: &Counted| {
        last_words(looked)
            .iter()
            .any(|d| d.verdict == Verdict::Refuse && d.code == line.line.code)
    };
    let mut lines: Vec<(MoneyPlace, &Counted)> = looked
        .lines
        .iter()
        .filter(|l| counts(l) && !refused(l))
        .map(|l| (money_place(l, looked), l))
        .collect();
    lines.sort_by(|a, b| {
        a.0.cmp(&b.0)
            .then_with(|| b.1.line.amount.cmp(&a.1.line.amount))
            .then_with(|| a.1.line.code.cmp(&b.1.line.code))
    });
    let with_money = |places: &[MoneyPlace]| {
        lines
            .iter()
            .filter(|(p, l)| places.contains(p) && l.line.amount.is_some_and(|a| a > 0))
            .count()
    };
    let (here, anywhere, elsewhere) = (
        with_money(&[MoneyPlace::Here]),
        with_money(&[MoneyPlace::Anywhere]),
        with_money(&[MoneyPlace::Elsewhere]),
    );
    let covered = |place: &WilayahCode| {
        lines.iter().any(|(p, l)| {
            *p == MoneyPlace::Here && l.line.wilayah.iter().any(|w| touches(w, place))
        })
    };
    let without: Vec<&WilayahCode> = match here {
        0 => Vec::new(),
        _ => looked.places.iter().filter(|p| !covered(p)).collect(),
    };
    let blank = lines
        .iter()
        .filter(|(p, l)| *p != MoneyPlace::Elsewhere && l.line.amount.is_none())
        .count();
    let (funding, why) = match looked.year {
        None => (None, "Belum ada anggaran yang diimpor.".to_owned()),
        Some(year) => {
            let (funding, why) = state(
                year,
                here,
                anywhere,
                elsewhere,
                without.len(),
                blank,
                matches.first(),
            );
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

fn state(
    year: u16,
    here: usize,
    anywhere: usize,
    elsewhere: usize,
    n_without: usize,
    blank: usize,
    best: Option<&BriefMatch>,
) -> (Funding, String) {
    if here > 0 && (n_without == 0 || anywhere > 0) {
        let rest = match n_without {
            0 => "",
            _ => "; baris yang lokasinya tidak dirinci perlu dipastikan untuk tempat lainnya",
        };
        return (
            Funding::Funded,
            format!("{here} baris anggaran {year} berada di tempat isu{rest}."),
        );
    }
    if here > 0 {
        return (
            Funding::Partly,
            format!(
                "{here} baris anggaran {year} berada di tempat isu, tetapi {n_without} tempat belum terjangkau."
            ),
        );
    }
    if anywhere > 0 {
        return (
            Funding::Funded,
            format!(
                "{anywhere} baris anggaran {year} menjawab isu ini; lokasinya belum dirinci, sehingga tempat isu perlu dipastikan."
            ),
        );
    }
    if blank > 0 {
        return (
            Funding::Partly,
            format!(
                "{blank} baris anggaran {year} menjawab isu ini, tetapi jumlahnya masih kosong."
            ),
        );
    }
    let why = match (elsewhere, best) {
        (0, Some(m)) if m.status == MatchStatus::Suggested => format!(
            "Belum ditemukan baris anggaran {year} yang menjawab isu ini; kecocokan di bawah ini baru usulan titen."
        ),
        (0, Some(_)) => {
            format!("Tidak ada baris anggaran {year} dengan kode yang menjawab isu ini.")
        }
        (0, None) => format!("Belum ditemukan baris anggaran {year} yang menjawab isu ini."),
        (n, _) => format!("{n} baris anggaran {year} sejenis berada di tempat lain."),
    };
    (Funding::Unfunded, why)
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

/// Confirmed codes first, then sure matches, then proposals; what was refused is gone.
fn judged(looked: &Looked<'_>) -> Vec<BriefMatch> {
    let words = last_words(looked);
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
        if words.iter().any(|d| match d.verdict {
            Verdict::Refuse => m.code.within(&d.code),
            Verdict::Confirm => m.code == d.code,
        }) {
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
