//! Cases → the board of one day: a colour for each unit, the oldest wait, punctuality, and the
//! same weekday of earlier weeks to compare with.

use crate::{BoardRules, Calendar, Clock, OnTime, clock};
use chrono::{Datelike, Days, NaiveDate};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};
use titen_dict::Dictionaries;
use titen_model::{
    Board, BoardCase, BoardCounts, BoardUnit, BoardWeek, Case, Colour, Named, PerangkatDaerahId,
    StepKind,
};

/// Longer than any limit of the law.
const AHEAD: u64 = 366;

pub fn board(cases: &[Case], rules: &BoardRules, dict: &Dictionaries, at: NaiveDate) -> Board {
    let first = cases.iter().map(|c| c.received).min().unwrap_or(at).min(at);
    let last = at + Days::new(AHEAD);
    let calendar = Calendar::new(&dict.libur, first, last);
    let seen = Seen {
        rules,
        calendar,
        repeated: Repeated::of(cases),
    };
    let mut by_unit: BTreeMap<Option<&PerangkatDaerahId>, Vec<&Case>> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.received <= at) {
        by_unit.entry(case.unit.as_ref()).or_default().push(case);
    }
    let mut units: Vec<BoardUnit> = by_unit
        .into_iter()
        .filter_map(|(unit, cases)| seen.unit(unit, &cases, dict, at))
        .collect();
    units.sort_by_cached_key(|u| {
        let name = u.unit.as_ref().map(|n| n.name.clone());
        (
            u.colour,
            Reverse(u.counts.merah),
            Reverse(u.counts.oldest),
            name,
        )
    });
    let all: Vec<&Case> = cases.iter().collect();
    Board {
        at,
        total: seen.counts(&all, at),
        before: seen.before(&all, at),
        units,
        notes: notes(cases, dict, at),
    }
}

struct Seen<'a> {
    rules: &'a BoardRules,
    calendar: Calendar,
    repeated: Repeated<'a>,
}

impl<'a> Seen<'a> {
    fn unit(
        &self,
        unit: Option<&PerangkatDaerahId>,
        cases: &[&'a Case],
        dict: &Dictionaries,
        at: NaiveDate,
    ) -> Option<BoardUnit> {
        let mut shown: Vec<BoardCase> = cases
            .iter()
            .filter_map(|case| {
                let clock = self.clock(case, at)?;
                self.is_shown(&clock, at)
                    .then(|| self.case(case, clock, dict, at))
            })
            .collect();
        shown.sort_by(|a, b| {
            (a.colour, Reverse(a.age), &a.key, a.item).cmp(&(
                b.colour,
                Reverse(b.age),
                &b.key,
                b.item,
            ))
        });
        let colour = shown.first()?.colour;
        Some(BoardUnit {
            unit: unit.map(|id| Named {
                code: id.to_string(),
                name: dict
                    .perangkat_daerah
                    .get(id)
                    .map_or_else(|| id.to_string(), |pd| pd.name.to_string()),
            }),
            colour,
            counts: self.counts(cases, at),
            before: self.before(cases, at),
            cases: shown,
        })
    }

    fn clock(&self, case: &Case, at: NaiveDate) -> Option<Clock> {
        clock(case, self.rules, &self.calendar, at)
    }

    fn is_shown(&self, clock: &Clock, at: NaiveDate) -> bool {
        clock
            .ended
            .is_none_or(|end| end.latest + Days::new(self.rules.shown_days.into()) > at)
    }

    fn case(&self, case: &Case, clock: Clock, dict: &Dictionaries, at: NaiveDate) -> BoardCase {
        BoardCase {
            item: case.item,
            key: case.key.clone(),
            channel: case.channel,
            class: case.class,
            title: case.title.clone(),
            wilayah: case
                .wilayah
                .iter()
                .map(|code| Named {
                    code: code.to_string(),
                    name: dict.wilayah.full_name(code),
                })
                .collect(),
            issue: case.issue.clone(),
            received: case.received,
            colour: clock.colour,
            age: clock.age,
            last_step: case.steps.iter().rfind(|s| s.day.latest <= at).cloned(),
            due: clock.due,
            why: clock.why,
            repeated: self.repeated.with(case, self.rules.repeated_days, at),
        }
    }

    fn counts(&self, cases: &[&Case], at: NaiveDate) -> BoardCounts {
        let mut counts = BoardCounts::default();
        let from = at - Days::new(u64::from(self.rules.weeks) * 7);
        for clock in cases.iter().filter_map(|case| self.clock(case, at)) {
            if self.is_shown(&clock, at) {
                match clock.colour {
                    Colour::Merah => counts.merah += 1,
                    Colour::Kuning => counts.kuning += 1,
                    Colour::Hijau => counts.hijau += 1,
                }
            }
            if clock.ended.is_none() {
                counts.oldest = counts.oldest.max(Some(clock.age));
            }
            // An open one that is overdue counts for as long as it is open.
            let counted = clock.ended.is_none_or(|end| end.latest > from);
            let punctual = &mut counts.punctual;
            match clock.punctual.filter(|_| counted) {
                Some(OnTime::Yes) => punctual.on_time += 1,
                Some(OnTime::Late) => punctual.late += 1,
                Some(OnTime::OverdueOpen) => punctual.overdue_open += 1,
                Some(OnTime::Unsure) => punctual.unsure += 1,
                None => {}
            }
        }
        counts
    }

    fn before(&self, cases: &[&Case], at: NaiveDate) -> Vec<BoardWeek> {
        (1..=u64::from(self.rules.weeks))
            .rev()
            .map(|weeks| at - Days::new(weeks * 7))
            .map(|at| BoardWeek {
                at,
                counts: self.counts(cases, at),
            })
            .collect()
    }
}

/// Reports of one issue that name one place.
struct Repeated<'a> {
    by_issue: BTreeMap<&'a str, Vec<&'a Case>>,
}

