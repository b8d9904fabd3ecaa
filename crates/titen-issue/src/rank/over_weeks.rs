//! What earlier rankings tell of this week's: up, down, new, closed, back again, weeks on the list.

use super::{
    bad_input::renamed,
    tests::{DICT, Said, rank, rank_with, reports, with_urusan_code},
    *,
};
use crate::{
    build::week,
    carried::Carried,
    group::{Known, group_week},
    settings::GroupSettings,
};
use titen_model::{Change, ListedIssue};

/// This ranking, as if made so many weeks before the tests' week.
fn in_week(ranked: &RankedWeek, back: u32) -> RankedWeek {
    let last = week().before(back);
    let listed = ranked.listed.iter().map(|l| ListedIssue {
        last: last.min(l.last),
        ..l.clone()
    });
    RankedWeek {
        week: last,
        listed: listed.collect(),
        ..ranked.clone()
    }
}

#[test]
fn the_week_before_gives_change_and_what_closed() {
    let before = in_week(
        &rank(&[reports(0, 8), reports(1, 6), reports(2, 4)].concat()),
        1,
    );
    let places: Vec<u32> = ["2.15", "3.27", "1.03"]
        .map(|u| with_urusan_code(&before, u).rank)
        .into();
    assert_eq!(places, [1, 2, 3]);
    let now = rank_with(
        &[reports(0, 3), reports(1, 9), reports(3, 2)].concat(),
        Some(&before),
        &Scope::All,
    );
    let change = |code| {
        let r = with_urusan_code(&now, code);
        (r.change, r.rank_before)
    };
    assert_eq!(change("3.27"), (Change::Up, Some(2)));
    assert_eq!(change("2.15"), (Change::Down, Some(1)));
    assert_eq!(change("2.11"), (Change::New, None));
    let closed: Vec<u32> = now.closed.iter().map(|c| c.rank_before).collect();
    assert_eq!(closed, [3]);
}

#[test]
fn what_was_on_the_list_before_is_back_and_its_weeks_add_up() {
    let week_of = |said: Said, before: Option<&RankedWeek>| rank_with(&said, before, &Scope::All);
    let first = week_of([reports(0, 8), reports(1, 6)].concat(), None);
    let first = in_week(&first, 2);
    let second = in_week(&week_of(reports(0, 8), Some(&first)), 1);
    let third = week_of(
        [reports(0, 8), reports(1, 6), reports(2, 4)].concat(),
        Some(&second),
    );
    let told = |code| {
        let r = with_urusan_code(&third, code);
        (r.change, r.rank_before, r.weeks_listed)
    };
    assert_eq!(told("2.15"), (Change::Same, Some(1), 3));
    assert_eq!(told("3.27"), (Change::Back, None, 2));
    assert_eq!(told("1.03"), (Change::New, None, 1));
    // A week without a ranking in between: nothing to be compared with, yet not new.
    let late = week_of(reports(0, 8), Some(&first));
    assert_eq!(late.ranked[0].change, Change::Back);
    assert!(late.closed.is_empty());
    // A year later it is forgotten.
    let long_ago = in_week(&first, 60);
    let late = week_of(reports(0, 8), Some(&long_ago));
    assert_eq!(late.listed.len(), 1);
    assert_eq!(late.ranked[0].weeks_listed, 1);
}

/// Eight weeks of so many complaints of three kinds, then one with other numbers: G of the first kind.
fn growth_after(usual: [usize; 3], now: [usize; 3]) -> (u8, String) {
    let (mut carried, mut before) = (Carried::default(), None);
    for back in (0..=8u32).rev() {
        let n = if back == 0 { now } else { usual };
        let said: Said = (0..3).flat_map(|fault| reports(fault, n[fault])).collect();
        let shift = chrono::Duration::weeks(i64::from(back));
        let said = said.into_iter().map(|(item, doc)| {
            let (mut item, mut doc) = renamed((item.clone(), doc), &format!("{back}{}", item.key));
            doc.at -= shift;
            item.published = Some(titen_model::Published::instant(doc.at));
            (item, doc)
        });
        let (items, docs): (Vec<Item>, Vec<Document>) = said.unzip();
        let items = items.into_iter().map(|i| (i.id, i)).collect();
        let week = week().before(back);
        let group = GroupSettings::default();
        let (grouped, next) =
            group_week(week, Known::after(&carried), &docs, &items, &DICT, &group);
        let ranked = rank_week(
            &grouped,
            &docs,
            &items,
            before.as_ref(),
            &Scope::All,
            &DICT,
            &RankSettings::default(),
        );
        (carried, before) = (next, Some(ranked));
    }
    let ranked = before.unwrap();
    let first = with_urusan_code(&ranked, "2.15");
    let growth = first.parts.iter().find(|p| p.key == "growth");
    (
        first.usg.g,
        growth.map_or_else(String::new, |p| p.why.clone()),
    )
}

#[test]
fn where_everything_rises_or_falls_one_issue_does_not() {
    let (alone, why) = growth_after([3, 6, 6], [14, 6, 6]);
    assert_eq!(alone, 5, "{why}");
    let (with_all, why) = growth_after([3, 3, 3], [10, 10, 10]);
    assert!(with_all < alone, "{with_all} {why}");
    assert!(why.contains("; volume semua isu kini sekitar "), "{why}");
    // Over Lebaran the others are silent, and this one isn't.
    let (steady, why) = growth_after([6, 9, 9], [6, 9, 9]);
    assert!(!why.contains("volume"), "{why}");
    let (kept_up, why) = growth_after([6, 9, 9], [6, 1, 1]);
    assert!(kept_up >= steady, "{kept_up} {steady} {why}");
}
