//! What the second view must hold to: values from evidence, honestly none without, and an analyst's word.

use super::*;
use crate::{
    build::{with_cue, with_urusan},
    case::{Times, cases},
    criteria::Listed,
    rank::tests::{DICT, Said, reports},
    season::Seasons,
};
use titen_model::{
    CueKind, Decided, Document, EditNote, GroupedWeek, ScoreOverride, UrusanCode, Weighted,
};

fn grouped(said: &Said) -> (GroupedWeek, Vec<Document>) {
    let docs: Vec<Document> = said.iter().map(|s| s.1.clone()).collect();
    let items = said.iter().map(|s| (s.0.id, s.0.clone())).collect();
    let (grouped, _) = crate::group_week(
        crate::build::week(),
        crate::Known::after(&crate::Carried::default()),
        &docs,
        &items,
        &DICT,
        &crate::GroupSettings::default(),
    );
    (grouped, docs)
}

fn table(said: &Said, decided: Decided, settings: &RankSettings) -> Weighted {
    let (mut grouped, docs) = grouped(said);
    assert_eq!(grouped.issues.len(), 1);
    grouped.issues[0].decided = decided;
    let times = Times {
        seasons: Seasons::default(),
        until: grouped.week.sunday(),
        over: true,
    };
    let cases = cases(&grouped, &docs, &times);
    let tally = Tally::of(&cases[0], &settings.full);
    weighted(&cases[0], &tally, &DICT, settings).unwrap()
}

fn value(table: &Weighted, key: &str) -> Option<f64> {
    let found = table.criteria.iter().find(|c| c.key == key);
    found.unwrap().value
}

fn plain(said: &Said) -> Weighted {
    table(said, Decided::default(), &RankSettings::default())
}

#[test]
fn what_nobody_assessed_has_no_value_and_takes_nothing_away() {
    let few = plain(&reports(0, 3));
    for key in ["targets", "ease", "promise"] {
        assert_eq!(value(&few, key), None, "{key}");
    }
    let unassessed = few.criteria.iter().filter(|c| c.value.is_none());
    assert!(
        unassessed
            .clone()
            .all(|c| c.why == "belum dinilai" && c.evidence.is_empty())
    );
    assert_eq!((few.out_of(), unassessed.count()), (40.0, 3));
    let known = few.criteria.iter().filter(|c| c.value.is_some());
    assert!(
        known
            .clone()
            .all(|c| c.value == Some(0.0) || !c.evidence.is_empty())
    );
    let sum: f64 = known.map(|c| c.weight * c.value.unwrap()).sum();
    assert!((few.points() - sum).abs() < 1e-9 && sum > 0.0);

    let many = plain(&reports(0, 12));
    assert!(value(&many, "breadth") > value(&few, "breadth"));
    assert_eq!(
        value(&many, "own_duty"),
        Some(0.8),
        "2.15 is wajib, and all say so"
    );
}

#[test]
fn several_urusan_and_an_essential_service_are_leverage() {
    let one = plain(&reports(2, 6));
    let mut said = reports(2, 6);
    for (i, (_, doc)) in said.iter_mut().enumerate() {
        *doc = with_cue(doc.clone(), CueKind::EssentialService, None);
        let mut other = with_urusan(doc.clone(), "1.02").urusan;
        if i < 3 {
            doc.urusan.append(&mut other);
        }
    }
    let several = plain(&said);
    assert_eq!(value(&one, "leverage"), Some(0.0));
    assert!((value(&several, "leverage").unwrap() - (0.5 + 0.125)).abs() < 1e-9);
    let why = &several.criteria[3].why;
    assert!(why.contains("2 urusan: Kesehatan; Pekerjaan Umum"), "{why}");
}

#[test]
fn a_list_of_the_office_gives_the_highest_value_and_else_nothing() {
    let with = |listed: Vec<Listed>| {
        let mut settings = RankSettings::default();
        settings.criteria[0].listed = Some(listed);
        let table = table(&reports(0, 4), Decided::default(), &settings);
        table.criteria[0].clone()
    };
    let entry = |name: &str, urusan: &[&str], words: &[&str], value| Listed {
        name: name.into(),
        urusan: urusan.iter().map(UrusanCode::new).collect(),
        words: words.iter().map(|w| (*w).to_owned()).collect(),
        value,
    };
    let low = entry("urusannya", &["2.15"], &[], 0.4);
    let words = entry("katanya", &[], &["Padam gelap"], 0.9);
    let found = with(vec![low.clone(), words.clone()]);
    assert_eq!((found.value, found.evidence.len()), (Some(0.9), 4));
    assert!(found.why.contains("“katanya”, menurut 4 dari 4 butir"));
    // Both must hold; words follow each other.
    let both = entry("keduanya", &["1.03"], &["padam"], 1.0);
    let apart = entry("terpisah", &[], &["padam gulita"], 1.0);
    let none = with(vec![both, apart.clone()]);
    assert_eq!(none.value, Some(0.0));
    assert_eq!(none.why, "tidak termasuk 2 hal yang didaftar kantor");
    assert_eq!(with(vec![low, apart]).value, Some(0.4));
}

#[test]
fn an_analyst_sets_a_value_beside_the_one_that_was_computed() {
    let set = |part: &str, value| ScoreOverride {
        part: part.into(),
        value,
        edit: EditNote {
            id: 1,
            kind: "override".into(),
            at: crate::build::week().bounds().0,
            by: "rina".into(),
            reason: "janji nomor 3".into(),
        },
    };
    let decided = Decided {
        overrides: vec![set("promise", 0.6), set("breadth", 1.0)],
        ..Decided::default()
    };
    let t = table(&reports(0, 3), decided, &RankSettings::default());
    assert_eq!((value(&t, "promise"), t.out_of()), (Some(0.6), 65.0));
    let why = |i: usize| t.criteria[i].why.as_str();
    assert_eq!(
        why(5),
        "ditetapkan analis: janji nomor 3 (hitungan titen belum dinilai)"
    );
    assert!(why(2).contains("(hitungan titen 0,"), "{}", why(2));
    assert_eq!(t.criteria[5].set.as_ref().unwrap().computed, None);
    assert!(t.criteria[2].set.as_ref().unwrap().computed.unwrap() < 1.0);
}

#[test]
fn equals_share_a_rank_and_no_difference_is_no_rank() {
    let of = |value: Option<f64>| {
        let mut t = plain(&reports(0, 3));
        t.criteria.truncate(1);
        t.criteria[0].value = value;
        t
    };
    let ranks = |values: &[Option<f64>]| -> Vec<Option<u32>> {
        let mut tables: Vec<Weighted> = values.iter().map(|v| of(*v)).collect();
        rank_weighted(tables.iter_mut());
        tables.iter().map(|t| t.rank).collect()
    };
    let half = Some(0.5);
    assert_eq!(
        ranks(&[half, Some(0.9), None, half, Some(0.1)]),
        [Some(2), Some(1), None, Some(2), Some(4)]
    );
    assert_eq!(ranks(&[half, half, None]), [None; 3]);
    assert_eq!(ranks(&[]), []);
}
