//! Each change that is named moves the rank as it says, and a smaller one of its kind doesn't.

use super::*;
use crate::case::Times;
use titen_model::Usg;

/// A score of one criterion with all else at 1.
fn score(s: f64) -> Score {
    Score {
        usg: Usg {
            u: 1,
            s: s.round() as u8,
            g: 1,
        },
        sum: s + 2.0,
    }
}

fn case<'a>(issue: &'a titen_model::Issue, times: &'a Times) -> Case<'a> {
    Case {
        issue,
        stories: vec![],
        originals: vec![],
        copies: vec![],
        speakers: vec![],
        n_echoes: 0,
        times,
    }
}

fn issue() -> titen_model::Issue {
    let week = crate::build::week();
    titen_model::Issue {
        id: titen_model::IssueId::founded_by(&titen_model::StoryId::founded_by(&ItemId::new(
            "a", "b",
        ))),
        absorbed: vec![],
        stories: vec![],
        title: String::new(),
        terms: vec![],
        urusan: None,
        perangkat_daerah: None,
        wilayah: vec![],
        first_seen: week,
        history: vec![],
        decided: Default::default(),
        joins: vec![],
    }
}

/// What moves the middle one of three issues whose score is a tenth of a point a speaker, and a point for victims.
fn moved(speakers: f64, victims: f64, [above, below]: [f64; 2]) -> WouldChange {
    let mut tally = Tally {
        speakers,
        ..Tally::default()
    };
    tally.cues[place(CueKind::Victims)] = victims;
    let of = |t: &Tally| {
        let harm = t.cue(CueKind::Victims).min(1.0);
        score(1.0 + t.speakers / 10.0 + harm)
    };
    let all = [(score(above), "a"), (of(&tally), "b"), (score(below), "c")];
    let standing = Standing { all: &all, at: 1 };
    let issue = issue();
    let times = Times {
        seasons: Default::default(),
        until: issue.first_seen.sunday(),
        over: true,
    };
    would_change(&standing, &tally, &case(&issue, &times), of)
}

fn when(change: &Option<ChangedEvidence>) -> (&str, u32) {
    change.as_ref().map_or(("", 0), |c| (&c.when, c.rank))
}

#[test]
fn the_smallest_change_is_named_with_the_rank_it_leads_to() {
    let found = moved(10.0, 0.0, [2.25, 1.85]);
    assert_eq!(
        when(&found.up),
        ("1 pihak lagi mengeluh dan menyebut korban", 1),
        "one with victims is less than three more"
    );
    assert_eq!(when(&found.down), ("2 dari 10 pihak tidak bersuara", 3));
    let found = moved(10.0, 2.0, [3.15, 2.35]);
    assert_eq!(
        when(&found.up),
        ("2 pihak lagi mengeluhkan hal yang sama", 1)
    );
    assert_eq!(when(&found.down), ("tidak ada korban", 3));
}

#[test]
fn what_no_single_change_moves_is_said_to_be_firm() {
    let found = moved(10.0, 2.0, [5.4, 1.0]);
    assert_eq!((found.up, found.down), (None, None));
}
