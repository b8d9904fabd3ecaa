//! Which edits stand in the way of which.

use super::*;
use crate::build::week;
use titen_model::{Held, StoryId};

fn issue(name: &str) -> IssueId {
    IssueId::founded_by(&StoryId::founded_by(&ItemId::new("isu", name)))
}

fn items(keys: &[&str]) -> Vec<ItemId> {
    keys.iter().map(|k| ItemId::new("s", k)).collect()
}

fn edit(id: u64, what: Decision, held: &[(&str, &[&str])]) -> IssueEdit {
    let held = held.iter().map(|(name, keys)| Held {
        issue: issue(name),
        items: items(keys),
    });
    IssueEdit {
        id,
        at: week().bounds().0,
        by: "rina".into(),
        reason: "sudah dibahas".into(),
        from: week(),
        what,
        held: held.collect(),
    }
}

fn merge(into: &str, other: &str) -> Decision {
    Decision::Merge {
        into: issue(into),
        issues: vec![issue(other)],
    }
}

fn split(from: &str, new: &str, keys: &[&str]) -> Decision {
    Decision::Split {
        issue: issue(from),
        new: issue(new),
        items: items(keys),
    }
}

fn moved(from: &str, to: &str, keys: &[&str]) -> Decision {
    Decision::Move {
        items: items(keys),
        to: issue(to),
        away_from: vec![issue(from)],
    }
}

/// The edit that stands in the way.
fn stopped_by(edits: &[IssueEdit], new: &Decision) -> Option<u64> {
    let decisions = Decisions::in_week(week(), edits);
    match check(edits, &decisions, new) {
        Ok(()) => None,
        Err(Contradiction::Opposite { edit, .. }) => Some(edit),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn what_was_told_apart_is_not_merged_and_what_was_moved_does_not_go_back() {
    let edits = [
        edit(1, split("a", "n", &["1", "2"]), &[("a", &["3", "4"])]),
        edit(2, moved("a", "t", &["3"]), &[("a", &["4"]), ("t", &["9"])]),
    ];
    for (new, expect) in [
        (merge("a", "n"), Some(1)),
        (merge("n", "a"), Some(1)),
        (merge("t", "a"), Some(2)),
        (merge("n", "t"), None),
        (moved("n", "a", &["2"]), Some(1)),
        (moved("t", "a", &["3"]), Some(2)),
        (moved("t", "a", &["9"]), None),
        (split("t", "m", &["3"]), Some(2)),
        (split("n", "m", &["2"]), None),
    ] {
        assert_eq!(stopped_by(&edits, &new), expect, "{new:?}");
    }
    let undone = [edits[0].clone(), edit(2, Decision::Undo { edit: 1 }, &[])];
    assert_eq!(stopped_by(&undone, &merge("a", "n")), None);
}

#[test]
fn a_merge_is_taken_back_by_undoing_it_and_refined_by_a_split() {
    let edits = [edit(
        1,
        merge("a", "b"),
        &[("a", &["1", "2"]), ("b", &["3", "4"])],
    )];
    assert_eq!(stopped_by(&edits, &split("a", "n", &["3", "4"])), Some(1));
    assert_eq!(stopped_by(&edits, &split("a", "n", &["3"])), None);
    // What was told apart from the part is apart from the whole.
    let apart = edit(2, split("a", "n", &["3"]), &[]);
    let grown = edit(3, merge("z", "a"), &[]);
    let edits = [edits[0].clone(), apart, grown];
    assert_eq!(stopped_by(&edits, &merge("n", "z")), Some(2));
}

#[test]
fn an_edit_is_undone_once_and_not_under_others_that_rest_on_it() {
    let rename = Decision::Rename {
        issue: issue("n"),
        title: "Jembatan".into(),
    };
    let edits = [
        edit(1, split("a", "n", &["1"]), &[]),
        edit(2, merge("c", "d"), &[]),
        edit(3, rename, &[]),
    ];
    assert_eq!(
        check_undo(&edits, 1),
        Err(Contradiction::RestedOn { edit: 1, later: 3 })
    );
    assert!(check_undo(&edits, 2).is_ok() && check_undo(&edits, 3).is_ok());
    assert_eq!(check_undo(&edits, 9), Err(Contradiction::NoSuchEdit(9)));
    let undone = [
        edits.to_vec(),
        vec![edit(4, Decision::Undo { edit: 3 }, &[])],
    ]
    .concat();
    assert!(check_undo(&undone, 1).is_ok());
    assert_eq!(
        check_undo(&undone, 3),
        Err(Contradiction::Undone { edit: 3, by: 4 })
    );
    assert_eq!(check_undo(&undone, 4), Err(Contradiction::AnUndoing(4)));
}

#[test]
fn the_message_says_who_decided_why_and_how_to_undo_it() {
    let edits = [edit(7, split("a", "n", &["1"]), &[])];
    let decisions = Decisions::in_week(week(), &edits);
    let message = check(&edits, &decisions, &merge("a", "n"))
        .unwrap_err()
        .to_string();
    for part in [
        "edit 7",
        "rina",
        "sudah dibahas",
        "titen edit undo 7",
        issue("a").as_str(),
    ] {
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn an_edit_holds_from_its_week_on() {
    let mut later = edit(1, merge("a", "b"), &[]);
    later.from = week().next();
    let edits = [later];
    let now = Decisions::in_week(week(), &edits);
    assert_eq!(now.ids(), &(vec![], vec![]));
    assert_eq!(now.now(&issue("b")), &issue("b"));
    let then = Decisions::in_week(week().next().next(), &edits);
    assert_eq!(then.ids(), &(vec![1], vec![]));
    assert_eq!(then.now(&issue("b")), &issue("a"));
}

#[test]
fn what_is_kept_is_neither_merged_nor_split_until_that_is_undone() {
    let keep = |names: &[&str]| Decision::Keep {
        issues: names.iter().map(|n| issue(n)).collect(),
    };
    let edits = [
        edit(1, keep(&["a", "b", "c"]), &[]),
        edit(2, keep(&["d"]), &[]),
    ];
    let decisions = Decisions::in_week(week(), &edits);
    let refused = |what: &Decision| check(&edits, &decisions, what).is_err();
    assert!(refused(&merge("c", "a")) && refused(&split("d", "n", &["1"])));
    assert!(!refused(&merge("c", "d")) && !refused(&split("a", "n", &["1"])));
    let undone = [
        edits.as_slice(),
        &[edit(3, Decision::Undo { edit: 1 }, &[])],
    ]
    .concat();
    let decisions = Decisions::in_week(week(), &undone);
    assert_eq!(check(&undone, &decisions, &merge("c", "a")), Ok(()));
}
