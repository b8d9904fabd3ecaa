//! Urgency: what does not wait. Hazards, deadlines, citizens who wait, weeks that it goes on, news to the last day.

use crate::{
    case::Case,
    measure::{Measure, number},
    rank_settings::RankSettings,
    tally::{Tally, log_scale},
};
use titen_model::{Criterion, CueKind, ItemId};

/// Days that a complaint has waited which says only that it waits.
pub const UNSAID_DAYS: f64 = 7.0;

/// Weeks before this one that the issue was heard of without a break.
pub fn weeks_before(case: &Case<'_>) -> u32 {
    let before = case.issue.history.iter().rev().skip(1);
    before.take_while(|w| w.n_items > 0).count() as u32
}

pub fn urgency(t: &Tally, weeks_before: u32, s: &RankSettings) -> [Measure; 6] {
    let part = |key, value, points| Measure {
        criterion: Criterion::Urgency,
        key,
        value,
        points,
    };
    let w = &s.urgency;
    let cue = |kind| t.strength(t.cue(kind), &s.full);
    let days = t.waiting_days.unwrap_or(UNSAID_DAYS);
    let waited = log_scale(days, s.full.waiting_days) * cue(CueKind::Waiting).sqrt();
    let weeks = f64::from(weeks_before);
    [
        part("hazard", None, w.hazard * cue(CueKind::Hazard)),
        part("deadline", None, w.deadline * cue(CueKind::Deadline)),
        part("waiting", t.waiting_days, w.waiting * waited),
        part(
            "persisting",
            Some(weeks),
            w.persisting * log_scale(weeks, s.full.weeks),
        ),
        part(
            "late_in_week",
            None,
            w.late_in_week * t.strength(t.late, &s.full),
        ),
        part("season", None, w.season * t.strength(t.season, &s.full)),
    ]
}

pub fn why(key: &str, t: &Tally, weeks_before: u32, case: &Case<'_>) -> (String, Vec<ItemId>) {
    match key {
        "hazard" => case.say_cue(CueKind::Hazard, "menyebut bahaya yang tidak dapat menunggu"),
        "deadline" => case.say_cue(CueKind::Deadline, "menyebut tenggat yang dekat"),
        "waiting" => {
            let items = case.with_cue(CueKind::Waiting);
            let how_long = t
                .waiting_days
                .map_or_else(String::new, |d| format!(", hingga {} hari", number(d)));
            (
                format!("{} menunggu penyelesaian{how_long}", case.share_of(&items)),
                items,
            )
        }
        "persisting" => (
            format!("sudah dibicarakan {weeks_before} minggu berturut-turut sebelum minggu ini"),
            case.that(|_| true),
        ),
        "season" => {
            let seasons = &case.times.seasons;
            let items = case.that(|d| seasons.concern(d));
            let names = seasons.names(&case.originals).join(", ");
            (
                format!("{} menyangkut {names}", case.share_of(&items)),
                items,
            )
        }
        _ => {
            let items = case.late();
            let when = match case.times.over {
                true => "dua hari terakhir minggu ini",
                false => "dua hari terakhir; minggu ini belum selesai",
            };
            (format!("{} dari {when}", case.share_of(&items)), items)
        }
    }
}