impl<'a> Repeated<'a> {
    fn of(cases: &'a [Case]) -> Self {
        let mut by_issue: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
        for case in cases {
            if let Some(issue) = &case.issue {
                by_issue.entry(issue.as_str()).or_default().push(case);
            }
        }
        Repeated { by_issue }
    }

    fn with(&self, case: &Case, days: u32, at: NaiveDate) -> Vec<String> {
        let Some(issue) = &case.issue else {
            return Vec::new();
        };
        let near = |a: NaiveDate, b: NaiveDate| (a - b).num_days().abs() <= i64::from(days);
        let others = self.by_issue.get(issue.as_str()).into_iter().flatten();
        let keys: BTreeSet<&String> = others
            .filter(|other| other.item != case.item && other.received <= at)
            .filter(|other| near(other.received, case.received))
            .filter(|other| {
                other
                    .wilayah
                    .iter()
                    .any(|place| case.wilayah.contains(place))
            })
            .map(|other| &other.key)
            .collect();
        keys.into_iter().cloned().collect()
    }
}

fn is_done(kind: StepKind) -> bool {
    matches!(
        kind,
        StepKind::Ditindaklanjuti | StepKind::Dijawab | StepKind::Selesai
    )
}

fn notes(cases: &[Case], dict: &Dictionaries, at: NaiveDate) -> Vec<String> {
    let mut notes = Vec::new();
    let unsure = cases
        .iter()
        .filter(|c| c.steps.iter().any(|s| !s.day.is_sure() && is_done(s.kind)))
        .count();
    if unsure > 0 {
        notes.push(format!(
            "Tanggal tindak lanjut {unsure} laporan hanya diketahui di antara dua ekspor."
        ));
    }
    match dict.libur.last_year() {
        Some(year) if year >= at.year() => {}
        _ => notes.push(format!(
            "Hari libur tahun {} belum ada di kamus; hari kerja dihitung tanpa libur nasional.",
            at.year()
        )),
    }
    notes
}
