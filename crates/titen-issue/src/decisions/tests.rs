//! Analysts' edits hold: in the week that is grouped anew, in later weeks, and no longer than they are in force.

use super::*;
use crate::{
    Carried, Known, RankSettings, Scope,
    build::{at, complaint, week, with_urusan},
    group_week, rank_week,
    settings::GroupSettings,
};
use std::sync::LazyLock;
use titen_model::{Document, Item, RankedWeek, UnrankedReason};

static DICT: LazyLock<Dictionaries> = LazyLock::new(|| Dictionaries::builtin().unwrap());

type Said = Vec<(Item, Document)>;

/// Citizens `who` report a fault in Kec. Kapas, `weeks` after the first.
fn reports(who: &[&str], body: &str, urusan: &str, weeks: i64) -> Said {
    who.iter()
        .enumerate()
        .map(|(i, who)| {
            let hours = 3 + 20 * i as i64 + weeks * 168;
            let (item, doc) = complaint(who, hours, &format!("{body} {who}"));
            (item, at(with_urusan(doc, urusan), &["35.22.15"]))
        })
        .collect()
}

const LAMP: &str = "lampu jalan padam gelap gulita depan balai";
const RICE: &str = "pupuk subsidi langka petani menjerit tanam";

fn lamps(who: &[&str], weeks: i64) -> Said {
    reports(who, LAMP, "2.15", weeks)
}

fn rice(who: &[&str], weeks: i64) -> Said {
    reports(who, RICE, "3.27", weeks)
}

fn group(
    weeks: i64,
    carried: &Carried,
    earlier: Option<&GroupedWeek>,
    edits: &[IssueEdit],
    said: &Said,
) -> (GroupedWeek, Carried) {
    let at = week_after(weeks);
    let (docs, items) = parted(said);
    let known = Known {
        carried,
        earlier,
        decisions: Decisions::in_week(at, edits),
    };
    group_week(at, known, &docs, &items, &DICT, &GroupSettings::default())
}

fn parted(said: &Said) -> (Vec<Document>, BTreeMap<ItemId, Item>) {
    let items = said.iter().map(|s| (s.0.id, s.0.clone()));
    (said.iter().map(|s| s.1.clone()).collect(), items.collect())
}

fn week_after(weeks: i64) -> Week {
    (0..weeks).fold(week(), |w, _| w.next())
}

fn rank(grouped: &GroupedWeek, said: &Said) -> RankedWeek {
    let (docs, items) = parted(said);
    let settings = RankSettings::default();
    rank_week(grouped, &docs, &items, None, &Scope::All, &DICT, &settings)
}

fn issue_of(grouped: &GroupedWeek, said: &(Item, Document)) -> IssueId {
    let holds = |s: &&titen_model::Story| s.members.iter().any(|m| m.item == said.0.id);
    grouped.stories.iter().find(holds).unwrap().issue.clone()
}

fn issues_of(grouped: &GroupedWeek, said: &Said) -> BTreeSet<IssueId> {
    said.iter().map(|s| issue_of(grouped, s)).collect()
}

fn ids(said: &[(Item, Document)]) -> Vec<ItemId> {
    said.iter().map(|s| s.0.id).collect()
}

fn edit(id: u64, what: Decision, held: Vec<(IssueId, Vec<ItemId>)>) -> IssueEdit {
    IssueEdit {
        id,
        at: week().bounds().1,
        by: "rina".into(),
        reason: "sudah ditinjau".into(),
        from: week(),
        what,
        held: held
            .into_iter()
            .map(|(issue, items)| Held { issue, items })
            .collect(),
    }
}

fn undo(id: u64, edit_id: u64) -> IssueEdit {
    edit(id, Decision::Undo { edit: edit_id }, vec![])
}

/// A week of both faults, and what an analyst merged of it.
fn merged() -> (Said, Said, GroupedWeek, IssueId, IssueId, IssueEdit) {
    let (a, b) = (
        lamps(&["budi", "siti", "tono"], 0),
        rice(&["rini", "joko"], 0),
    );
    let said = [a.clone(), b.clone()].concat();
    let (first, _) = group(0, &Carried::default(), None, &[], &said);
    let (ia, ib) = (issue_of(&first, &a[0]), issue_of(&first, &b[0]));
    assert_ne!(ia, ib);
    assert_eq!(issues_of(&first, &said).len(), 2);
    // The younger and smaller one keeps its id: the analyst says so.
    let what = Decision::Merge {
        into: ib.clone(),
        issues: vec![ia.clone()],
    };
    let held = vec![(ib.clone(), ids(&b)), (ia.clone(), ids(&a))];
    (a, b, first, ia, ib, edit(1, what, held))
}

