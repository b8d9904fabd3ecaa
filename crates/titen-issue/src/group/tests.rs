//! What grouping must hold to: one event one story, ids that stay, order that does not matter.

use super::*;
use crate::build::{at, complaint, news, week, with_urusan};
use proptest::prelude::*;
use std::sync::LazyLock;
use titen_model::{Story, Tone};

static DICT: LazyLock<Dictionaries> = LazyLock::new(|| Dictionaries::builtin().unwrap());

type Said = Vec<(Item, Document)>;

fn group_after(
    week: Week,
    carried: &Carried,
    earlier: Option<&GroupedWeek>,
    said: &[(Item, Document)],
) -> (GroupedWeek, Carried) {
    let docs: Vec<Document> = said.iter().map(|s| s.1.clone()).collect();
    let items = said.iter().map(|s| (s.0.id, s.0.clone())).collect();
    group_week(
        week,
        Known {
            earlier,
            ..Known::after(carried)
        },
        &docs,
        &items,
        &DICT,
        &GroupSettings::default(),
    )
}

fn group(said: &[(Item, Document)]) -> GroupedWeek {
    group_after(week(), &Carried::default(), None, said).0
}

fn story_of<'a>(grouped: &'a GroupedWeek, said: &(Item, Document)) -> &'a Story {
    grouped
        .stories
        .iter()
        .find(|s| s.members.iter().any(|m| m.item == said.0.id))
        .unwrap()
}

/// Enough unlike news that the words of a test's own items are rare.
fn background() -> Said {
    let words = [
        "pasar",
        "sawah",
        "kantor",
        "pameran",
        "sekolah",
        "pelatihan",
        "bendung",
        "koperasi",
        "wisata",
        "lomba",
    ];
    (0..60)
        .map(|i| {
            let pick = |k: usize| words[(i * k + i / 7) % words.len()];
            news(
                &format!("koran{}", i % 5),
                i as i64 * 2,
                &format!("Kabar {} {} nomor{i}", pick(1), pick(3)),
                &format!("acara{i} {} berlangsung meriah{i} sekali", pick(7)),
            )
        })
        .collect()
}

fn bridge(source: &str, hours: i64, how: &str) -> (Item, Document) {
    let (item, doc) = news(
        source,
        hours,
        &format!("Jembatan Kedungjati putus {how}"),
        "Jembatan gantung Kedungjati putus diterjang arus, warga memutar",
    );
    (item, with_urusan(doc, "1.03"))
}

#[test]
fn one_event_is_one_story_and_another_is_not() {
    let mut said = background();
    let first = said.len();
    said.extend([
        bridge("a", 20, "diterjang banjir"),
        bridge("b", 26, "warga memutar"),
    ]);
    said.push(news(
        "a",
        27,
        "Harga cabai melonjak",
        "Pedagang cabai mengeluh harga melonjak menjelang hajatan",
    ));
    let grouped = group(&said);
    let (one, two, other) = (&said[first], &said[first + 1], &said[first + 2]);
    assert_eq!(story_of(&grouped, one).id, story_of(&grouped, two).id);
    assert_ne!(story_of(&grouped, one).id, story_of(&grouped, other).id);
    let n: usize = grouped.stories.iter().map(|s| s.members.len()).sum();
    assert_eq!(n, said.len());
}

#[test]
fn copies_are_kept_and_counted_once() {
    let text = "Pemerintah kabupaten mengumumkan jadwal pengurasan waduk besar mulai pekan depan hingga akhir bulan";
    let mut said = background();
    let original = said.len();
    said.extend((0..2000).map(|i| news(&format!("situs{i}"), 30, "Jadwal pengurasan waduk", text)));
    let grouped = group(&said);
    let story = story_of(&grouped, &said[original]);
    let copies = story.members.iter().filter(|m| m.copy_of.is_some()).count();
    assert_eq!((story.members.len(), copies), (2000, 1999));
    let issue = grouped.issues.iter().find(|i| i.id == story.issue).unwrap();
    assert_eq!(issue.history.last().unwrap().n_items, 1);
    assert_eq!(issue.history.last().unwrap().n_sources, 1);
}

#[test]
fn an_edit_is_one_item_in_its_last_revision() {
    let (item, doc) = bridge("a", 5, "pagi");
    let later = Document {
        revision: 2,
        tone: Tone::Negatif,
        ..doc.clone()
    };
    let grouped = group(&[(item.clone(), later), (item, doc)]);
    assert_eq!(grouped.stories.len(), 1);
    assert_eq!(grouped.stories[0].members.len(), 1);
}

