//! What earlier rankings tell of this week's: up, down, new, closed, back again, weeks on the list.

use super::{
    tests::{Said, rank, rank_with, reports, with_urusan_code},
    *,
};
use crate::build::week;
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