#[test]
fn merged_issues_are_one_under_the_id_that_was_named_in_later_weeks_too() {
    let (a, b, first, ia, ib, merge) = merged();
    let said = [a, b].concat();
    let edits = [merge.clone()];
    let (again, carried) = group(0, &Carried::default(), Some(&first), &edits, &said);
    assert_eq!(issues_of(&again, &said), BTreeSet::from([ib.clone()]));
    let issue = again.issues.iter().find(|i| i.id == ib).unwrap();
    assert_eq!(issue.absorbed.as_slice(), std::slice::from_ref(&ia));
    assert_eq!(issue.decided.merged, issue.absorbed);
    assert_eq!(edits_in(&again), [1]);

    let next = [lamps(&["sari", "agus"], 1), rice(&["dewi", "eko"], 1)].concat();
    let (two, _) = group(1, &carried, None, &edits, &next);
    assert_eq!(issues_of(&two, &next), BTreeSet::from([ib.clone()]));
    let issue = two.issues.iter().find(|i| i.id == ib).unwrap();
    let counts: Vec<u32> = issue.history.iter().map(|w| w.n_items).collect();
    assert_eq!(counts, [5, 4]);

    // Of two issues that both come from the week before.
    let (_, apart) = group(0, &Carried::default(), Some(&first), &[], &said);
    let later = IssueEdit {
        from: week_after(1),
        held: vec![],
        ..merge
    };
    let (two, _) = group(1, &apart, None, &[later], &next);
    assert_eq!(issues_of(&two, &next), BTreeSet::from([ib.clone()]));
    let issue = two.issues.iter().find(|i| i.id == ib).unwrap();
    assert_eq!(issue.absorbed, [ia]);
    let why: Vec<&str> = issue.joins.iter().map(|j| j.why.as_str()).collect();
    assert_eq!(why, ["keputusan analis rina: sudah ditinjau"]);
}

#[test]
fn an_undone_merge_gives_both_their_ids_back() {
    let (a, b, first, ia, ib, merge) = merged();
    let said = [a.clone(), b.clone()].concat();
    let edits = [merge.clone()];
    let (again, _) = group(0, &Carried::default(), Some(&first), &edits, &said);
    let edits = [merge, undo(2, 1)];
    let (back, _) = group(0, &Carried::default(), Some(&again), &edits, &said);
    assert_eq!(issues_of(&back, &a), BTreeSet::from([ia]));
    assert_eq!(issues_of(&back, &b), BTreeSet::from([ib]));
    assert_eq!(edits_in(&back), [0; 0]);
}

#[test]
fn what_was_split_never_grows_together_again() {
    let said = lamps(&["budi", "siti", "tono", "rini", "joko"], 0);
    let (first, _) = group(0, &Carried::default(), None, &[], &said);
    let old = issue_of(&first, &said[0]);
    assert_eq!(issues_of(&first, &said).len(), 1);
    let new: IssueId = "isu-00000001".parse().unwrap();
    let what = Decision::Split {
        issue: old.clone(),
        new: new.clone(),
        items: ids(&said[..3]),
    };
    let edits = [edit(1, what, vec![(old.clone(), ids(&said[3..]))])];
    let (again, carried) = group(0, &Carried::default(), Some(&first), &edits, &said);
    assert_eq!(
        issues_of(&again, &said[..3].to_vec()),
        BTreeSet::from([new.clone()])
    );
    assert_eq!(
        issues_of(&again, &said[3..].to_vec()),
        BTreeSet::from([old.clone()]),
        "the smaller part keeps the id, since it was not the one to go"
    );

    // Three weeks of reports that fit both: with centroids alike, the two would long be one.
    let mut carried = carried;
    for weeks in 1..4 {
        let next = lamps(&["sari", "agus", "dewi", "eko", "wati"], weeks);
        let (grouped, after) = group(weeks, &carried, None, &edits, &next);
        let known: BTreeSet<&IssueId> = after.issues.iter().map(|i| &i.id).collect();
        assert!(known.contains(&old) && known.contains(&new), "{known:?}");
        assert!(grouped.issues.iter().all(|i| i.absorbed.is_empty()));
        carried = after;
    }

    let edits = [edits[0].clone(), undo(2, 1)];
    let (back, _) = group(0, &Carried::default(), Some(&again), &edits, &said);
    assert_eq!(issues_of(&back, &said), BTreeSet::from([old]));
}

