//! `titen explain`: what is told of an item and of two adds up, and what cannot be told names the remedy.

use crate::edit::{edited, id, issues, two_problems, with_item};
use crate::sample_week::edition;
use crate::titen::{Ran, Titen};
use crate::weekly::{NOW, lines};
use serde_json::Value;
use std::collections::BTreeMap;
use titen_model::ItemId;

/// A flood report of the sample week, and the same flood in another paper.
const FLOOD: [&str; 2] = ["jatim-kawat-10247", "tag:suara-rajekwesi.test,2025:7271"];

fn said(ran: Ran) -> String {
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

fn json(ran: Ran) -> Value {
    serde_json::from_str(&said(ran)).expect("JSON")
}

fn adds_up(weighed: &Value) {
    let points = |v: &Value| v["points"].as_f64().expect("points");
    let parts = weighed["parts"].as_array().expect("parts");
    let sum: f64 = parts.iter().map(points).sum();
    let score = weighed["score"].as_f64().expect("a score");
    assert!((sum - score).abs() < 1e-4, "{weighed}");
}

#[test]
fn an_item_of_the_sample_week_is_explained() {
    let week = edition();
    let told = said(week.run(&["explain", FLOOD[0]]));
    for expect in [
        "[jatim-kawat-10247] Bengawan Solo Meluap",
        "in 2025-W49",
        "near enough to the other items there",
        "above the threshold of 0.580",
        "solo 0.",
        "time between",
        "nearest other story",
        "near enough to the other stories there",
        "same urusan",
        "nearest other issue",
    ] {
        assert!(told.contains(expect), "{expect} in {told}");
    }
    let e = json(week.run(&["explain", FLOOD[0], "--json"]));
    for place in ["story", "issue"] {
        adds_up(&e[place]["with_others"]);
        adds_up(&e[place]["nearest_other"]["weighed"]);
    }
    let id = e["item"].as_str().expect("an id");
    assert_eq!(said(week.run(&["explain", &id[..12]])), told, "by its id");
    let ran = week.run(&["explain", FLOOD[0], "--week", "2025-W48"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("it does in 2025-W49"), "{}", ran.err);
}

#[test]
fn two_items_of_the_sample_week_are_explained() {
    let week = edition();
    let one = json(week.run(&["explain", FLOOD[0], FLOOD[1], "--json"]));
    assert_eq!(one["together"], "story");
    adds_up(&one["items"]);
    let other = said(week.run(&["explain", FLOOD[0], "jp-2456"]));
    assert!(other.contains("not together: two stories"), "{other}");
    assert!(other.contains("their issues"), "{other}");
}

#[test]
fn what_an_analyst_told_apart_is_said_with_the_reason() {
    let titen = two_problems();
    titen.ok(&["weekly", "--draft"]);
    let road = id(with_item(&issues(&titen, "2026-W33"), "L-3"));
    edited(&titen, &["split", &road, "--items", "SMS-1"]);
    let ran = titen.ok(&["explain", "SMS-1", "L-3"]);
    assert!(ran.err.contains("changed since the week was grouped"));
    titen.ok(&["weekly", "--draft"]);
    let ran = titen.ok(&["explain", "SMS-1", "L-3"]);
    assert_eq!(ran.err, "");
    for expect in [
        "not together: two stories of two issues",
        "held there by edit 1 (split, rina: sudah ditinjau)",
        "told apart",
    ] {
        assert!(ran.out.contains(expect), "{expect} in {}", ran.out);
    }
}

#[test]
fn two_weeks_are_told_apart_or_together_by_their_issue() {
    let titen = two_problems();
    titen.ok(&["weekly", "--draft"]);
    let next = [(
        "lapor",
        "N-2",
        "Jalan rusak dan berlubang di Desa Kedungrejo Kecamatan Kedungadem belum diperbaiki, warga jatuh.",
    )];
    titen.write("next.jsonl", lines(&next, "2026-08-18T09:00:00+07:00"));
    let later = "version = 1\nnow = \"2026-08-24T07:00:00+07:00\"\n";
    titen.write("titen.toml", later);
    titen.ok(&["import", "next.jsonl"]);
    let ran = titen.run(&["explain", "N-2"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("titen weekly"), "{}", ran.err);
    titen.ok(&["weekly", "--draft"]);
    let together = titen.ok(&["explain", "L-3", "N-2"]).out;
    assert!(together.contains("the issue goes on"), "{together}");
    for (week, code) in [("2026-W33", 0), ("2026-W34", 0), ("2026-W30", 2)] {
        let ran = titen.run(&["explain", "L-3", "N-2", "--week", week]);
        assert_eq!(ran.code, code, "{week}: {}", ran.err);
    }
    let apart = titen.ok(&["explain", "P-2", "N-2"]).out;
    assert!(apart.contains("different weeks"), "{apart}");
    assert!(titen.ok(&["explain", "N-2"]).out.contains("in 2026-W34"));
}

#[test]
fn what_names_no_item_or_several_is_refused_with_the_remedy() {
    let titen = Titen::at(NOW);
    let twice = [
        ("sms", "A-1", "jalan Kanor rusak"),
        ("lapor", "A-1", "pupuk di Kanor langka"),
    ];
    titen.write("twice.jsonl", lines(&twice, "2026-08-12T09:00:00+07:00"));
    titen.ok(&["import", "twice.jsonl"]);
    titen.ok(&["weekly", "--draft"]);
    for (args, expect) in [
        (vec!["explain", "A-404"], "there is no item `A-404`"),
        (vec!["explain", "A-1"], "name one by its id"),
        (vec!["explain", "ffffffffffff"], "there is no item"),
    ] {
        let ran = titen.run(&args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(expect), "{}", ran.err);
    }
    let week = edition();
    let ran = week.run(&["explain", FLOOD[0], FLOOD[0]]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("are one item"), "{}", ran.err);
}

#[test]
fn a_beginning_that_two_ids_share_asks_for_more() {
    let begins = |n: u32| ItemId::new("sms-center", &format!("K-{n}")).to_string()[..4].to_owned();
    let mut seen = BTreeMap::new();
    let (one, other) = (0..)
        .find_map(|n| seen.insert(begins(n), n).map(|before| (before, n)))
        .expect("two keys");
    let keys = [one, other].map(|n| format!("K-{n}"));
    let texts = [
        ("sms", keys[0].as_str(), "jalan Kanor rusak"),
        ("sms", keys[1].as_str(), "pupuk di Kanor langka"),
    ];
    let titen = Titen::at(NOW);
    titen.write("two.jsonl", lines(&texts, "2026-08-12T09:00:00+07:00"));
    titen.ok(&["import", "two.jsonl"]);
    titen.ok(&["weekly", "--draft"]);
    let ran = titen.run(&["explain", &begins(one)]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("write more of it"), "{}", ran.err);
    titen.ok(&["explain", &keys[0], &keys[1]]);
}