#[test]
fn two_citizens_who_say_the_same_are_no_copies_and_one_who_repeats_is() {
    let said = [("budi", 1), ("siti", 2), ("budi", 3)]
        .map(|(who, h)| complaint(who, h, "lampu jalan mati total"));
    let grouped = group(&said);
    let copies: Vec<bool> = said
        .iter()
        .map(|s| {
            story_of(&grouped, s)
                .members
                .iter()
                .find(|m| m.item == s.0.id)
                .unwrap()
                .copy_of
                .is_some()
        })
        .collect();
    assert_eq!(copies, [false, false, true]);
}

#[test]
fn reports_of_one_fault_in_one_kecamatan_are_one_issue_named_after_it() {
    let mut said = background();
    let first = said.len();
    let report = |who: &str, hours, body: &str, code: &str| {
        let (item, doc) = complaint(who, hours, body);
        (item, at(with_urusan(doc, "2.15"), &[code]))
    };
    said.push(report(
        "budi",
        3,
        "mohon diperbaiki lampu jalan padam depan balai",
        "35.22.15",
    ));
    said.push(report(
        "siti",
        40,
        "lampu jalan padam sepanjang pertigaan gelap",
        "35.22.15",
    ));
    said.push(report(
        "tono",
        90,
        "sudah lapor lampu jalan padam belum ditangani",
        "35.22.15",
    ));
    let grouped = group(&said);
    let issues: Vec<_> = said[first..]
        .iter()
        .map(|s| story_of(&grouped, s).issue.clone())
        .collect();
    assert!(issues.iter().all(|i| *i == issues[0]), "{issues:?}");
    let issue = grouped.issues.iter().find(|i| i.id == issues[0]).unwrap();
    assert!(
        issue.title.to_lowercase().contains("lampu")
            || issue.title.to_lowercase().contains("padam"),
        "{}",
        issue.title
    );
    assert!(issue.title.contains(" — "), "{}", issue.title);
    assert_eq!(issue.urusan.as_ref().unwrap().as_str(), "2.15");
    assert_eq!(issue.wilayah[0].items.len(), 3);
}

fn later(mut said: (Item, Document), weeks: i64) -> (Item, Document) {
    said.0.key.push_str(&format!("+{weeks}"));
    said.0.id = ItemId::new(&said.0.source, &said.0.key);
    said.1.item = said.0.id;
    said.1.at += chrono::Duration::weeks(weeks);
    said
}

#[test]
fn an_issue_keeps_its_id_over_weeks_and_silent_weeks_are_zeros() {
    let mut said = background();
    let first = said.len();
    said.extend([
        bridge("a", 20, "banjir"),
        bridge("b", 22, "arus"),
        bridge("c", 90, "warga"),
        bridge("d", 150, "dewan"),
    ]);
    let (one, carried) = group_after(week(), &Carried::default(), None, &said);
    let id = story_of(&one, &said[first]).issue.clone();

    let quiet: Said = background().into_iter().map(|s| later(s, 1)).collect();
    let (two, carried) = group_after(week().next(), &carried, None, &quiet);
    let silent = two.issues.iter().find(|i| i.id == id).unwrap();
    assert!(silent.stories.is_empty());
    assert_eq!(
        silent.history.iter().map(|w| w.n_items).collect::<Vec<_>>(),
        [4, 0]
    );

    let bytes = postcard::to_stdvec(&carried).unwrap();
    let carried: Carried = postcard::from_bytes(&bytes).unwrap();
    let again = [later(bridge("a", 30, "belum diperbaiki"), 2)];
    let (three, _) = group_after(week().next().next(), &carried, None, &again);
    assert_eq!(story_of(&three, &again[0]).issue, id);
    let issue = three.issues.iter().find(|i| i.id == id).unwrap();
    assert_eq!(
        issue.history.iter().map(|w| w.n_items).collect::<Vec<_>>(),
        [4, 0, 1]
    );
    assert_eq!(issue.first_seen, week());
}