#[test]
fn a_moved_item_lies_in_its_new_issue_and_the_two_stay_two() {
    let (a, b, first, ia, ib, _) = merged();
    let said = [a.clone(), b.clone()].concat();
    let what = Decision::Move {
        items: ids(&a[..1]),
        to: ib.clone(),
        away_from: vec![ia.clone()],
    };
    let held = vec![(ib.clone(), ids(&b)), (ia.clone(), ids(&a[1..]))];
    let edits = [edit(1, what, held)];
    let (again, carried) = group(0, &Carried::default(), Some(&first), &edits, &said);
    assert_eq!(issue_of(&again, &a[0]), ib);
    assert_eq!(issue_of(&again, &a[1]), ia);
    let both = "lampu jalan padam gelap, pupuk subsidi langka petani menjerit";
    let next = reports(&["sari", "agus", "dewi", "eko"], both, "2.15", 1);
    let (two, _) = group(1, &carried, None, &edits, &next);
    assert!(two.issues.iter().all(|i| i.absorbed.is_empty()));
}

#[test]
fn title_unit_and_urusan_stay_as_decided() {
    let (a, b, first, ia, ..) = merged();
    let said = [a, b].concat();
    let rename = Decision::Rename {
        issue: ia.clone(),
        title: "Penerangan jalan Kapas".into(),
    };
    let assign = Decision::Assign {
        issue: ia.clone(),
        unit: None,
        urusan: Some(UrusanCode::new("1.03")),
    };
    let edits = [edit(1, rename, vec![]), edit(2, assign, vec![])];
    let (_, carried) = group(0, &Carried::default(), Some(&first), &edits, &said);
    let next = lamps(&["sari", "agus"], 1);
    let (two, _) = group(1, &carried, None, &edits, &next);
    let issue = two.issues.iter().find(|i| i.id == ia).unwrap();
    assert_eq!(issue.title, "Penerangan jalan Kapas");
    assert_eq!(issue.urusan, Some(UrusanCode::new("1.03")));
    let leads = DICT
        .perangkat_daerah
        .for_urusan(&UrusanCode::new("1.03"), week_after(1).sunday());
    assert_eq!(issue.perangkat_daerah.as_ref(), Some(&leads[0].id));
    let edits = [edits.to_vec(), vec![undo(3, 1)]].concat();
    let (two, _) = group(1, &carried, None, &edits, &next);
    let issue = two.issues.iter().find(|i| i.id == ia).unwrap();
    assert_ne!(issue.title, "Penerangan jalan Kapas");
}

#[test]
fn a_rejected_issue_has_no_rank_and_an_override_moves_one() {
    let (a, b, first, ia, ib, _) = merged();
    let said = [a, b].concat();
    let before = rank(&first, &said);
    assert_eq!(before.ranked[0].issue, ia);
    let over = |id, part: &str, value, only_in| {
        let what = Decision::Override {
            issue: ib.clone(),
            part: part.into(),
            value,
            only_in,
        };
        edit(id, what, vec![])
    };
    let edits = [
        over(1, "U", 5.0, None),
        over(2, "G", 5.0, Some(week_after(1))),
    ];
    let (grouped, _) = group(0, &Carried::default(), Some(&first), &edits, &said);
    let ranked = rank(&grouped, &said);
    let top = &ranked.ranked[0];
    assert_eq!((&top.issue, top.usg.u), (&ib, 5));
    assert_ne!(top.usg.g, 5, "that holds next week only");
    assert_eq!(top.edits.iter().map(|e| e.id).collect::<Vec<_>>(), [1]);
    let part = top.parts.iter().find(|p| p.key == "override").unwrap();
    assert!(part.why.contains("sudah ditinjau"), "{}", part.why);

    let edits = [edit(1, Decision::Reject { issue: ia.clone() }, vec![])];
    let (grouped, _) = group(0, &Carried::default(), Some(&first), &edits, &said);
    let ranked = rank(&grouped, &said);
    assert!(ranked.ranked.iter().all(|r| r.issue != ia));
    let out = ranked.unranked.iter().find(|u| u.issue == ia).unwrap();
    assert_eq!(out.reason, UnrankedReason::Rejected);
    assert_eq!(out.why, "keputusan analis rina: sudah ditinjau");
}
