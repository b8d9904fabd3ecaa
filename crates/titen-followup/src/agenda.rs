//! The week's issues → what next week's programmes talk about, with whom.
//!
//! Slots are filled in the order of time, issues in the order of rank: each slot takes the first
//! issue that no slot of the week has, and that was not talked about lately or has grown since.

mod questions;
mod speaker;
mod topic;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use titen_model::{Brief, BriefIssue, DialogTopic, Programme, Slot, Speaker, WIB, Week, wib_date};

/// Items by which an issue must have grown to be talked about again.
const GREW: f64 = 1.5;

pub struct Agenda<'a> {
    pub programmes: &'a [Programme],
    pub roster: &'a [Speaker],
    /// Of earlier weeks, in any order.
    pub past: &'a [DialogTopic],
}

pub fn agenda(brief: &Brief, with: &Agenda<'_>) -> Vec<DialogTopic> {
    let mut slots: Vec<(DateTime<Utc>, Slot, &Programme)> = with
        .programmes
        .iter()
        .flat_map(|p| {
            p.slots
                .iter()
                .map(move |s| (starts(brief.week.next(), *s), *s, p))
        })
        .collect();
    slots.sort_by(|a, b| (a.0, &a.2.id).cmp(&(b.0, &b.2.id)));
    let mut topics: Vec<DialogTopic> = Vec::new();
    for (at, slot, programme) in slots {
        let free = |issue: &&BriefIssue| {
            topics.iter().all(|t| t.issue != issue.id)
                && !is_resting(issue, programme, at, with.past)
        };
        let Some(issue) = brief.issues.iter().find(free) else {
            continue;
        };
        let invite_by = wib_date(at) - Duration::days(i64::from(programme.invite_days));
        let spoken: Vec<&DialogTopic> = with.past.iter().chain(&topics).collect();
        let (speaker, speaker_why) = speaker::choose(issue, with.roster, &spoken, wib_date(at));
        topics.push(DialogTopic {
            programme: programme.id.clone(),
            name: programme.name.clone(),
            station: programme.station.clone(),
            starts: at,
            minutes: slot.minutes,
            issue: issue.id.clone(),
            rank: issue.rank,
            total: issue.usg.total(),
            n_items: n_items(issue),
            topic: issue.title.clone(),
            angle: topic::angle(issue),
            why_now: topic::why_now(issue),
            questions: questions::questions(issue),
            facts: topic::facts(issue),
            unit: issue.perangkat_daerah.clone(),
            speaker,
            speaker_why,
            invite_by,
            opening: topic::opening(programme, issue),
            language: programme.language,
        });
    }
    topics
}

pub(crate) fn starts(week: Week, slot: Slot) -> DateTime<Utc> {
    let day = week.monday() + Duration::days(i64::from(slot.day.num_days_from_monday()));
    day.and_time(slot.at).and_utc() - WIB
}

/// Copies tell how far it went, not how many speak.
fn n_items(issue: &BriefIssue) -> u32 {
    let own = issue.items.iter().filter(|i| !i.copy).count();
    u32::try_from(own).unwrap_or(u32::MAX)
}

fn is_resting(
    issue: &BriefIssue,
    programme: &Programme,
    at: DateTime<Utc>,
    past: &[DialogTopic],
) -> bool {
    let rest = Duration::weeks(i64::from(programme.rest_weeks));
    let last = past
        .iter()
        .filter(|t| t.issue == issue.id && t.starts < at && at - t.starts <= rest)
        .max_by_key(|t| t.starts);
    last.is_some_and(|t| {
        issue.usg.total() <= t.total && f64::from(n_items(issue)) < f64::from(t.n_items) * GREW
    })
}

/// Whether a day lies in one of a speaker's absences.
fn is_away(speaker: &Speaker, day: NaiveDate) -> bool {
    speaker
        .away
        .iter()
        .any(|(from, to)| (*from..=*to).contains(&day))
}
