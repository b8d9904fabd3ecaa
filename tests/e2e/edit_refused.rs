//! `titen edit` with what cannot be: refused with the remedy, and nothing is kept.

use crate::edit::{edit, edited, id, issues, listed, two_problems, with_item};
use crate::titen::Titen;
use crate::weekly::NOW;

#[test]
fn what_cannot_be_is_refused_with_the_remedy_and_nothing_is_kept() {
    let titen = two_problems();
    titen.ok(&["weekly", "--draft"]);
    let first = issues(&titen, "2026-W33");
    let (road, rice) = (id(with_item(&first, "L-3")), id(with_item(&first, "P-2")));
    let said = edited(&titen, &["split", &road, "--items", "SMS-1"]);
    let new = said
        .split_whitespace()
        .find(|w| w.starts_with("isu-") && *w != road);
    let new = new.expect("the new id").to_owned();
    for (args, expect) in [
        (
            vec!["merge", &road, "isu-00000000"],
            "there is no issue `isu-00000000`",
        ),
        (vec!["merge", &road, &road], "merged with itself"),
        (vec!["merge", &road, "isu-"], "write more of it"),
        (vec!["merge", &road, "jalan"], "begins with isu-"),
        (vec!["merge", &road, &new], "titen edit undo 1"),
        (vec!["move", "SMS-1", "--to", &road], "titen edit undo 1"),
        (vec!["move", "SMS-1", "--to", &new], "already"),
        (vec!["move", "SMS-404", "--to", &new], "no item `SMS-404`"),
        (vec!["move", "cerita-00000000", "--to", &new], "no story"),
        (vec!["split", &road], "--items"),
        (vec!["split", &road, "--items", "P-2"], "does not lie in"),
        (
            vec!["split", &rice, "--items", "P-1,P-2,P-3,P-4"],
            "nothing would be left",
        ),
        (vec!["rename", &road, " "], "the title is empty"),
        (vec!["assign", &road], "--unit, --urusan"),
        (
            vec!["assign", &road, "--urusan", "9.99"],
            "no urusan `9.99`",
        ),
        (
            vec!["assign", &road, "--unit", "DINAS-X"],
            "no perangkat daerah",
        ),
        (
            vec!["override", &road, "--part", "X", "--value", "3"],
            "no score part or criterion `X`; name U, S, G or one of hazard",
        ),
        (
            vec!["override", &road, "--part", "U", "--value", "6"],
            "write 1 to 5",
        ),
        (
            vec!["override", &road, "--part", "promise", "--value", "3"],
            "write 0 to 1",
        ),
        (
            vec!["override", &road, "--part", "U", "--value", "NaN"],
            "write 1 to 5",
        ),
        (
            vec![
                "override", &road, "--part", "U", "--value", "2", "--week", "2026-W30",
            ],
            "no items in 2026-W30",
        ),
        (vec!["undo", "9"], "no edit 9"),
    ] {
        let ran = edit(&titen, &args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(expect), "{args:?}: {}", ran.err);
    }
    for reason in [&[][..], &["--reason", " "]] {
        let ran = titen.run(&[&["edit", "reject", &road], reason].concat());
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains("--reason"), "{}", ran.err);
    }
    assert_eq!(listed(&titen).len(), 1);
    let empty = Titen::at(NOW);
    assert_ne!(edit(&empty, &["reject", &road]).code, 0);
    assert!(!empty.exists("data"));
}

#[test]
fn each_edit_has_help_with_an_example() {
    let titen = Titen::at(NOW);
    for what in [
        "merge",
        "split",
        "move",
        "rename",
        "assign",
        "keep",
        "proposals",
        "reject",
        "override",
        "undo",
    ] {
        let help = titen.ok(&["edit", what, "--help"]).out;
        assert!(
            help.contains(&format!("Example:\n  titen edit {what} ")),
            "{help}"
        );
    }
}
