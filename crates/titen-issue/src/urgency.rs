//! Urgency: what does not wait. Hazards, deadlines, citizens who wait, weeks that it goes on, news to the last day.

use crate::{
    case::Case,
    measure::{Measure, number},
    rank_settings::RankSettings,
    tally::{Tally, log_scale},
};
use titen_model::{Criterion, CueKind, ItemId};

/// Weeks before this one that the issue was heard of without a break.
pub fn weeks_before(case: &Case<'_>) -> u32 {
    let before = case.issue.history.iter().rev().skip(1);
    before.take_while(|w| w.n_items > 0).count() as u32
}

pub fn urgency(t: &Tally, weeks_before: u32, s: &RankSettings) -> [Measure; 5] {
    let part = |key, value, points| Measure {
        criterion: Criterion::Urgency,
        key,
        value,
        points,
    };
    let w = &s.urgency;
    let cue = |kind| t.strength(t.cue(kind), &s.full);
    // A complaint that says only that it waits has waited a while.
    let days = t.waiting_days.unwrap_or(7.0);
    let waited = log_scale(days, s.full.waiting_days) * cue(CueKind::Waiting).sqrt();
    [
        part(
            "hazard",
            t.cue(CueKind::Hazard),
            w.hazard * cue(CueKind::Hazard),
        ),
        part(
            "deadline",
            t.cue(CueKind::Deadline),
            w.deadline * cue(CueKind::Deadline),
        ),
        part("waiting", t.waiting_days.unwrap_or(0.0), w.waiting * waited),
        part(
            "persisting",
            f64::from(weeks_before),
            w.persisting * log_scale(f64::from(weeks_before), s.full.weeks),
        ),
        part(
            "late_in_week",
            t.late,
            w.late_in_week * t.strength(t.late, &s.full),
        ),
    ]
}

pub fn why(key: &str, t: &Tally, weeks_before: u32, case: &Case<'_>) -> (String, Vec<ItemId>) {
    let of_all = |n: f64| format!("{} dari {} pihak", number(n), number(t.speakers));
    match key {
        "hazard" => (
            format!(
                "{} menyebut bahaya yang tidak dapat menunggu ({})",
                of_all(t.cue(CueKind::Hazard)),
                case.cue_words(CueKind::Hazard)
            ),
            case.with_cue(CueKind::Hazard),
        ),
        "deadline" => (
            format!(
                "{} menyebut tenggat yang dekat ({})",
                of_all(t.cue(CueKind::Deadline)),
                case.cue_words(CueKind::Deadline)
            ),
            case.with_cue(CueKind::Deadline),
        ),
        "waiting" => {
            let who = of_all(t.cue(CueKind::Waiting));
            let how_long = t
                .waiting_days
                .map_or_else(String::new, |d| format!(", sudah {} hari", number(d)));
            (
                format!("{who} menunggu tanpa penyelesaian{how_long}"),
                case.with_cue(CueKind::Waiting),
            )
        }
        "persisting" => (
            format!("sudah dibicarakan {weeks_before} minggu berturut-turut sebelum minggu ini"),
            case.that(|_| true),
        ),
        _ => (
            format!(
                "{} masih bersuara pada dua hari terakhir minggu ini",
                of_all(t.late)
            ),
            case.originals
                .iter()
                .rev()
                .take(case.originals.len().min(10))
                .map(|d| d.item)
                .collect(),
        ),
    }
}
