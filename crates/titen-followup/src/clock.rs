//! One case on one day: its colour, its age, and whether it was answered in time.

use crate::{BoardRules, Calendar, ClockRule};
use chrono::NaiveDate;
use titen_model::{Case, CaseStep, Colour, StepDay, StepKind};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    pub colour: Colour,
    /// Working days from receipt to the answer at the latest, or to the board's day.
    pub age: u32,
    /// The last day of the limit for an answer.
    pub due: Option<NaiveDate>,
    /// None: open and within its limit, or put away.
    pub punctual: Option<OnTime>,
    /// When it was answered or put away.
    pub ended: Option<StepDay>,
    /// In Indonesian.
    pub why: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnTime {
    Yes,
    Late,
    OverdueOpen,
    /// Its answer lies between two exports, one before and one after the limit.
    Unsure,
}

/// None: received after `at`, or not known here then.
pub fn clock(case: &Case, rules: &BoardRules, calendar: &Calendar, at: NaiveDate) -> Option<Clock> {
    if case.received > at || case.known > at {
        return None;
    }
    let steps: Vec<&CaseStep> = case.steps.iter().filter(|s| s.day.latest <= at).collect();
    let rule = rules.of(case.class);
    let limit = rule.and_then(|rule| Some(rule.answer? + extension(rule, &steps)));
    let due = limit.and_then(|days| calendar.after(case.received, days));
    let waited = calendar.between(case.received, at);
    if let Some((end, kind)) = end(&steps) {
        let answered = calendar.between(case.received, end.latest);
        let punctual = match (kind, limit) {
            (StepKind::Diarsipkan, _) | (_, None) => None,
            (_, Some(limit)) => Some(in_time(case, end, limit, calendar)),
        };
        return Some(Clock {
            colour: Colour::Hijau,
            age: answered,
            due,
            punctual,
            ended: Some(end),
            why: why_ended(kind, end, answered, punctual),
        });
    }
    let (colour, why) = open(case, rule, limit, &steps, waited);
    let overdue = limit.is_some_and(|limit| waited > limit);
    Some(Clock {
        colour,
        age: waited,
        due,
        punctual: overdue.then_some(OnTime::OverdueOpen),
        ended: None,
        why,
    })
}

fn extension(rule: &ClockRule, steps: &[&CaseStep]) -> u32 {
    let extended = steps.iter().any(|s| s.kind == StepKind::Diperpanjang);
    if extended { rule.extension } else { 0 }
}

/// The first answer since the case was last opened.
fn end(steps: &[&CaseStep]) -> Option<(StepDay, StepKind)> {
    let opened = steps
        .iter()
        .rposition(|s| s.kind == StepKind::DibukaKembali);
    let since = opened.map_or(0, |at| at + 1);
    let ends = |kind| {
        matches!(
            kind,
            StepKind::Dijawab | StepKind::Selesai | StepKind::Diarsipkan
        )
    };
    let step = steps[since..].iter().find(|s| ends(s.kind))?;
    Some((step.day, step.kind))
}

fn in_time(case: &Case, end: StepDay, limit: u32, calendar: &Calendar) -> OnTime {
    if calendar.between(case.received, end.latest) <= limit {
        OnTime::Yes
    } else if calendar.between(case.received, end.earliest) > limit {
        OnTime::Late
    } else {
        OnTime::Unsure
    }
}

fn why_ended(kind: StepKind, end: StepDay, age: u32, punctual: Option<OnTime>) -> String {
    let what = match kind {
        StepKind::Diarsipkan => "diarsipkan",
        StepKind::Selesai => "selesai",
        _ => "dijawab",
    };
    let when = if end.is_sure() {
        format!("{what} pada hari kerja ke-{age}")
    } else {
        format!("{what} paling lambat pada hari kerja ke-{age}")
    };
    match punctual {
        Some(OnTime::Yes) => format!("{when}, dalam batas"),
        Some(OnTime::Late) => format!("{when}, lewat batas"),
        Some(OnTime::Unsure) => format!("{when}; tepat waktu atau tidak, tidak dapat dipastikan"),
        Some(OnTime::OverdueOpen) | None => when,
    }
}

fn open(
    case: &Case,
    rule: Option<&ClockRule>,
    limit: Option<u32>,
    steps: &[&CaseStep],
    waited: u32,
) -> (Colour, String) {
    let has = |kinds: &[StepKind]| steps.iter().any(|s| kinds.contains(&s.kind));
    let begun = has(&[
        StepKind::Ditindaklanjuti,
        StepKind::Diperpanjang,
        StepKind::Ditunda,
    ]) || has(&[StepKind::DibukaKembali]);
    if let Some(limit) = limit.filter(|limit| waited > *limit) {
        let why = format!("lewat batas jawab: {waited} hari kerja (batas {limit})");
        return (Colour::Merah, why);
    }
    let given = case.unit.is_some() || has(&[StepKind::Diteruskan]) || begun;
    if let Some(days) = rule
        .and_then(|r| r.pass_on)
        .filter(|days| !given && waited > *days)
    {
        let why =
            format!("belum diteruskan ke perangkat daerah: {waited} hari kerja (batas {days})");
        return (Colour::Merah, why);
    }
    if let Some(days) = rule
        .and_then(|r| r.first_step)
        .filter(|days| !begun && waited > *days)
    {
        let why = format!("belum ada tindak lanjut: {waited} hari kerja (batas {days})");
        return (Colour::Merah, why);
    }
    let doing = match (begun, given) {
        (true, _) => "dalam proses",
        (false, true) => "menunggu tindak lanjut",
        (false, false) => "menunggu diteruskan",
    };
    let why = match limit {
        Some(limit) => format!("{doing}, {waited} dari {limit} hari kerja"),
        None => format!("{doing}, {waited} hari kerja"),
    };
    (Colour::Kuning, why)
}
