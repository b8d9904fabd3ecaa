//! Season and weekday: what the time of the year makes urgent, what rises every year, a week that is not over.

use super::tests::*;
use super::*;
use crate::{
    build::week,
    carried::Carried,
    group::{Known, group_week},
    season::SeasonSettings,
    settings::GroupSettings,
    year_ago::TOLD_BY,
};
use titen_model::{ScorePart, WeekCount};

fn ranked(
    said: &Said,
    change: impl FnOnce(&mut GroupedWeek),
    history: History<'_>,
    settings: &RankSettings,
) -> RankedWeek {
    let docs: Vec<Document> = said.iter().map(|s| s.1.clone()).collect();
    let items = said.iter().map(|s| (s.0.id, s.0.clone())).collect();
    let nothing = Carried::default();
    let group = GroupSettings::default();
    let (mut grouped, _) = group_week(week(), Known::after(&nothing), &docs, &items, &DICT, &group);
    change(&mut grouped);
    rank_week(
        &grouped,
        &docs,
        &items,
        history,
        &Scope::All,
        &DICT,
        settings,
    )
}

fn part<'r>(ranked: &'r RankedWeek, key: &str) -> Option<&'r ScorePart> {
    ranked.ranked[0].parts.iter().find(|p| p.key == key)
}

#[test]
fn what_the_season_makes_urgent_is_a_small_part_with_its_items() {
    let with = |from: &str, to: &str| {
        let settings = RankSettings {
            season: vec![SeasonSettings {
                name: "musim gelap".into(),
                from: Some(from.into()),
                to: Some(to.into()),
                holiday: None,
                days_before: 0,
                days_after: 0,
                words: vec!["lampu jalan".into()],
            }],
            ..RankSettings::default()
        };
        ranked(&reports(0, 6), |_| (), History::default(), &settings)
    };
    // W33 ends on 16 August.
    let now = with("08-16", "09-30");
    let season = part(&now, "season").unwrap();
    assert_eq!(season.evidence.len(), 6);
    assert!((season.points - 0.4).abs() < 1e-9, "{}", season.points);
    assert_eq!(
        season.why,
        "6 dari 6 butir (6 pihak) menyangkut musim gelap"
    );
    assert!(part(&with("08-17", "08-09"), "season").is_none());
}

/// The weeks before each had `usual` items; `then` tells of a year before.
fn growth(usual: u32, history: History<'_>) -> (f64, String) {
    let with_past = |grouped: &mut GroupedWeek| {
        for issue in &mut grouped.issues {
            issue.history = weeks(week(), 8, |back| if back == 0 { 14 } else { usual });
        }
    };
    let ranked = ranked(
        &reports(0, 14),
        with_past,
        history,
        &RankSettings::default(),
    );
    let growth = part(&ranked, "growth").unwrap();
    (growth.points, growth.why.clone())
}

fn weeks(last: Week, n: u32, count: impl Fn(u32) -> u32) -> Vec<WeekCount> {
    let of = |back| WeekCount {
        week: last.before(back),
        n_items: count(back),
        n_sources: count(back),
    };
    (0..n).rev().map(of).collect()
}

#[test]
fn what_rises_every_year_grows_less_and_a_year_that_is_not_known_says_nothing() {
    let (alone, why) = growth(3, History::default());
    assert!(alone > 3.0 && !why.contains("tahun lalu"), "{alone} {why}");
    // Another id, of the same kind; three weeks about the same week were full, those before were not.
    let docs: Vec<Document> = reports(0, 4).into_iter().map(|s| s.1).collect();
    let items = BTreeMap::new();
    let (mut year_ago, _) = group_week(
        week().before(TOLD_BY),
        Known::after(&Carried::default()),
        &docs,
        &items,
        &DICT,
        &GroupSettings::default(),
    );
    assert_eq!(year_ago.issues.len(), 1);
    let other = titen_model::StoryId::founded_by(&ItemId::new("x", "y"));
    year_ago.issues[0].id = IssueId::founded_by(&other);
    let then = |year_ago: &mut GroupedWeek, season: u32| {
        year_ago.issues[0].history =
            weeks(year_ago.week, 8, |back| if back < 3 { season } else { 3 });
    };
    then(&mut year_ago, 15);
    let with = |year_ago: &GroupedWeek| {
        growth(
            3,
            History {
                year_ago: Some(year_ago),
                ..History::default()
            },
        )
    };
    let (seasonal, why) = with(&year_ago);
    assert!(seasonal < alone - 1.0, "{seasonal} {alone}");
    assert!(
        why.ends_with("; tahun lalu pada minggu yang sama (2025-W33) 15 butir, rata-rata 5 minggu sebelumnya 3,0"),
        "{why}"
    );
    // Every week was like this one: no season, but told.
    then(&mut year_ago, 3);
    let (level, why) = with(&year_ago);
    assert!(
        (level - alone).abs() < 1e-9 && why.contains("tahun lalu"),
        "{level} {why}"
    );
    // Neither another urusan nor another week is a year before.
    year_ago.issues[0].urusan = Some(titen_model::UrusanCode::new("3.27"));
    assert_eq!(with(&year_ago), growth(3, History::default()));
    year_ago.week = week().before(40);
    assert_eq!(with(&year_ago), growth(3, History::default()));
}

#[test]
fn the_last_two_days_are_those_before_today_while_the_week_goes_on() {
    let early: Said = reports(0, 12)
        .into_iter()
        .filter(|(_, d)| (d.at - week().bounds().0).num_days() < 3)
        .collect();
    assert!(early.len() >= 4);
    let late = |until: Option<NaiveDate>| {
        let history = History {
            until,
            ..History::default()
        };
        let ranked = ranked(&early, |_| (), history, &RankSettings::default());
        part(&ranked, "late_in_week").map(|p| p.why.clone())
    };
    assert_eq!(late(None), None);
    let wednesday = late(Some(week().monday() + chrono::Duration::days(2))).unwrap();
    assert!(
        wednesday.contains("minggu ini belum selesai"),
        "{wednesday}"
    );
    assert_eq!(elapsed(week(), None), 1.0);
    assert!((elapsed(week(), Some(week().monday())) - 0.5 / 7.0).abs() < 1e-9);
}
