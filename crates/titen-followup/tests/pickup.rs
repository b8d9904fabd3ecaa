//! What outlets made of press releases, measured: copies, rewritings, reports of their own, and what has nothing to do
//! with the release. The set is `pickup/set.toml`, of our own making.

#![allow(clippy::unwrap_used)]
#![allow(
    clippy::print_stdout,
    reason = "the figures are shown with --nocapture"
)]

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_followup::{PickupRules, Shingles, compare, take};
use titen_model::{Channel, Item, ItemId, Took};
use titen_text::Analyser;

#[derive(Deserialize)]
struct Set {
    release: Vec<Release>,
    article: Vec<Article>,
}

#[derive(Deserialize)]
struct Release {
    id: String,
    part: String,
    text: String,
}

#[derive(Deserialize)]
struct Article {
    release: String,
    kind: String,
    text: String,
}

fn shingles(analyser: &Analyser, text: &str) -> Shingles {
    let item = Item {
        id: ItemId::new("s", "1"),
        key: "1".into(),
        source: "s".into(),
        channel: Channel::News,
        url: None,
        title: None,
        body: Some(text.into()),
        published: None,
        received: "2026-08-12T02:00:00Z".parse().unwrap(),
        lang: None,
        extra: BTreeMap::new(),
    };
    Shingles::of(&analyser.analyse(&item, 1))
}

/// By what it is and what it was taken for.
type Confusion = BTreeMap<(String, String), usize>;

fn measured(part: &str) -> (Confusion, usize, usize) {
    let analyser = Analyser::new(Arc::new(Dictionaries::builtin().unwrap()), None);
    let set: Set = toml::from_str(include_str!("pickup/set.toml")).unwrap();
    let rules = PickupRules::default();
    let (mut confusion, mut right, mut all) = (Confusion::new(), 0, 0);
    for release in set.release.iter().filter(|r| r.part == part) {
        let text = [shingles(&analyser, &release.text)];
        for article in set.article.iter().filter(|a| a.release == release.id) {
            let said = shingles(&analyser, &article.text);
            // A copy must be found by its text alone; the grouping tells what else is on the issue.
            let on_issue = article.kind == "sendiri";
            let took = match take(&said, &text, on_issue, &rules).map(|m| m.took) {
                Some(Took::Salinan) => "salinan",
                Some(Took::Olahan) => "olahan",
                Some(Took::Sendiri) => "sendiri",
                None => "lain",
            };
            println!(
                "{part:<9} {:<10} {:<8} taken for {took:<8} {:.3} of it, {:.3} of the release",
                release.id,
                article.kind,
                compare(&said, &text[0]).of_article,
                compare(&said, &text[0]).of_release
            );
            all += 1;
            right += usize::from(took == article.kind);
            *confusion
                .entry((article.kind.clone(), took.into()))
                .or_default() += 1;
        }
    }
    println!("{part}: {right} of {all} right; {confusion:?}");
    (confusion, right, all)
}

#[test]
fn copies_rewritings_and_reports_of_their_own_are_told_apart() {
    let (_, right, all) = measured("dev");
    assert!(right * 10 >= all * 9, "dev: {right} of {all}");
    let (confusion, right, all) = measured("held-out");
    assert!(right * 10 >= all * 9, "held-out: {right} of {all}");
    let mixed = |is: &str, took: &str| confusion.contains_key(&(is.into(), took.into()));
    assert!(!mixed("sendiri", "salinan") && !mixed("lain", "salinan"));
}

#[test]
fn a_text_that_is_too_short_is_no_copy() {
    let analyser = Analyser::new(Arc::new(Dictionaries::builtin().unwrap()), None);
    let release = [shingles(
        &analyser,
        "Jalan ditutup dua hari karena perbaikan jembatan desa.",
    )];
    let short = shingles(&analyser, "Jalan ditutup dua hari.");
    assert_eq!(take(&short, &release, false, &PickupRules::default()), None);
    assert_eq!(
        take(&short, &[], true, &PickupRules::default())
            .unwrap()
            .took,
        Took::Sendiri
    );
}

#[test]
fn what_only_names_the_matter_and_its_place_is_nobody_s_wording() {
    let analyser = Analyser::new(Arc::new(Dictionaries::builtin().unwrap()), None);
    let topic = ["jalan", "rusak", "lubang", "desa", "kedungrejo"]
        .map(str::to_owned)
        .into();
    let text = "Jalan rusak berlubang Desa Kedungrejo, jalan rusak berlubang.";
    assert!(!shingles(&analyser, text).is_empty());
    assert!(shingles(&analyser, text).without(&topic).is_empty());
}