/// What two kinds of reporters call by different words turns out to be one thing.
#[test]
fn two_issues_of_one_problem_grow_together_under_the_older_id() {
    let report = |who: &str, hours, body: &str| {
        let (item, doc) = complaint(who, hours, body);
        (item, at(with_urusan(doc, "2.15"), &["35.22.15"]))
    };
    let mut said = background();
    let first = said.len();
    for (i, who) in ["budi", "siti", "tono"].iter().enumerate() {
        said.push(report(who, 3 + i as i64, "lampu jalan padam depan balai"));
    }
    for (i, who) in ["rini", "joko"].iter().enumerate() {
        said.push(report(
            who,
            50 + i as i64,
            "tiang penerangan gelap gulita malam",
        ));
    }
    let (one, carried) = group_after(week(), &Carried::default(), None, &said);
    let older = story_of(&one, &said[first]).issue.clone();
    let younger = story_of(&one, &said[first + 3]).issue.clone();
    assert_ne!(older, younger, "nothing joins them yet");

    let mut next: Said = background().into_iter().map(|s| later(s, 1)).collect();
    for (i, who) in ["sari", "agus", "dewi", "eko", "wati", "bayu"]
        .iter()
        .enumerate()
    {
        let body = "lampu jalan padam, tiang penerangan gelap gulita malam depan balai";
        next.push(later(report(who, 3 + 20 * i as i64, body), 1));
    }
    let (two, _) = group_after(week().next(), &carried, None, &next);
    let issue = two.issues.iter().find(|i| i.id == older).unwrap();
    assert_eq!(issue.absorbed.as_slice(), std::slice::from_ref(&younger));
    assert!(two.issues.iter().all(|i| i.id != younger));
    let counts: Vec<u32> = issue.history.iter().map(|w| w.n_items).collect();
    assert_eq!(counts, [5, 6], "the history is that of both");
}

#[test]
fn a_story_goes_on_over_the_end_of_the_week() {
    let mut said = background();
    said.push(bridge("a", 166, "dini hari"));
    let (one, carried) = group_after(week(), &Carried::default(), None, &said);
    let next = [later(bridge("b", 3, "pagi"), 1)];
    let (two, _) = group_after(week().next(), &carried, None, &next);
    let before = story_of(&one, &said[said.len() - 1]);
    assert_eq!(
        (&two.stories[0].id, &two.stories[0].issue),
        (&before.id, &before.issue)
    );
    assert_eq!(two.stories[0].members.len(), 1);
}

#[test]
fn late_items_do_not_rename_what_was_published() {
    let mut said = background();
    said.extend([bridge("a", 20, "banjir"), bridge("b", 22, "arus")]);
    let known = said[said.len() - 1].clone();
    let first = group(&said);
    let late = bridge("z", 17, "diterjang");
    said.push(late.clone());
    let again = group_after(week(), &Carried::default(), Some(&first), &said).0;
    let (before, now) = (story_of(&first, &known), story_of(&again, &late));
    assert_eq!(
        now.members[0].item, late.0.id,
        "the late item is the earliest"
    );
    assert_eq!((&before.id, &before.issue), (&now.id, &now.issue));
    let fresh = group(&said);
    assert_ne!(
        story_of(&fresh, &late).id,
        before.id,
        "without the earlier grouping its founder would name it"
    );
}

#[test]
fn odd_items_cost_nothing_but_themselves() {
    assert_eq!(group(&[]).stories, []);
    let mut said = vec![
        news("a", 0, "Banjir", ""),
        news("a", 0, "", ""),
        news("a", 0, "!!!", ""),
    ];
    said.push(news(
        "a",
        -24 * 365 * 56,
        "Kabar lama",
        "dari tahun lama sekali",
    ));
    said.push(news(
        "a",
        24 * 365 * 5,
        "Kabar nanti",
        "dari masa depan yang jauh",
    ));
    let grouped = group(&said);
    let n: usize = grouped.stories.iter().map(|s| s.members.len()).sum();
    assert_eq!(n, 5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_order_of_documents_does_not_matter(
        picks in prop::collection::vec((0usize..6, 0usize..6, 0i64..160, 0usize..4), 2..40),
        seed in any::<u64>(),
    ) {
        let places = ["malo", "kapas", "temayang", "dander", "baureno", "sugihwaras"];
        let faults = ["jalan rusak berlubang", "lampu padam gelap", "pupuk langka mahal", "banjir luapan kali", "sampah menumpuk bau", "pohon tumbang"];
        let mut said: Said = picks.iter().enumerate().map(|(i, (p, f, h, s))| {
            news(&format!("s{s}"), *h, &format!("{} {}", faults[*f], places[*p]), &format!("warga {} melapor{}", places[*p], i % 3))
        }).collect();
        let one = group_after(week(), &Carried::default(), None, &said);
        // A cheap shuffle: the order of hashes.
        said.sort_by_key(|s| xxhash_rust::xxh3::xxh3_64_with_seed(s.0.id.as_bytes(), seed));
        let two = group_after(week(), &Carried::default(), None, &said);
        prop_assert_eq!(postcard::to_stdvec(&one).unwrap(), postcard::to_stdvec(&two).unwrap());
    }
}
